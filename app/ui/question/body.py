"""Which widgets a kind of question is answered with."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kivy.metrics import dp
from kivy.uix.image import Image

from app.ui.question.card import CardBack, Grades
from app.ui.question.choices import ChoiceRows
from app.ui.question.fields import Explanation, Fields
from app.ui.question.moves import Moves
from app.ui.question.places import Matching, Ordering
from app.viewmodels.quiz_state import QuizState

CHOICES, FIELDS = ("single", "multiple", "true-false"), ("typed", "number", "cloze")
PICTURE_DP = 240


class Body:
    """Holds the parts of the current question in `holder` and passes states on to them."""

    def __init__(
        self, holder: Any, model: Moves, guarded: Callable[[Callable[[], None]], None], submit: Callable[[], None]
    ) -> None:
        self._holder, self._model, self._guarded, self._submit = holder, model, guarded, submit
        self._key = ""
        self.parts: list[Any] = []

    def show(self, state: QuizState) -> None:
        """Show a state; a new question gets new parts."""
        if state.key != self._key:
            self._key = state.key
            self._holder.clear_widgets()
            self.parts = self._made(state.kind)
            for part in self.parts:
                self._holder.add_widget(part)
        for part in self.parts:
            part.show(state)

    def place(self, foot: Any, *, narrow: bool, high: float) -> bool:
        """Put the grades of a card into the foot of a phone; True where they are there, and nothing else need be."""
        stale = [child for child in foot.children if isinstance(child, Grades) and child not in self._grades()]
        for child in stale:
            foot.remove_widget(child)
        return any(part.place(foot, narrow=narrow, high=high) for part in self.parts if isinstance(part, CardBack))

    def _grades(self) -> list[Any]:
        return [part.grades for part in self.parts if isinstance(part, CardBack)]

    def first_focus(self) -> Any:
        """The first widget that can take the answer, or None."""
        return next((found for part in self.parts if (found := part.first_focus()) is not None), None)

    def digit(self, digit: str) -> bool:
        """Give a digit to a part that picks by it; False where none does."""
        return any(part.digit(digit) for part in self.parts if isinstance(part, Matching))

    def open_row(self) -> bool:
        """Whether a row still waits for its pick."""
        return any(part.open_row() is not None for part in self.parts if isinstance(part, Matching))

    def picture(self, holder: Any, source: str) -> None:
        """Show a picture that the reader has examined, or none."""
        if source == getattr(holder, "source_shown", ""):
            return
        holder.source_shown = source
        holder.clear_widgets()
        if source:
            holder.add_widget(Image(source=source, size_hint_y=None, height=dp(PICTURE_DP), fit_mode="contain"))

    def _made(self, kind: str) -> list[Any]:
        model, guarded, submit = self._model, self._guarded, self._submit
        if kind in CHOICES:
            return [ChoiceRows(model, guarded)]
        if kind in FIELDS:
            return [Fields(model, submit)]
        if kind == "order":
            return [Ordering(model)]
        if kind in ("match", "groups"):
            return [Matching(model)]
        if kind == "flashcard":
            return [CardBack(model, guarded)]
        return [Explanation(model, submit), ChoiceRows(model, guarded)]
