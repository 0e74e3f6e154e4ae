"""Days: the heat map, days in a row, weeks."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.activity import monday, streak, weeks, year_map
from app.domain.history import Figures

WEDNESDAY = date(2025, 11, 26)


def days_ago(*numbers: int) -> set[date]:
    return {WEDNESDAY - timedelta(days=number) for number in numbers}


def test_a_year_map_ends_with_today_and_begins_on_a_monday() -> None:
    columns = year_map({}, WEDNESDAY)
    assert len(columns) == 53
    assert columns[0][0] is not None
    assert columns[0][0].day == date(2024, 11, 25)
    assert [cell.day.day if cell else None for cell in columns[-1]] == [24, 25, 26, None, None, None, None]


def test_levels_are_quarters_of_the_days_with_answers() -> None:
    counts = {0: 10, 1: 20, 2: 30, 3: 400, 400: 9999}  # the last lies before the map
    found = year_map({WEDNESDAY - timedelta(days=n): Figures(count) for n, count in counts.items()}, WEDNESDAY)
    cells = {cell.day: cell for column in found for cell in column if cell}
    levels = {n: cells[WEDNESDAY - timedelta(days=n)].level for n in (0, 1, 2, 3, 4)}
    assert levels == {0: 1, 1: 2, 2: 3, 3: 4, 4: 0}
    assert cells[WEDNESDAY - timedelta(days=3)].answers == 400


def test_days_that_are_all_alike_are_all_full() -> None:
    found = year_map({WEDNESDAY: Figures(5), WEDNESDAY - timedelta(days=1): Figures(5)}, WEDNESDAY, weeks=1)
    assert [cell.level for cell in found[0] if cell] == [0, 4, 4]


@pytest.mark.parametrize(
    ("active", "current", "longest", "today"),
    [
        ((), 0, 0, False),
        ((0,), 1, 1, True),
        ((1, 2), 2, 2, False),  # today is not over: nothing is broken yet
        ((2, 3, 4), 0, 3, False),
        ((0, 1, 3, 4, 5, 6), 2, 4, True),
    ],
)
def test_days_in_a_row(active: tuple[int, ...], current: int, longest: int, today: bool) -> None:
    found = streak(days_ago(*active), WEDNESDAY)
    assert (found.current, found.longest, found.today) == (current, longest, today)


@given(st.sets(st.integers(0, 60)))
def test_the_longest_run_is_never_shorter_than_the_current_one(active: set[int]) -> None:
    found = streak(days_ago(*active), WEDNESDAY)
    assert found.current <= found.longest <= len(active)


def test_weeks_run_from_monday_and_sum_their_days() -> None:
    days = {
        date(2025, 11, 24): Figures(3, milliseconds=10),
        WEDNESDAY: Figures(4, milliseconds=5),
        date(2025, 11, 23): Figures(7),  # the Sunday before
        date(2025, 11, 1): Figures(99),
    }
    found = weeks(days, WEDNESDAY, 3)
    assert [(week.start.day, week.figures.answers) for week in found] == [(10, 0), (17, 7), (24, 7)]
    assert found[-1].figures.milliseconds == 15
    assert monday(date(2025, 11, 23)) == date(2025, 11, 17)
