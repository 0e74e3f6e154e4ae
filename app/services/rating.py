"""From one answer to its rating: the learner's memory before it, hints, confidence, and whether it took long."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.grading import Grade
from app.domain.guess import guess_chance
from app.domain.item import Item
from app.domain.memory import FORGETTING_EXPONENT, Confidence, MemoryState, Rating, rate, retrievability
from app.domain.response import Response
from app.services.plan_study import ENOUGH_FOR_PACE, SLOWEST

NEW_ITEM_RECALL = 0.5  # An item never seen has no prediction
SLOW, SLOW_GUESS = 2.0, 1.5  # over twice one's own median, a right answer is a guess half again as often


@dataclass(frozen=True, slots=True)
class Given:
    """One answer as it is rated; `sure` is how sure the learner was, `slow` that it took them unusually long."""

    item: Item
    grade: Grade
    response: Response
    hints: int = 0
    sure: Confidence | None = None
    slow: bool = False


def rating_of(given: Given, known: MemoryState | None, now: int, exponent: float = FORGETTING_EXPONENT) -> Rating:
    """How well an item was recalled at `now` (UTC ms); `known` is its memory before, `exponent` the learner's own."""
    return rate(
        credit=given.grade.credit,
        guess=min(1.0, guess_chance(given.item) * (SLOW_GUESS if given.slow else 1.0)),
        recall=retrievability(known, now, exponent) if known else NEW_ITEM_RECALL,
        confidence=given.sure,
        hints=given.hints,
        revealed=given.response.revealed,
        grade=given.response.grade,
    )


def took_long(milliseconds: int, others: Iterable[int]) -> bool:
    """Whether an answer took over twice the median of the learner's own `others` (ms each); False below five."""
    timed = sorted(min(taken, SLOWEST) for taken in others if taken)
    return len(timed) >= ENOUGH_FOR_PACE and milliseconds > SLOW * timed[len(timed) // 2]
