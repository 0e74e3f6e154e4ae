"""What charts show, as plain data: every figure with its count and a line of words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from app.domain.report import Share
from app.i18n import _, ngettext
from app.viewmodels.rows import percent


@dataclass(frozen=True, slots=True)
class ChartBar:
    """A bar `value` high over `count` cases; `low` to `high` is its interval, None without one.

    `label` stands below it, empty where there is no room for each; `text` says all of it in words.
    """

    label: str
    value: float
    count: int
    text: str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class BarChartData:
    """Bars under an axis that ends at `top`; `line` is a level to compare with, None without one."""

    bars: tuple[ChartBar, ...] = ()
    top: float = 1.0
    top_text: str = ""
    line: float | None = None
    line_text: str = ""

    @property
    def count(self) -> int:
        """Cases in all bars."""
        return sum(bar.count for bar in self.bars)


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """A point of a calibration chart: what was foretold (`x`) and what came (`y`), both 0..1, over `count` cases."""

    label: str
    x: float
    y: float
    low: float
    high: float
    count: int
    text: str


@dataclass(frozen=True, slots=True)
class HeatCell:
    """A day of a heat map: `level` 0 (nothing) to 4, `count` answers, all of it in words."""

    day: date
    level: int
    count: int
    text: str


HeatColumn = tuple[HeatCell | None, ...]


@dataclass(frozen=True, slots=True)
class HeatMapData:
    """Columns of seven days from Monday, oldest first; `months` are (column, name) where a month begins."""

    columns: tuple[HeatColumn, ...] = ()
    months: tuple[tuple[int, str], ...] = ()


NO_BARS, NO_DAYS = BarChartData(), HeatMapData()


def count_axis(bars: tuple[ChartBar, ...], words: Callable[[int], str], line: float | None = None) -> tuple[float, str]:
    """The end of an axis of counts above all bars and the line, a round number, and its words."""
    most = max([bar.value for bar in bars] + [line or 0.0])
    top = next((step * 10**power for power in range(7) for step in (1, 2, 5, 10) if step * 10**power >= most), most)
    return float(max(top, 1)), words(int(max(top, 1)))


def share_text(share: Share) -> str:
    """A share with its interval and count: "84 % (78 % to 88 %) of 212"."""
    return _("{share} ({low} to {high}) of {n}").format(
        share=percent(share.value), low=percent(share.low), high=percent(share.high), n=share.count
    )


def answers_text(count: int) -> str:
    """A number of answers in words."""
    return ngettext("{n} answer", "{n} answers", count).format(n=count)
