"""The words along the axes of a chart: below it, and as a scale at its left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kivy.clock import Clock
from kivy.metrics import dp
from kivy.properties import BooleanProperty, NumericProperty
from kivy.uix.widget import Widget

from app.ui.theme import theme
from app.ui.widgets.text import Text

LABEL_GAP_DP, CLOSE_GAP_DP, SCALE_GAP_DP = 8, 2, 6


def label(words: str) -> Text:
    """Small words at an axis."""
    return Text(text=words, variant="label", role="muted", fit=True)


class AxisLabels(Widget):
    """Words along a line: `show([(share, words)])` sets each at its share 0..1 of `span` px, where there is room.

    The line begins `inset` px from the left; a `span` of 0 is the rest of the width. `centred` words have their middle
    at the share. `close` words may nearly touch. With `lines` what has no room goes one line lower, and nothing is
    left out.
    """

    span = NumericProperty(0)
    inset = NumericProperty(0)
    centred = BooleanProperty(False)
    close = BooleanProperty(False)
    lines = BooleanProperty(False)

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("size_hint_y", None)
        super().__init__(**kwargs)
        self._labels: list[tuple[float, Text]] = []
        self._lead: Text | None = None
        self._arrange_later = Clock.create_trigger(self._arrange, -1)
        for name in ("pos", "size", "span", "inset"):
            self.fbind(name, self._arrange_later)
        theme.follow(self._theme_changed)

    def show(self, labels: Sequence[tuple[float, str]], lead: str = "") -> None:
        """Replace the words, from left to right; `lead` stands before the line."""
        self.clear_widgets()
        self._labels = [(share, label(words)) for share, words in labels]
        self._lead = label(lead) if lead else None
        for made in (*(label for _share, label in self._labels), *([self._lead] if self._lead else [])):
            self.add_widget(made)
        self._arrange_later()

    def _theme_changed(self, *_args: object) -> None:
        self._arrange_later()

    def _arrange(self, *_args: object) -> None:
        high = max([label.height for _share, label in self._labels], default=0)
        gap = dp(CLOSE_GAP_DP if self.close else LABEL_GAP_DP)
        ends: list[float] = []  # of what stands on each line, from the top
        for share, label in self._labels:
            x = self._place(share, label)
            line = next((number for number, end in enumerate(ends) if x >= end + gap), len(ends))
            fits = self.lines or line == 0
            label.opacity = float(fits)
            if fits:
                ends[line : line + 1] = [x + label.width]
            label.pos = (x, self.top - (line + 1) * high if fits else self.y)
        if self._lead is not None:
            self._lead.pos = (self.x, self.top - high)
        self.height = high * max(len(ends), 1)

    def _place(self, share: float, label: Text) -> float:
        at = self.x + self.inset + share * (self.span or self.width - self.inset)
        x = at - label.width / 2 if self.centred else at
        return float(max(min(x, self.right - label.width), self.x))


class AxisScale(Widget):
    """Words from bottom to top beside a plot as high as this: `show([(share, words)])`; as wide as they need."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(size_hint=(None, None), **kwargs)
        self._labels: list[tuple[float, Text]] = []
        self._arrange_later = Clock.create_trigger(self._arrange, -1)
        for name in ("pos", "size"):
            self.fbind(name, self._arrange_later)
        theme.follow(self._theme_changed)

    def show(self, labels: Sequence[tuple[float, str]]) -> None:
        """Replace the words, from the bottom up."""
        self.clear_widgets()
        self._labels = [(share, label(words)) for share, words in labels]
        for _share, made in self._labels:
            self.add_widget(made)
        self._arrange_later()

    def _theme_changed(self, *_args: object) -> None:
        self._arrange_later()

    def _arrange(self, *_args: object) -> None:
        self.width = max([label.width for _share, label in self._labels], default=0) + dp(SCALE_GAP_DP)
        for share, label in self._labels:
            y = self.y + share * self.height - label.height / 2
            label.pos = (self.right - dp(SCALE_GAP_DP) - label.width, max(min(y, self.top - label.height), self.y))
