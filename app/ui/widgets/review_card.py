"""A question that was answered: its verdict, and behind a tap what was given, what is right, and why."""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, StringProperty

from app.i18n import _
from app.ui.widgets.card import PressCard
from app.ui.widgets.kv import load_kv
from app.ui.widgets.stack import Row, keep
from app.viewmodels.quiz_state import OptionRow
from app.viewmodels.result import ReviewRow

ICONS = {
    "right": ("check-circle", "right"),
    "partly": ("circle-half-full", "warn"),
    "wrong": ("close-thick", "wrong"),
    "blank": ("circle-outline", "muted"),
}


# what became of an option -> icon, its colour role
LINE_ICONS = {
    "right": ("check-circle", "right"),
    "wrong": ("close-thick", "wrong"),
    "missed": ("check-circle-outline", "right"),
    "idle": ("circle-outline", "muted"),
}


class ReviewLine(Row):
    """An option of a question that was answered: what became of it, and what the bank says of it."""

    text = StringProperty("")
    note = StringProperty("")
    feedback = StringProperty("")
    icon = StringProperty("")
    icon_role = StringProperty("muted")

    def __init__(self, row: OptionRow, **kwargs: Any) -> None:
        self._row = row
        super().__init__(**kwargs)

    def on_kv_post(self, base_widget: Any) -> None:
        """The kv rule is applied: what has no words takes no room."""
        row, ids = self._row, self.ids
        self.icon, self.icon_role = LINE_ICONS[row.state]
        self.text, self.note, self.feedback = row.text, row.note, row.feedback
        for part, words in ((ids.note, row.note), (ids.feedback, row.feedback)):
            keep(ids.words, part, bool(words))


class ReviewCard(PressCard):
    """A tap opens and closes it. Events: `on_open_text(point)`, `on_report(item)`.

    `reportable` offers to report the question.
    """

    __events__ = ("on_open_text", "on_report")
    reportable = BooleanProperty(False)
    stem = StringProperty("")
    word = StringProperty("")
    icon = StringProperty("")
    icon_role = StringProperty("muted")
    given = StringProperty("")
    right_answer = StringProperty("")
    why = StringProperty("")
    place = StringProperty("")
    chevron = StringProperty("chevron-down")
    expanded = BooleanProperty(False)

    def __init__(self, row: ReviewRow, **kwargs: Any) -> None:
        self.point, self.item, self._rows = row.point, row.item, row.lines
        super().__init__(**kwargs)
        self.icon, self.icon_role = ICONS[row.verdict]
        self.word, self.stem, self.why = row.word, row.stem, row.why
        self.given = _("You gave: {text}").format(text=row.given) if row.given else ""
        self.right_answer = _("Right answer: {text}").format(text=row.right)
        self.place = _("{place}: open in the text").format(place=row.point_label)

    def on_kv_post(self, base_widget: Any) -> None:
        """The kv rule is applied: the parts exist."""
        ids = self.ids
        self._details, self._given, self._lines = ids.details.__self__, ids.given.__self__, ids.lines.__self__
        ids.open_text.bind(on_release=lambda _b: self.dispatch("on_open_text", self.point))
        self._ways, self._report = ids.ways.__self__, ids.report.__self__
        self._report.bind(on_release=lambda _b: self.dispatch("on_report", self.item))
        for name in ("expanded", "given", "reportable"):
            self.fbind(name, self._arrange)
        self._arrange()

    def on_open_text(self, point: str) -> None:
        """The learner wants to read the point."""

    def on_report(self, item: str) -> None:
        """The learner says that the question is wrong or unclear."""

    def on_release(self) -> None:
        """Open, or close."""
        self.expanded = not self.expanded

    def _arrange(self, *_args: object) -> None:
        self.chevron = "chevron-up" if self.expanded else "chevron-down"
        keep(self._details, self._given, bool(self.given), before=self._details.children[-1])
        keep(self._ways, self._report, self.reportable)
        if self.expanded and not self._lines.children:
            for row in self._rows:
                self._lines.add_widget(ReviewLine(row))
        keep(self, self._details, self.expanded)


load_kv(__file__)
