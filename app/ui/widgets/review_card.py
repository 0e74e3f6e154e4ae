"""A question that was answered: its verdict, and behind a tap what was given, what is right, and why."""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, StringProperty

from app.i18n import _
from app.ui.widgets.card import PressCard
from app.ui.widgets.kv import load_kv
from app.ui.widgets.stack import keep
from app.viewmodels.result import ReviewRow

ICONS = {
    "right": ("check-circle", "right"),
    "partly": ("circle-half-full", "warn"),
    "wrong": ("close-thick", "wrong"),
    "blank": ("circle-outline", "muted"),
}


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
        self.point, self.item = row.point, row.item
        super().__init__(**kwargs)
        self.icon, self.icon_role = ICONS[row.verdict]
        self.word, self.stem, self.why = row.word, row.stem, row.why
        self.given = _("You gave: {text}").format(text=row.given) if row.given else ""
        self.right_answer = _("Right answer: {text}").format(text=row.right)
        self.place = _("{place}: open in the text").format(place=row.point_label)

    def on_kv_post(self, base_widget: Any) -> None:
        """The kv rule is applied: the parts exist."""
        ids = self.ids
        self._details, self._given = ids.details.__self__, ids.given.__self__
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
        keep(self, self._details, self.expanded)


load_kv(__file__)
