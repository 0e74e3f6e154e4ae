"""After an answer: the verdict with icon and word, why, and where the statement says so."""

from __future__ import annotations

from typing import Any

from kivy.metrics import dp

from app.i18n import _
from app.ui.widgets import Card, Column, Icon, PushButton, Quote, Row, Text, keep
from app.viewmodels.quiz_state import QuizState

TONES = {"right": ("right", "check-circle"), "partly": ("warn", "circle-half-full"), "wrong": ("wrong", "close-thick")}


class AnswerPanel(Column):
    """The panel beside a wide question, or below a narrow one. Events: `on_open_text`, `on_report`."""

    __events__ = ("on_open_text", "on_report")

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("spacing", dp(12))
        super().__init__(**kwargs)
        self.verdict = Card()
        self._icon, self._word = Icon(), Text(variant="heading")
        line = Row(spacing=dp(10))
        line.add_widget(self._icon)
        line.add_widget(self._word)
        self.verdict.add_widget(line)
        self._note = Text(variant="small")
        self._why = Card()
        self._answer_head, self._answer = _overline(_("THE ANSWER")), Text(variant="strong")
        self._why_head, self._why_text = _overline(_("WHY")), Text()
        self._text_head, self._quote = _overline(""), Quote()
        self.open_text = PushButton(text=_("Open in the text"), kind="outline", hint="R", size_hint_x=1)
        self.report = PushButton(text=_("Report"), kind="quiet", icon="alert-circle-outline", hint="P", size_hint_x=1)
        self.report.bind(on_release=lambda _button: self.dispatch("on_report"))
        self.open_text.bind(on_release=lambda _button: self.dispatch("on_open_text"))

    def on_report(self) -> None:
        """The learner says that the question is wrong or unclear."""

    def on_open_text(self) -> None:
        """The learner wants to read the point in its section."""

    def show(self, state: QuizState) -> None:
        """Show the feedback of a state; without any the panel is empty."""
        said = state.feedback
        keep(self, self.verdict, said is not None)
        keep(self, self._why, said is not None)
        keep(self, self.report, said is not None)
        if said is None:
            return
        self.verdict.tone, self._icon.name = TONES[said.verdict]
        self._icon.role = self._word.role = TONES[said.verdict][0]
        self._word.text = said.word
        self._note.text = said.note
        keep(self.verdict, self._note, bool(said.note))
        self._answer.text, self._why_text.text, self._quote.text = said.expected, said.why, said.point_text
        self._quote.rule = f"section{state.colour}"
        self._text_head.text = _("IN THE TEXT · {place}").format(place=said.point_label.upper())
        self._fill(bool(said.expected), bool(said.why), bool(said.point_text))

    def _fill(self, expected: bool, why: bool, point: bool) -> None:
        self._why.clear_widgets()
        rows = ((expected, self._answer_head, self._answer), (why, self._why_head, self._why_text))
        for wanted, head, body in (*rows, (point, self._text_head, self._quote)):
            if wanted:
                self._why.add_widget(head)
                self._why.add_widget(body)
        if point:
            self._why.add_widget(self.open_text)


def _overline(text: str) -> Text:
    return Text(text=text, variant="overline", role="muted")
