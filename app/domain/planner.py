"""What to ask next, as far as no test date is set: due items, then a first pass section by section."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.bank import Course, Quiz
from app.domain.item import Item
from app.domain.memory import MemoryState, retrievability

SESSION_SIZE = 10


class Reason(StrEnum):
    """Why these items were chosen."""

    FIRST_PASS = "first-pass"
    DUE = "due"
    STRENGTHEN = "strengthen"


@dataclass(frozen=True, slots=True)
class NextStudy:
    """The next best session: item ids in the order asked, how many are due, how many new, and the new ones' section."""

    items: tuple[str, ...]
    due: int
    new: int
    section: str
    reason: Reason


def next_study(
    course: Course, memory: Mapping[str, MemoryState], now: int, size: int = SESSION_SIZE
) -> NextStudy | None:
    """The next best session for a learner without a test date; None only for a course without items.

    Due items come first, lowest retrievability first; then new ones of the first section that still has some, in
    reading order; when nothing is due or new, the items most at risk.
    """
    if not course.items:
        return None
    known = {item: memory[item] for item in course.items if item in memory}
    by_risk = sorted(known, key=lambda item: (retrievability(known[item], now), item))
    due = [item for item in by_risk if known[item].due <= now][:size]
    section, new = _first_new(course, known)
    new = new[: size - len(due)]
    if not due and not new:
        return NextStudy(tuple(by_risk[:size]), 0, 0, "", Reason.STRENGTHEN)
    reason = Reason.DUE if due else Reason.FIRST_PASS
    return NextStudy((*due, *new), len(due), len(new), section if new else "", reason)


def _first_new(course: Course, known: Mapping[str, MemoryState]) -> tuple[str, list[str]]:
    for section in course.statement.sections:
        new = [item for item in course.of_section(section.id) if item.id not in known]
        if new:
            return section.id, spread(new)
    return "", []


def spread(items: Sequence[Item]) -> list[str]:
    """Item ids in reading order, the first question on every point before the second on any.

    Two questions on one point that stand side by side often show each other's answer.
    """
    return [name for _turn, name in turns(items)]


def turns(items: Sequence[Item]) -> list[tuple[int, str]]:
    """(turn, item id) in the order of `spread`; turn 0 are the first questions on each point."""
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
