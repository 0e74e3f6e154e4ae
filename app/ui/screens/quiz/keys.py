"""The keys of a question."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from app.i18n import _
from app.ui.screens.navigator import Navigator
from app.ui.widgets import focus
from app.viewmodels.quiz import QuizModel

FIELD_KEYS = ("c", "x", "a", "v", "z")  # while typing, Ctrl with these belongs to the text


class Page(Protocol):
    """What the keys ask of the screen."""

    def primary(self) -> None:
        """The strong button."""
        ...

    def choose(self, digit: str) -> None:
        """A digit."""
        ...

    def following(self) -> None:
        """The next question of an exam."""
        ...

    def close(self) -> None:
        """Save and leave."""
        ...

    def open_text(self) -> None:
        """Open the point in the text."""
        ...

    def report(self) -> None:
        """Report the question."""
        ...


@dataclass
class QuizKeys:
    """Turns a key into a move; X waits for the digit that follows. `page` makes the moves that are more than one."""

    model: QuizModel
    navigator: Navigator
    page: Page
    strike: bool = False

    def press(self, key: str, ctrl: bool) -> bool:
        """Use a key; False where it means nothing here."""
        if focus.is_typing() and ctrl and key in FIELD_KEYS and bool(getattr(focus.current, "selection_text", None)):
            return False
        strike, self.strike = self.strike, False
        if key.isdigit() and len(key) == 1 and key != "0":
            self._do(lambda: self.model.strike(key) if strike else self.page.choose(key))
            return True
        if key == "x" and self.model.state.can_strike:
            self.strike = True
            self.navigator.toast(_("Now the number of the option to strike out, or to bring back."))
            return True
        moves = self._moves()
        if key not in moves or (ctrl and key == "space"):
            return False
        moves[key]()
        return True

    def _moves(self) -> dict[str, Callable[[], None]]:
        model, page = self.model, self.page
        moves = {
            "space": page.primary,
            "enter": page.primary,
            "u": lambda: self._do(model.undo),
            "f": lambda: self._do(model.flag),
            "h": self._hint,
            "c": self._sure,
            "r": page.open_text,
            "p": page.report,
            "escape": page.close,
        }
        if model.state.exam:
            moves |= {"left": lambda: self._do(model.back), "right": page.following}
        return moves

    def _hint(self) -> None:
        state = self.model.state
        if not state.can_hint and not state.hint and state.feedback is None:
            self.navigator.toast(_("There is no hint on this question."))
        self._do(self.model.hint)

    def _sure(self) -> None:
        state = self.model.state
        if not state.asks_confidence and state.feedback is None:
            self.navigator.toast(_("To say how sure you are, switch it on in the settings."))
        self._do(self.model.turn_confidence)

    def _do(self, move: Callable[[], None]) -> None:
        self.navigator.guarded(move)
