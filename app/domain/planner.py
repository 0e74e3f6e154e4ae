"""Which items a quiz or a chosen section asks, and in what order points take turns."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping, Sequence

from app.domain.bank import Course, Quiz
from app.domain.item import Item
from app.domain.memory import MemoryState, retrievability

SESSION_SIZE = 10


def turns(items: Sequence[Item]) -> list[tuple[int, str]]:
    """(turn, item id), the first question on every point (turn 0) before the second on any (1), in reading order.

    Two questions on one point that stand side by side often show each other's answer.
    """
    counted: Counter[str] = Counter()
    ranked = []
    for item in items:
        point = item.points[0] if item.points else item.id
        ranked.append((counted[point], item.id))
        counted[point] += 1
    return sorted(ranked, key=lambda pair: pair[0])


def draw(course: Course, quiz: Quiz, rng: random.Random) -> tuple[str, ...]:
    """The items of a quiz: its list in the author's order, or as many from each section as it draws, shuffled."""
    if quiz.items:
        return tuple(item for item in quiz.items if item in course.items)
    drawn: list[str] = []
    for section, count in quiz.draw:
        pool = [item.id for item in course.of_section(section)]
        drawn += rng.sample(pool, min(count, len(pool)))
    rng.shuffle(drawn)
    return tuple(drawn)


def pick(
    items: Sequence[Item], memory: Mapping[str, MemoryState], now: int, size: int, rng: random.Random
) -> tuple[str, ...]:
    """Items for a quiz on chosen sections: new ones first, then those most at risk; asked in shuffled order."""
    order = list(items)
    rng.shuffle(order)
    order.sort(key=lambda item: retrievability(memory[item.id], now) if item.id in memory else -1.0)
    chosen = [item.id for item in order[:size]]
    rng.shuffle(chosen)
    return tuple(chosen)
