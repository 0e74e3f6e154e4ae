"""The widgets that take answers: choices, fields, orders, matches, and the exam's grid."""

from __future__ import annotations

from typing import Any

import pytest

from app.ui.widgets import (
    Choice,
    GridDots,
    MatchRows,
    Picker,
    PickField,
    ReorderList,
    Scroll,
    TextField,
    focus,
)
from app.ui.widgets.choice import STATES
from tests.window.driver import Driver


def page(*children: Any) -> Scroll:
    scroll = Scroll(padding=20)
    for child in children:
        scroll.add_widget(child)
    return scroll


@pytest.mark.parametrize("mark", STATES)
def test_a_choice_is_told_apart_without_colour(driver: Driver, mark: str) -> None:
    choice = driver.show(page(Choice(number="2", text="Option", mark=mark))).content.children[0]
    icon = choice.ids.badge.icon
    word = {"right": "Right answer", "wrong": "Your answer", "missed": "Right, not chosen", "struck": "Struck out"}.get(
        mark, ""
    )
    assert choice.shown_verdict == word
    assert bool(icon) == bool(word)
    assert driver.sees(word)
    assert choice.struck == (mark == "struck")


def test_several_right_shows_a_tick_and_one_right_the_number(driver: Driver) -> None:
    several, one = (
        Choice(number="1", text="a", several=True, mark="chosen"),
        Choice(number="1", text="b", mark="chosen"),
    )
    driver.show(page(several, one))
    assert (several.ids.badge.icon, one.ids.badge.icon) == ("check-bold", "")
    assert one.ids.badge.text == "1"


def test_feedback_and_verdict_go_below_the_words_on_a_phone(driver: Driver) -> None:
    choice = Choice(number="1", text="Option", mark="wrong", feedback="Because not.")
    driver.show(page(choice))
    assert choice.ids.side_verdict.parent is not None
    assert choice.ids.verdict.parent is None
    driver.resize(392, 848)
    assert choice.ids.side_verdict.parent is None
    assert choice.ids.verdict.y > choice.ids.feedback.y


def test_a_judged_choice_cannot_be_chosen(driver: Driver) -> None:
    presses: list[int] = []
    choice = Choice(number="1", text="Option", locked=True)
    choice.bind(on_release=lambda _choice: presses.append(1))
    driver.show(page(choice))
    driver.tap(choice)
    choice.focus = True
    driver.key("enter")
    assert presses == []


def test_text_of_a_bank_is_never_markup(driver: Driver) -> None:
    choice = Choice(number="1", text="[b]bold[/b] [size=20000]x")
    driver.show(page(choice))
    assert not choice.ids.words.markup
    assert choice.height < 120


def test_typing_and_enter(driver: Driver) -> None:
    submitted: list[str] = []
    field = TextField(label="ANSWER")
    field.bind(on_submit=lambda entered: submitted.append(entered.text))
    driver.show(page(field))
    driver.tap(field.entry)
    driver.type("Artemis")
    driver.key("enter")
    assert (field.text, submitted) == ("Artemis", ["Artemis"])


def test_a_long_answer_takes_enter_as_a_new_line(driver: Driver) -> None:
    submitted: list[str] = []
    field = TextField(several_lines=True)
    field.bind(on_submit=lambda entered: submitted.append(entered.text))
    driver.show(page(field))
    field.take_focus()
    before = field.height
    driver.type("one")
    driver.key("enter")
    driver.key("enter")
    driver.type("two")
    assert field.text == "one\n\ntwo"
    assert field.height > before
    driver.key("enter", "ctrl")
    assert submitted == ["one\n\ntwo"]


def test_tab_leaves_a_field(driver: Driver) -> None:
    first, second = TextField(label="ONE"), TextField(label="TWO")
    driver.show(page(first, second))
    first.take_focus()
    driver.key("tab")
    assert second.entry.focus
    assert first.text == ""


def test_an_error_is_said_in_words_and_goes_away(driver: Driver) -> None:
    field = TextField(label="HOW MANY", error="That is not a number.")
    driver.show(page(field))
    assert driver.sees("That is not a number.")
    assert field.entry.outline == "wrong"
    field.error = ""
    driver.settle()
    assert not driver.sees("That is not a number.")


