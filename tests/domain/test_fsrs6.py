"""Our FSRS-6 equations against the package's own results."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import fsrs
import pytest
from fsrs.scheduler import DEFAULT_PARAMETERS, LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS

from app.domain.fsrs6 import DEFAULT_WEIGHTS, Fsrs6
from app.domain.memory import DAY_MS, MemoryState, Rating

EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
HISTORIES = 10_000
WEIGHT_SETS = 100


def moment(ms: int) -> datetime:
    return EPOCH + timedelta(milliseconds=ms)


def drawn_weights(rng: random.Random) -> tuple[float, ...]:
    """Weights near the defaults, within the package's bounds."""
    pairs = zip(DEFAULT_PARAMETERS, LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS, strict=True)
    return tuple(min(high, max(low, weight * rng.uniform(0.6, 1.6))) for weight, low, high in pairs)


def same(ours: MemoryState, theirs: fsrs.Card) -> bool:
    return (
        ours.stability == pytest.approx(theirs.stability, rel=1e-9)
        and ours.difficulty == pytest.approx(theirs.difficulty, rel=1e-9)
        and moment(ours.due) == theirs.due
    )


def test_the_default_weights_are_those_of_the_package() -> None:
    assert DEFAULT_WEIGHTS == DEFAULT_PARAMETERS


def test_ten_thousand_random_histories_end_as_in_the_package() -> None:
    rng = random.Random(6)
    sets = [DEFAULT_WEIGHTS, *(drawn_weights(rng) for _ in range(WEIGHT_SETS - 1))]
    pairs = [
        (
            Fsrs6(weights, retention),
            fsrs.Scheduler(weights, retention, learning_steps=(), relearning_steps=(), enable_fuzzing=False),
        )
        for weights in sets
        for retention in (rng.uniform(0.7, 0.97),)
    ]
    for history in range(HISTORIES):
        ours, package = pairs[history % WEIGHT_SETS]
        card, state, now = fsrs.Card(card_id=1), None, 0
        for _step in range(rng.randint(1, 7)):
            now += int(rng.choice((rng.uniform(0, 2), rng.uniform(0, 40))) * DAY_MS)
            rating = rng.choice(list(Rating))
            card, _log = package.review_card(card, fsrs.Rating[rating.name.capitalize()], moment(now))
            state = ours.review(state, rating, now)
            assert same(state, card), (history, state, card)


def test_a_wrong_number_of_weights_is_refused() -> None:
    with pytest.raises(ValueError, match="weights"):
        Fsrs6((1.0,) * 19)
