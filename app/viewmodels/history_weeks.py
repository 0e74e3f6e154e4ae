"""The charts of History by weeks: answers, minutes, the share right, what was remembered; a page of weeks at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.activity import Week, monday, weeks
from app.domain.history import Figures
from app.domain.report import Share, wilson
from app.i18n import _, ngettext
from app.services.history import Record
from app.viewmodels.charts import (
    MINUTE_MS,
    NO_BARS,
    BarChartData,
    ChartBar,
    answers_text,
    count_axis,
    share_axis,
    share_text,
    time_text,
)
from app.viewmodels.dates import day_text
from app.viewmodels.history_charts import month_label, weeks_so_far
from app.viewmodels.history_figures import recalled
from app.viewmodels.rows import percent

LEAST_WEEKS, MOST_WEEKS = 2, 26


@dataclass(frozen=True, slots=True)
class WeekCharts:
    """A page of weeks, which `text` names; `back` counts the weeks after it, `earlier` those before it.

    `digits` is how many the count of any week ever had: so much room is needed below a bar.
    """

    text: str = ""
    back: int = 0
    earlier: int = 0
    answers: BarChartData = NO_BARS
    minutes: BarChartData = NO_BARS
    right: BarChartData = NO_BARS
    retention: BarChartData = NO_BARS
    digits: int = 1


def week_charts(record: Record, back: int, count: int) -> WeekCharts:
    """The charts of `count` weeks that end `back` weeks ago, moved to where there are answers."""
    whole = weeks(record.days, record.today, weeks_so_far(record))
    most = max(len(whole) - count, 0)
    back = min(max(back, 0), most)
    end = record.today if not back else monday(record.today) - timedelta(days=7 * back - 6)
    shown = weeks(record.days, end, count)
    made = _Weeks(shown, record.today, sum((week.figures for week in shown), Figures()))
    text = ngettext("{n} week: {first} to {last}", "{n} weeks: {first} to {last}", count).format(
        n=count, first=day_text(shown[0].start, record.today), last=day_text(end, record.today)
    )
    return WeekCharts(
        text,
        back,
        most - back,
        _answers(made),
        _minutes(made),
        _right(made),
        _retention(made, record.goal.retention),
        len(str(max(week.figures.answers for week in whole))),
    )


@dataclass(frozen=True, slots=True)
class _Weeks:
    """Weeks oldest first, and what they come to."""

    weeks: tuple[Week, ...]
    today: date
    sums: Figures


def _answers(shown: _Weeks) -> BarChartData:
    bars = _bars(shown, lambda f: (float(f.answers), f.answers, answers_text(f.answers)))
    return BarChartData(bars, *count_axis(bars), answers_text(shown.sums.answers), counted=True)


def _minutes(shown: _Weeks) -> BarChartData:
    bars = _bars(shown, lambda f: (f.milliseconds / MINUTE_MS, f.answers, _time_for(f)))
    return BarChartData(bars, *count_axis(bars), _time_for(shown.sums), counted=True)


def _time_for(figures: Figures) -> str:
    return _("{time} for {answers}").format(time=time_text(figures.milliseconds), answers=answers_text(figures.answers))


def _right(shown: _Weeks) -> BarChartData:
    bars = _shares(shown, _share_right, _("nothing marked"))
    share = _share_right(shown.sums)
    total = _("{share} right").format(share=share_text(share)) if share.count else _("nothing marked")
    return BarChartData(bars, *share_axis(), total, counted=True)


def _share_right(figures: Figures) -> Share:
    return wilson(figures.correct, figures.scored)


def _retention(shown: _Weeks, target: float) -> BarChartData:
    bars = _shares(shown, recalled, _("no reviews"))
    share = recalled(shown.sums)
    total = _("{share} remembered").format(share=share_text(share)) if share.count else _("no reviews")
    level = _("target {share}").format(share=percent(target))
    return BarChartData(bars, *share_axis(), total, target, level, counted=True)


def _bars(shown: _Weeks, told: Callable[[Figures], tuple[float, int, str]]) -> tuple[ChartBar, ...]:
    made = []
    for week in shown.weeks:
        value, count, words = told(week.figures)
        made.append(ChartBar(_label(week.start), value, count, _text(week.start, shown.today, words)))
    return tuple(made)


def _shares(shown: _Weeks, share_of: Callable[[Figures], Share], none: str) -> tuple[ChartBar, ...]:
    made = []
    for week in shown.weeks:
        share = share_of(week.figures)
        words = share_text(share) if share.count else none
        bar = ChartBar(_label(week.start), 0.0, 0, _text(week.start, shown.today, words))
        if share.count:
            bar = ChartBar(bar.label, share.value, share.count, bar.text, share.low, share.high)
        made.append(bar)
    return tuple(made)


def _label(start: date) -> str:
    return month_label(start) if start.day <= 7 else ""


def _text(start: date, today: date, words: str) -> str:
    if start == monday(today):
        return _("This week: {what}").format(what=words)
    return _("Week of {day}: {what}").format(day=day_text(start, today), what=words)
