"""A month as a calendar shows it."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from app.viewmodels.calendar import month_beside, month_of

TODAY = date(2026, 11, 23)


def test_a_month_begins_on_monday_and_knows_today_and_the_chosen_day() -> None:
    shown = month_of(date(2026, 12, 20), TODAY, date(2026, 12, 9))
    assert shown.title == "December 2026"
    assert shown.weeks[0][0].day == date(2026, 11, 30)
    assert [cell.day for week in shown.weeks for cell in week if cell.chosen] == [date(2026, 12, 9)]
    assert shown.has_before


def test_days_that_are_over_cannot_be_chosen() -> None:
    shown = month_of(TODAY, TODAY, None)
    usable = [cell.day for week in shown.weeks for cell in week if cell.usable and cell.inside]
    assert usable == [date(2026, 11, day) for day in range(23, 31)]
    assert not shown.has_before


@given(st.dates(date(2, 1, 1), date(9990, 1, 1)), st.integers(-30, 30))
def test_months_follow_one_another(day: date, step: int) -> None:
    first = day.replace(day=1)
    moved = month_beside(first, step)
    assert moved.day == 1
    if 2 <= first.year <= 9980:
        assert month_beside(moved, -step) == first or moved.year <= 1
    weeks = month_of(day, TODAY, None).weeks
    assert all(week[0].day.weekday() == 0 and len(week) == 7 for week in weeks)
    assert sum(cell.inside for week in weeks for cell in week) in (28, 29, 30, 31)
