"""A month as a calendar shows it."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from app.i18n import _
from app.viewmodels.dates import months


@dataclass(frozen=True, slots=True)
class DayCell:
    """One day: `usable` where it may be chosen; `inside` the month that is shown."""

    day: date
    inside: bool
    usable: bool
    today: bool
    chosen: bool


@dataclass(frozen=True, slots=True)
class Month:
    """`weeks` hold seven cells each, Monday first; always six weeks, so that nothing jumps from month to month."""

    title: str
    first: date
    weeks: tuple[tuple[DayCell, ...], ...]
    has_before: bool


def month_of(day: date, today: date, chosen: date | None, *, past: bool = False) -> Month:
    """The month around a day; days before `today` cannot be chosen, or with `past` those after it."""
    first = day.replace(day=1)
    start = first - timedelta(days=calendar.weekday(first.year, first.month, 1))
    cells = [start + timedelta(days=n) for n in range(42)]
    rows = [tuple(_cell(each, first, today, chosen, past=past) for each in cells[n : n + 7]) for n in range(0, 42, 7)]
    title = _("{month} {year}").format(month=months()[first.month - 1], year=first.year)
    return Month(title, first, tuple(rows), past or first > today.replace(day=1))


def month_beside(first: date, step: int) -> date:
    """The first of the month `step` months on, held within the years that dates know."""
    number = min(max(first.year * 12 + first.month - 1 + step, 12), 9998 * 12)
    return date(number // 12, number % 12 + 1, 1)


def _cell(day: date, first: date, today: date, chosen: date | None, *, past: bool) -> DayCell:
    usable = day <= today if past else day >= today
    return DayCell(day, day.month == first.month, usable, day == today, day == chosen)
