"""Read: sections, points, the marked point, the way into a quiz and back."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.ui.screens.read.parts import PointItem, SectionItem
from app.ui.widgets.match import PickField
from tests.window.driver import Driver, Window
from tests.window.rooms import SIZES, window


@pytest.mark.parametrize("size", SIZES)
def test_it_shows_the_points_of_a_section_without_a_fault(driver: Driver, tmp_path: Path, size: str) -> None:
    with window(driver, tmp_path, size) as room:
        room.router.read("people")
        driver.settle()
        assert [item.text for item in driver.widgets() if isinstance(item, PointItem)] == ["Exchanges matter."]
        assert room.faults() == []


def test_a_tap_on_a_section_shows_it_and_arrow_keys_turn_the_page(driver: Driver, tmp_path: Path) -> None:
    with window(driver, tmp_path) as room:
        room.router.read()
        driver.settle()
        people = driver.find(cls=SectionItem, where=lambda item: item.label == "People")
        driver.tap(people)
        assert people.active
        assert driver.sees("Fortifying Ties")
        driver.key("left")
        assert driver.sees("Exploring New Frontiers in Space")


def test_on_a_phone_the_section_is_picked_from_a_sheet(driver: Driver, tmp_path: Path) -> None:
    with window(driver, tmp_path, "phone") as room:
        room.router.read("space")
        driver.settle()
        driver.tap(driver.find(cls=PickField))
        driver.settle()
        driver.tap("People")
        driver.settle()
        assert room.router.pages.read.state.section == "people"


@pytest.mark.parametrize("size", SIZES)
def test_a_marked_point_is_in_view_and_leads_back_to_the_question(driver: Driver, tmp_path: Path, size: str) -> None:
    with window(driver, tmp_path, size) as room:
        room.open()
        driver.tap("Start")
        driver.settle()
        room.router.read(point="moon", back=True)
        driver.settle()
        marked = driver.find(cls=PointItem, where=lambda item: item.marked)
        assert marked.point == "moon"
        assert 0 <= marked.to_window(*marked.center)[1] <= Window.height
        assert not driver.sees("Quiz this section")
        assert room.faults() == []
        driver.tap("Back to the question")
        assert room.name == "quiz"
        room.router.read(point="moon", back=True)
        driver.key("escape")
        assert room.name == "quiz"


def test_q_quizzes_the_section(driver: Driver, tmp_path: Path) -> None:
    with window(driver, tmp_path) as room:
        room.router.read("people")
        driver.settle()
        driver.key("q")
        driver.settle()
        assert room.name == "quiz"
        assert room.router.pages.quiz.state.section == "People"


def test_a_second_quiz_is_refused_while_one_is_open(driver: Driver, tmp_path: Path) -> None:
    with window(driver, tmp_path) as room:
        room.open()
        driver.tap("Start")
        room.router.read("people")
        driver.settle()
        driver.tap("Quiz this section")
        assert room.name == "read"
        assert driver.sees("is still open")


def test_text_and_search_are_closed_during_an_exam(driver: Driver, tmp_path: Path) -> None:
    with window(driver, tmp_path) as room:
        room.open()
        room.router.study(room.router.pages.today.start_quiz("midterm"))
        driver.settle()
        for go in (room.router.read, room.router.search):
            go()
            assert room.name == "quiz"
            assert driver.sees("closed until you submit")
