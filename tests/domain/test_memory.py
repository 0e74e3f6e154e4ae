"""From an answer to a rating, and how memory fades."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.memory import DAY_MS, Confidence, MemoryState, Rating, knew, rate, retrievability

AGAIN, HARD, GOOD, EASY = Rating.AGAIN, Rating.HARD, Rating.GOOD, Rating.EASY
FOUR, TRUE_FALSE, TYPED = 0.25, 0.5, 0.0


def rated(**given_: Any) -> Rating:
    return rate(**({"credit": 1.0, "guess": TYPED, "recall": 0.5} | given_))


@pytest.mark.parametrize(
    ("answer", "rating"),
    [
        ({"credit": 0.0}, AGAIN),
        ({"credit": -0.5}, AGAIN),
        ({"credit": 0.49}, AGAIN),
        ({"credit": 0.5}, HARD),
        ({"credit": 0.99}, HARD),
        ({"credit": 1 / 3 + 1 / 3 + 1 / 3 - 1e-12}, GOOD),
        ({}, GOOD),
        ({"hints": 1}, HARD),
        ({"hints": 3}, HARD),
        ({"credit": 0.2, "hints": 1}, AGAIN),
        ({"revealed": True}, AGAIN),
        ({"revealed": True, "easy": True}, AGAIN),
    ],
)
def test_credit_hints_and_reveals(answer: dict[str, Any], rating: Rating) -> None:
    assert rated(**answer) is rating


@pytest.mark.parametrize(
    ("guess", "recall", "rating"),
    [
        (FOUR, 0.5, GOOD),  # the first right answer of four options
        (TRUE_FALSE, 0.5, HARD),  # and of two
        (TYPED, 0.01, GOOD),
        (TYPED, 0.0, GOOD),
        (FOUR, 0.1, AGAIN),
        (FOUR, 0.0, AGAIN),
        (FOUR, 0.3, HARD),
        (TRUE_FALSE, 0.9, GOOD),
        (TRUE_FALSE, 0.3, AGAIN),
        (1.0, 1.0, GOOD),
    ],
)
def test_a_right_answer_may_be_a_guess(guess: float, recall: float, rating: Rating) -> None:
    assert rated(guess=guess, recall=recall) is rating


@pytest.mark.parametrize(
    ("answer", "rating"),
    [
        ({"confidence": Confidence.GUESSED}, AGAIN),
        ({"confidence": Confidence.UNSURE}, HARD),
        ({"confidence": Confidence.SURE}, GOOD),
        ({"confidence": Confidence.SURE, "guess": TRUE_FALSE}, HARD),
        ({"confidence": Confidence.UNSURE, "credit": 0.0}, AGAIN),
        ({"easy": True}, EASY),
        ({"easy": True, "hints": 1}, HARD),
        ({"easy": True, "credit": 0.6}, HARD),
        ({"easy": True, "confidence": Confidence.UNSURE}, HARD),
        ({"easy": True, "guess": TRUE_FALSE}, HARD),
    ],
)
def test_doubt_lowers_and_only_an_explicit_tap_makes_easy(answer: dict[str, Any], rating: Rating) -> None:
    assert rated(**answer) is rating


@pytest.mark.parametrize(("grade", "rating"), [(1, AGAIN), (2, HARD), (3, GOOD), (4, EASY)])
def test_a_card_is_rated_by_its_grade(grade: int, rating: Rating) -> None:
    assert rated(grade=grade, credit=0.0) is rating
    assert rated(grade=grade, hints=1) is min(rating, HARD, key=[AGAIN, HARD, GOOD, EASY].index)
    assert rated(grade=grade, revealed=True) is AGAIN


@given(st.floats(0, 1), st.floats(0.001, 1), st.floats(0, 1))
def test_the_chance_to_have_known_is_a_probability_and_grows_with_recall(
    guess: float, recall: float, other: float
) -> None:
    low, high = sorted((recall, other))
    assert 0 <= knew(guess, low) <= knew(guess, high) <= 1


def test_retrievability_is_a_tenth_lost_after_one_stability() -> None:
    state = MemoryState(2.3065, 5.0, 0, 1_000)
    assert retrievability(state, 1_000) == 1.0
    assert retrievability(state, 1_000 + round(2.3065 * DAY_MS)) == pytest.approx(0.9, abs=1e-9)
    assert retrievability(state, 1_000 + 7 * DAY_MS) == pytest.approx(0.808310, abs=5e-7)


def test_retrievability_before_the_last_review_is_one() -> None:
    assert retrievability(MemoryState(1.0, 5.0, 0, 5_000), 0) == 1.0
