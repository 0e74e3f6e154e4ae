"""Whether a share moved: Newcombe's interval, and the rule for small samples."""

from __future__ import annotations

import pytest

from app.domain.change import Direction, change


def test_the_published_example() -> None:
    """Newcombe 1998, table II, example (a), method 10: 56/70 against 48/80 gives 0.0524 to 0.3339."""
    told = change((48, 80), (56, 70))
    assert told.difference == pytest.approx(0.2)
    assert told.low == pytest.approx(0.0524, abs=5e-5)
    assert told.high == pytest.approx(0.3339, abs=5e-5)
    assert told.direction is Direction.UP
    back = change((56, 70), (48, 80))
    assert back.low == pytest.approx(-0.3339, abs=5e-5)
    assert back.high == pytest.approx(-0.0524, abs=5e-5)
    assert back.direction is Direction.DOWN


def test_a_difference_whose_interval_holds_zero_is_steady() -> None:
    """9/10 against 3/10 of method 10 in the same table: 0.1705 to 0.8090; 6/10 against 5/10 tells nothing."""
    clear = change((3, 10), (9, 10))
    assert clear.low == pytest.approx(0.1705, abs=5e-5)
    assert clear.high == pytest.approx(0.8090, abs=5e-5)
    assert change((5, 10), (6, 10)).direction is Direction.STEADY


@pytest.mark.parametrize(("before", "since"), [((9, 9), (0, 50)), ((0, 50), (9, 9))])
def test_below_ten_answers_nothing_is_called_moved(before: tuple[float, int], since: tuple[float, int]) -> None:
    told = change(before, since)
    assert told.direction is Direction.TOO_FEW
    assert (told.low, told.high) == (None, None)
    assert told.difference is not None


def test_without_answers_on_a_side_there_is_no_difference() -> None:
    assert change((0, 0), (5, 20)).difference is None
    assert change((5, 20), (0, 0)).difference is None
