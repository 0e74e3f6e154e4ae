"""Outlook: what the memory model expects on the day of the test, with and without more study."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.domain.exam_planner import NEW_RECALL, Card, Mover, choose
from app.domain.memory import DAY_MS, FORGETTING_EXPONENT, MemoryState, Rating, rate, retrievability
from app.domain.readiness import chance_of_right


@dataclass(frozen=True, slots=True)
class Outlook:
    """The expected share of the marks on the day, 0..1: `without` another answer, and `with_study` every day until it.

    It is the model's word and not recalibrated: default weights were far too optimistic, so compare the two figures
    or see `app.domain.readiness`, but never show one as a promise.
    """

    without: float
    with_study: float


def questions_a_day(daily_seconds: float, seconds: float) -> int:
    """How many questions a day's study holds when an answer takes `seconds`; at least 1."""
    return max(1, round(daily_seconds / max(1.0, seconds)))


def expected_score(cards: Sequence[Card], exam_at: int, exponent: float = FORGETTING_EXPONENT) -> float:
    """The expected share of the marks (0..1) at `exam_at` (UTC ms) if nothing more is studied; 0 without cards.

    An item never seen counts as a guess.
    """
    marks = sum(card.marks for card in cards)
    if not marks:
        return 0.0
    recalls = ((card, retrievability(card.state, exam_at, exponent) if card.state else 0.0) for card in cards)
    return sum(card.marks * chance_of_right(recall, card.guess) for card, recall in recalls) / marks


def outlook(
    cards: Sequence[Card],
    *,
    exam_at: int,
    now: int,
    daily_seconds: float,
    move: Mover,
    exponent: float = FORGETTING_EXPONENT,
) -> Outlook:
    """Both figures; the second plays the planner forward, one round a day as long as the day's study is.

    Each answer is played as its average: stability by the geometric mean of right and wrong.
    """
    played = {card.id: card for card in cards}
    pace = sum(card.seconds for card in cards) / max(1, len(cards))
    size = questions_a_day(daily_seconds, pace)
    for moment in range(now, exam_at, DAY_MS):
        chosen = choose(
            list(played.values()),
            exam_at=exam_at,
            now=moment,
            size=size,
            move=move,
            exponent=exponent,
            daily_seconds=daily_seconds,
        )
        for item in chosen.items:
            played[item] = _answered(played[item], moment, move, exponent)
    return Outlook(expected_score(cards, exam_at, exponent), expected_score(list(played.values()), exam_at, exponent))


def _answered(card: Card, now: int, move: Mover, exponent: float) -> Card:
    recall = retrievability(card.state, now, exponent) if card.state else NEW_RECALL
    right = move(card.state, rate(credit=1.0, guess=card.guess, recall=recall), now)
    wrong = move(card.state, Rating.AGAIN, now)
    stability = math.exp(recall * math.log(right.stability) + (1 - recall) * math.log(wrong.stability))
    difficulty = recall * right.difficulty + (1 - recall) * wrong.difficulty
    return replace(card, state=MemoryState(stability, difficulty, right.due, now), last=now, missed=False)
