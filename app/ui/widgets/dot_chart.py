"""Points in a square: what was foretold from left to right, what came upwards; on the line both agree."""

from __future__ import annotations

from typing import Any

from kivy.graphics import Color, Ellipse, InstructionGroup, Line
from kivy.metrics import dp
from kivy.properties import ListProperty

from app.ui.theme import theme
from app.ui.widgets.axis import AxisLabels, AxisScale
from app.ui.widgets.chart import Chart, Plot, box
from app.ui.widgets.kv import load_kv
from app.viewmodels.charts import share_axis

MOST_SIDE_DP, DOT_DP = 420, 6
QUARTERS = (0.25, 0.5, 0.75)


class DotPlot(Plot):
    """The square; part of DotChart."""

    points = ListProperty([])

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.fbind("points", self._take)
        self.fbind("width", self._resize)
        theme.follow(self._resize)
        self._take()

    def place_of(self, x: float, y: float) -> int:
        """The point nearest to the place, by its foretold chance."""
        at = range(len(self.points))
        return min(at, key=lambda n: abs(self._spot(self.points[n].x, 0)[0] - x)) if self.points else -1

    def paint(self, group: InstructionGroup) -> None:
        """The frame, the line on which both agree, and each point with its interval."""
        box(group, "line", self.x, self.y, self.height, self.height, dp(6))
        box(group, "surface", self.x + dp(1), self.y + dp(1), self.height - dp(2), self.height - dp(2), dp(5))
        for share in QUARTERS:
            box(group, "raised", self.x + dp(1), self._spot(0, share)[1], self.height - dp(2), dp(1))
        group.add(Color(*theme.colour("accent")))
        ends = [*self._spot(0, 0), *self._spot(1, 1)]
        group.add(Line(points=ends, width=dp(1), dash_length=dp(5), dash_offset=dp(4)))
        for at, point in enumerate(self.points):
            self._point(group, point, at == self.at)

    def _point(self, group: InstructionGroup, point: Any, selected: bool) -> None:
        group.add(Color(*theme.colour("text")))
        (x, low), (_x, high) = self._spot(point.x, point.low), self._spot(point.x, point.high)
        group.add(Line(points=[x, low, x, high], width=dp(1.2)))
        for end in (low, high):
            group.add(Line(points=[x - dp(4), end, x + dp(4), end], width=dp(1.2)))
        radius = dp(DOT_DP + (3 if selected else 0))
        _x, y = self._spot(point.x, point.y)
        for role, size in (("surface", radius + dp(2)), ("primary", radius)):
            group.add(Color(*theme.colour(role)))
            group.add(Ellipse(pos=(x - size, y - size), size=(2 * size, 2 * size)))

    def _spot(self, x: float, y: float) -> tuple[float, float]:
        return self.x + x * self.height, self.y + y * self.height

    def _resize(self, *_args: object) -> None:
        # it grows with the text, yet less: the window does not
        self.height = min(self.width, dp(MOST_SIDE_DP) * theme.scale**0.5)

    def _take(self, *_args: object) -> None:
        self.count, self.at = len(self.points), -1
        self._resize()
        self.repaint()


class DotChart(Chart):
    """`points` are ChartPoints, from left to right; each is written out below, with its count."""

    points = ListProperty([])

    def on_kv_post(self, base_widget: Any) -> None:
        """The kv rule is applied: the parts exist."""
        super().on_kv_post(base_widget)
        self._labels: AxisLabels = self.ids.labels.__self__
        scale: AxisScale = self.ids.scale.__self__
        for axis in (scale, self.ids.ticks.__self__):
            axis.show(share_axis()[1])
        self.fbind("points", self._show)
        self._show()

    def words(self, at: int) -> str:
        """What is said of a point."""
        return str(self.points[at].text)

    def _show(self, *_args: object) -> None:
        self.plot.points = self.points
        self._labels.show([(point.x, point.label) for point in self.points])
        self._tell()


load_kv(__file__)
