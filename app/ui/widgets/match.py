"""Matching and grouping: each thing at the left gets one of the words offered, picked from a sheet."""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.metrics import dp
from kivy.properties import BooleanProperty, ListProperty, NumericProperty, OptionProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from app.i18n import _
from app.ui.widgets.dialog import Picker
from app.ui.widgets.kv import load_kv
from app.ui.widgets.press import Press
from app.ui.widgets.stack import Column, Row, keep
from app.ui.widgets.surface import Surface

STACK_BELOW_DP = 520


class PickField(Press, Surface, Row):
    """A field that opens a sheet of `options`; `chosen` is the index of the one in it, -1 for none. `on_choose(index)`.

    `title` heads the sheet. `mark`: idle, right, wrong; `feedback` stands below, for the right word of a wrong pick.
    """

    __events__ = ("on_choose",)
    options = ListProperty([])
    chosen = NumericProperty(-1)
    title = StringProperty("")
    mark = OptionProperty("idle", options=["idle", "right", "wrong"])
    feedback = StringProperty("")
    locked = BooleanProperty(False)
    shown = StringProperty("")
    role = StringProperty("muted")
    icon = StringProperty("menu-down")
    icon_role = StringProperty("muted")

    def on_kv_post(self, base_widget: Any) -> None:
        """The kv rule is applied: the parts exist."""
        self.corner = dp(12)
        self._feedback = self.ids.feedback.__self__
        for name in ("options", "chosen", "mark", "feedback", "state", "locked"):
            self.fbind(name, self._restyle)
        self._restyle()

    def on_choose(self, index: int) -> None:
        """An option was picked from the sheet."""

    def on_release(self) -> None:
        """Open the sheet."""
        if self.locked:
            return
        sheet = Picker(self.options, int(self.chosen), title=self.title)
        sheet.bind(on_pick=lambda _sheet, index: self._picked(index))
        sheet.open()

    def _picked(self, index: int) -> None:
        self.chosen = index
        self.dispatch("on_choose", index)

    def _follow(self, *_args: object) -> None:
        self.height = max(self.minimum_height, dp(48))

    def _restyle(self, *_args: object) -> None:
        at = int(self.chosen)
        empty = not 0 <= at < len(self.options)
        self.shown, self.role = (_("Choose"), "muted") if empty else (self.options[at], "text")
        self.fill = {"right": "rightsoft", "wrong": "wrongsoft"}.get(self.mark, "surface")
        self.fill = "raised" if self.state == "down" else self.fill
        self.outline = "control" if self.mark == "idle" else self.mark
        icons = {"idle": "menu-down", "right": "check-bold", "wrong": "close-thick"}
        self.icon = "" if self.locked and self.mark == "idle" else icons[self.mark]
        self.icon_role = "muted" if self.mark == "idle" else self.mark
        keep(self.ids.column, self._feedback, bool(self.feedback))


class MatchRow(BoxLayout):
    """One thing and its field: beside each other where there is room, below each other where there is not."""

    text = StringProperty("")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(size_hint_y=None, **kwargs)
        self.field = self.ids.field.__self__
        arrange = Clock.create_trigger(self._arrange, -1)
        for name in ("width", "minimum_height"):
            self.fbind(name, arrange)
        self._arrange()

    def _arrange(self, *_args: object) -> None:
        beside = self.width >= dp(STACK_BELOW_DP)
        self.orientation = "horizontal" if beside else "vertical"
        self.spacing = dp(16) if beside else dp(6)
        self.height = self.minimum_height


class MatchRows(Column):
    """`lefts` are what is matched, `rights` the words offered (or the groups), `picks` an index or -1 for each left.

    `each_once` takes a word away from the row that had it. `marks` and `feedbacks` judge row by row; `locked`.
    Event: `on_match(picks)`.
    """

    __events__ = ("on_match",)
    lefts = ListProperty([])
    rights = ListProperty([])
    picks = ListProperty([])
    marks = ListProperty([])
    feedbacks = ListProperty([])
    each_once = BooleanProperty(False)
    locked = BooleanProperty(False)

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("spacing", dp(14))
        super().__init__(**kwargs)
        self.rows: list[MatchRow] = []
        self.fbind("lefts", self._rebuild)
        for name in ("rights", "picks", "marks", "feedbacks", "locked"):
            self.fbind(name, self._refresh)
        self._rebuild()

    def on_match(self, picks: list[int]) -> None:
        """The learner picked; `picks` is the whole answer so far."""

    def _rebuild(self, *_args: object) -> None:
        self.clear_widgets()
        self.rows = [MatchRow(text=left) for left in self.lefts]
        for at, row in enumerate(self.rows):
            row.field.title = self.lefts[at]
            row.field.bind(on_choose=lambda _field, index, at=at: self._picked(at, index))
            self.add_widget(row)
        if len(self.picks) != len(self.lefts):
            self.picks = [-1] * len(self.lefts)
        self._refresh()

    def _picked(self, at: int, index: int) -> None:
        picks = [-1 if self.each_once and pick == index else pick for pick in self.picks]
        picks[at] = index
        self.picks = picks
        self.dispatch("on_match", list(picks))

    def _refresh(self, *_args: object) -> None:
        for at, row in enumerate(self.rows):
            field = row.field
            field.options, field.locked = self.rights, self.locked
            field.chosen = self.picks[at] if at < len(self.picks) else -1
            field.mark = self.marks[at] if at < len(self.marks) else "idle"
            field.feedback = self.feedbacks[at] if at < len(self.feedbacks) else ""


load_kv(__file__)
