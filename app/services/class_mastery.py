"""What learners remember of a course at a moment, item by item, and what that comes to over some of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.domain.bank import Course
from app.domain.learner import Learner
from app.domain.memory import exponent_of, retrievability
from app.services.ports import ProgressStore

Recalls = Mapping[tuple[str, str], float]  # by (learner, item), of the items that were met


@dataclass(frozen=True, slots=True)
class Kept:
    """Over some learners and some questions: `mastery` (0..1, those not met count 0), and how many of `total` were met.

    `total` counts each question once for each learner.
    """

    mastery: float
    met: int
    total: int


def recalls_now(course: Course, store: ProgressStore, learners: Collection[Learner], now: int) -> Recalls:
    """The chance of recall of everything that was met, at `now` (UTC ms)."""
    made: dict[tuple[str, str], float] = {}
    for learner in learners:
        exponent = exponent_of(store.weights(learner.id))
        for item, state in store.memory(learner.id, course.id).items():
            if item in course.items:
                made[learner.id, item] = retrievability(state, now, exponent)
    return made


def recalls_then(course: Course, store: ProgressStore, learners: Collection[Learner], moment: int) -> Recalls:
    """The same at a moment in the past (UTC ms), from the answers before it."""
    exponents = {learner.id: exponent_of(store.weights(learner.id)) for learner in learners}
    return {
        (learner, item): retrievability(state, moment, exponents[learner])
        for (learner, item), state in store.memory_at(course.id, list(exponents), moment).items()
        if item in course.items
    }


def kept(recalls: Recalls, learners: Sequence[Learner], items: Iterable[str]) -> Kept:
    """What the learners remember of the items."""
    wanted = list(items)
    found = [recalls[key] for learner in learners for item in wanted if (key := (learner.id, item)) in recalls]
    total = len(learners) * len(wanted)
    return Kept(sum(found) / total if total else 0.0, len(found), total)
