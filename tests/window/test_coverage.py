"""The coverage map on screen: by touch and by keys, beside the map or in its place."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.viewmodels.coverage import CoverageModel, Tint
from tests.answering import right_response
from tests.quizmaking import quiz_desk
from tests.window.driver import Driver
from tests.window.rooms import SIZES, Room


@contextmanager
def mapped(driver: Driver, folder: Path, size: str = "desktop") -> Iterator[Room]:
    desk = quiz_desk(folder)
    try:
        room = Room(driver, desk, SIZES[size]).open()
        quiz = desk.quiz()
        attempt = quiz.start_sections(desk.learner().id, ["people"], seed=1)
        quiz.submit(quiz.answer(attempt, right_response(quiz.question(attempt).item)))
        room.router.teach("coverage")
        driver.settle()
        yield room
    finally:
        desk.close()


def model_of(room: Room) -> CoverageModel:
    return room.router.pages.coverage


@pytest.mark.parametrize("size", SIZES)
def test_no_layout_fault_with_and_without_an_open_point(driver: Driver, tmp_path: Path, size: str) -> None:
    with mapped(driver, tmp_path, size) as room:
        assert room.faults() == []
        model_of(room).colour_by(Tint.FACILITY)
        assert room.faults() == []
        model_of(room).open("moon")
        assert room.faults() == []


def test_keys_walk_the_map_open_a_point_and_come_back(driver: Driver, tmp_path: Path) -> None:
    with mapped(driver, tmp_path) as room:
        driver.key("right")
        driver.key("enter")
        driver.settle()
        page = model_of(room).state.page
        assert page is not None
        assert page.point == "orbit"
        assert driver.sees("No question asks about it.")
        driver.key("escape")
        driver.key("left")
        driver.key("enter")
        driver.settle()
        page = model_of(room).state.page
        assert page is not None
        assert page.point == "moon"


def test_on_a_phone_the_point_takes_the_place_of_the_map(driver: Driver, tmp_path: Path) -> None:
    with mapped(driver, tmp_path, "phone") as room:
        driver.tap("thin · 2")
        driver.settle()
        assert driver.sees("Exchanges matter.")
        assert not driver.sees("covered · 3")
        room.router.shell.screen.back()
        driver.settle()
        assert driver.sees("covered · 3")
        assert room.name == "coverage"
        driver.tap("Answers")
        driver.settle()
        assert driver.sees("100 %")


def test_a_question_of_the_point_leads_to_the_editor(driver: Driver, tmp_path: Path) -> None:
    with mapped(driver, tmp_path) as room:
        model_of(room).open("ties")
        driver.settle()
        driver.tap("People two?")
        driver.settle()
        assert room.name == "editor"
        model_of(room).refresh()
        room.router.teach("coverage")
        model_of(room).open("orbit")
        driver.settle()
        driver.tap("Write a question")
        driver.settle()
        state = room.router.pages.editor.state
        assert (room.name, state.section) == ("editor", "space")
        assert [field.text for field in state.form if field.name == "point"] == ["orbit"]
