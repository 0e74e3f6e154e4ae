"""Classes on screen: the lock, the tables, what a row opens; and a question that is reported."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.ui.history.parts import SessionCard
from app.ui.screens.classroom.table_view import TableView
from app.ui.widgets import ReviewCard, TextField, TopBar
from app.viewmodels.classroom import VIEWS
from tests.answering import right_response, wrong_response
from tests.window.driver import Driver
from tests.window.rooms import SIZES, Room, window


def taught(room: Room) -> str:
    """A class of two who practised "people"; its id."""
    desk = room.desk
    group = desk.store().add_class("3B")
    for name, respond in (("Ann", right_response), ("Ben", wrong_response)):
        learner, quiz = desk.learner_named(name), desk.quiz()
        desk.store().add_member(group.id, learner.id)
        attempt = quiz.start_sections(learner.id, ["people"], seed=1)
        for _turn in range(2):
            attempt = quiz.advance(quiz.answer(attempt, respond(quiz.question(attempt).item)))
    room.open()
    return group.id


@pytest.mark.parametrize("size", SIZES)
def test_no_table_has_a_layout_fault(driver: Driver, tmp_path: Path, size: str) -> None:
    with window(driver, tmp_path, size) as room:
        group = taught(room)
        room.router.classroom()
        assert room.faults() == []
        model = room.router.pages.classroom
        model.open(group)
        for view in VIEWS:
            model.turn(view)
            assert room.faults() == [], view


def test_a_learner_is_opened_from_the_grid_and_escape_leads_back(driver: Driver, tmp_path: Path) -> None:
    with window(driver, tmp_path) as room:
        taught(room)
        room.router.go("settings")
        driver.settle()
        driver.tap("Teacher area")
        driver.settle()
        driver.tap(driver.find(where=lambda each: getattr(getattr(each, "way", None), "page", "") == "classroom"))
        driver.settle()
        driver.tap("3B")
        driver.settle()
        assert driver.sees("Learner")
        driver.tap("Ann")
        driver.settle()
        assert driver.sees("2 answers in all")
        driver.key("escape")
        driver.settle()
        assert driver.sees("Ben")
        driver.key("escape")
        driver.settle()
        assert driver.sees("Everybody on this device")


@pytest.mark.parametrize("size", SIZES)
def test_a_learners_answers_are_read_again_with_their_explanations(driver: Driver, tmp_path: Path, size: str) -> None:
    with window(driver, tmp_path, size) as room:
        group = taught(room)
        room.router.classroom()
        model = room.router.pages.classroom
        model.open(group)
        model.open_row(next(id_ for id_, name, _inside in model.people() if name == "Ann"))
        history = model.history
        assert history is not None
        history.open_day(room.desk.today())
        driver.settle()
        driver.tap(driver.find(cls=SessionCard))
        driver.settle()
        driver.tap(driver.find(cls=ReviewCard))
        assert driver.sees("You gave: ")
        assert driver.sees("Ann")
        assert room.faults() == []
        for step in ("Today", "Ann", "3B"):
            driver.key("escape")
            driver.settle()
            assert driver.find(cls=TopBar).title == step


def test_a_press_on_a_heading_sorts(driver: Driver, tmp_path: Path) -> None:
    with window(driver, tmp_path) as room:
        group = taught(room)
        room.router.classroom()
        model = room.router.pages.classroom
        model.open(group)
        driver.settle()
        view = driver.find(cls=TableView)
        view.dispatch("on_sort", 0)
        view.dispatch("on_sort", 0)
        driver.settle()
        assert [row.cells[0].text for row in model.state.tables[0].table.rows] == ["Ben", "Ann"]
        assert driver.sees("Learner ↓")


def test_a_pin_stands_before_the_classes(driver: Driver, tmp_path: Path) -> None:
    with window(driver, tmp_path) as room:
        taught(room)
        room.desk.teacher_area.set_pin("1234")
        room.desk.teacher_area.shut()
        room.router.classroom()
        driver.settle()
        assert not driver.sees("3B")
        field = driver.find(cls=TextField)
        field.entry.text = "9999"
        driver.tap("Open")
        driver.settle()
        assert driver.sees("That is not the PIN.")
        assert not driver.sees("3B")
        field.entry.text = "1234"
        driver.tap("Open")
        driver.settle()
        assert driver.sees("3B")


def test_a_question_is_reported_from_its_feedback(driver: Driver, tmp_path: Path) -> None:
    with window(driver, tmp_path) as room:
        room.open()
        desk, quiz = room.desk, room.desk.quiz()
        attempt = quiz.start_sections(desk.learner().id, ["people"], seed=1)
        room.router.study(quiz.answer(attempt, right_response(quiz.question(attempt).item)))
        driver.settle()
        driver.key("p")
        driver.settle()
        driver.type("unclear")
        driver.key("enter")
        driver.settle()
        (report,) = desk.store().reports()
        assert (report.why, report.item) == ("unclear", attempt.session.plan[0].item)
