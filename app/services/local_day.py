"""The learner's own day: where it starts and ends, and the moment of a test, in the time zone of this device."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from app.domain.day_plan import Day

TEST_HOUR = time(12)  # A test day names no hour; noon is what a learner should be ready for
GRACE_MS = 3_600_000
QUARTER_MS, AROUND = 900_000, 12  # clocks change by whole quarters of an hour, three hours at most


def local_day(now: int, test_day: date | None = None) -> Day:
    """The day around `now` (UTC ms), with the moment of a test that is not over.

    On the test day itself the test lies an hour ahead or at the day's end. A day lasts 23 or 25 hours when the clocks
    change.
    """
    today = local_date(now)
    start, end = day_span(today)
    if test_day is None or test_day < today:
        return Day(now, start, end)
    noon = _ms(test_day, TEST_HOUR)
    return Day(now, start, end, max(noon, min(now + GRACE_MS, end)) if test_day == today else noon)


def local_date(moment: int) -> date:
    """The local date at a moment (UTC ms)."""
    return datetime.fromtimestamp(moment / 1000, tz=UTC).astimezone().date()


def day_span(day: date) -> tuple[int, int]:
    """Start and end of a local day (UTC ms)."""
    return _start(day), _start(day + timedelta(days=1))


def _start(day: date) -> int:
    """The first moment of a local day; where the clocks skip midnight that is later than 0:00."""
    near = _ms(day, time.min)
    if local_date(near - 1) < day == local_date(near):
        return near
    turns = (near + step * QUARTER_MS for step in range(-AROUND, AROUND + 1))
    return next((moment for moment in turns if local_date(moment) >= day), near)


def _ms(day: date, hour: time) -> int:
    """That hour of that day as the device's zone has it; a naive time is read as local."""
    return int(datetime.combine(day, hour).astimezone().timestamp() * 1000)
