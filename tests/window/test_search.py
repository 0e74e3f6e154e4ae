"""Search: finds while typing, opens the point of a hit."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.ui.screens.read.parts import PointItem
from app.ui.screens.search.parts import HitCard
from app.ui.widgets import focus
from tests.window.driver import Driver
from tests.window.rooms import SIZES, window


@pytest.mark.parametrize("size", SIZES)
def test_typing_finds_points_and_questions(driver: Driver, tmp_path: Path, size: str) -> None:
    with window(driver, tmp_path, size) as room:
        room.open()
        driver.key("/")
        driver.settle()
        driver.type("moon")
        driver.wait(0.5)
        found = [card.text for card in driver.widgets() if isinstance(card, HitCard)]
        assert "The Moon is explored." in found
        assert focus.is_typing()
        assert room.router.shell.screen.part.field.text == "moon"
        assert room.faults() == []


def test_a_hit_opens_its_point_marked(driver: Driver, tmp_path: Path) -> None:
    with window(driver, tmp_path) as room:
        room.open()
        room.router.search()
        driver.settle()
        driver.type("exchanges")
        driver.key("enter")
        driver.settle()
        assert room.name == "read"
        assert driver.find(cls=PointItem, where=lambda item: item.marked).point == "ties"


def test_nothing_found_says_so(driver: Driver, tmp_path: Path) -> None:
    with window(driver, tmp_path) as room:
        room.open()
        room.router.search()
        driver.settle()
        driver.type("zebra")
        driver.wait(0.5)
        assert driver.sees("0 found")


def test_escape_leaves_the_search_to_where_one_was(driver: Driver, tmp_path: Path) -> None:
    with window(driver, tmp_path) as room:
        room.router.read("people")
        driver.settle()
        driver.key("/")
        driver.settle()
        driver.key("escape")
        assert room.name == "read"
