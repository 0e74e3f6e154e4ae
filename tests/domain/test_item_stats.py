"""Item figures by hand, and what no relabelling or rescaling may change."""

from __future__ import annotations

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.item_stats import ItemFigures, ItemFlag, item_figures, withheld
from app.domain.mark_table import Empty, MarkTable, Quality
from app.domain.moments import deviations, product

# Four attempts at three items out of 1, 1 and 2:
#        a  b  c   X
#   1    1  0  2   3
#   2    1  1  1   3
#   3    0  1  0   1
#   4    0  0  1   1
SMALL = MarkTable(("a", "b", "c"), (1, 1, 2), ((1, 0, 2), (1, 1, 1), (0, 1, 0), (0, 0, 1)))


def figures(table: MarkTable) -> dict[str, ItemFigures]:
    return {each.item: each for each in item_figures(table)}


def test_every_figure_by_hand() -> None:
    a = figures(SMALL)["a"]
    assert (a.attempts, a.quality, a.facility) == (4, Quality.SMALL_SAMPLE, 0.5)
    # x = 1 1 0 0, deviations 1/2 1/2 -1/2 -1/2, var = 1/3
    assert a.sd == pytest.approx(math.sqrt(1 / 3))
    # r = 2 2 1 1, deviations the same: cov = var r = 1/3, so both are 100
    assert (a.discrimination, a.efficiency) == pytest.approx((100, 100))
    assert a.intended_weight == 25


def test_a_question_that_misleads() -> None:
    b = figures(SMALL)["b"]
    # x = 0 1 1 0, r = 3 2 0 1, mean 1.5: cov = (-0.75 + 0.25 - 0.75 + 0.25)/3 = -1/3
    # var x = 1/3, var r = (2.25 + 0.25 + 2.25 + 0.25)/3 = 5/3: -1/3 / sqrt(5/9) = -1/sqrt 5
    assert b.discrimination == pytest.approx(-100 / math.sqrt(5))
    # sorted x = 0 0 1 1 with sorted r = 0 1 2 3: (0.75 + 0.25 + 0.25 + 0.75)/3 = 2/3: -1/3 / 2/3
    assert b.efficiency == pytest.approx(-50)
    assert b.flags == (ItemFlag.LOW_EFFICIENCY, ItemFlag.NEGATIVE_DISCRIMINATION)


def test_effective_weights_by_hand() -> None:
    told = figures(SMALL)
    # X = 3 3 1 1, deviations 1 1 -1 -1; cov(a, X) = 2/3; cov(b, X) = (-.5 + .5 - .5 + .5)/3 = 0
    # c = 2 1 0 1, deviations 1 0 -1 0: cov(c, X) = (1 + 0 + 1 + 0)/3 = 2/3; roots equal, so 50, 0, 50
    assert [told[item].effective_weight for item in "abc"] == pytest.approx([50, 0, 50])


def test_a_negative_covariance_empties_only_its_own_weight() -> None:
    # X = 2 1 1 0 over a = 1 1 0 0, b = 1 0 1 0 - and d rises where X falls, at 0.1 marks
    table = MarkTable(("a", "b", "d"), (1, 1, 1), ((1, 1, 0), (1, 0, 0.1), (0, 1, 0.1), (0, 0, 0.2)))
    told = figures(table)
    assert told["d"].effective_weight is None
    assert dict(told["d"].empty)["effective_weight"] is Empty.NEGATIVE_COVARIANCE
    assert [told[item].effective_weight for item in "ab"] == pytest.approx([50, 50])


def test_the_item_everybody_has_right_discriminates_nobody() -> None:
    told = figures(MarkTable(("a", "b"), (1, 1), ((1, 0.1), (1, 0.2), (1, 0.3))))["a"]
    assert (told.facility, told.discrimination, told.efficiency, told.effective_weight) == (1, None, None, 0)
    assert {reason for name, reason in told.empty if name != "random_guess_score"} == {Empty.NO_SPREAD}
    assert told.flags == ()


def test_where_learners_drew_other_questions_the_rest_does_not_compare() -> None:
    told = figures(MarkTable(("a", "b", "c"), (1, 1, 1), ((1, 0, None), (None, 1, 1), (0, None, 1))))["a"]
    assert (told.attempts, told.facility) == (2, 0.5)
    empty = dict(told.empty)
    assert [empty[name] for name in ("discrimination", "efficiency", "effective_weight")] == [
        Empty.DIFFERENT_QUESTIONS
    ] * 3
    assert told.intended_weight == 50  # each attempt was out of 2


def test_attempts_out_of_other_maxima_have_no_intended_weight() -> None:
    told = figures(MarkTable(("a", "b"), (1, 2), ((1, None), (None, 1))))["a"]
    assert dict(told.empty)["intended_weight"] is Empty.DIFFERENT_MAXIMUM


@pytest.mark.parametrize(("rows", "reason"), [((), Empty.NO_ATTEMPTS), (((1, 0),), Empty.TOO_FEW_ATTEMPTS)])
def test_too_few_attempts_are_said(rows: tuple[tuple[float, ...], ...], reason: Empty) -> None:
    told = figures(MarkTable(("a", "b"), (1, 1), rows))["a"]
    assert {name for name, why in told.empty if why is reason} >= {"sd", "discrimination", "effective_weight"}


