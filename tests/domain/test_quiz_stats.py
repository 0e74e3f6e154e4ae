"""Quiz figures by hand, and internal consistency against a second way to it."""

from __future__ import annotations

import math
import statistics

import pytest
from hypothesis import assume, given

from app.domain.mark_table import Empty, MarkTable
from app.domain.quiz_stats import quiz_figures, withheld
from tests.domain.test_item_stats import SMALL, tables


def test_every_figure_by_hand() -> None:
    told = quiz_figures(SMALL)
    # X = 3 3 1 1: mean 2, median 2, k2 = 4/3
    assert (told.count, told.max_mark, told.mean, told.median) == (4, 4, 2, 2)
    assert told.standard_deviation == pytest.approx(math.sqrt(4 / 3))
    # m2 = 1, m3 = 0, m4 = 1: k4 = 16 (5 - 9)/6 = -32/3, over (4/3)^2 = 16/9: -6
    assert (told.skewness, told.kurtosis) == pytest.approx((0, -6))
    # var a = var b = 1/3, var c = 2/3: sum 4/3 = k2, so nothing holds together
    assert (told.cic, told.error_ratio) == pytest.approx((0, 100))
    assert told.standard_error == pytest.approx(math.sqrt(4 / 3))


def test_items_that_always_agree_are_wholly_consistent() -> None:
    told = quiz_figures(MarkTable(("a", "b"), (1, 1), ((1, 1), (0, 0), (1, 1))))
    assert (told.cic, told.error_ratio, told.standard_error) == pytest.approx((100, 0, 0), abs=1e-5)


def test_items_that_contradict_one_another_are_negative_and_not_clamped() -> None:
    # a = 1 0 1 0, b = 0 1 0.5 0.5: var 1/3 and 1/6; X = 1 1 1.5 0.5, var 1/6: 200 (1 - 3) = -400
    told = quiz_figures(MarkTable(("a", "b"), (1, 1), ((1, 0), (0, 1), (1, 0.5), (0, 0.5))))
    assert told.cic == pytest.approx(-400)
    assert told.error_ratio == pytest.approx(100 * math.sqrt(5))


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        (MarkTable(("a",), (1,), ((1,), (0,))), Empty.ONE_ITEM),
        (MarkTable(("a", "b"), (1, 1), ((1, 0), (0, 1))), Empty.NO_SPREAD),
        (MarkTable(("a", "b"), (1, 1), ((1, 0),)), Empty.TOO_FEW_ATTEMPTS),
        (MarkTable(("a", "b"), (1, 1), ()), Empty.NO_ATTEMPTS),
        (MarkTable(("a", "b", "c"), (1, 1, 1), ((1, 0, None), (None, 0, 1))), Empty.DIFFERENT_QUESTIONS),
    ],
)
def test_no_consistency_without_two_items_and_some_spread(table: MarkTable, reason: Empty) -> None:
    told = quiz_figures(table)
    assert (told.cic, told.error_ratio, told.standard_error) == (None, None, None)
    assert {dict(told.empty)[name] for name in ("cic", "error_ratio", "standard_error")} == {reason}


def test_drawn_quizzes_out_of_one_maximum_still_have_totals() -> None:
    told = quiz_figures(MarkTable(("a", "b", "c"), (1, 1, 1), ((1, 0, None), (None, 1, 1))))
    assert (told.max_mark, told.mean) == (2, 1.5)


def test_totals_out_of_other_maxima_do_not_compare() -> None:
    told = quiz_figures(MarkTable(("a", "b"), (1, 2), ((1, None), (None, 1))))
    assert (told.count, told.mean, dict(told.empty)["mean"]) == (2, None, Empty.DIFFERENT_MAXIMUM)


def test_below_ten_attempts_there_is_only_the_count() -> None:
    told = withheld(quiz_figures(SMALL))
    assert (told.count, told.max_mark, told.mean, told.cic) == (4, 4, None, None)
    assert dict(told.empty)["cic"] is Empty.SMALL_SAMPLE


@given(tables())
def test_consistency_agrees_with_the_covariances_between_items(table: MarkTable) -> None:
    """Alpha = p/(p-1) times the share of the total's variance that lies between different items."""
    columns = [table.column(n) for n in range(len(table.items))]
    p = len(columns)
    between = 2 * sum(statistics.covariance(columns[i], columns[j]) for i in range(p) for j in range(i))
    total = between + sum(statistics.variance(column) for column in columns)
    assume(total > 1e-6)
    told = quiz_figures(table)
    assert told.cic == pytest.approx(100 * p / (p - 1) * between / total, rel=1e-7, abs=1e-7)
    assert told.cic is not None
    assert told.cic <= 100 + 1e-9
