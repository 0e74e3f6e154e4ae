"""Days in words and back."""

from __future__ import annotations

import contextlib
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.viewmodels.dates import UnreadableDay, day_text, days_text, read_day, read_past_day

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-12-09", date(2026, 12, 9)),
        (" 2026-12-9 ", date(2026, 12, 9)),
        ("9 December", date(2026, 12, 9)),
        ("9. Dec", date(2026, 12, 9)),
        ("December 9, 2027", date(2027, 12, 9)),
        ("9 december 2027", date(2027, 12, 9)),
        ("1 March", date(2027, 3, 1)),
        ("23 November", TODAY),
        ("today", TODAY),
        ("Tomorrow", date(2026, 11, 24)),
        ("+14", date(2026, 12, 7)),
    ],
)
def test_days_as_people_type_them(typed: str, day: date) -> None:
    assert read_day(typed, TODAY) == day


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("1 November", date(2026, 11, 1)),
        ("23 November", TODAY),
        ("24 November", date(2025, 11, 24)),
        ("9 December", date(2025, 12, 9)),
        ("9 December 2024", date(2024, 12, 9)),
        ("today", TODAY),
    ],
)
def test_a_day_that_has_been_is_the_last_such_day(typed: str, day: date) -> None:
    assert read_past_day(typed, TODAY) == day


@pytest.mark.parametrize("typed", ["tomorrow", " Tomorrow ", "+1", "2026-11-24", "9 December 2026"])
def test_a_day_ahead_is_refused_where_one_that_has_been_is_asked_for(typed: str) -> None:
    with pytest.raises(UnreadableDay, match="lies ahead"):
        read_past_day(typed, TODAY)


@pytest.mark.parametrize(
    "typed",
    [
        *("", "soon", "2026-13-01", "30 February", "9", "9 12", "December", "9 9 December", "-1", "+99999"),
        *("٩ December", "9 De", "9" * 5000 + " December", "9 December " + "2" * 5000),
    ],
)
def test_what_is_no_day_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(UnreadableDay, match="2026-12-09"):
        read_day(typed, TODAY)


@given(st.text(max_size=40))
def test_no_text_does_anything_else(typed: str) -> None:
    with contextlib.suppress(UnreadableDay):
        assert isinstance(read_day(typed, TODAY), date)


@given(st.dates(TODAY, date(2035, 1, 1)))
def test_a_day_in_words_is_read_back(day: date) -> None:
    assert read_day(day_text(day, TODAY), TODAY) == day


def test_days_in_words() -> None:
    assert day_text(TODAY, TODAY) == "today"
    assert day_text(TODAY - timedelta(days=1), TODAY) == "yesterday"
    assert day_text(date(2026, 12, 9), TODAY) == "9 December"
    assert day_text(date(2027, 1, 2), TODAY) == "2 January 2027"
    assert (days_text(1), days_text(16)) == ("1 day", "16 days")


@pytest.mark.parametrize("typed", ["9/12/2026", "9.12.", "9-12", " 12.09.26 "])
def test_of_bare_figures_it_is_said_that_their_order_is_unclear(typed: str) -> None:
    with pytest.raises(UnreadableDay, match=r"order of day and month is unclear.*2026-12-09"):
        read_day(typed, TODAY)
