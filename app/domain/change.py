"""Change: whether a share of right answers moved, or whether so few answers cannot tell."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

from app.domain.mark_table import FEW
from app.domain.report import Share, wilson


class Direction(StrEnum):
    """Where a share went."""

    UP = "up"
    DOWN = "down"
    STEADY = "steady"  # the interval of the difference holds 0
    TOO_FEW = "too_few"  # under ten answers on one side


@dataclass(frozen=True, slots=True)
class Change:
    """The share (0..1) before and since a date; `difference` = since - before, with its 95 % interval.

    The three are None where a side has no answer, the interval also where one has fewer than ten.
    """

    before: Share
    since: Share
    difference: float | None
    low: float | None
    high: float | None
    direction: Direction


def change(before: tuple[float, int], since: tuple[float, int]) -> Change:
    """Compare two shares, each given as (right, count).

    The interval is Newcombe's (1998, method 10) of two Wilson intervals: 56 of 70 against 48 of 80 gives 0.0524 to
    0.3339 for the difference 0.2.
    """
    old, new = wilson(*before), wilson(*since)
    if not old.count or not new.count:
        return Change(old, new, None, None, None, Direction.TOO_FEW)
    moved = new.value - old.value
    if min(old.count, new.count) < FEW:
        return Change(old, new, moved, None, None, Direction.TOO_FEW)
    low = moved - math.hypot(new.value - new.low, old.high - old.value)
    high = moved + math.hypot(new.high - new.value, old.value - old.low)
    return Change(old, new, moved, low, high, _direction(low, high))


def _direction(low: float, high: float) -> Direction:
    if low > 0:
        return Direction.UP
    return Direction.DOWN if high < 0 else Direction.STEADY
