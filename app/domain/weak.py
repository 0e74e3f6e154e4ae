"""Weak spots: the points a learner remembers least or misses most, what was sure but wrong first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.domain.bank import Course
from app.domain.event import AnswerEvent
from app.domain.history import Figures
from app.domain.memory import FORGETTING_EXPONENT, Confidence, MemoryState, retrievability

SHAKY = 0.8  # below this chance of recall a point is a weak spot even without an error
RIGHT = 0.5  # credit from here on is no error


@dataclass(frozen=True, slots=True)
class Track:
    """How one item went: scored answers, how many of them were not wholly right, and how the last one was given."""

    answers: int = 0
    wrong: int = 0
    missed: bool = False
    sure: bool = False

    @property
    def sure_but_wrong(self) -> bool:
        """Whether the last answer was wrong although the learner was sure of it."""
        return self.missed and self.sure


@dataclass(frozen=True, slots=True)
class WeakPoint:
    """A weak point with the items on it that were answered, weakest first; `recall` is their mean retrievability.

    `missed` tells that a question on it was missed at its last answer.
    """

    point: str
    items: tuple[str, ...]
    recall: float
    wrong: int
    sure_but_wrong: bool
    missed: bool = False


def track(figures: Figures, last: AnswerEvent | None) -> Track:
    """How one item went, from the sums over its answers and the last of them; revealed answers say nothing."""
    if last is None or last.given.revealed:
        return Track(figures.scored, figures.scored - figures.correct)
    sure = last.confidence is Confidence.SURE
    return Track(figures.scored, figures.scored - figures.correct, last.score < RIGHT, sure)


def weak_points(
    course: Course,
    memory: Mapping[str, MemoryState],
    went: Mapping[str, Track],
    now: int,
    exponent: float = FORGETTING_EXPONENT,
) -> tuple[WeakPoint, ...]:
    """Points with an item that was last missed, or whose mean recall is below 0.8; the weakest first.

    What was sure but wrong comes first: such errors last longest where nobody points them out. Then the share of
    errors and the chance of forgetting weigh alike.
    """
    recall = {item: retrievability(state, now, exponent) for item, state in memory.items()}
    found = []
    for point in course.statement.points():
        met = [item.id for item in course.of_point(point.id) if item.id in recall and item.id in went]
        if not met:
            continue
        mean = sum(recall[item] for item in met) / len(met)
        if mean < SHAKY or any(went[item].missed for item in met):
            found.append((_weakness(met, went, mean), _weak_point(point.id, met, went, recall, mean)))
    return tuple(point for _rank, point in sorted(found, key=lambda pair: pair[0]))


def weak_items(points: Iterable[WeakPoint], size: int) -> tuple[str, ...]:
    """The items of a session on weak spots: the weakest item of each point in turn, then the next ones."""
    rows = list(points)
    deepest = max((len(row.items) for row in rows), default=0)
    ordered = dict.fromkeys(row.items[depth] for depth in range(deepest) for row in rows if depth < len(row.items))
    return tuple(ordered)[:size]


def _weakness(met: list[str], went: Mapping[str, Track], mean: float) -> tuple[bool, float]:
    sure = any(went[item].sure_but_wrong for item in met)
    errors = sum(went[item].wrong for item in met) / max(1, sum(went[item].answers for item in met))
    return not sure, -(errors + 1 - mean)


def _weak_point(
    point: str, met: list[str], went: Mapping[str, Track], recall: Mapping[str, float], mean: float
) -> WeakPoint:
    def rank(item: str) -> tuple[bool, bool, float]:
        return not went[item].sure_but_wrong, not went[item].missed, recall[item]

    return WeakPoint(
        point,
        tuple(sorted(met, key=rank)),
        mean,
        sum(went[item].wrong for item in met),
        any(went[item].sure_but_wrong for item in met),
        any(went[item].missed for item in met),
    )
