"""Our adapter against the package driven directly: the same states over ten thousand random histories."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import fsrs
import fsrs.scheduler
import pytest

from app.domain.memory import DAY_MS, MemoryState, Rating, retrievability
from app.scheduling.fsrs_scheduler import FsrsScheduler, bounds

HISTORIES = 10_000
START = datetime(2026, 1, 1, 8, tzinfo=UTC)
START_MS = 1_767_254_400_000
RATINGS = list(zip(Rating, fsrs.Rating, strict=True))
PERSONAL = tuple(low + (high - low) * 0.3 for low, high in bounds())


def package(weights: tuple[float, ...] | None) -> fsrs.Scheduler:
    """The package by itself, without fuzz and steps."""
    given = fsrs.scheduler.DEFAULT_PARAMETERS if weights is None else weights
    return fsrs.Scheduler(given, learning_steps=(), relearning_steps=(), enable_fuzzing=False)


@pytest.mark.parametrize(("weights", "seed", "histories"), [(None, 1, HISTORIES), (PERSONAL, 2, HISTORIES // 5)])
def test_random_histories_give_the_states_of_the_package(
    weights: tuple[float, ...] | None, seed: int, histories: int
) -> None:
    rng = random.Random(seed)
    ours, theirs = FsrsScheduler(weights), package(weights)
    for number in range(histories):
        state: MemoryState | None = None
        card = fsrs.Card(card_id=number + 1)
        now = 0
        for _ in range(rng.randint(3, 8)):
            own, foreign = rng.choice(RATINGS)
            state = ours.review(state, own, START_MS + now)
            card, _log = theirs.review_card(card, foreign, START + timedelta(milliseconds=now))
            assert card.stability is not None
            assert card.difficulty is not None
            assert abs(state.stability - card.stability) <= 1e-9 * max(1.0, card.stability)
            assert abs(state.difficulty - card.difficulty) <= 1e-9
            assert START + timedelta(milliseconds=state.due - START_MS) == card.due
            now += _interval(rng, state)


def _interval(rng: random.Random, state: MemoryState) -> int:
    """Milliseconds to the next review: the same day, about when it is due, or any time within two years."""
    kind = rng.random()
    if kind < 0.2:
        return rng.randrange(DAY_MS)
    if kind < 0.6:
        return round(min(state.stability, 3_000) * rng.uniform(0.1, 3) * DAY_MS)
    return rng.randrange(730 * DAY_MS)


def test_retrievability_of_the_package_at_whole_days() -> None:
    scheduler, theirs = FsrsScheduler(PERSONAL), package(PERSONAL)
    state = scheduler.review(None, Rating.GOOD, START_MS)
    card, _log = theirs.review_card(fsrs.Card(card_id=1), fsrs.Rating.Good, START)
    for days in (1, 7, 400):
        expected = theirs.get_card_retrievability(card, START + timedelta(days=days))
        assert retrievability(state, START_MS + days * DAY_MS, scheduler.exponent) == pytest.approx(expected, abs=1e-9)
