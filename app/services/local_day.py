"""The learner's own day: where it starts and ends, and the moment of a test, in the time zone of this device."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from app.domain.day_plan import Day

TEST_HOUR = time(12)  # A test day names no hour; noon is what a learner should be ready for
GRACE = timedelta(hours=1)


def local_day(now: int, test_day: date | None = None) -> Day:
    """The day around `now` (UTC ms). On the test day itself the test lies at least an hour ahead; later there is none.

    A day lasts 23 or 25 hours when the clocks change.
    """
    moment = datetime.fromtimestamp(now / 1000, tz=UTC).astimezone()
    today = moment.date()
    exam: datetime | None = None
    if test_day is not None and test_day >= today:
        exam = max(_local(test_day, TEST_HOUR), moment + GRACE) if test_day == today else _local(test_day, TEST_HOUR)
    return Day(now, _ms(_local(today)), _ms(_local(today + timedelta(days=1))), _ms(exam) if exam else None)


def _local(day: date, hour: time = time.min) -> datetime:
    """That hour of that day as the device's zone has it; a naive time is read as local."""
    return datetime.combine(day, hour).astimezone()


def _ms(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)


def day_span(day: date) -> tuple[int, int]:
    """Start and end of a local day (UTC ms)."""
    return _ms(_local(day)), _ms(_local(day + timedelta(days=1)))
