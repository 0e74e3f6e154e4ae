"""Readiness: hidden until there is enough to say, recalibrated on the learner's own answers, honest in its interval."""

from __future__ import annotations

import random

import pytest

from app.domain.readiness import Asked, Forecast, chance_of_right, readiness

TEST = [Asked(1.0, 0.4 + 0.5 * n / 60, 0.25) for n in range(60)]


def reviews(count: int, bias: float, rng: random.Random) -> list[Forecast]:
    """Reviews of a learner whose true chance lies `bias` below what the model predicts."""
    made = []
    for n in range(count):
        chance = rng.uniform(0.5, 0.97)
        made.append(Forecast(chance, float(rng.random() < max(0.02, chance - bias)), n % 9))
    return made


def test_the_chance_of_a_right_answer_counts_slips_and_guesses() -> None:
    assert chance_of_right(1.0, 0.25) == pytest.approx(0.97)
    assert chance_of_right(0.0, 0.25) == pytest.approx(0.25)
    assert chance_of_right(0.5, 0.5) == pytest.approx(0.735)


def test_nothing_is_shown_before_there_is_enough_and_what_is_missing_is_said() -> None:
    few = [Forecast(0.9, 1.0, day) for day in (1, 1, 2)]
    found = readiness(few, [], [*TEST[:1], *[Asked(1.0, None, 0.25)] * 9])
    assert not found.shown
    assert (found.missing, found.more_days, found.unseen) == (97, 1, 4)
    assert not readiness([Forecast(0.9, 1.0, 1)] * 500, [], TEST).shown, "one day says nothing about forgetting"


def test_a_model_that_is_too_optimistic_is_brought_down() -> None:
    rng = random.Random(7)
    raw = sum(chance_of_right(asked.recall or 0, asked.guess) for asked in TEST) / len(TEST)
    found = readiness(reviews(2000, 0.16, rng), [], TEST)
    assert found.shown
    assert raw - 0.22 < found.expected < raw - 0.10
    fair = readiness(reviews(2000, 0.0, rng), [], TEST)
    assert abs(fair.expected - raw) < 0.03


def test_the_interval_holds_the_score_of_about_19_in_20_tests() -> None:
    rng, held = random.Random(11), 0
    for _learner in range(200):
        found = readiness(reviews(150, 0.16, rng), [], TEST)
        truth = [max(0.02, chance_of_right(asked.recall or 0, asked.guess) - 0.16) for asked in TEST]
        score = sum(rng.random() < p for p in truth) / len(truth)
        held += found.low <= score <= found.high
    assert 180 <= held <= 200


def test_the_interval_narrows_with_answers() -> None:
    rng = random.Random(3)
    wide, narrow = readiness(reviews(120, 0.1, rng), [], TEST), readiness(reviews(5000, 0.1, rng), [], TEST)
    assert narrow.high - narrow.low < wide.high - wide.low


def test_unseen_questions_count_as_first_answers_went() -> None:
    rng = random.Random(5)
    half = [*TEST[:30], *[Asked(1.0, None, 0.25)] * 30]
    answers = reviews(500, 0.0, rng)
    known_world, new_world = readiness(answers, [1.0] * 40, half), readiness(answers, [0.0] * 40, half)
    assert known_world.expected - new_world.expected == pytest.approx(0.5, abs=0.01)
    assert readiness(answers, [], half).expected == pytest.approx(new_world.expected + 0.5 * 0.25, abs=0.01)


def test_only_right_answers_do_not_break_the_fit() -> None:
    found = readiness([Forecast(0.99, 1.0, n % 5) for n in range(300)], [], TEST)
    assert 0.5 < found.expected < found.high <= 1.0
