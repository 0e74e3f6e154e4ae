"""A score with its interval, by section, missed first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.report import Outcome, result, wilson


@pytest.mark.parametrize(
    ("right", "count", "low", "high"), [(7, 10, 0.396778, 0.892209), (3, 3, 0.438503, 1.0), (0, 0, 0.0, 1.0)]
)
def test_wilson_intervals_as_published(right: float, count: int, low: float, high: float) -> None:
    share = wilson(right, count)
    assert (share.low, share.high) == pytest.approx((low, high), abs=1e-6)


@given(st.integers(1, 200).flatmap(lambda n: st.tuples(st.floats(0, n), st.just(n))))
def test_an_interval_holds_its_share_and_stays_within_bounds(case: tuple[float, int]) -> None:
    share = wilson(*case)
    assert 0 <= share.low <= share.value + 1e-12
    assert share.value - 1e-12 <= share.high <= 1


def test_a_result_weighs_by_marks_and_counts_blanks_as_nothing() -> None:
    made = result(
        [
            Outcome("a", "space", 1.0, 2.0),
            Outcome("b", "space", 0.5, 1.0),
            Outcome("c", "people", 0.0, 1.0),
            Outcome("d", "people", None, 1.0),
        ]
    )
    assert (made.earned, made.possible) == (2.5, 5.0)
    assert made.share.value == 0.5
    assert (made.right, made.partly, made.wrong, made.blank) == (1, 1, 1, 1)
    assert made.missed == ("b", "c", "d")
    assert [(s.section, s.earned, s.possible, s.count) for s in made.sections] == [
        ("space", 2.5, 3.0, 2),
        ("people", 0.0, 2.0, 2),
    ]


def test_nothing_asked_is_no_result() -> None:
    assert result([]).share.count == 0
