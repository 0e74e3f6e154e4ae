"""Bars: how far one is in a session, how well a section is known, how much time is left."""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.graphics import Color, SmoothRoundedRectangle
from kivy.metrics import dp
from kivy.properties import BooleanProperty, BoundedNumericProperty, NumericProperty, OptionProperty, StringProperty
from kivy.uix.widget import Widget

from app.i18n import _
from app.ui.theme import glide, theme
from app.ui.widgets.card import Chip
from app.ui.widgets.kv import load_kv
from app.ui.widgets.stack import Column, keep

STACK_BELOW_DP, TIGHT_BELOW_DP = 420, 240
MOST_COLUMN = 0.38  # of the line


class Meter(Widget):
    """`value` from 0 to 1 in a colour role. It glides to a new value unless motion is reduced."""

    value = BoundedNumericProperty(0, min=0, max=1, errorhandler=lambda v: min(max(v, 0), 1))
    shown = NumericProperty(0)
    role = StringProperty("primary")
    thickness = NumericProperty(dp(8))
    glides = BooleanProperty(True)

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("size_hint_y", None)
        super().__init__(**kwargs)
        with self.canvas:
            self._edge_colour, self._edge = Color(), SmoothRoundedRectangle()
            self._track_colour, self._track = Color(), SmoothRoundedRectangle()
            self._bar_colour, self._bar = Color(), SmoothRoundedRectangle()
        redraw = self._redraw_later = Clock.create_trigger(self._redraw, -1)
        for name in ("pos", "size", "role", "shown", "thickness"):
            self.fbind(name, redraw)
        self.fbind("value", self._glide)
        theme.follow(self._theme_changed)
        self.shown, self.height = self.value, self.thickness
        redraw()

    def _theme_changed(self, *_args: object) -> None:
        self._redraw_later()

    def _glide(self, *_args: object) -> None:
        if self.glides and self.get_root_window() is not None:
            glide(self, shown=self.value)
        else:
            self.shown = self.value

    def _redraw(self, *_args: object) -> None:
        high = self.height = self.thickness
        edge = dp(1) if theme.palette.outline_dp > 1 else 0
        parts = (
            (self._edge_colour, self._edge, "line" if edge else "", self.width, 0),
            (self._track_colour, self._track, "surface" if edge else "raised", self.width, edge),
            (self._bar_colour, self._bar, self.role, max(self.width * self.shown, high) if self.shown else 0, edge),
        )
        for colour, shape, role, width, inset in parts:
            colour.rgba = theme.colour(role if width else "")
            shape.pos, shape.size = (self.x + inset, self.y + inset), (max(width - 2 * inset, 0), high - 2 * inset)
            shape.radius = [max(min(high, width) / 2 - inset, 0)] * 4


class SectionBar(Column):
    """A section's line: `label`, the bar in its `role`, and the `figure` with its count ("64 % · 14 of 18").

    Side by side where there is room, label and figure above the bar where there is not. Bars in the same parent have
    columns as wide as their longest label and figure, so that the bar is close to both.
    """

    label = StringProperty("")
    figure = StringProperty("")
    value = NumericProperty(0)
    role = StringProperty("primary")
    name_room = NumericProperty(dp(120))
    figure_room = NumericProperty(dp(120))
    layout = OptionProperty("wide", options=["wide", "narrow", "tight"])

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("spacing", dp(6))
        super().__init__(**kwargs)

    def on_kv_post(self, base_widget: Any) -> None:
        """The kv rule is applied: the parts exist."""
        ids = self.ids
        self._layouts = {name: ids[name].__self__ for name in ("wide", "narrow", "tight")}
        arrange = Clock.create_trigger(self._arrange, -1)  # not at once: a layout under way must not lose children
        self._arrange_later = arrange
        self.fbind("width", arrange)
        for name in ("label", "figure", "parent"):
            self.fbind(name, self._arrange_all)
        theme.follow(self._theme_changed)
        self._arrange()

    def _theme_changed(self, *_args: object) -> None:
        self._arrange_later()

    def _arrange(self, *_args: object) -> None:
        room = self.width / max(theme.scale, 1)
        self.layout = "wide" if room >= dp(STACK_BELOW_DP) else ("narrow" if room >= dp(TIGHT_BELOW_DP) else "tight")
        for name, part in self._layouts.items():
            keep(self, part, name == self.layout)
        label, figure = (max(widths) for widths in zip(*(bar.columns() for bar in self._beside()), strict=True))
        most = self.width * MOST_COLUMN
        self.name_room, self.figure_room = min(label, most), min(figure, most)

    def columns(self) -> tuple[float, float]:
        """The widths in px that label and figure need on one line."""
        figure, _bar, label = self._layouts["wide"].children
        return label.natural_width(), figure.natural_width()

    def _beside(self) -> list[SectionBar]:
        return [each for each in self.parent.children if isinstance(each, SectionBar)] if self.parent else [self]

    def _arrange_all(self, *_args: object) -> None:
        self._arrange_later()
        for bar in self._beside():
            bar._arrange_later()


class TimerChip(Chip):
    """The time left in `seconds`; it warns with a colour, an icon and a word when less than `warn_below` is left."""

    seconds = NumericProperty(0)
    warn_below = NumericProperty(60)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        for name in ("seconds", "warn_below"):
            self.fbind(name, self._show)
        self._show()

    def _show(self, *_args: object) -> None:
        left = max(int(self.seconds), 0)
        late = left < self.warn_below
        clock = f"{left // 60}:{left % 60:02d}"
        self.text = _("{time} left").format(time=clock) if late else clock
        self.icon = "timer-alert-outline" if late else "timer-outline"
        self.role, self.tone = ("warn", "warn") if late else ("text", "raised")


load_kv(__file__)
