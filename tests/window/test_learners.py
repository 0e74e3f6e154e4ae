"""Learners: choose, add and rename by tap and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.ui.screens.learners.parts import LearnerCard
from app.ui.theme import theme
from app.ui.widgets import IconButton
from tests.window.driver import Driver
from tests.window.rooms import SIZES, Room, window


def names(room: Room) -> list[str]:
    return [each.name for each in room.desk.store().learners()]


def shown(driver: Driver) -> list[tuple[str, bool]]:
    return [(card.name, card.current) for card in driver.widgets() if isinstance(card, LearnerCard)]


@pytest.mark.parametrize("size", SIZES)
def test_a_name_typed_and_entered_becomes_the_one_who_studies(driver: Driver, tmp_path: Path, size: str) -> None:
    with window(driver, tmp_path, size) as room:
        room.router.learners()
        driver.settle()
        room.router.shell.screen.part.name.take_focus()
        driver.type("Aiko")
        driver.key("enter")
        driver.settle()
        assert shown(driver) == [("You", False), ("Aiko", True)]
        assert room.desk.learner().name == "Aiko"
        assert room.router.shell.screen.part.name.text == ""
        assert room.faults() == []


def test_a_name_that_is_taken_is_refused_beside_the_field(driver: Driver, tmp_path: Path) -> None:
    with window(driver, tmp_path) as room:
        room.router.learners()
        driver.settle()
        field = room.router.shell.screen.part.name
        field.take_focus()
        driver.type("you")
        driver.tap("Add and study")
        assert field.error
        assert field.text == "you"
        assert names(room) == ["You"]


def test_a_tap_on_a_learner_lets_them_study(driver: Driver, tmp_path: Path) -> None:
    with window(driver, tmp_path) as room:
        room.desk.learner()
        room.desk.store().add_learner("Aiko")
        room.router.learners()
        driver.settle()
        driver.tap(driver.find(cls=LearnerCard, where=lambda card: card.name == "Aiko").button)
        assert shown(driver) == [("You", False), ("Aiko", True)]
        assert room.desk.learner().name == "Aiko"


def test_the_dots_rename(driver: Driver, tmp_path: Path) -> None:
    with window(driver, tmp_path) as room:
        room.router.learners()
        driver.settle()
        driver.tap(driver.find("More", IconButton))
        driver.settle()
        driver.tap("Rename")
        driver.settle()
        driver.type(" Too")
        driver.key("enter")
        driver.settle()
        assert names(room) == ["You Too"]
        assert shown(driver) == [("You Too", True)]


def test_in_high_contrast_the_chosen_learner_has_an_edge(driver: Driver, tmp_path: Path) -> None:
    with window(driver, tmp_path) as room:
        room.router.learners()
        driver.settle()
        button = driver.find(cls=LearnerCard).button
        assert button.outline == ""
        theme.choice = "contrast"
        driver.settle()
        assert button.outline == "primary"
