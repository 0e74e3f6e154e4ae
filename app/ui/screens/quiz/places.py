"""Questions that put things in their place: order, match and groups."""

from __future__ import annotations

from typing import Any

from app.i18n import _
from app.ui.widgets import Column, MatchRows, ReorderList
from app.viewmodels.quiz import QuizModel
from app.viewmodels.quiz_state import PlaceRow, QuizState


class Ordering(Column):
    """Elements to put in order."""

    def __init__(self, model: QuizModel, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._model = model
        self._keys: list[str] = []
        self._item = ""
        self.list = ReorderList()
        self.list.bind(on_reorder=lambda _list, order: model.arrange([self._keys[at] for at in order]))
        self.add_widget(self.list)

    def show(self, state: QuizState) -> None:
        """Show the elements as they stand."""
        if state.item != self._item:
            self._item = state.item
            self._keys = [row.key for row in state.places]
            self.list.items = [row.text for row in state.places]
        self.list.order = [self._keys.index(row.key) for row in state.places]
        self.list.marks = [row.state for row in state.places] if state.feedback else []
        self.list.locked = state.feedback is not None or state.ended

    def first_focus(self) -> Any:
        """The first element."""
        return self.list.rows[0] if self.list.rows else None


class Matching(Column):
    """Things that each get one of the words offered."""

    def __init__(self, model: QuizModel, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._model = model
        self._item = ""
        self._state = QuizState()
        self.rows = MatchRows()
        self.rows.bind(on_match=lambda _rows, picks: self._picked(picks))
        self.add_widget(self.rows)

    def show(self, state: QuizState) -> None:
        """Show what was picked for each."""
        self._state = state
        keys = [target.key for target in state.targets]
        if state.item != self._item:
            self._item = state.item
            self.rows.rights = [target.text for target in state.targets]
            self.rows.lefts = [row.text for row in state.places]
            self.rows.each_once = state.kind == "match" and len(state.targets) == len(state.places)
        self.rows.picks = [keys.index(row.target) if row.target in keys else -1 for row in state.places]
        self.rows.marks = [row.state for row in state.places] if state.feedback else []
        self.rows.feedbacks = [_expected(row) for row in state.places] if state.feedback else []
        self.rows.locked = state.feedback is not None or state.ended

    def first_focus(self) -> Any:
        """The first field."""
        return self.rows.rows[0].field if self.rows.rows else None

    def _picked(self, picks: list[int]) -> None:
        pairs = [
            (row.key, self._state.targets[pick].key)
            for row, pick in zip(self._state.places, picks, strict=True)
            if 0 <= pick < len(self._state.targets)
        ]
        self._model.pair_all(pairs)


def _expected(row: PlaceRow) -> str:
    return _("Right answer: {text}").format(text=row.expected) if row.expected else ""
