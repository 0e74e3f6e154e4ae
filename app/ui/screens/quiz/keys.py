"""The keys of a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.i18n import _
from app.ui.widgets import focus

if TYPE_CHECKING:
    from app.ui.screens.quiz.quiz import QuizScreen

FIELD_KEYS = ("c", "x", "a", "v", "z")  # while typing, Ctrl with these belongs to the text


class QuizKeys:
    """Turns a key into a move; X waits for the digit that follows."""

    def __init__(self, screen: QuizScreen) -> None:
        self._screen = screen
        self._strike = False

    def press(self, key: str, ctrl: bool) -> bool:
        """Use a key; False where it means nothing here."""
        screen, model = self._screen, self._screen.model
        if focus.is_typing() and ctrl and key in FIELD_KEYS and bool(getattr(focus.current, "selection_text", None)):
            return False
        strike, self._strike = self._strike, False
        if key.isdigit() and len(key) == 1 and key != "0":
            screen.do(lambda: model.strike(key) if strike else model.choose(key))
            return True
        if key == "x" and model.state.can_strike:
            self._strike = True
            screen.navigator.toast(_("Now the number of the option to strike out, or to bring back."))
            return True
        moves = {
            "space": screen.primary,
            "enter": screen.primary,
            "u": lambda: screen.do(model.undo),
            "f": lambda: screen.do(model.flag),
            "h": lambda: screen.do(model.hint),
            "c": lambda: screen.do(model.turn_confidence),
            "r": screen.open_text,
            "escape": screen.close,
        }
        if model.state.exam:
            moves |= {"left": lambda: screen.do(model.back), "right": screen.primary}
        if key not in moves or (ctrl and key == "space"):
            return False
        moves[key]()
        return True
