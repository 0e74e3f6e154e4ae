"""Putting things in order: by dragging a row, with two arrows on each, and with the arrow keys."""

from __future__ import annotations

from typing import Any

from kivy.metrics import dp
from kivy.properties import BooleanProperty, ListProperty, OptionProperty, StringProperty

from app.i18n import _
from app.ui.theme import theme
from app.ui.widgets.focus import Focusable, bring_into_view, focus
from app.ui.widgets.kv import load_kv
from app.ui.widgets.press import is_plain
from app.ui.widgets.stack import Column, Row, keep
from app.ui.widgets.surface import Surface

TIGHT_DP = 240  # at 100 %: with less the grip and arrows side by side would leave the words no room
JUDGED = {"idle": ("surface", "line"), "right": ("rightsoft", "right"), "wrong": ("wrongsoft", "wrong")}
JUDGED_ICONS = {"idle": "", "right": "check-bold", "wrong": "close-thick"}


class ReorderRow(Focusable, Surface, Row):
    """One thing to move; part of ReorderList. Up and Down move it while it has the focus."""

    text = StringProperty("")
    number = StringProperty("")
    mark = OptionProperty("idle", options=list(JUDGED))
    word = StringProperty("")
    locked = BooleanProperty(False)
    lifted = BooleanProperty(False)
    judged_icon = StringProperty("")
    word_role = StringProperty("muted")

    def __init__(self, owner: ReorderList, **kwargs: Any) -> None:
        self.owner = owner
        super().__init__(**kwargs)
        self.corner = dp(14)
        ids = self.ids
        self._arrows, self._word, self._grip = ids.arrows.__self__, ids.word.__self__, ids.grip.__self__
        ids.up.bind(on_release=lambda _button: owner.move(self, -1))
        ids.down.bind(on_release=lambda _button: owner.move(self, 1))
        for name in ("mark", "locked", "lifted", "word", "width"):
            self.fbind(name, self._restyle)
        theme.follow(self._restyle)
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
        if super().on_touch_down(touch):
            return True
        if not self.takes_drag(touch):
            return False
        touch.grab(self)
        self.owner.lift(self)
        return True

    def takes_drag(self, touch: Any) -> bool:
        """Whether a touch drags: a finger on the grip (elsewhere it scrolls), the mouse anywhere but on arrows."""
        if not is_plain(touch) or self.locked or not self.collide_point(*touch.pos):
            return False
        mouse = "button" in touch.profile
        return bool(touch.x < self._arrows.x) if mouse else bool(touch.x <= self.ids.badge.right)

    def on_touch_move(self, touch: Any) -> bool:
        """The row goes where the finger or the mouse goes."""
        if touch.grab_current is self:
            self.owner.drag_to(touch.y)
            return True
        return bool(super().on_touch_move(touch))

    def on_touch_up(self, touch: Any) -> bool:
        """Let go: the row stays where it is now."""
        if touch.grab_current is self:
            touch.ungrab(self)
            self.owner.drop()
            return True
        return bool(super().on_touch_up(touch))

    def _restyle(self, *_args: object) -> None:
        self.fill, self.outline = JUDGED[self.mark]
        self.judged_icon = JUDGED_ICONS[self.mark]
        self.word_role = "muted" if self.mark == "idle" else self.mark
        self.word = {"idle": "", "right": _("In its place"), "wrong": _("Not its place")}[self.mark]
        if self.lifted:
            self.fill, self.outline = "primarysoft", "primary"
        tight = self.width < dp(TIGHT_DP) * theme.scale
        self._arrows.orientation = "vertical" if tight else "horizontal"
        keep(self, self._arrows, not self.locked)
        keep(self, self._grip, not (self.locked or tight), before=self.ids.badge)
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
        self._from: list[int] = []
        self._at = -1
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

    @property
    def dragging(self) -> bool:
        """Whether a row is on its way: `order` is not to be set meanwhile."""
        return self._at >= 0

    def lift(self, row: ReorderRow) -> None:
        """Begin to drag a row."""
        self._from, self._at = list(self.order), self.rows.index(row)
        row.lifted = True

    def drag_to(self, y: float) -> None:
        """Take the lifted row to the height `y`; those between make room."""
        if not self.dragging or self.locked:
            return
        to = next((at for at, row in enumerate(self.rows) if y >= row.y), len(self.rows) - 1)
        if to == self._at:
            return
        order = list(self.order)
        order.insert(to, order.pop(self._at))
        self.rows[self._at].lifted, self._at = False, to
        self.order = order
        self.rows[to].lifted = self.rows[to].focus = True
        bring_into_view(self.rows[to])

    def drop(self) -> None:
        """Let the lifted row go; the new order is told once, if it is one."""
        if not self.dragging:
            return
        self.rows[self._at].lifted, self._at = False, -1
        if list(self.order) != self._from:
            self.dispatch("on_reorder", list(self.order))

    def _rebuild(self, *_args: object) -> None:
        self._at = -1
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
