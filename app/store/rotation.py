"""Which backups stay: all of two days, then one for each of 12 days, 10 weeks and 9 months."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

ALL_FOR = timedelta(days=2)
_UNITS: tuple[tuple[Callable[[datetime], object], int], ...] = (
    (lambda taken: taken.date(), 12),
    (lambda taken: taken.isocalendar()[:2], 10),
    (lambda taken: (taken.year, taken.month), 9),
)


def kept(taken: Iterable[datetime], now: datetime) -> set[datetime]:
    """The backups to keep; of each day, week and month its newest, counted over those that have one."""
    newest_first = sorted(taken, reverse=True)
    keep = {moment for moment in newest_first if moment >= now - ALL_FOR}
    for unit, count in _UNITS:
        newest: dict[object, datetime] = {}
        for moment in newest_first:
            newest.setdefault(unit(moment), moment)
        keep.update(list(newest.values())[:count])
    return keep
