"""Coming reviews: each item once, on the day it falls due."""

from __future__ import annotations

from app.domain.coming import coming
from app.domain.memory import DAY_MS, MemoryState


def state(stability: float, seen: int = 0) -> MemoryState:
    return MemoryState(stability, 5.0, 0, seen)


def test_at_the_retention_of_the_curve_an_item_falls_due_after_its_stability() -> None:
    ends = [DAY_MS * day for day in range(1, 6)]
    states = [state(0.5), state(2.5), state(2.9), state(4.2), state(99.0)]
    assert coming(states, 0.9, ends) == (1, 0, 2, 0, 1)


def test_what_is_overdue_counts_today_and_a_lower_target_comes_later() -> None:
    ends = [DAY_MS * day for day in range(20, 24)]
    assert coming([state(1.0), state(19.9)], 0.9, ends) == (2, 0, 0, 0)
    assert coming([state(19.9)], 0.8, ends) == (0, 0, 0, 0)


def test_without_anything_learned_nothing_comes() -> None:
    assert coming([], 0.9, [1, 2, 3]) == (0, 0, 0)
