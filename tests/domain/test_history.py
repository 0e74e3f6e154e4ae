"""What answers come to: which count, what each adds, and days of any time zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.history import (
    QUARTER_MS,
    QUARTERS_A_DAY,
    Counted,
    Figures,
    bucket_of,
    counts,
    day_of,
    offsets,
    tally,
    week_of,
    week_start,
)
from app.domain.memory import DAY_MS, Rating

START = 1_764_000_000_000


def counted(
    time: int = START, score: float = 1.0, rating: Rating = Rating.GOOD, revealed: bool = False, ms: int = 1000
) -> Counted:
    return Counted(str(time), time, "r", score, rating, revealed, ms)


@pytest.mark.parametrize(
    ("rating", "blank", "revealed", "wanted"),
    [
        (Rating.GOOD, False, False, True),
        (Rating.AGAIN, True, False, False),
        (Rating.AGAIN, True, True, True),  # gave up and was told
        (None, False, False, False),  # an exam that was not submitted
    ],
)
def test_what_counts(rating: Rating | None, blank: bool, revealed: bool, wanted: bool) -> None:
    assert counts(rating, blank, revealed) is wanted


def test_a_revealed_answer_is_activity_and_no_score() -> None:
    made = tally([counted(revealed=True), counted(START + 1, score=0.25, rating=Rating.AGAIN, ms=999_000)])
    assert made.total == Figures(2, 1, 0, 250_000, 121_000)
    assert made.firsts == {"r": counted(START + 1, score=0.25, rating=Rating.AGAIN, ms=999_000)}


def test_a_review_comes_a_day_later_and_is_recalled_or_not() -> None:
    day = [counted(START + n, rating=rating) for n, rating in ((0, Rating.AGAIN), (DAY_MS - 1, Rating.GOOD))]
    later = [counted(START + 2 * DAY_MS - 1, rating=Rating.HARD), counted(START + 4 * DAY_MS, rating=Rating.AGAIN)]
    total = tally(day + later).total
    assert (total.answers, total.reviews, total.recalled) == (4, 2, 1)


def test_a_prediction_counts_for_a_review_only() -> None:
    early = Counted("a", START, "r", 1, Rating.GOOD, False, 0, 900_000)
    late = Counted("b", START + DAY_MS, "r", 1, Rating.GOOD, False, 0, 870_000)
    total = tally([early, late]).total
    assert (total.forecast, total.predicted) == (1, 870_000)


def test_weeks_begin_on_monday() -> None:
    monday = int(datetime(2026, 11, 23, tzinfo=UTC).timestamp() * 1000)
    assert week_start(week_of(monday)) == monday
    assert week_of(monday - 1) == week_of(monday) - 1
    assert week_of(monday + 7 * DAY_MS - 1) == week_of(monday)


@given(
    st.sampled_from(["UTC", "Europe/Berlin", "Asia/Tokyo", "Asia/Kathmandu", "America/New_York", "Pacific/Apia"]),
    st.integers(0, 2_000),
    st.integers(0, 40_000),
    st.data(),
)
def test_every_quarter_hour_falls_into_its_local_day(name: str, after: int, length: int, data: st.DataObject) -> None:
    zone = ZoneInfo(name)
    first = bucket_of(START) + after * QUARTERS_A_DAY
    parts = offsets(first, first + length, zone)
    bucket = data.draw(st.integers(first, first + length))
    quarters = next(part.quarters for part in reversed(parts) if part.start <= bucket)
    local = datetime.fromtimestamp(bucket * QUARTER_MS / 1000, UTC).astimezone(zone).date()
    assert day_of((bucket + quarters) // QUARTERS_A_DAY) == local


def test_a_zone_that_never_changes_is_one_part() -> None:
    assert len(offsets(0, 100_000, timezone(timedelta(hours=9)))) == 1
    assert day_of(0) == date(1970, 1, 1)
