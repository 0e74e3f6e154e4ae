"""Quiz: taking back while a text field has the focus."""

from __future__ import annotations

from pathlib import Path

from app.ui.widgets import focus
from tests.window.driver import Driver  # opens the window, so it comes first
from tests.window.quizroom import quiz_room


def test_while_typing_u_is_a_letter_and_ctrl_u_takes_back_what_was_typed_then_the_answer_before(
    driver: Driver, tmp_path: Path
) -> None:
    with quiz_room(driver, tmp_path) as room:
        room.ask("short")
        driver.tap(room.option("a"))
        driver.tap("Next")
        driver.settle()
        assert focus.is_typing()
        driver.key("u")
        driver.type("u")
        assert (room.state.item, room.state.blanks[0].text) == ("typed", "u")
        driver.key("u", "ctrl")
        driver.settle()
        assert (room.state.item, room.state.blanks[0].text) == ("typed", "")
        driver.key("u", "ctrl")
        driver.settle()
        assert (room.state.item, room.option("a").mark) == ("single", "idle")
