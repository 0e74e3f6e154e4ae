"""Review logs whose truth is known: every outcome is drawn from the recall that a model predicts."""

from __future__ import annotations

import random

from app.domain.log_loss import Review
from app.domain.memory import DAY_MS, MemoryState, Rating, retrievability
from app.services.ports import Scheduler

FIRST = 1_700_000_000_000


def drawn_log(scheduler: Scheduler, cards: int, reviews: int, rng: random.Random) -> list[Review]:
    """`reviews` of each of `cards`, in order of time, at intervals of a day up to three times the stability."""
    made = []
    for card in range(cards):
        state: MemoryState | None = None
        now = FIRST + card * DAY_MS // 50
        for _ in range(reviews):
            rating = rng.choice((Rating.AGAIN, Rating.GOOD))
            if state is not None:
                now += round(max(1.0, state.stability * rng.uniform(0.2, 3)) * DAY_MS)
                recalled = rng.random() < retrievability(state, now, scheduler.exponent)
                rating = rng.choice((Rating.HARD, Rating.GOOD, Rating.GOOD)) if recalled else Rating.AGAIN
            made.append(Review(f"course/item-{card}", now, rating))
            state = scheduler.review(state, rating, now)
    return sorted(made, key=lambda review: (review.time, review.card))
