"""Covariances and k-statistics by hand."""

from __future__ import annotations

import math
import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.moments import deviations, k_statistics, kurtosis, mean, median, product, skewness, variance

NUMBERS = st.lists(st.integers(-50, 50).map(lambda n: n / 4), min_size=2, max_size=40)


def test_k_statistics_by_hand() -> None:
    # 1 2 3 6: mean 3, deviations -2 -1 0 3; sums of powers: 14, -8 - 1 + 27 = 18, 16 + 1 + 81 = 98
    # m2 = 3.5, m3 = 4.5, m4 = 24.5
    # k2 = 4 * 3.5 / 3 = 14/3; k3 = 16 * 4.5 / (3 * 2) = 12
    # k4 = 16 * (5 * 24.5 - 9 * 12.25) / (3 * 2 * 1) = 16 * 12.25 / 6 = 98/3
    d = deviations([1, 2, 3, 6])
    assert d == [-2, -1, 0, 3]
    assert k_statistics(d) == pytest.approx((14 / 3, 12, 98 / 3))
    assert skewness(d) == pytest.approx(12 / (14 / 3) ** 1.5)
    assert kurtosis(d) == pytest.approx(98 / 3 / (14 / 3) ** 2)  # = 1.5


def test_what_needs_more_values_is_empty() -> None:
    assert skewness(deviations([1, 2])) is None
    assert kurtosis(deviations([1, 2, 4])) is None
    assert (skewness(deviations([2, 2, 2])), kurtosis(deviations([2, 2, 2, 2]))) == (None, None)


def test_rounding_is_no_spread() -> None:
    assert deviations([0.1 + 0.2, 0.3, 0.3]) == [0, 0, 0]
    # x and y of a square: (0,0) (0,1) (1,0) (1,1), in tenths; the covariance is exactly nothing
    assert product(deviations([0, 0, 0.1, 0.1]), deviations([0, 0.3, 0, 0.3])) == 0


def test_the_median_of_an_even_count_lies_between() -> None:
    assert (median([5, 1, 2]), median([5, 1, 2, 4])) == (2, 3)


@given(NUMBERS)
def test_they_agree_with_the_standard_library(values: list[float]) -> None:
    assert variance(deviations(values)) == pytest.approx(statistics.variance(values))
    assert mean(values) == pytest.approx(statistics.fmean(values))
    assert median(values) == statistics.median(values)


@given(NUMBERS.filter(lambda values: len(set(values)) > 1 and len(values) > 3), st.sampled_from([1e-90, 0.25, 1e5]))
def test_neither_unit_nor_origin_changes_the_shape(values: list[float], unit: float) -> None:
    here, there = deviations(values), deviations([value * unit for value in values])
    moved, turned = deviations([value + 1000 for value in values]), deviations([-value for value in values])
    for shape, sign in ((skewness, -1), (kurtosis, 1)):
        told = shape(here)
        assert told is not None
        assert math.isfinite(told)
        assert shape(there) == pytest.approx(told, rel=1e-6, abs=1e-9)
        assert shape(moved) == pytest.approx(told, rel=1e-6, abs=1e-9)
        assert shape(turned) == pytest.approx(sign * told, rel=1e-6, abs=1e-9)
