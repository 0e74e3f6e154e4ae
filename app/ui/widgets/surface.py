"""Drawn backgrounds: a rounded surface with a hairline, and the ring round what has the keyboard."""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.graphics import Color, Rectangle, SmoothLine, SmoothRoundedRectangle
from kivy.metrics import dp
from kivy.properties import BooleanProperty, NumericProperty, StringProperty
from kivy.uix.widget import Widget

from app.ui.theme import theme

RING_GAP_DP, RING_WIDTH_DP = 3, 1.25


class Surface(Widget):
    """Drawn in colour roles: `fill`, `outline` ("" for none); `corner` in px; `ring_shown` adds the focus ring."""

    fill = StringProperty("")
    outline = StringProperty("")
    corner = NumericProperty(dp(14))
    heavy = BooleanProperty(False)
    ring_shown = BooleanProperty(False)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        with self.canvas.before:
            self._edge_colour, self._edge = Color(0, 0, 0, 0), SmoothRoundedRectangle()
            self._fill_colour, self._inner = Color(0, 0, 0, 0), SmoothRoundedRectangle()
            self._square = Rectangle(size=(0, 0))  # smooth edges would show as a seam where surfaces meet
        with self.canvas.after:
            self._ring_colour, self._ring = Color(0, 0, 0, 0), SmoothLine(width=dp(RING_WIDTH_DP))
        redraw = Clock.create_trigger(self._redraw, -1)
        for name in ("pos", "size", "fill", "outline", "corner", "heavy", "ring_shown"):
            self.fbind(name, redraw)
        self._redraw_trigger = redraw
        theme.follow(self._theme_changed)
        redraw()

    def _theme_changed(self, *_args: object) -> None:
        self._redraw_trigger()

    def _redraw(self, *_args: object) -> None:
        corner = min(self.corner, self.width / 2, self.height / 2)
        edge = self._edge_width()
        self._edge_colour.rgba = theme.colour(self.outline)
        _place(self._edge, self.x, self.y, self.width, self.height, corner)
        self._fill_colour.rgba = theme.colour(self.fill)
        wide, high = self.width - 2 * edge, self.height - 2 * edge
        self._square.pos, self._square.size = self.pos, (0, 0) if corner else self.size
        _place(self._inner, self.x + edge, self.y + edge, wide if corner else 0, high if corner else 0, corner - edge)
        self._draw_ring(corner)

    def _edge_width(self) -> float:
        if not self.outline:
            return 0.0
        return float(theme.outline_px + (dp(1) if self.heavy else 0))

    def _draw_ring(self, corner: float) -> None:
        self._ring_colour.rgba = theme.colour("focus" if self.ring_shown else "")
        if self.ring_shown:
            gap = dp(RING_GAP_DP)
            self._ring.rounded_rectangle = (
                self.x - gap, self.y - gap, self.width + 2 * gap, self.height + 2 * gap, corner + gap,
            )  # fmt: skip


def _place(shape: Any, x: float, y: float, width: float, height: float, corner: float) -> None:
    shape.pos, shape.size = (x, y), (max(width, 0), max(height, 0))
    shape.radius = [max(corner, 0)] * 4
