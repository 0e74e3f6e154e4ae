"""Questions that put things in their place: order, match and groups."""

from __future__ import annotations

from typing import Any

from app.i18n import _
from app.ui.question.moves import Moves
from app.ui.widgets import Column, MatchRows, ReorderList
from app.viewmodels.quiz_state import PlaceRow, QuizState


class Ordering(Column):
    """Elements to put in order."""

    def __init__(self, model: Moves, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._model = model
        self._keys: list[str] = []
        self._key = ""
        self.list = ReorderList()
        self.list.bind(on_reorder=lambda _list, order: model.arrange([self._keys[at] for at in order]))
        self.add_widget(self.list)

    def show(self, state: QuizState) -> None:
        """Show the elements as they stand."""
        if state.key != self._key:
            self._key = state.key
            self._keys = [row.key for row in state.places]
            self.list.items = [row.text for row in state.places]
        if not self.list.dragging:  # the clock shows a state every second
            self.list.order = [self._keys.index(row.key) for row in state.places]
        self.list.marks = [row.state for row in state.places] if state.feedback else []
        self.list.locked = state.feedback is not None or state.ended

    def first_focus(self) -> Any:
        """The first element."""
        return self.list.rows[0] if self.list.rows else None


class Matching(Column):
    """Things that each get one of the words offered."""

    def __init__(self, model: Moves, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._model = model
        self._key = ""
        self._state = QuizState()
        self.rows = MatchRows()
        self.rows.bind(on_match=lambda _rows, picks: self._picked(picks))
        self.add_widget(self.rows)

    def show(self, state: QuizState) -> None:
        """Show what was picked for each."""
        self._state = state
        keys = [target.key for target in state.targets]
        # In another session the same question may offer its words in another order.
        self.rows.rights = [target.text for target in state.targets]
        self.rows.lefts = [row.text for row in state.places]
        if state.key != self._key:
            self._key = state.key
            self.rows.each_once = state.kind == "match" and len(state.targets) == len(state.places)
        self.rows.picks = [keys.index(row.target) if row.target in keys else -1 for row in state.places]
        self.rows.marks = [row.state for row in state.places] if state.feedback else []
        self.rows.feedbacks = [_expected(row) for row in state.places] if state.feedback else []
        self.rows.locked = state.feedback is not None or state.ended

    def first_focus(self) -> Any:
        """The first field."""
        return self.rows.rows[0].field if self.rows.rows else None

    def digit(self, digit: str) -> bool:
        """Pick the word with this number for the row that has the focus, and go on to the next open row."""
        at = int(digit) - 1
        row = next((row for row in self.rows.rows if row.field.focus), None) or self.open_row()
        if row is None or at >= len(self._state.targets) or self.rows.locked:
            return False
        row.field.chosen = at
        row.field.dispatch("on_choose", at)
        following = self.open_row()
        if following is not None:
            following.field.focus = True
        return True

    def open_row(self) -> Any:
        """The first row without a pick, or None."""
        return next((row for row in self.rows.rows if row.field.chosen < 0), None)

    def _picked(self, picks: list[int]) -> None:
        pairs = [
            (row.key, self._state.targets[pick].key)
            for row, pick in zip(self._state.places, picks, strict=True)
            if 0 <= pick < len(self._state.targets)
        ]
        self._model.pair_all(pairs)


def _expected(row: PlaceRow) -> str:
    return _("Right answer: {text}").format(text=row.expected) if row.expected else ""
