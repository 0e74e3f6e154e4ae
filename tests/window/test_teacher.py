"""The teacher area: its cards, one lock before all of it, and shut during an exam."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.ui.screens.teacher.cards import WayCard
from app.ui.widgets import TextField
from app.ui.widgets.nav import NavItem
from tests.window.driver import Driver
from tests.window.quizroom import quiz_room
from tests.window.rooms import SIZES, window


@pytest.mark.parametrize("size", SIZES)
def test_it_has_no_layout_fault_open_or_shut(driver: Driver, tmp_path: Path, size: str) -> None:
    with window(driver, tmp_path, size) as room:
        room.open().router.teacher()
        assert room.faults() == []
        room.desk.teacher_area.set_pin("1234")
        room.router.pages.teacher.shut()
        assert room.faults() == []


def test_the_rail_leads_there_and_a_card_on_to_its_page(driver: Driver, tmp_path: Path) -> None:
    with window(driver, tmp_path) as room:
        room.open()
        driver.tap("Teacher", NavItem)
        driver.settle()
        cards = [each.way.page for each in driver.widgets() if isinstance(each, WayCard)]
        assert cards
        assert all(room.router.has(page) for page in cards)
        driver.tap(driver.find(cls=WayCard, where=lambda each: each.way.page == "editor"))
        driver.settle()
        assert room.name == "editor"


def test_one_unlock_opens_the_whole_area(driver: Driver, tmp_path: Path) -> None:
    with window(driver, tmp_path) as room:
        room.open()
        room.desk.teacher_area.set_pin("1234")
        room.desk.teacher_area.shut()
        room.router.edit()
        driver.settle()
        assert room.name == "teacher"
        field = driver.find(cls=TextField)
        field.entry.text = "9999"
        driver.tap("Open")
        driver.settle()
        assert driver.sees("That is not the PIN.")
        field.entry.text = "1234"
        driver.tap("Open")
        driver.settle()
        assert room.name == "editor"
        room.router.classroom()
        assert room.name == "classroom"


def test_it_stays_shut_during_an_exam(driver: Driver, tmp_path: Path) -> None:
    with quiz_room(driver, tmp_path) as room:
        room.ask("exam")
        for go in (room.router.teacher, room.router.edit, room.router.classroom):
            go()
            assert room.name == "quiz"
