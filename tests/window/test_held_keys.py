"""A key that is held down: it chooses, checks or goes on once, and moves again and again."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.ui.widgets import focus
from app.ui.widgets.held import RELEASE_MISSED, HeldKeys
from tests.window.driver import Driver
from tests.window.quizroom import quiz_room


@pytest.mark.parametrize("key", ["spacebar", "enter"])
def test_holding_a_key_on_the_chosen_option_checks_and_goes_no_further(
    driver: Driver, tmp_path: Path, key: str
) -> None:
    with quiz_room(driver, tmp_path) as room:
        room.ask("pair")
        driver.key("tab")
        room.option("a").focus = True
        driver.hold(key)
        assert [row.text for row in room.state.options if row.state == "chosen"] == ["a"]
        assert room.verdict() == ""
        driver.hold(key)
        assert (room.verdict(), room.state.number) == ("right", 1)
        driver.settle()
        driver.hold(key)
        driver.settle()
        assert room.state.number == 2


def test_holding_a_digit_or_a_command_does_it_once(driver: Driver, tmp_path: Path) -> None:
    with quiz_room(driver, tmp_path) as room:
        room.ask("multiple")
        driver.hold(room.number("a"))
        assert [row.text for row in room.state.options if row.state == "chosen"] == ["a"]
        driver.hold("f", repeats=1)
        assert room.state.flagged


def test_enter_held_in_a_text_field_gives_the_answer_and_goes_no_further(driver: Driver, tmp_path: Path) -> None:
    with quiz_room(driver, tmp_path) as room:
        room.ask("short")
        room.model.go(1)
        driver.settle()
        driver.type("LEO")
        driver.hold("enter", repeats=8)
        driver.settle()
        assert (room.state.number, room.state.answered) == (3, 1)
        assert not focus.scopes


def test_arrows_and_deleting_go_on_while_they_are_held(driver: Driver, tmp_path: Path) -> None:
    with quiz_room(driver, tmp_path) as room:
        room.ask("typed")
        driver.type("LEOX")
        driver.hold("backspace", repeats=1)
        assert room.state.blanks[0].text == "LE"


def test_a_release_that_was_missed_is_forgotten() -> None:
    time = [0.0]
    held = HeldKeys(lambda: time[0])
    assert not held.press(32)
    time[0] = 0.5
    assert held.press(32)
    time[0] += RELEASE_MISSED
    assert not held.press(32)
    held.clear()
    assert not held.press(32)
    held.release(32)
    assert not held.press(32)
