"""Axes: a round end above all bars, and whole numbers along them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.viewmodels.charts import ChartBar, count_axis


@pytest.mark.parametrize(
    ("most", "words"),
    [(0, ["0", "1"]), (4, ["0", "2", "4"]), (5, ["0", "5"]), (7, ["0", "4", "8"]), (90, ["0", "50", "100"])],
)
def test_an_axis_has_round_ticks(most: int, words: list[str]) -> None:
    assert [tick for _value, tick in count_axis((ChartBar("", float(most), most, ""),))[1]] == words


@given(st.lists(st.integers(0, 20_000_000), max_size=5), st.none() | st.floats(0, 1e7))
def test_no_bar_and_no_line_stands_above_the_axis(values: list[int], line: float | None) -> None:
    top, ticks = count_axis(tuple(ChartBar("", float(value), value, "") for value in values), line)
    assert top + 1 > max([*values, line or 0])
    assert (ticks[0], ticks[-1]) == ((0.0, "0"), (top, f"{top:.0f}"))
