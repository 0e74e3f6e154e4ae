"""How far a learner is: mastery and coverage of each section and point."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.bank import Course
from app.domain.event import AnswerEvent
from app.domain.item import Item
from app.domain.memory import MemoryState, exponent_of, retrievability
from app.services.plan_study import PACE_FROM, pace_of
from app.services.ports import Clock, ProgressStore


@dataclass(frozen=True, slots=True)
class SectionStanding:
    """`mastery` is the mean retrievability over all items, unseen counting 0; `seen` of `total` items met."""

    section: str
    mastery: float
    seen: int
    total: int


@dataclass(frozen=True, slots=True)
class PointStanding:
    """`recall` is the mean retrievability of the seen items (None before the first); `missed` the items last wrong."""

    point: str
    questions: int
    seen: int
    recall: float | None
    missed: int


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything that Today and Read show of a learner's progress in a course."""

    sections: tuple[SectionStanding, ...]
    points: Mapping[str, PointStanding]
    answers: int
    seconds_per_answer: float


def overview(course: Course, store: ProgressStore, clock: Clock, learner: str) -> Overview:
    """Read a learner's standing from the store."""
    now = clock.now()
    memory, exponent = store.memory(learner, course.id), exponent_of(store.weights(learner))
    last = store.last_answers(learner, course.id)
    recent = store.recent_answers(learner, course.id, PACE_FROM)
    return Overview(
        tuple(_section(s.id, course.of_section(s.id), memory, now, exponent) for s in course.statement.sections),
        {p.id: _point(p.id, course.of_point(p.id), memory, last, now, exponent) for p in course.statement.points()},
        store.totals(learner, course.id).answers,
        pace_of(answer.milliseconds for answer in recent),
    )


def _section(
    section: str, items: Sequence[Item], memory: Mapping[str, MemoryState], now: int, exponent: float
) -> SectionStanding:
    known = [retrievability(memory[item.id], now, exponent) for item in items if item.id in memory]
    return SectionStanding(section, sum(known) / len(items) if items else 0.0, len(known), len(items))


def _point(
    point: str,
    items: Sequence[Item],
    memory: Mapping[str, MemoryState],
    last: Mapping[str, AnswerEvent],
    now: int,
    exponent: float,
) -> PointStanding:
    known = [retrievability(memory[item.id], now, exponent) for item in items if item.id in memory]
    missed = sum(item.id in last and last[item.id].score < 1 for item in items)
    return PointStanding(point, len(items), len(known), sum(known) / len(known) if known else None, missed)
