"""The window's place: kept where a screen still shows it."""

from __future__ import annotations

import pytest

from app.bootstrap import window_place
from app.ui.environment import reachable

SIZE = (1200, 800)
TWO_SCREENS = (-1920, 0, 3840, 1080)


@pytest.mark.parametrize(
    ("place", "kept"),
    [
        ((0, 0), True), ((-1900, 40), True), ((1800, 0), True), ((1860, 0), False), ((2500, 100), False),
        ((-3100, 0), False), ((0, -40), False), ((0, 1016), True), ((0, 1060), False),
    ],
)  # fmt: skip
def test_a_place_is_kept_where_its_title_bar_can_be_taken_hold_of(place: tuple[int, int], kept: bool) -> None:
    assert reachable(place, SIZE, TWO_SCREENS) is kept


def test_where_the_screens_are_not_known_the_window_system_is_trusted() -> None:
    assert reachable((30_000, 30_000), SIZE, None)


def test_a_window_beyond_the_first_screens_corner_keeps_its_size_alone() -> None:
    assert window_place((-5, 10, 1200, 800)) == {"size": (1200, 800)}
    assert window_place((5, 10, 1200, 800)) == {"size": (1200, 800), "place": (5, 10)}
    assert window_place(None) == {}
