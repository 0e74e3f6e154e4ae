"""Options by hand: who chose them."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.distractors import Alternative, OptionFlag, option_figures, third_weights
from app.domain.mark_table import Empty

A, B, C = (Alternative(key, key.upper(), key == "a") for key in "abc")
# Twelve attempts, rest marks 0 to 11; the lowest four chose b b a b, the others a, except that the best chose b.
REST = [float(n) for n in range(12)]
CHOSEN = [("b",), ("b",), ("a",), ("b",), *[("a",)] * 7, ("b",)]


def test_counts_and_shares_in_the_thirds() -> None:
    a, b, c = option_figures([A, B, C], CHOSEN, REST)
    assert (a.count, b.count, c.count) == (8, 4, 0)
    assert (a.lower, b.lower) == (0.25, 0.75)
    assert (a.upper, b.upper) == (0.75, 0.25)
    assert OptionFlag.RARELY_CHOSEN in c.flags
    assert dict(c.empty)["point_biserial"] is Empty.NO_SPREAD


def test_the_point_biserial_by_hand() -> None:
    a, b, _c = option_figures([A, B, C], CHOSEN, REST)
    # b was chosen at 0, 1, 3, 11: mean 3.75 of 5.5. With p = 1/3 and the population sd sqrt(143/12) of 0 to 11:
    # r = (3.75 - 5.5)/sqrt(143/12) * sqrt(p/(1 - p)) = -1.75/sqrt(143/12) * sqrt(1/2)
    assert b.point_biserial == pytest.approx(-1.75 / math.sqrt(143 / 12) * math.sqrt(1 / 2))
    assert a.point_biserial == pytest.approx(-(b.point_biserial or 0))
    assert b.flags == ()


def test_a_wrong_option_that_the_strong_choose_is_flagged_and_the_right_one_is_not() -> None:
    chosen = [("b",) if n > 8 else ("a",) for n in range(12)]
    a, b = option_figures([A, B], chosen, REST)
    assert b.flags == (OptionFlag.ATTRACTS_THE_STRONG,)
    assert option_figures([A, B], [("a",) if n > 8 else ("b",) for n in range(12)], REST)[0].flags == ()
    assert a.flags == ()


@pytest.mark.parametrize(("chosen", "rare"), [(4, True), (5, False)])
def test_rare_is_below_one_in_twenty(chosen: int, rare: bool) -> None:
    told = option_figures([B], [("b",) if n < chosen else ("a",) for n in range(100)], None)[0]
    assert (OptionFlag.RARELY_CHOSEN in told.flags) is rare


def test_below_ten_attempts_only_counts() -> None:
    told = option_figures([A, B, C], CHOSEN[:9], REST[:9])
    assert [each.count for each in told] == [6, 3, 0]
    assert {each.upper for each in told} | {each.point_biserial for each in told} == {None}
    assert [each.flags for each in told] == [(), (), ()]
    assert dict(told[0].empty)["lower"] is Empty.SMALL_SAMPLE


def test_without_a_comparable_rest_only_counts() -> None:
    told = option_figures([A], CHOSEN, None)[0]
    assert (told.count, told.upper, dict(told.empty)["upper"]) == (8, None, Empty.DIFFERENT_QUESTIONS)


def test_a_tie_across_the_edge_counts_in_part() -> None:
    # six attempts, thirds of two: 9 is in, the three 5s share the other place
    assert third_weights([5, 9, 5, 5, 1, 0], upper=True) == pytest.approx([1 / 3, 1, 1 / 3, 1 / 3, 0, 0])


@given(st.lists(st.integers(0, 5).map(float), min_size=1, max_size=40), st.booleans())
def test_a_third_is_a_third_whatever_ties(scores: list[float], upper: bool) -> None:
    weights = third_weights(scores, upper=upper)
    assert math.fsum(weights) == pytest.approx(max(1, len(scores) // 3))
    assert all(0 <= weight <= 1 for weight in weights)
    ranked = sorted(zip(scores, weights, strict=True), reverse=upper)
    assert [weight for _score, weight in ranked] == sorted(weights, reverse=True)
