"""From an answer to its rating: what a slow answer changes, and what it does not decide."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.grading import grade
from app.domain.memory import DAY_MS, MemoryState, Rating
from app.services.rating import Given, rating_of, took_long
from tests.answering import right_response, wrong_response
from tests.studyroom import START, make_course

ITEMS = make_course().items


def given(item: str, *, right: bool = True) -> Given:
    asked = ITEMS[item]
    response = right_response(asked) if right else wrong_response(asked)
    return Given(asked, grade(asked, response), response)


def test_the_first_right_answer_is_good_with_four_options_and_hard_for_true_or_false() -> None:
    assert rating_of(given("single"), None, START) is Rating.GOOD
    assert rating_of(given("truth"), None, START) is Rating.HARD
    assert rating_of(given("typed"), None, START) is Rating.GOOD


def test_a_slow_right_answer_is_more_of_a_guess() -> None:
    assert rating_of(replace(given("single"), slow=True), None, START) is Rating.HARD
    assert rating_of(replace(given("truth"), slow=True), None, START) is Rating.HARD
    forgotten = MemoryState(1.0, 5.0, START, START - 400 * DAY_MS)
    assert rating_of(given("truth"), forgotten, START) is Rating.HARD
    assert rating_of(replace(given("truth"), slow=True), forgotten, START) is Rating.AGAIN


@pytest.mark.parametrize("item", ["typed", "number", "cloze", "card", "say"])
def test_where_nothing_can_be_guessed_time_changes_nothing(item: str) -> None:
    assert rating_of(replace(given(item), slow=True), None, START) is rating_of(given(item), None, START)


def test_time_never_makes_a_wrong_answer_anything_else() -> None:
    assert rating_of(replace(given("single", right=False), slow=True), None, START) is Rating.AGAIN
    assert rating_of(given("single", right=False), None, START) is Rating.AGAIN


def test_long_is_over_twice_ones_own_median_of_five_answers_or_more() -> None:
    assert not took_long(60_000, [5000] * 4)
    assert not took_long(10_000, [5000] * 5)
    assert took_long(10_001, [5000] * 5)
    assert not took_long(10_001, [0] * 9)
