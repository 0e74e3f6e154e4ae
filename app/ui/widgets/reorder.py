"""Putting things in order: with two arrows on each row for fingers, and the arrow keys for hands on a keyboard."""

from __future__ import annotations

from typing import Any

from kivy.metrics import dp
from kivy.properties import BooleanProperty, ListProperty, OptionProperty, StringProperty

from app.i18n import _
from app.ui.widgets.focus import Focusable, bring_into_view, focus
from app.ui.widgets.kv import load_kv
from app.ui.widgets.press import is_plain
from app.ui.widgets.stack import Column, Row, keep
from app.ui.widgets.surface import Surface

JUDGED = {"idle": ("surface", "line"), "right": ("rightsoft", "right"), "wrong": ("wrongsoft", "wrong")}
JUDGED_ICONS = {"idle": "", "right": "check-bold", "wrong": "close-thick"}


class ReorderRow(Focusable, Surface, Row):
    """One thing to move; part of ReorderList. Up and Down move it while it has the focus."""

    text = StringProperty("")
    number = StringProperty("")
    mark = OptionProperty("idle", options=list(JUDGED))
    word = StringProperty("")
    locked = BooleanProperty(False)
    judged_icon = StringProperty("")
    word_role = StringProperty("muted")

    def __init__(self, owner: ReorderList, **kwargs: Any) -> None:
        self.owner = owner
        super().__init__(**kwargs)
        self.corner = dp(14)
        ids = self.ids
        self._arrows, self._word = ids.arrows.__self__, ids.word.__self__
        ids.up.bind(on_release=lambda _button: owner.move(self, -1))
        ids.down.bind(on_release=lambda _button: owner.move(self, 1))
        for name in ("mark", "locked", "word"):
            self.fbind(name, self._restyle)
        self._restyle()

    def on_key(self, name: str, modifiers: list[str]) -> bool:
        """Up and Down move the row."""
        if name in ("up", "down") and not self.locked:
            self.owner.move(self, -1 if name == "up" else 1)
            return True
        return False

    def on_touch_down(self, touch: Any) -> bool:
        """A touch on the row takes the focus, so that the keys know which row is meant."""
        if is_plain(touch) and self.collide_point(*touch.pos) and not self.locked:
            focus.visible = False
            self.focus = True
        return bool(super().on_touch_down(touch))

    def _restyle(self, *_args: object) -> None:
        self.fill, self.outline = JUDGED[self.mark]
        self.judged_icon = JUDGED_ICONS[self.mark]
        self.word_role = "muted" if self.mark == "idle" else self.mark
        self.word = {"idle": "", "right": _("In its place"), "wrong": _("Not its place")}[self.mark]
        keep(self, self._arrows, not self.locked)
        keep(self.ids.column, self._word, bool(self.word))
        badge = self.ids.badge
        badge.icon, badge.text = self.judged_icon, self.number
        badge.fill, badge.ink = ("surface", "muted") if self.mark == "idle" else (self.mark, "onjudged")
        badge.outline = "line" if self.mark == "idle" else ""


class ReorderList(Column):
    """`items` are the words, `order` the indexes into them from top to bottom. Event: `on_reorder(order)`.

    `marks` judges each position from the top: idle, right, wrong; `locked` takes the arrows away.
    """

    __events__ = ("on_reorder",)
    items = ListProperty([])
    order = ListProperty([])
    marks = ListProperty([])
    locked = BooleanProperty(False)

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("spacing", dp(10))
        super().__init__(**kwargs)
        self.rows: list[ReorderRow] = []
        self.fbind("items", self._rebuild)
        for name in ("order", "marks", "locked"):
            self.fbind(name, self._refresh)
        self._rebuild()

    def on_reorder(self, order: list[int]) -> None:
        """The learner moved something; `order` is the new order."""

    def move(self, row: ReorderRow, by: int) -> None:
        """Move a row up (-1) or down (1); the focus goes with it."""
        at = self.rows.index(row)
        to = at + by
        if self.locked or not 0 <= to < len(self.rows):
            return
        order = list(self.order)
        order[at], order[to] = order[to], order[at]
        self.order = order
        self.rows[to].focus = True
        bring_into_view(self.rows[to])
        self.dispatch("on_reorder", list(order))

    def _rebuild(self, *_args: object) -> None:
        self.clear_widgets()
        self.rows = [ReorderRow(self) for _item in self.items]
        for row in self.rows:
            self.add_widget(row)
        if sorted(self.order) != list(range(len(self.items))):
            self.order = list(range(len(self.items)))
        self._refresh()

    def _refresh(self, *_args: object) -> None:
        if len(self.order) != len(self.rows):
            return
        for at, row in enumerate(self.rows):
            row.number, row.text, row.locked = str(at + 1), self.items[self.order[at]], self.locked
            row.mark = self.marks[at] if at < len(self.marks) else "idle"
            row._restyle()
            row.ids.up.disabled, row.ids.down.disabled = at == 0, at == len(self.rows) - 1


load_kv(__file__)
