"""Personal weights: taken within the package's bounds, refused outside them, and never the end of a session."""

from __future__ import annotations

import logging
from math import inf, nan

import pytest

from app.domain.memory import DAY_MS, FORGETTING_EXPONENT, Rating, retrievability
from app.scheduling.fsrs_scheduler import FsrsScheduler, bounds
from app.services.personal import WeightsRefused, scheduler_for

START = 1_764_000_000_000
MIDDLE = tuple((low + high) / 2 for low, high in bounds())


class Kept:
    """A store of one learner's weights."""

    def __init__(self, weights: tuple[float, ...] | None) -> None:
        self.kept = weights

    def weights(self, learner: str) -> tuple[float, ...] | None:
        return self.kept if learner == "me" else None


def test_the_exponent_is_the_last_weight() -> None:
    assert FsrsScheduler().exponent == FORGETTING_EXPONENT
    own = FsrsScheduler().with_weights(MIDDLE)
    assert own.exponent == MIDDLE[20] > 0
    assert own.with_weights(None).exponent == FORGETTING_EXPONENT


def test_personal_weights_move_memory_and_recall_is_nine_tenths_at_the_stability() -> None:
    own = FsrsScheduler(MIDDLE)
    state = own.review(None, Rating.GOOD, START)
    assert state.stability == MIDDLE[2]
    assert state != FsrsScheduler().review(None, Rating.GOOD, START)
    at = START + round(state.stability * DAY_MS)
    assert retrievability(state, at, own.exponent) == pytest.approx(0.9, abs=1e-6)


@pytest.mark.parametrize("place", range(21))
def test_bounds_are_taken_and_beyond_them_is_refused_by_name(place: int) -> None:
    low, high = bounds()[place]
    for weight in (low, high):
        FsrsScheduler((*MIDDLE[:place], weight, *MIDDLE[place + 1 :])).review(None, Rating.HARD, START)
    for weight in (low - 0.001, high + 0.001, nan, inf):
        with pytest.raises(WeightsRefused, match=f"Weight {place} is"):
            FsrsScheduler((*MIDDLE[:place], weight, *MIDDLE[place + 1 :]))


def test_another_number_of_weights_is_refused() -> None:
    with pytest.raises(WeightsRefused, match="21 weights, not 19"):
        FsrsScheduler(MIDDLE[:19])


def test_a_learner_gets_their_own_scheduler() -> None:
    default = FsrsScheduler()
    assert scheduler_for("me", Kept(MIDDLE), default).exponent == MIDDLE[20]
    assert scheduler_for("other", Kept(MIDDLE), default) is default
    assert scheduler_for("me", Kept(None), default) is default


@pytest.mark.parametrize("damaged", [(), MIDDLE[:20], (*MIDDLE[:20], 0.0), (nan,) * 21])
def test_damaged_weights_are_logged_and_the_default_ones_hold(
    damaged: tuple[float, ...], caplog: pytest.LogCaptureFixture
) -> None:
    default = FsrsScheduler()
    with caplog.at_level(logging.WARNING):
        assert scheduler_for("me", Kept(damaged), default) is default
    assert "are not used" in caplog.text
