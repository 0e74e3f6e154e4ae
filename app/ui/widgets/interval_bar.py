"""An interval on a scale from 0 to 1: a band from low to high with a mark at the expected value."""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.graphics import Color, SmoothRoundedRectangle
from kivy.metrics import dp
from kivy.properties import NumericProperty, StringProperty
from kivy.uix.widget import Widget

from app.ui.theme import theme

HEIGHT_DP, TRACK_DP, BAND_DP, MARK_DP = 24, 6, 12, 4


class IntervalBar(Widget):
    """`low`, `value` and `high` from 0 to 1 in a colour role; `label` says the same in words."""

    low = NumericProperty(0)
    value = NumericProperty(0)
    high = NumericProperty(1)
    role = StringProperty("primary")
    label = StringProperty("")

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("size_hint_y", None)
        kwargs.setdefault("height", dp(HEIGHT_DP))
        super().__init__(**kwargs)
        with self.canvas:
            self._shapes = [(Color(), SmoothRoundedRectangle()) for _part in range(5)]
        redraw = self._redraw_later = Clock.create_trigger(self._redraw, -1)
        for name in ("pos", "size", "low", "value", "high", "role"):
            self.fbind(name, redraw)
        theme.follow(self._theme_changed)
        redraw()

    def parts(self) -> tuple[tuple[float, float], float]:
        """The band from left to right and the middle of the mark, in px from the left edge."""
        low, value, high = (min(max(each, 0.0), 1.0) * self.width for each in (self.low, self.value, self.high))
        half = dp(MARK_DP) / 2
        return (min(low, high), max(low, high)), min(max(value, half), max(self.width - half, half))

    def _theme_changed(self, *_args: object) -> None:
        self._redraw_later()

    def _redraw(self, *_args: object) -> None:
        (low, high), mark = self.parts()
        edge, half = theme.outline_px, dp(MARK_DP) / 2
        band = max(high - low, dp(BAND_DP))
        low = min(low, max(self.width - band, 0))
        boxes = (
            ("control", 0.0, self.width, dp(TRACK_DP)),
            ("raised", edge, self.width - 2 * edge, dp(TRACK_DP) - 2 * edge),
            (self.role, low, band, dp(BAND_DP)),
            ("primarysoft", low + edge, band - 2 * edge, dp(BAND_DP) - 2 * edge),
            (self.role, mark - half, 2 * half, self.height),
        )
        for (colour, shape), (role, left, width, high_px) in zip(self._shapes, boxes, strict=True):
            colour.rgba = theme.colour(role)
            shape.pos = (self.x + left, self.center_y - high_px / 2)
            shape.size = (max(width, 0), max(high_px, 0))
            shape.radius = [max(min(width, high_px) / 2, 0)] * 4
