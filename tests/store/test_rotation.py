"""Which backups stay."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.store.rotation import kept

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
DAYS = [NOW - timedelta(days=n) for n in range(400)]


def test_a_year_of_daily_backups_becomes_two_dozen() -> None:
    keep = sorted(kept(DAYS, NOW), reverse=True)
    assert keep[:12] == DAYS[:12]
    assert {moment.isocalendar()[:2] for moment in keep} >= {moment.isocalendar()[:2] for moment in DAYS[:64]}
    assert {(m.year, m.month) for m in keep} == {(m.year, m.month) for m in DAYS[:240]}
    assert len(keep) <= 12 + 10 + 9


def test_all_of_two_days_stay() -> None:
    hours = [NOW - timedelta(hours=n) for n in range(72)]
    assert kept(hours, NOW) >= set(hours[:49])
    assert len(kept(hours, NOW)) == 49 + 1  # and the newest of the day before


def test_somebody_who_studies_once_a_month_keeps_nine() -> None:
    months = [datetime(2026 - n // 12, 12 - n % 12, 1, tzinfo=UTC) for n in range(1, 40)]
    assert sorted(kept(months, NOW), reverse=True) == months[:12]  # twelve days that have one; nine months within


MOMENTS = st.lists(
    st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)).map(lambda moment: moment.replace(tzinfo=UTC))  # noqa: DTZ001  # made aware here
)


@given(MOMENTS)
def test_the_newest_always_stays_and_thinning_again_removes_nothing(moments: list[datetime]) -> None:
    once = kept(moments, NOW)
    assert once <= set(moments)
    assert not moments or max(moments) in once
    assert kept(once, NOW) == once
