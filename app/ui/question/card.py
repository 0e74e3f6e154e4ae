"""A flashcard: its back once it is turned, and four buttons to grade oneself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kivy.metrics import dp

from app.i18n import _
from app.ui.question.moves import Moves
from app.ui.theme import theme
from app.ui.widgets import Card, Column, Flow, PushButton, Surface, Text, keep
from app.viewmodels.quiz_state import GradeButton, QuizState

USUAL_GRADE = "3"
BESIDE_FROM_DP, GAP_DP = 520, 12
FOOT_DP, FOOT_SHARE = 180, 0.45  # about as high as the grades are at 100 %, and how much of a page they may take


class Grades(Surface, Column):
    """The question "How well did you know it?" with four buttons; a bar of its own in the foot of a phone."""

    at_window_bottom = True

    def __init__(self, grade: Callable[[int], None], **kwargs: Any) -> None:
        kwargs.setdefault("spacing", dp(GAP_DP))
        super().__init__(**kwargs)
        self.corner = 0
        self._grade = grade
        self._ask = Text(text=_("How well did you know it?"), role="muted")
        self._row = Flow(spacing=dp(GAP_DP))
        self._shown: tuple[GradeButton, ...] = ()
        self.add_widget(self._ask)
        self.add_widget(self._row)
        self._row.fbind("width", self._share)
        theme.follow(self._share)

    @property
    def shown(self) -> bool:
        """Whether there is anything to grade."""
        return bool(self._shown)

    def show(self, grades: tuple[GradeButton, ...]) -> None:
        """Show these buttons; they are kept while they say the same."""
        if grades == self._shown:
            return
        self._shown = grades
        self._row.clear_widgets()
        for grade in grades:
            button = PushButton(text=label(grade), kind="secondary", hint=str(grade.grade), size_hint_x=1)
            button.bind(on_release=lambda _b, n=grade.grade: self._grade(n))
            self._row.add_widget(button)
        self._share()

    def stand(self, *, in_foot: bool) -> None:
        """Look like a bar at the foot of the page, or like a part of the page."""
        self.fill = "surface" if in_foot else ""
        self.padding = (dp(16), dp(12)) if in_foot else 0
        self._ask.halign = "center" if in_foot else "left"

    def first_focus(self) -> Any:
        """Of the grades the one that is meant most often."""
        return next((button for button in self._row.children if button.hint == USUAL_GRADE), None)

    def _share(self, *_args: object) -> None:
        """Four beside each other, or two and two on a phone."""
        row = self._row
        beside = len(self._shown) if row.width >= dp(BESIDE_FROM_DP) * theme.scale else 2
        room = row.width - (beside - 1) * dp(GAP_DP)
        for button in row.children:
            button.size_hint_x = max(room / max(beside, 1) / max(row.width, 1), 0.1)


class CardBack(Column):
    """The back and the grades; nothing before the card is turned. A page may show `grades` elsewhere."""

    def __init__(self, model: Moves, guarded: Callable[[Callable[[], None]], None], **kwargs: Any) -> None:
        kwargs.setdefault("spacing", dp(16))
        super().__init__(**kwargs)
        self._card = Card()
        self._card.add_widget(Text(text=_("ANSWER"), variant="overline", role="muted"))
        self._text = Text(variant="reading")
        self._card.add_widget(self._text)
        self.grades = Grades(lambda n: guarded(lambda: model.grade(n)))

    def show(self, state: QuizState) -> None:
        """Show as much as the learner may see."""
        self._text.text = state.back
        keep(self, self._card, bool(state.back))
        self.grades.show(state.grades)

    def place(self, foot: Any, *, narrow: bool, high: float) -> bool:
        """Put the grades into `foot` where a thumb reaches them on a phone `high` px high; True where they are there.

        Below the answer they stand where there is room beside each other, or too little height for a bar.
        """
        there = narrow and self.grades.shown and dp(FOOT_DP) * theme.scale <= high * FOOT_SHARE
        keep(self, self.grades, self.grades.shown and not there)
        keep(foot, self.grades, there)
        self.grades.stand(in_foot=there)
        return there

    def first_focus(self) -> Any:
        """Of the grades the one that is meant most often, once the card is turned."""
        return self.grades.first_focus() if self.grades.shown else None


def label(grade: GradeButton) -> str:
    """The words of a button, with the interval in one piece on a line of its own."""
    return "\n".join(filter(None, (grade.label, grade.interval.replace(" ", "\u00a0"))))
