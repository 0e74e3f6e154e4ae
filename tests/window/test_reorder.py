"""Dragging puts things in order, with the mouse anywhere on a row and with a finger on its grip."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from app.ui.widgets import ReorderList, Scroll, focus
from tests.window.driver import Driver
from tests.window.quizroom import quiz_room
from tests.window.rooms import SIZES


def shown(driver: Driver, count: int = 3, **kwargs: Any) -> tuple[ReorderList, list[list[int]]]:
    """A list on a page, and the orders it tells."""
    told: list[list[int]] = []
    order = ReorderList(items=[f"line {n}" for n in range(count)], **kwargs)
    order.bind(on_reorder=lambda _list, new: told.append(new))
    page = Scroll(padding=20)
    page.add_widget(order)
    driver.show(page)
    return order, told


def grip(row: Any) -> tuple[float, float]:
    return tuple(row.to_window(*row.ids.grip.center))


def middle(row: Any) -> tuple[float, float]:
    return tuple(row.to_window(*row.center))


@pytest.mark.parametrize(("from_", "to", "order"), [(0, 2, [1, 2, 0]), (2, 0, [2, 0, 1]), (1, 2, [0, 2, 1])])
def test_a_finger_on_the_grip_takes_a_row_along_and_the_order_is_told_once(
    driver: Driver, from_: int, to: int, order: list[int]
) -> None:
    made, told = shown(driver)
    driver.drag(grip(made.rows[from_]), middle(made.rows[to]))
    assert (made.order, told) == (order, [order])
    assert focus.current is made.rows[to]
    assert not any(row.lifted for row in made.rows)


def test_the_mouse_drags_a_row_by_its_words(driver: Driver) -> None:
    made, told = shown(driver)
    driver.drag(middle(made.rows[0]), middle(made.rows[1]), button="left")
    assert told == [[1, 0, 2]]
    driver.drag(middle(made.rows[0]), middle(made.rows[2]), button="right")
    assert made.order == [1, 0, 2]


def test_past_the_ends_it_stops_at_them_and_back_again_is_no_change(driver: Driver) -> None:
    made, told = shown(driver)
    x, y = grip(made.rows[1])
    driver.drag((x, y), (x, 2))
    assert told == [[0, 2, 1]]
    driver.drag(grip(made.rows[1]), grip(made.rows[1]))
    assert len(told) == 1


def test_a_finger_elsewhere_on_a_row_scrolls_the_page(driver: Driver) -> None:
    made, told = shown(driver, count=30)
    page = made.parent.parent
    x, y = middle(made.rows[3])
    driver.drag((x, y), (x, y + 300))
    driver.settle()
    assert (told, page.scroll_y < 1) == ([], True)


def test_a_judged_order_is_not_dragged(driver: Driver) -> None:
    made, told = shown(driver, locked=True)
    driver.drag(middle(made.rows[0]), middle(made.rows[2]), button="left")
    assert (made.order, told) == ([0, 1, 2], [])


@pytest.mark.parametrize("size", SIZES)
def test_dragging_answers_the_question(driver: Driver, tmp_path: Path, size: str) -> None:
    with quiz_room(driver, tmp_path, size) as room:
        room.ask("order")
        rows = driver.find(cls=ReorderList).rows
        before = [row.text for row in room.state.places]
        driver.drag(grip(rows[0]), middle(rows[2]))
        assert [row.text for row in room.state.places] == [*before[1:], before[0]]
        assert room.faults() == []
