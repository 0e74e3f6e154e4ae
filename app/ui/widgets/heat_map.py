"""Days as small squares: the darker, the busier. A year is shown at most; what does not fit is turned to."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from kivy.clock import Clock
from kivy.graphics import Color, InstructionGroup, SmoothRoundedRectangle
from kivy.metrics import dp
from kivy.properties import NumericProperty, ObjectProperty
from kivy.uix.widget import Widget

from app.ui.theme import theme
from app.ui.widgets.axis import AxisLabels
from app.ui.widgets.chart import Chart, Plot, box
from app.ui.widgets.kv import load_kv
from app.ui.widgets.page_turner import PageTurner
from app.viewmodels.charts import NO_DAYS, HeatCell, span_text

WEEKS_A_YEAR = 53
LEAST_PITCH_DP, MOST_PITCH_DP, GAP_DP = 17, 24, 3
SHADES = (0.0, 0.3, 0.55, 0.78, 1.0)  # of the strong colour, by level


def cell_box(group: InstructionGroup, level: int, x: float, y: float, side: float) -> None:
    """Add a day's square."""
    box(group, "raised", x, y, side, side, dp(4))
    if theme.palette.outline_dp > 1:  # high contrast: an empty day keeps its edge
        box(group, "control", x, y, side, side, dp(4))
        box(group, "surface", x + dp(1), y + dp(1), side - dp(2), side - dp(2), dp(3))
    if level:
        group.add(Color(*theme.colour("primary", SHADES[level])))
        group.add(SmoothRoundedRectangle(pos=(x, y), size=(side, side), radius=[dp(4)] * 4))


class HeatPlot(Plot):
    """The squares; part of HeatMap. Shows the columns from `first` on, as many as fit; `at` counts all days."""

    data = ObjectProperty(NO_DAYS)
    first = NumericProperty(0)
    fitting = NumericProperty(1)
    pitch = NumericProperty(dp(LEAST_PITCH_DP))
    steps: ClassVar[dict[str, int]] = {"left": -7, "right": 7, "up": -1, "down": 1}

    def __init__(self, **kwargs: Any) -> None:
        self.days: list[HeatCell] = []
        super().__init__(turns=True, **kwargs)
        self.fbind("data", self._take)
        for name in ("width", "count"):
            self.fbind(name, self._fit)
        for name in ("first", "pitch"):
            self.fbind(name, self._changed)
        self._take()

    def place_of(self, x: float, y: float) -> int:
        """The day whose square holds the place."""
        column = self.first + int((x - self.x) // self.pitch)
        row = int((self.top - y) // self.pitch)
        at = int(column * 7 + row)
        inside = 0 <= row < 7 and self.first <= column < self.first + self.fitting
        return at if inside and 0 <= at < self.count else -1

    def paint(self, group: InstructionGroup) -> None:
        """The squares, and a ring round the selected one."""
        side = self.pitch - dp(GAP_DP)
        start = int(self.first) * 7
        for at in range(start, min(start + int(self.fitting) * 7, len(self.days))):
            x = self.x + (at // 7 - self.first) * self.pitch
            y = self.top - (at % 7 + 1) * self.pitch + dp(GAP_DP)
            if at == self.at:
                edge = dp(GAP_DP if theme.palette.outline_dp > 1 else 2)
                box(group, "text", x - edge, y - edge, side + 2 * edge, side + 2 * edge, dp(6))
                box(group, "surface", x - dp(0.5), y - dp(0.5), side + dp(1), side + dp(1), dp(5))
            cell_box(group, self.days[at].level, x, y, side)

    def select(self, at: int) -> None:
        """Select a day, and turn to where it can be seen."""
        super().select(at)
        if 0 <= at < self.count:
            self.turn(min(max(self.first, at // 7 - self.fitting + 1), at // 7))

    def turn(self, first: float) -> None:
        """Show the columns from here on, as far as there are any."""
        self.first = min(max(int(first), 0), max(len(self.data.columns) - int(self.fitting), 0))

    def turn_page(self, pages: int) -> None:
        """Turn by as many columns as are shown."""
        self.turn(self.first + pages * self.fitting)

    def on_turn(self, pages: int) -> None:
        """Page Up and Page Down."""
        self.turn_page(pages)

    def _take(self, *_args: object) -> None:
        self.days = [cell for column in self.data.columns for cell in column if cell is not None]
        self.count, self.at = len(self.days), -1
        self._fit()
        self.turn(len(self.data.columns))
        self.repaint()

    def _fit(self, *_args: object) -> None:
        many = min(max(len(self.data.columns), 1), WEEKS_A_YEAR)
        self.pitch = min(max(self.width / many, dp(LEAST_PITCH_DP)), dp(MOST_PITCH_DP))
        if self.width / many < dp(LEAST_PITCH_DP):
            self.pitch = dp(LEAST_PITCH_DP + GAP_DP)
        self.fitting = min(max(int((self.width + dp(GAP_DP)) // self.pitch), 1), many)
        self.height = 7 * self.pitch
        self.turn(len(self.data.columns))

    def _changed(self, *_args: object) -> None:
        self.repaint()


class Shades(Widget):
    """The squares of a legend."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(size_hint=(None, None), size=(5 * dp(LEAST_PITCH_DP), dp(LEAST_PITCH_DP)), **kwargs)
        self._group = InstructionGroup()
        self.canvas.add(self._group)
        self._repaint = Clock.create_trigger(self._paint, -1)
        self.fbind("pos", self._repaint)
        theme.follow(self._theme_changed)
        self._repaint()

    def _theme_changed(self, *_args: object) -> None:
        self._repaint()

    def _paint(self, *_args: object) -> None:
        self._group.clear()
        for level in range(len(SHADES)):
            cell_box(self._group, level, self.x + level * dp(LEAST_PITCH_DP), self.y, dp(LEAST_PITCH_DP - GAP_DP))


class HeatMap(Chart):
    """`data` is a HeatMapData. Events: `on_select(at)`, `on_open(at)`; `day_at(at)` is the date."""

    data = ObjectProperty(NO_DAYS)

    def on_kv_post(self, base_widget: Any) -> None:
        """The kv rule is applied: the parts exist."""
        self._turner: PageTurner = self.ids.turner.__self__
        self._labels: AxisLabels = self.ids.labels.__self__
        self._turner.bind(on_turn=lambda _turner, pages: self.plot.turn_page(pages))
        super().on_kv_post(base_widget)
        self.fbind("data", self._show)
        arrange = Clock.create_trigger(self._arrange, -1)
        for name in ("first", "fitting", "width", "pitch"):
            self.plot.fbind(name, arrange)
        self._show()

    def words(self, at: int) -> str:
        """What is said of a day."""
        return self.plot.days[at].text

    def day_at(self, at: int) -> date:
        """The date of a day."""
        return self.plot.days[at].day

    def _show(self, *_args: object) -> None:
        self.plot.data = self.data
        self._arrange()
        self._tell()

    def _arrange(self, *_args: object) -> None:
        plot, many, turner = self.plot, len(self.data.columns), self._turner
        turner.text = span_text(self.data, int(plot.first), int(plot.fitting))
        turner.earlier, turner.later = plot.first > 0, plot.first + plot.fitting < many
        shown = range(int(plot.first), int(plot.first + plot.fitting))
        room = max(plot.width, 1)
        names = [((at - plot.first) * plot.pitch / room, name) for at, name in self.data.months if at in shown]
        self._labels.show(names)


load_kv(__file__)