def test_a_field_takes_no_more_than_it_may(driver: Driver) -> None:
    field = TextField(longest=5)
    driver.show(page(field))
    field.take_focus()
    driver.type("1234567")
    assert field.text == "12345"


def test_an_order_is_changed_by_arrows_on_screen(driver: Driver) -> None:
    told: list[list[int]] = []
    order = ReorderList(items=["a", "b", "c"], order=[2, 0, 1])
    order.bind(on_reorder=lambda _list, new: told.append(new))
    driver.show(page(order))
    driver.tap(order.rows[0].ids.down)
    assert told == [[0, 2, 1]]
    driver.tap(order.rows[2].ids.up)
    assert order.order == [0, 1, 2]
    assert [row.text for row in order.rows] == ["a", "b", "c"]


def test_an_order_is_changed_by_keys_and_the_focus_goes_along(driver: Driver) -> None:
    order = ReorderList(items=["a", "b", "c"])
    driver.show(page(order))
    driver.key("tab")
    driver.key("down")
    driver.key("down")
    driver.key("down")
    assert order.order == [1, 2, 0]
    assert focus.current is order.rows[2]


def test_a_judged_order_stays(driver: Driver) -> None:
    order = ReorderList(items=["a", "b"], marks=["right", "wrong"], locked=True)
    driver.show(page(order))
    order.rows[0].focus = True
    driver.key("down")
    assert order.order == [0, 1]
    assert driver.sees("In its place")
    assert driver.sees("Not its place")


def test_matching_by_sheet(driver: Driver) -> None:
    told: list[list[int]] = []
    match = MatchRows(lefts=["Quad", "IPEF"], rights=["Trade", "Four partners"])
    match.bind(on_match=lambda _rows, picks: told.append(picks))
    driver.show(page(match))
    driver.tap(match.rows[0].field)
    driver.settle()
    driver.tap("Four partners", Choice)
    assert told == [[1, -1]]
    assert match.rows[0].field.shown == "Four partners"
    assert focus.scopes == []


def test_matching_by_keys(driver: Driver) -> None:
    match = MatchRows(lefts=["Quad", "IPEF"], rights=["Trade", "Four partners"])
    driver.show(page(match))
    driver.key("tab")
    driver.key("tab")
    driver.key("enter")
    driver.key("1")
    assert match.picks == [-1, 0]
    assert match.rows[1].field.focus


def test_a_word_that_goes_once_is_taken_from_its_former_row(driver: Driver) -> None:
    match = MatchRows(lefts=["a", "b"], rights=["x", "y"], picks=[0, -1], each_once=True)
    driver.show(page(match))
    match._picked(1, 0)
    assert match.picks == [-1, 0]


def test_a_judged_match_opens_no_sheet(driver: Driver) -> None:
    match = MatchRows(lefts=["a"], rights=["x"], picks=[0], marks=["wrong"], feedbacks=["Right: y"], locked=True)
    driver.show(page(match))
    driver.tap(match.rows[0].field, PickField)
    assert not any(isinstance(each, Picker) for each in driver.widgets())
    assert driver.sees("Right: y")


def test_the_grid_tells_states_in_icons_and_words(driver: Driver) -> None:
    picked: list[int] = []
    grid = GridDots(cells=["answered", "answered", "blank", "blank"], flags=[False, True, True, False], here=2)
    grid.bind(on_pick=lambda _grid, index: picked.append(index))
    driver.show(page(grid))
    assert [driver.sees(word) for word in ("Answered 2", "Flagged 2", "Blank 2")] == [True] * 3
    icons = [(dot.icon, dot.flag_icon) for dot in reversed(grid.ids.squares.children)]
    assert icons == [("check", ""), ("check", "flag"), ("circle-outline", "flag"), ("circle-outline", "")]
    driver.tap("2")
    driver.key("right")
    driver.key("enter")
    assert picked == [1, 2]
    grid.cells = ["answered"] * 4
    driver.settle()
    assert driver.sees("Answered 4")
    assert not driver.sees("Blank")
