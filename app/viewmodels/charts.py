"""What charts show, as plain data: every figure with its count and a line of words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.report import Share
from app.i18n import _, ngettext
from app.viewmodels.dates import day_text, days_text
from app.viewmodels.rows import percent

MINUTE_MS = 60_000
STEPS = (1, 2, 3, 4, 5, 6, 8, 10)  # where an axis may end, times a power of ten


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
    """Bars under an axis that ends at `top`; `ticks` are (value, words) along it, `total` is what all bars come to.

    `line` is a level to compare with, None without one. With `counted` each bar's count stands below it.
    """

    bars: tuple[ChartBar, ...] = ()
    top: float = 1.0
    ticks: tuple[tuple[float, str], ...] = ()
    total: str = ""
    line: float | None = None
    line_text: str = ""
    counted: bool = False

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
    """A day of a heat map: `level` 0 (nothing) to 4, `count` answers in so much time, all of it in words."""

    day: date
    level: int
    count: int
    milliseconds: int
    text: str


HeatColumn = tuple[HeatCell | None, ...]


@dataclass(frozen=True, slots=True)
class HeatMapData:
    """Columns of seven days from Monday, oldest first; `months` are (column, name) where a month begins."""

    columns: tuple[HeatColumn, ...] = ()
    months: tuple[tuple[int, str], ...] = ()
    today: date = date.min


NO_BARS, NO_DAYS = BarChartData(), HeatMapData()


def span_text(data: HeatMapData, first: int, count: int) -> str:
    """What `count` columns from `first` on come to: "3 March to today: 986 answers, 4 h 10 min, on 81 days"."""
    cells = [cell for column in data.columns[first : first + count] for cell in column if cell is not None]
    if not cells:
        return ""
    active = [cell for cell in cells if cell.count]
    return _("{first} to {last}: {answers}, {time}, on {days}").format(
        first=day_text(cells[0].day, data.today),
        last=day_text(cells[-1].day, data.today),
        answers=answers_text(sum(cell.count for cell in active)),
        time=time_text(sum(cell.milliseconds for cell in active)),
        days=days_text(len(active)),
    )


def count_axis(bars: tuple[ChartBar, ...], line: float | None = None) -> tuple[float, tuple[tuple[float, str], ...]]:
    """The end of an axis of counts above all bars and the line, a round number, and its ticks."""
    most = max([bar.value for bar in bars] + [line or 0.0])
    top = next((step * 10**power for power in range(7) for step in STEPS if step * 10**power >= most), most)
    end = max(int(top), 1)
    marks = (0, end // 2, end) if end % 2 == 0 else (0, end)
    return float(end), tuple((float(mark), str(mark)) for mark in marks)


def share_axis() -> tuple[float, tuple[tuple[float, str], ...]]:
    """The axis of a share: its end and its ticks."""
    return 1.0, tuple((mark, percent(mark)) for mark in (0.0, 0.5, 1.0))


def time_text(milliseconds: int) -> str:
    """A time in minutes, or hours and minutes."""
    minutes = round(milliseconds / MINUTE_MS)
    if milliseconds and not minutes:
        return _("under 1 min")
    if minutes < 120:
        return _("{n} min").format(n=minutes)
    return _("{h} h {m} min").format(h=minutes // 60, m=minutes % 60)


def share_text(share: Share) -> str:
    """A share with its interval and count: "84 % (78 % to 88 %) of 212"."""
    return _("{share} ({low} to {high}) of {n}").format(
        share=percent(share.value), low=percent(share.low), high=percent(share.high), n=share.count
    )


def answers_text(count: int) -> str:
    """A number of answers in words."""
    return ngettext("{n} answer", "{n} answers", count).format(n=count)
