"""What a learner's days come to: the heat map of a year, days in a row, weeks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.history import Figures

LEVELS = 4
WEEKS_A_YEAR = 53
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class HeatDay:
    """One day: how many answers, and how busy among the days with answers: 1 the quietest quarter to 4, 0 without."""

    day: date
    answers: int
    level: int


@dataclass(frozen=True, slots=True)
class Streak:
    """Days in a row with at least one answer. `current` may end yesterday: `today` says whether it holds today."""

    current: int
    longest: int
    today: bool


@dataclass(frozen=True, slots=True)
class Week:
    """What a week's answers come to; `start` is its Monday."""

    start: date
    figures: Figures


def monday(day: date) -> date:
    """The first day of its week."""
    return day - timedelta(days=day.weekday())


def year_map(
    days: Mapping[date, Figures], today: date, weeks: int = WEEKS_A_YEAR
) -> tuple[tuple[HeatDay | None, ...], ...]:
    """Columns of seven days from Monday, oldest first; the last is today's week, days to come are None.

    A day's level is the share of the days shown with answers that had no more than it, in quarters rounded up.
    """
    first = monday(today) - timedelta(weeks=weeks - 1)
    busy = sorted(figures.answers for day, figures in days.items() if first <= day <= today and figures.answers)
    return tuple(
        tuple(
            _heat_day(day, days, busy) if day <= today else None
            for day in (first + timedelta(days=7 * week + place) for place in range(7))
        )
        for week in range(weeks)
    )


def _heat_day(day: date, days: Mapping[date, Figures], busy: list[int]) -> HeatDay:
    answers = days[day].answers if day in days else 0
    return HeatDay(day, answers, -(-LEVELS * bisect_right(busy, answers) // len(busy)) if answers else 0)


def streak(active: Collection[date], today: date) -> Streak:
    """Current and longest run of the `active` days; a day that is not over yet breaks none."""
    held = today in active
    current, day = 0, today if held else today - ONE_DAY
    while day in active:
        current, day = current + 1, day - ONE_DAY
    longest = run = 0
    former: date | None = None
    for found in sorted(active):
        run = run + 1 if former is not None and found - former == ONE_DAY else 1
        longest, former = max(longest, run), found
    return Streak(current, longest, held)


def weeks(days: Mapping[date, Figures], today: date, count: int) -> tuple[Week, ...]:
    """The last `count` weeks, oldest first, up to the one that today lies in; a week without answers has none."""
    first = monday(today) - timedelta(weeks=count - 1)
    sums = {first + timedelta(weeks=number): Figures() for number in range(count)}
    for day, figures in days.items():
        if first <= day <= today:
            sums[monday(day)] += figures
    return tuple(Week(start, figures) for start, figures in sums.items())
