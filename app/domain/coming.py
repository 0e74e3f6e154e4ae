"""How many reviews the coming days hold."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from app.domain.memory import FORGETTING_EXPONENT, MemoryState, due_at


def coming(
    states: Iterable[MemoryState], retention: float, ends: Sequence[int], exponent: float = FORGETTING_EXPONENT
) -> tuple[int, ...]:
    """How many items fall due on each day; `ends` are the days' ends (UTC ms), today's first.

    An item counts once, on the day its chance of recall falls to `retention` (0..1); what is overdue counts today.
    """
    counts = [0] * len(ends)
    for state in states:
        day = bisect_right(ends, due_at(state, retention, exponent))
        if day < len(ends):
            counts[day] += 1
    return tuple(counts)
