"""A flashcard: its back once it is turned, and four buttons to grade oneself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kivy.metrics import dp

from app.i18n import _
from app.ui.theme import theme
from app.ui.widgets import Card, Column, Flow, PushButton, Text, keep
from app.viewmodels.quiz import QuizModel
from app.viewmodels.quiz_state import QuizState

USUAL_GRADE = "3"
BESIDE_FROM_DP, GAP_DP = 520, 12


class CardBack(Column):
    """The back and the grades; nothing before the card is turned."""

    def __init__(self, model: QuizModel, guarded: Callable[[Callable[[], None]], None], **kwargs: Any) -> None:
        kwargs.setdefault("spacing", dp(16))
        super().__init__(**kwargs)
        self._model, self._guarded = model, guarded
        self._card = Card()
        self._card.add_widget(Text(text=_("ANSWER"), variant="overline", role="muted"))
        self._text = Text(variant="reading")
        self._card.add_widget(self._text)
        self._ask = Text(text=_("How well did you know it?"), role="muted")
        self._grades = Flow(spacing=dp(GAP_DP))
        self._shown: tuple[str, ...] = ()
        self.fbind("width", self._share)
        theme.follow(self._share)

    def show(self, state: QuizState) -> None:
        """Show as much as the learner may see."""
        self._text.text = state.back
        labels = tuple(" · ".join(filter(None, (button.label, button.interval))) for button in state.grades)
        if labels != self._shown:
            self._shown = labels
            self._grades.clear_widgets()
            for grade, label in zip(state.grades, labels, strict=True):
                button = PushButton(text=label, kind="secondary", hint=str(grade.grade), size_hint_x=1)
                button.bind(on_release=lambda _b, n=grade.grade: self._guarded(lambda: self._model.grade(n)))
                self._grades.add_widget(button)
        keep(self, self._card, bool(state.back))
        keep(self, self._ask, bool(state.grades))
        keep(self, self._grades, bool(state.grades))
        self._share()

    def _share(self, *_args: object) -> None:
        """Four beside each other, or two and two on a phone."""
        beside = len(self._shown) if self.width >= dp(BESIDE_FROM_DP) * theme.scale else 2
        room = self.width - (beside - 1) * dp(GAP_DP)
        for button in self._grades.children:
            button.size_hint_x = max(room / beside / max(self.width, 1), 0.1)

    def first_focus(self) -> Any:
        """Of the grades the one that is meant most often, once the card is turned."""
        grades = self._grades.children[::-1] if self._grades.parent is not None else []
        return next((button for button in grades if button.hint == USUAL_GRADE), None)