def test_below_ten_attempts_there_are_counts_and_the_interval_only() -> None:
    seven_of_nine = MarkTable(("a", "b"), (1, 1), tuple((float(n < 7), float(n % 2)) for n in range(9)))
    told = withheld(figures(seven_of_nine)["a"])
    assert (told.attempts, told.sd, told.discrimination, told.efficiency, told.effective_weight, told.flags) == (
        *(9, None, None, None, None),
        (),
    )
    assert told.share is not None
    assert told.share.count == 9
    assert dict(told.empty)["discrimination"] is Empty.SMALL_SAMPLE


@pytest.mark.parametrize(
    ("count", "quality"),
    [(9, Quality.SMALL_SAMPLE), (10, Quality.TENTATIVE), (29, Quality.TENTATIVE), (30, Quality.OK)],
)
def test_the_edges_of_the_small_sample_rule(count: int, quality: Quality) -> None:
    table = MarkTable(("a", "b"), (1, 1), tuple((float(n % 2), float(n % 3 > 0)) for n in range(count)))
    told = figures(table)["a"]
    assert told.quality is quality
    assert (withheld(told) == told) is (count >= 10)


@pytest.mark.parametrize(
    ("tops", "rows"),
    [((1.0,), ((1.0, 1.0),)), ((1.0, -1.0), ()), ((1.0, math.inf), ()), ((1.0, 1.0), ((math.nan, 0.0),))],
)
def test_a_table_that_is_none_is_refused(tops: tuple[float, ...], rows: tuple[tuple[float, ...], ...]) -> None:
    with pytest.raises(ValueError, match="mark"):
        MarkTable(("a", "b"), tops, rows)


# -- properties ----------------------------------------------------------------------------------------------------


@st.composite
def tables(draw: st.DrawFn) -> MarkTable:
    """Complete tables of marks in quarters."""
    width, height = draw(st.integers(2, 6)), draw(st.integers(2, 14))
    tops = draw(st.lists(st.integers(1, 4), min_size=width, max_size=width))
    rows = [tuple(draw(st.integers(0, 4 * top)) / 4 for top in tops) for _row in range(height)]
    return MarkTable(tuple(f"q{n}" for n in range(width)), tuple(map(float, tops)), tuple(rows))


NAMES = ("facility", "sd", "discrimination", "efficiency", "intended_weight", "effective_weight")


NOTHING = -1e9  # stands for an empty figure, so that it can be compared


def told_of(each: ItemFigures) -> list[float]:
    return [NOTHING if (told := getattr(each, name)) is None else told for name in NAMES]


@given(tables(), st.randoms())
def test_the_order_of_attempts_and_of_items_changes_nothing(table: MarkTable, rng: random.Random) -> None:
    order = list(range(len(table.items)))
    rng.shuffle(order)
    turned = MarkTable(
        tuple(table.items[n] for n in order),
        tuple(table.max_marks[n] for n in order),
        tuple(tuple(row[n] for n in order) for row in reversed(table.rows)),
    )
    there = figures(turned)
    for item, here in figures(table).items():
        assert told_of(here) == pytest.approx(told_of(there[item]), rel=1e-9, abs=1e-9)
        assert here.flags == there[item].flags or abs((here.efficiency or 15) - 15) < 1e-6


@given(tables(), st.sampled_from([0.25, 3.0, 1000.0]))
def test_another_unit_of_marks_changes_only_the_spread(table: MarkTable, unit: float) -> None:
    scaled = MarkTable(
        table.items,
        tuple(top * unit for top in table.max_marks),
        tuple(tuple(mark * unit if mark is not None else None for mark in row) for row in table.rows),
    )
    for here, there in zip(item_figures(table), item_figures(scaled), strict=True):
        assert there.sd == pytest.approx((here.sd or 0) * unit, rel=1e-9)
        assert told_of(here)[2:] == pytest.approx(told_of(there)[2:], rel=1e-9, abs=1e-9)


@given(tables())
def test_figures_stay_within_their_bounds(table: MarkTable) -> None:
    told = item_figures(table)
    for each in told:
        assert -100.000001 <= (each.discrimination or 0) <= 100.000001
        assert (each.efficiency or 0) <= 100.000001
        assert {name for name in NAMES if getattr(each, name) is None} <= {name for name, _reason in each.empty}
    assert math.fsum(each.intended_weight or 0 for each in told) == pytest.approx(100)
    weights = [each.effective_weight for each in told if each.effective_weight is not None]
    assert math.fsum(weights) == pytest.approx(100) or all(each.effective_weight is None for each in told)


@given(st.permutations(range(7)))
def test_no_pairing_beats_the_sorted_one(order: list[int]) -> None:
    x, r = deviations([0, 0, 1, 1, 1, 2, 3]), deviations([1, 4, 4, 5, 7, 8, 20])
    assert product(x, [r[n] for n in order]) <= product(x, r) + 1e-12
