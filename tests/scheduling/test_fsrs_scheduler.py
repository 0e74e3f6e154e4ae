"""FSRS-6 through our adapter: known answers, and the same answer every time."""

from __future__ import annotations

import random
import subprocess
import sys
from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.memory import DAY_MS, MemoryState, Rating, retrievability
from app.scheduling.fsrs_scheduler import FsrsScheduler
from tests.source import ROOT

START = 1_764_000_000_123
# Default weights of FSRS-6, as published with the algorithm.
W = (
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629,
    1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
)  # fmt: skip
SCHEDULER = FsrsScheduler()


@pytest.mark.parametrize(("rating", "number"), [(r, n) for n, r in enumerate(Rating, start=1)])
def test_a_first_review_starts_from_the_weights(rating: Rating, number: int) -> None:
    state = SCHEDULER.review(None, rating, START)
    assert state.stability == W[number - 1]
    assert state.difficulty == pytest.approx(min(10, max(1, W[4] - exp(W[5] * (number - 1)) + 1)))
    assert state.seen == START
    assert state.due == START + max(1, round(W[number - 1])) * DAY_MS


def test_a_second_good_review_when_it_is_due() -> None:
    first = SCHEDULER.review(None, Rating.GOOD, START)
    second = SCHEDULER.review(first, Rating.GOOD, first.due)
    recall = retrievability(first, first.due, W[20])
    grown = exp(W[8]) * (11 - first.difficulty) * first.stability ** -W[9] * (exp((1 - recall) * W[10]) - 1)
    assert second.stability == pytest.approx(first.stability * (1 + grown))
    assert second.stability == pytest.approx(10.964332, abs=1e-6)
    assert second.due == first.due + 11 * DAY_MS


def test_forgetting_shortens_and_waits_at_least_a_day() -> None:
    known = SCHEDULER.review(None, Rating.EASY, START)
    lost = SCHEDULER.review(known, Rating.AGAIN, known.due)
    assert lost.stability < known.stability
    assert lost.difficulty > known.difficulty
    assert lost.due >= known.due + DAY_MS


def test_the_package_counts_whole_days() -> None:
    # The known trap: 47 hours count as one day. What to ask next is chosen by our own fractional retrievability.
    first = SCHEDULER.review(None, Rating.GOOD, START)
    after = [SCHEDULER.review(first, Rating.GOOD, START + hours * DAY_MS // 24).stability for hours in (23, 24, 47, 48)]
    assert after[0] == pytest.approx(first.stability, rel=0.5)
    assert after[1] == after[2] < after[3]


def test_global_random_neither_matters_nor_moves() -> None:
    random.seed(1)
    before = random.getstate()
    state = SCHEDULER.review(None, Rating.EASY, START)
    states = {SCHEDULER.review(state, Rating.GOOD, state.due) for _ in range(20)}
    assert len(states) == 1
    assert random.getstate() == before


REVIEWS = st.lists(st.tuples(st.sampled_from(list(Rating)), st.integers(1, 400 * DAY_MS)), min_size=1, max_size=12)


@given(REVIEWS)
def test_any_history_keeps_states_in_their_ranges_and_times_exact(reviews: list[tuple[Rating, int]]) -> None:
    state: MemoryState | None = None
    now = START
    for rating, later in reviews:
        now += later
        state = SCHEDULER.review(state, rating, now)
        assert state.stability > 0
        assert 1 <= state.difficulty <= 10
        assert (state.due - now) % DAY_MS == 0
        assert state.due > now == state.seen


def test_fsrs_is_not_imported_before_the_first_review() -> None:
    code = (
        "import sys\n"
        "from app.scheduling.fsrs_scheduler import FsrsScheduler\n"
        "FsrsScheduler()\n"
        "print('fsrs' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout == "False\n"
