"""Bars side by side, each with its interval where it has one, under a level to compare with."""

from __future__ import annotations

from typing import Any

from kivy.graphics import Color, InstructionGroup, Line
from kivy.metrics import dp
from kivy.properties import ObjectProperty, StringProperty

from app.i18n import _
from app.ui.theme import theme
from app.ui.widgets.axis import AxisLabels, AxisScale
from app.ui.widgets.chart import Chart, Plot, box
from app.ui.widgets.kv import load_kv
from app.ui.widgets.stack import keep
from app.ui.widgets.text import Text
from app.viewmodels.charts import NO_BARS

BAR_SHARE = 0.72
HIGH_DP = 132
EMPTY_DP = 2
TINT = 0.55  # of a bar with an interval, so that the line of it stands out


class BarPlot(Plot):
    """The bars; part of BarChart."""

    data = ObjectProperty(NO_BARS)
    role = StringProperty("primary")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        for name in ("data", "role"):
            self.fbind(name, self._take)
        theme.follow(self._resize)
        self._resize()
        self._take()

    def place_of(self, x: float, y: float) -> int:
        """The bar whose column holds the place."""
        if not self.count or not self.x <= x < self.right:
            return -1
        return int((x - self.x) / (self.width / self.count))

    def paint(self, group: InstructionGroup) -> None:
        """Base line, bars, intervals, and the level to compare with."""
        box(group, "line", self.x, self.y, self.width, dp(1))
        for value, _words in self.data.ticks[1:]:
            box(group, "raised", self.x, self._height_of(value) - dp(1), self.width, dp(1))
        for at in range(int(self.count)):
            self._bar(group, at)
        if self.data.line is not None:
            y = self._height_of(self.data.line)
            group.add(Color(*theme.colour("accent")))
            group.add(Line(points=[self.x, y, self.right, y], width=dp(1), dash_length=dp(5), dash_offset=dp(4)))

    def _bar(self, group: InstructionGroup, at: int) -> None:
        bar, pitch = self.data.bars[at], self.width / self.count
        wide = max(pitch * BAR_SHARE, dp(2))
        x = self.x + pitch * at + (pitch - wide) / 2
        if at == self.at:
            box(group, "primarysoft", self.x + pitch * at, self.y, pitch, self.height, dp(4))
        if not bar.count:
            box(group, "control", x, self.y, wide, dp(EMPTY_DP))
            return
        high = max(self._height_of(bar.value) - self.y, dp(EMPTY_DP))
        ranged = bar.low is not None and bar.high is not None
        box(group, self.role, x, self.y, wide, high, dp(3), alpha=TINT if ranged else 1.0)
        if bar.low is not None and bar.high is not None:
            self._interval(group, x + wide / 2, bar.low, bar.high)

    def _interval(self, group: InstructionGroup, x: float, low: float, high: float) -> None:
        bottom, top, half = self._height_of(low), self._height_of(high), dp(3)
        group.add(Color(*theme.colour("text")))
        group.add(Line(points=[x, bottom, x, top], width=dp(1)))
        for end in (bottom, top):
            group.add(Line(points=[x - half, end, x + half, end], width=dp(1)))

    def _height_of(self, value: float) -> float:
        return float(self.y + min(max(value / self.data.top, 0), 1) * self.height)

    def _resize(self, *_args: object) -> None:
        self.height = dp(HIGH_DP)

    def _take(self, *_args: object) -> None:
        self.count, self.at = len(self.data.bars), -1
        self.repaint()


class BarChart(Chart):
    """`data` is a BarChartData; `role` colours the bars.

    What all bars come to and the level stand above, the scale at the left, and below each bar its count where the data
    says so.
    """

    data = ObjectProperty(NO_BARS)
    role = StringProperty("primary")
    total = StringProperty("")
    level = StringProperty("")

    def on_kv_post(self, base_widget: Any) -> None:
        """The kv rule is applied: the parts exist."""
        super().on_kv_post(base_widget)
        ids = self.ids
        self._scale: AxisScale = ids.scale.__self__
        self._counts: AxisLabels = ids.counts.__self__
        self._labels: AxisLabels = ids.labels.__self__
        self._total: Text = ids.total.__self__
        self._above = self._total.parent
        self.fbind("data", self._show)
        self._show()

    def words(self, at: int) -> str:
        """What is said of a bar."""
        return str(self.data.bars[at].text)

    def _show(self, *_args: object) -> None:
        data = self.data
        self.plot.data = data
        self.total, self.level = data.total, data.line_text
        keep(self._above, self._total, bool(data.total), before=self._above.children[0])
        self._scale.show([(value / data.top, words) for value, words in data.ticks])
        many = max(len(data.bars), 1)
        self._labels.show([(at / many, bar.label) for at, bar in enumerate(data.bars) if bar.label])
        keep(self, self._counts, data.counted, before=self._labels)
        counted = [((at + 0.5) / many, str(bar.count)) for at, bar in enumerate(data.bars)]
        self._counts.show(counted if data.counted else [], _("n"))
        self._tell()


load_kv(__file__)
