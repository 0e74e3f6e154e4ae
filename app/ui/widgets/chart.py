"""What all charts share: a plot that is walked over with touch and keys, and a line of words."""

from __future__ import annotations

from typing import Any, ClassVar

from kivy.clock import Clock
from kivy.graphics import Color, InstructionGroup, SmoothRoundedRectangle
from kivy.metrics import dp
from kivy.properties import BooleanProperty, NumericProperty, StringProperty
from kivy.uix.widget import Widget

from app.ui.theme import theme
from app.ui.widgets.press import Press
from app.ui.widgets.stack import Column
from app.ui.widgets.surface import Surface

TURNS = {"pageup": -1, "pagedown": 1}


class Plot(Press, Surface, Widget):
    """Draws things of which one, `at`, is selected (-1: none). Arrows and taps select; Enter opens what is selected.

    Give `count` things and override `paint(group)` and `place_of(x, y)`. Where it `turns`, Page Up and Page Down ask
    for what is earlier and later. Events: `on_select(at)`, `on_open(at)`, `on_turn(pages)`.
    """

    __events__ = ("on_select", "on_open", "on_turn")
    count = NumericProperty(0)
    at = NumericProperty(-1)
    turns = BooleanProperty(False)
    steps: ClassVar[dict[str, int]] = {"left": -1, "right": 1}

    def __init__(self, **kwargs: Any) -> None:
        self._group = InstructionGroup()
        kwargs.setdefault("size_hint_y", None)
        super().__init__(**kwargs)
        self.corner = dp(8)
        self.canvas.add(self._group)
        self._repaint = Clock.create_trigger(self._paint, -1)
        for name in ("pos", "size", "at", "count"):
            self.fbind(name, self._repaint)
        self._repaint()

    def on_select(self, at: int) -> None:
        """This one is selected now."""

    def on_open(self, at: int) -> None:
        """Open this one."""

    def on_turn(self, pages: int) -> None:
        """Show what is earlier (below 0) or later."""

    def paint(self, group: InstructionGroup) -> None:
        """Draw everything into the empty group."""

    def place_of(self, x: float, y: float) -> int:
        """The thing at a place of the window, -1 for none."""
        return -1

    def select(self, at: int) -> None:
        """Select as the learner would."""
        if 0 <= at < self.count and at != self.at:
            self.at = at
            self.dispatch("on_select", at)

    def activate(self) -> None:
        """Enter: open what is selected, or select the last."""
        if self.at < 0:
            self.select(int(self.count) - 1)
        else:
            self.dispatch("on_open", int(self.at))

    def on_release(self) -> None:
        """A tap selects; on what is selected already it opens."""
        at = self.place_of(*self.last_touch.pos)
        if at >= 0 and at == self.at:
            self.dispatch("on_open", at)
        self.select(at)

    def on_key(self, name: str, modifiers: list[str]) -> bool:
        """The arrows walk; Home and End go to the ends; Page Up and Page Down turn."""
        if self.turns and name in TURNS:
            self.dispatch("on_turn", TURNS[name])
            return True
        if name in self.steps and not {"ctrl", "alt", "meta"} & set(modifiers):
            at = int(self.at) + self.steps[name] if self.at >= 0 else int(self.count) - 1
            self.select(min(max(at, 0), int(self.count) - 1))
            return True
        if name in ("home", "end"):
            self.select(0 if name == "home" else int(self.count) - 1)
            return True
        return super().on_key(name, modifiers)

    def repaint(self) -> None:
        """Draw anew at the next frame."""
        self._repaint()

    def _theme_changed(self, *_args: object) -> None:
        super()._theme_changed()
        if hasattr(self, "_repaint"):
            self._repaint()

    def _paint(self, *_args: object) -> None:
        self._group.clear()
        self.paint(self._group)


class Chart(Column):
    """A plot with a line of words below it that says what is selected. Events: `on_select(at)`, `on_open(at)`,
    `on_turn(pages)`.
    """

    __events__ = ("on_select", "on_open", "on_turn")
    note = StringProperty("")
    hint = StringProperty("")

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("spacing", dp(6))
        super().__init__(**kwargs)

    def on_kv_post(self, base_widget: Any) -> None:
        """The kv rule is applied: the parts exist."""
        plot = self.plot = self.ids.plot.__self__
        plot.bind(
            on_select=lambda _plot, at: self._selected(at),
            on_open=lambda _plot, at: self.dispatch("on_open", at),
            on_turn=lambda _plot, pages: self.dispatch("on_turn", pages),
        )
        self.fbind("hint", self._tell)
        self._tell()

    def on_select(self, at: int) -> None:
        """This one is selected now."""

    def on_open(self, at: int) -> None:
        """The learner wants to open this one."""

    def on_turn(self, pages: int) -> None:
        """The learner wants to see what is earlier (below 0) or later."""

    def words(self, at: int) -> str:
        """What is said of one thing."""
        return ""

    def _selected(self, at: int) -> None:
        self._tell()
        self.dispatch("on_select", at)

    def _tell(self, *_args: object) -> None:
        at = int(self.plot.at)
        self.note = self.words(at) if 0 <= at < self.plot.count else self.hint


def box(
    group: InstructionGroup,
    role: str,
    x: float,
    y: float,
    wide: float,
    high: float,
    corner: float = 0,
    *,
    alpha: float = 1.0,
) -> None:
    """Add a rounded box in a colour role."""
    group.add(Color(*theme.colour(role, alpha)))
    radius = max(min(corner, wide / 2, high / 2), 0)
    group.add(SmoothRoundedRectangle(pos=(x, y), size=(max(wide, 0), max(high, 0)), radius=[radius] * 4))
