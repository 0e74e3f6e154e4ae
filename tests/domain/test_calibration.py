"""Brier's score and its parts, by hand and as an identity; certainty-based marks; guess scores."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.calibration import Forecast, calibration, certainty_mark, rounded, stated
from app.domain.guess_score import random_guess_score
from app.domain.item import Body, Choices, Item, Option, TrueFalse, Typed
from app.domain.mark_table import Empty, Quality
from app.domain.memory import Confidence


def test_the_parts_by_hand() -> None:
    # 0.8 told four times, right three times; 0.4 told once, wrong. Base rate 3/5.
    told = calibration([Forecast(0.8, o) for o in (1, 1, 1, 0)] + [Forecast(0.4, 0)])
    # (3 * 0.04 + 0.64 + 0.16)/5 = 0.184
    assert told.brier == pytest.approx(0.184)
    # (4 * 0.05^2 + 0.4^2)/5 = 0.034; (4 * 0.15^2 + 0.6^2)/5 = 0.09; 0.6 * 0.4 = 0.24
    assert (told.reliability, told.resolution, told.uncertainty) == pytest.approx((0.034, 0.09, 0.24))
    assert [(b.chance, b.observed.value, b.observed.count) for b in told.bins] == [(0.4, 0, 1), (0.8, 0.75, 4)]
    assert told.quality is Quality.SMALL_SAMPLE


def test_no_forecast_has_no_score() -> None:
    told = calibration([])
    assert (told.count, told.brier, told.bins) == (0, None, ())


@given(st.lists(st.builds(Forecast, st.floats(0, 1), st.integers(0, 1).map(float)), min_size=1, max_size=60))
def test_the_parts_add_up(forecasts: list[Forecast]) -> None:
    for each in (forecasts, rounded(forecasts)):
        told = calibration(each)
        assert told.brier is not None
        assert told.reliability is not None
        assert told.resolution is not None
        assert told.uncertainty is not None
        assert told.brier == pytest.approx(told.reliability - told.resolution + told.uncertainty, abs=1e-12)
        assert sum(b.observed.count for b in told.bins) == len(forecasts)


def test_chances_are_rounded_to_tenths() -> None:
    assert [f.chance for f in rounded([Forecast(0.84, 1), Forecast(0.86, 0)])] == [0.8, 0.9]


def test_a_word_comes_true_with_full_marks() -> None:
    assert stated(Confidence.SURE, 1.0) == Forecast(0.9, 1)
    assert stated(Confidence.GUESSED, 0.75) == Forecast(1 / 3, 0)


@pytest.mark.parametrize(
    ("confidence", "fraction", "mark"),
    [
        (Confidence.GUESSED, 1, 1),
        (Confidence.UNSURE, 1, 2),
        (Confidence.SURE, 1, 3),
        (Confidence.SURE, 0.5, 1.5),
        (Confidence.GUESSED, 0, 0),
        (Confidence.UNSURE, 0, -2),
        (Confidence.SURE, 0, -6),
    ],
)
def test_certainty_based_marks(confidence: Confidence, fraction: float, mark: float) -> None:
    assert certainty_mark(confidence, fraction) == mark


def _options(*fractions: float | None) -> tuple[Option, ...]:
    return tuple(Option(str(n), right=n == 0, credit=credit) for n, credit in enumerate(fractions))


@pytest.mark.parametrize(
    ("body", "score"),
    [
        (Choices(_options(None, None, None, None)), 0.25),
        (Choices(_options(1, 0.5, 0, 0)), 0.375),
        (Choices(_options(1, -1)), 0.5),  # nothing is taken away below 0
        (TrueFalse(True), 0.5),
        (Choices(_options(None, None), several=True), Empty.NOT_AN_OPTION_QUESTION),
        (Typed(("x",)), Empty.NOT_AN_OPTION_QUESTION),
    ],
)
def test_the_random_guess_score(body: Body, score: float | Empty) -> None:
    assert random_guess_score(Item("i", "s", ("p",), "?", body)) == score
