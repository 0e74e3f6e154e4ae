"""The learner's own day, also where clocks change at midnight, and the moment of a test."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.services.local_day import day_span, local_date, local_day

HOUR = 3_600_000
ZONES = ("UTC", "America/Santiago", "Pacific/Auckland", "America/New_York", "Asia/Kathmandu", "Africa/Cairo")


@pytest.fixture(params=ZONES)
def zone(request: pytest.FixtureRequest) -> Iterator[str]:
    """The device in another time zone."""
    former = os.environ.get("TZ")
    os.environ["TZ"] = request.param
    time.tzset()
    yield request.param
    os.environ.pop("TZ")
    if former is not None:
        os.environ["TZ"] = former
    time.tzset()


def moment(year: int, month: int, day: int, hour: int, minute: int = 0) -> int:
    """A local time as UTC ms."""
    return int(datetime(year, month, day, hour, minute).astimezone().timestamp() * 1000)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(now=st.integers(1_700_000_000_000, 1_900_000_000_000))
def test_now_lies_within_its_own_day_and_days_follow_without_a_gap(zone: str, now: int) -> None:
    found = local_day(now)
    assert found.start <= now < found.end
    assert local_date(found.start) == local_date(found.end - 1) == local_date(now)
    assert found.end - found.start in (23 * HOUR, 24 * HOUR, 25 * HOUR)
    assert day_span(local_date(now) + timedelta(days=1))[0] == found.end


def test_a_day_whose_midnight_is_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "America/Santiago")
    time.tzset()
    before, after = local_day(moment(2026, 9, 5, 23, 30)), local_day(moment(2026, 9, 6, 12))
    assert (before.end - before.start, after.end - after.start) == (24 * HOUR, 23 * HOUR)
    assert before.start <= before.now < before.end == after.start
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(("hour", "minute"), [(0, 0), (9, 0), (12, 30), (18, 0), (23, 30), (23, 59)])
def test_on_the_test_day_the_test_is_today_at_every_hour(zone: str, hour: int, minute: int) -> None:
    now = moment(2026, 12, 9, hour, minute)
    found = local_day(now, date(2026, 12, 9))
    assert found.days_left == 0
    assert found.exam_at is not None
    assert now < found.exam_at <= found.end


def test_days_left_count_local_days(zone: str) -> None:
    for days in (1, 2, 16, 200):
        assert local_day(moment(2026, 12, 9, 23, 59), date(2026, 12, 9) + timedelta(days=days)).days_left == days
    assert local_day(moment(2026, 12, 10, 0, 1), date(2026, 12, 9)).exam_at is None


def test_utc_is_what_it_is_written_against() -> None:
    assert local_date(int(datetime(2026, 1, 1, 12, tzinfo=UTC).timestamp() * 1000)) == date(2026, 1, 1)
