"""Log loss and RMSE(bins) on hand-made and on generated logs, whose truth is known."""

from __future__ import annotations

import random
from math import log

import pytest

from app.domain.log_loss import TINY, Prediction, Review, gain, log_loss, predictions, rmse_bins
from app.domain.memory import DAY_MS, FORGETTING_EXPONENT, Rating
from app.scheduling.fsrs_scheduler import FsrsScheduler
from tests.generated_log import drawn_log

START = 1_764_000_000_000
SCHEDULER = FsrsScheduler()


def said(predicted: float, recalled: bool, card: str = "a", days: float = 3) -> Prediction:
    return Prediction(card, START, predicted, recalled, days, 1, 0)


def test_log_loss_of_known_predictions() -> None:
    assert log_loss([said(0.8, True), said(0.8, False)]) == pytest.approx(-(log(0.8) + log(0.2)) / 2)
    assert log_loss([said(0.5, True)] * 3) == pytest.approx(log(2))
    assert log_loss([]) == 0


def test_a_certain_prediction_that_fails_costs_much_but_not_infinitely() -> None:
    assert log_loss([said(1.0, False)]) == pytest.approx(-log(TINY), rel=1e-3)


def test_rmse_compares_means_within_bins_only() -> None:
    balanced = [said(0.5, True), said(0.5, False)]
    assert rmse_bins(balanced) == 0
    assert rmse_bins([said(0.5, True, days=3), said(0.5, False, days=300)]) == pytest.approx(0.5)
    assert rmse_bins([]) == 0


def test_first_reviews_and_repeats_of_the_same_day_are_not_predicted() -> None:
    hours = (0, 2, 23, 60)
    log_ = [Review("a", START + h * DAY_MS // 24, Rating.GOOD) for h in hours]
    made = list(predictions(log_, SCHEDULER.review, SCHEDULER.exponent))
    assert [(p.time, p.reviews) for p in made] == [(log_[3].time, 3)]
    assert made[0].days == pytest.approx(37 / 24)
    whole = next(predictions(log_, SCHEDULER.review, SCHEDULER.exponent, whole_days=True))
    assert whole.days == 1
    assert whole.predicted > made[0].predicted


def test_forgetting_is_counted_as_a_lapse_of_that_item() -> None:
    ratings = (Rating.GOOD, Rating.AGAIN, Rating.GOOD, Rating.GOOD)
    log_ = [Review("a", START + n * 2 * DAY_MS, rating) for n, rating in enumerate(ratings)]
    made = list(predictions(log_, SCHEDULER.review, SCHEDULER.exponent))
    assert [(p.recalled, p.lapses) for p in made] == [(False, 0), (True, 1), (True, 1)]


@pytest.fixture(scope="module")
def log_of_the_model() -> list[Review]:
    return drawn_log(SCHEDULER, cards=1500, reviews=7, rng=random.Random(5))


def test_outcomes_drawn_from_the_model_cost_their_entropy(log_of_the_model: list[Review]) -> None:
    made = list(predictions(log_of_the_model, SCHEDULER.review, SCHEDULER.exponent))
    entropy = [-(p.predicted * log(p.predicted) + (1 - p.predicted) * log(1 - p.predicted)) for p in made]
    spread = [p.predicted * (1 - p.predicted) * log(p.predicted / (1 - p.predicted)) ** 2 for p in made]
    error = sum(spread) ** 0.5 / len(made)
    assert log_loss(made) == pytest.approx(sum(entropy) / len(made), abs=4 * error)
    assert rmse_bins(made) < 0.04


def test_shuffled_outcomes_and_a_wrong_exponent_cost_more(log_of_the_model: list[Review]) -> None:
    made = list(predictions(log_of_the_model, SCHEDULER.review, SCHEDULER.exponent))
    ratings = [review.rating for review in log_of_the_model]
    random.Random(6).shuffle(ratings)
    mixed = [Review(r.card, r.time, rating) for r, rating in zip(log_of_the_model, ratings, strict=True)]
    shuffled = list(predictions(mixed, SCHEDULER.review, SCHEDULER.exponent))
    wrong = list(predictions(log_of_the_model, SCHEDULER.review, 5 * FORGETTING_EXPONENT))
    assert log_loss(shuffled) > log_loss(made) + 0.02
    assert rmse_bins(shuffled) > 2 * rmse_bins(made)
    assert gain(wrong, made).low > 0


def test_a_gain_counts_items_and_not_answers() -> None:
    before = [said(0.5, True, card) for card in "abcd"]
    after = [said(chance, True, card) for card, chance in zip("abcd", (0.6, 0.7, 0.5, 0.55), strict=True)]
    once, often = gain(before, after), gain(before * 25, after * 25)
    assert once.mean == pytest.approx(log_loss(before) - log_loss(after))
    assert (often.low, often.high) == pytest.approx((once.low, once.high))
    assert once.low < once.mean < once.high


def test_no_gain_is_known_from_one_item() -> None:
    assert gain([said(0.5, True)], [said(0.9, True)]).low < 0
