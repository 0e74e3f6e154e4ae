"""A question to look at: drawn with the widgets that a student answers it with, where no move does anything."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from kivy.metrics import dp

from app.ui.question.body import Body
from app.ui.question.feedback import AnswerPanel
from app.ui.question.moves import Still
from app.ui.widgets import Card, Chip, Column, Flow, Icon, Row, Text, keep
from app.viewmodels.quiz_state import QuizState


class QuestionSample(Column):
    """Call `show(state)`; what stays the same keeps its widgets."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("spacing", dp(16))
        super().__init__(**kwargs)
        self._section, self._tags = Chip(), Flow()
        self._tags.add_widget(self._section)
        self._stem, self._instruction = Text(variant="question"), Text(role="muted")
        self._picture, self._holder = Column(), Column(spacing=dp(16))
        self._hint, self._hint_text = Card(tone="warn", padding=dp(16)), Text()
        line = Row(spacing=dp(10), align="top")
        line.add_widget(Icon(name="lightbulb-on-outline", role="warn"))
        line.add_widget(self._hint_text)
        self._hint.add_widget(line)
        self._body = Body(self._holder, Still(), _just_do, _nothing)
        self._answer = AnswerPanel()
        self.add_widget(self._tags)
        self.add_widget(self._holder)

    def show(self, state: QuizState) -> None:
        """Show a state; while a question is written its parts come and go, so its shape is part of its key."""
        state = replace(state, key=_shape(state))
        self._section.text, self._section.role = state.section, f"section{state.colour}"
        self._stem.text, self._instruction.text, self._hint_text.text = state.stem, state.instruction, state.hint
        keep(self, self._tags, bool(state.section), before=self._holder)
        keep(self, self._stem, bool(state.stem), before=self._holder)
        keep(self, self._instruction, bool(state.instruction) and state.feedback is None, before=self._holder)
        self._body.picture(self._picture, state.image)
        keep(self, self._picture, bool(state.image), before=self._holder)
        self._body.show(state)
        self._body.place(self._holder, narrow=False, high=0)
        self._answer.show(state)
        keep(self, self._answer, state.feedback is not None)
        keep(self, self._hint, bool(state.hint), before=self._answer if state.feedback is not None else None)


def _shape(state: QuizState) -> str:
    places = [(row.key, row.text) for row in state.places]
    parts = (state.key, state.kind, len(state.blanks), state.cloze, places, [row.key for row in state.targets])
    return repr(parts)


def _just_do(move: Callable[[], None]) -> None:
    move()


def _nothing() -> None:
    """The strong button is not there."""
