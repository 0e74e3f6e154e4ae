"""Quiz: the kinds of question that are not choices, by finger and by keyboard."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from app.ui.theme import theme
from app.ui.widgets import Choice, MatchRows, Picker, PushButton, ReorderList, TextField, focus
from app.ui.widgets.field import Entry
from tests.asking import answer
from tests.window.driver import Driver
from tests.window.faults import layout_faults
from tests.window.quizroom import QuizRoom, quiz_room
from tests.window.rooms import SIZES


def fields(driver: Driver) -> list[Any]:
    """The text fields on screen, from the top."""
    return [each for each in driver.widgets() if isinstance(each, TextField)]


# -- typed, number, cloze --------------------------------------------------------------------------------------------


def test_a_typed_answer_needs_no_mouse(driver: Driver, tmp_path: Path) -> None:
    with quiz_room(driver, tmp_path) as room:
        room.ask("typed")
        driver.type("leo")
        driver.key("enter")
        driver.settle()
        assert room.verdict() == "right"
        assert focus.current is room.screen.next_button
        driver.key("enter")
        driver.settle()
        assert room.name == "result"


def test_letters_type_and_with_ctrl_they_are_commands(driver: Driver, tmp_path: Path) -> None:
    with quiz_room(driver, tmp_path) as room:
        room.ask("typed")
        driver.key("h")
        driver.key("f")
        driver.type("hf")
        assert (room.state.hint, room.state.flagged, room.state.blanks[0].text) == ("", False, "hf")
        driver.key("h", "ctrl")
        driver.key("f", "ctrl")
        assert (room.state.hint, room.state.flagged, room.name) == ("Think.", True, "quiz")
        assert focus.is_typing()


def test_typing_moves_neither_cursor_nor_focus(driver: Driver, tmp_path: Path) -> None:
    with quiz_room(driver, tmp_path) as room:
        room.ask("typed")
        driver.type("lower")
        entry = focus.current
        entry.cursor = (2, 0)
        driver.type("x")
        assert (focus.current is entry, entry.text, entry.cursor_col) == (True, "loxwer", 3)


def test_escape_leaves_from_a_text_field(driver: Driver, tmp_path: Path) -> None:
    with quiz_room(driver, tmp_path) as room:
        room.ask("typed")
        driver.type("leo")
        driver.key("escape")
        driver.settle()
        assert room.name == "today"
        driver.tap("Continue")
        driver.settle()
        assert fields(driver)[0].text == "leo"


def test_on_a_phone_a_field_does_not_call_the_keyboard_up_unasked(driver: Driver, tmp_path: Path) -> None:
    with quiz_room(driver, tmp_path, "phone") as room:
        room.ask("typed")
        assert not focus.is_typing()
        driver.tap(driver.find(cls=Entry))
        assert focus.is_typing()


def test_a_wrong_word_is_shown_with_what_was_wanted(driver: Driver, tmp_path: Path) -> None:
    with quiz_room(driver, tmp_path) as room:
        room.ask("typed")
        answer(room.model, "typed", right=False)
        driver.settle()
        field = fields(driver)[0]
        assert (field.tone, field.readonly) == ("wrong", True)
        for said in ("Wrong", "That is another point.", "Low Earth Orbit"):
            assert driver.sees(said)


def test_what_is_no_number_is_said_under_the_field(driver: Driver, tmp_path: Path) -> None:
    with quiz_room(driver, tmp_path) as room:
        room.ask("number")
        driver.type("three")
        driver.key("enter")
        assert fields(driver)[0].error == "Type a number, for example 3 or 2.5."
        driver.key("backspace")
        assert fields(driver)[0].error == ""


@pytest.mark.parametrize("size", SIZES)
def test_enter_goes_from_gap_to_gap_and_then_checks(driver: Driver, tmp_path: Path, size: str) -> None:
    with quiz_room(driver, tmp_path, size) as room:
        room.ask("cloze")
        driver.tap(fields(driver)[0].entry)
        driver.type("sustainable")
        driver.key("enter")
        driver.type("Moon")
        assert driver.sees("A [sustainable] operation on the [Moon] surface.")
        driver.key("enter")
        driver.settle()
        assert room.verdict() == "right"


def test_each_gap_is_judged_by_a_word(driver: Driver, tmp_path: Path) -> None:
    with quiz_room(driver, tmp_path) as room:
        room.ask("cloze")
        room.model.type(1, "Moon")
        room.model.primary()
        driver.settle()
        first, second = fields(driver)
        assert (first.tone, second.tone) == ("wrong", "right")
        assert first.note == "Wrong. Right answer: sustainable."
        assert second.note.startswith("Right")


# -- order -----------------------------------------------------------------------------------------------------------


def words(driver: Driver) -> list[str]:
    return [row.text for row in driver.find(cls=ReorderList).rows]


@pytest.mark.parametrize("size", SIZES)
def test_arrows_on_the_rows_put_them_in_order(driver: Driver, tmp_path: Path, size: str) -> None:
    with quiz_room(driver, tmp_path, size) as room:
        room.ask("order")
        for place, word in enumerate(("first", "second", "third")):
            while words(driver).index(word) > place:
                rows = driver.find(cls=ReorderList).rows
                driver.tap(rows[words(driver).index(word)].ids.up)
        assert [row.text for row in room.state.places] == ["first", "second", "third"]
        driver.tap("Check")
        driver.settle()
        assert room.verdict() == "right"


def test_alt_and_an_arrow_key_move_the_row_that_has_the_focus(driver: Driver, tmp_path: Path) -> None:
    with quiz_room(driver, tmp_path) as room:
        room.ask("order")
        before = words(driver)
        assert driver.find(cls=ReorderList).rows[0].focus
        driver.key("down", "alt")
        assert words(driver) == [before[1], before[0], before[2]]
        driver.key("down", "alt")
        assert words(driver) == [before[1], before[2], before[0]]
        driver.key("up", "alt")
        assert words(driver) == [before[1], before[0], before[2]]


def test_a_wrong_order_is_judged_row_by_row_and_the_right_one_said(driver: Driver, tmp_path: Path) -> None:
    with quiz_room(driver, tmp_path) as room:
        room.ask("order")
        answer(room.model, "order", right=False)
        driver.settle()
        marks = [row.mark for row in driver.find(cls=ReorderList).rows]
        assert marks == ["wrong", "right", "wrong"]
        assert driver.sees("first; second; third")


# -- match and groups ------------------------------------------------------------------------------------------------


def solve(room: QuizRoom, wanted: dict[str, str]) -> None:
    for row in room.driver.find(cls=MatchRows).rows:
        room.driver.tap(row.field)
        room.driver.settle()
        offered = [each for each in room.driver.find(cls=Picker).walk() if isinstance(each, Choice)]
        room.driver.tap(next(each for each in offered if each.text == wanted[row.text]))
        room.driver.settle()


PAIRS = {
    "match": {"Biden": "President", "Kishida": "Prime Minister"},
    "groups": {"Counterstrike": "Defense", "Astronauts": "Space", "Moon": "Space"},
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("item", PAIRS)
def test_each_row_is_picked_from_a_sheet(driver: Driver, tmp_path: Path, item: str, size: str) -> None:
    with quiz_room(driver, tmp_path, size) as room:
        room.ask(item)
        solve(room, PAIRS[item])
        driver.tap("Check")
        driver.settle()
        assert room.verdict() == "right"


@pytest.mark.parametrize("item", PAIRS)
@pytest.mark.parametrize("seed", [1, 2])
def test_the_same_question_once_more_offers_its_words_as_they_then_stand(
    driver: Driver, tmp_path: Path, item: str, seed: int
) -> None:
    with quiz_room(driver, tmp_path) as room:
        room.ask(item, seed=9)
        answer(room.model, item)
        room.model.primary()
        driver.settle()
        room.ask(item, seed)
        solve(room, PAIRS[item])
        driver.tap("Check")
        driver.settle()
        assert room.verdict() == "right"


@pytest.mark.parametrize("item", PAIRS)
def test_a_digit_picks_for_the_row_that_has_the_focus_and_goes_on(driver: Driver, tmp_path: Path, item: str) -> None:
    with quiz_room(driver, tmp_path) as room:
        room.ask(item)
        for row in room.state.places:
            target = PAIRS[item][row.text]
            driver.key(next(each.label for each in room.state.targets if each.text == target))
        driver.key("enter")
        driver.settle()
        assert room.verdict() == "right"


def test_a_wrong_pick_says_where_it_belongs(driver: Driver, tmp_path: Path) -> None:
    with quiz_room(driver, tmp_path) as room:
        room.ask("match")
        answer(room.model, "match", right=False)
        driver.settle()
        rows = driver.find(cls=MatchRows).rows
        assert [(row.field.mark, row.field.feedback) for row in rows] == [
            ("wrong", "Right answer: President"),
            ("wrong", "Right answer: Prime Minister"),
        ]


# -- flashcard, self-marked ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
def test_a_card_is_turned_and_graded(driver: Driver, tmp_path: Path, size: str) -> None:
    with quiz_room(driver, tmp_path, size) as room:
        room.ask("card")
        assert driver.sees("The front?")
        assert not driver.sees("The back.")
        driver.tap("Show answer")
        driver.settle()
        assert driver.sees("The back.")
        shown = [each for each in driver.widgets() if isinstance(each, PushButton) and "\n" in each.text]
        names = ("Forgot", "Hard", "Good", "Easy")
        grades = [next(button for button in shown if button.text.startswith(name)) for name in names]
        assert min(button.height for button in grades) >= 48
        assert abs(max(button.right for button in grades) - room.screen.body.parts[0].right) <= 1
        foot = room.screen.part.foot
        assert [button for button in grades if button in foot.walk()] == (grades if size == "phone" else [])
        driver.tap(grades[2])
        driver.settle()
        assert room.verdict() == "right"


@pytest.mark.parametrize(("item", "shown"), [("card", "How well did you know it?"), ("say", "calls it an example")])
def test_what_is_shown_comes_into_view_where_the_text_is_large(
    driver: Driver, tmp_path: Path, item: str, shown: str
) -> None:
    with quiz_room(driver, tmp_path, "phone") as room:
        theme.scale = 2.0
        driver.resize(392, 500)
        room.ask(item)
        driver.tap(room.screen.next_button)
        driver.settle()
        last = driver.find(shown)
        assert last.to_window(0, last.y)[1] >= room.screen.part.foot.top


def test_large_grades_stand_at_the_foot_of_a_phone_below_the_question(driver: Driver, tmp_path: Path) -> None:
    with quiz_room(driver, tmp_path, "phone") as room:
        room.ask("card")
        theme.scale = 2.0
        driver.tap(room.screen.next_button)
        driver.settle()
        rows = sorted({round(each.y) for each in driver.widgets() if getattr(each, "hint", "") in ("1", "2", "3", "4")})
        assert len(rows) == 2
        assert rows[0] <= 16
        stem = room.screen.part.stem
        assert stem.to_window(0, stem.y)[1] > room.screen.part.foot.top
        assert layout_faults(room.router.shell) == []


def test_the_grades_of_a_card_leave_the_foot_with_it(driver: Driver, tmp_path: Path) -> None:
    with quiz_room(driver, tmp_path, "phone") as room:
        room.ask("card")
        driver.tap(room.screen.next_button)
        driver.settle()
        driver.tap(driver.find(where=lambda each: getattr(each, "hint", "") == "3"))
        driver.settle()
        assert room.verdict() == "right"
        assert not driver.sees("How well did you know it?")
        assert room.screen.part.actions.parent is room.screen.part.foot


def test_a_card_by_keyboard(driver: Driver, tmp_path: Path) -> None:
    with quiz_room(driver, tmp_path) as room:
        room.ask("card")
        driver.key("spacebar")
        driver.settle()
        driver.key("1")
        driver.settle()
        assert room.verdict() == "wrong"


@pytest.mark.parametrize("size", SIZES)
def test_own_words_then_the_rubric(driver: Driver, tmp_path: Path, size: str) -> None:
    with quiz_room(driver, tmp_path, size) as room:
        room.ask("say")
        driver.tap(driver.find(cls=Entry))
        driver.type("It names it.")
        driver.tap("Compare")
        driver.settle()
        assert fields(driver)[0].readonly
        driver.tap(room.option("names it"))
        driver.tap("Check")
        driver.settle()
        assert room.verdict() == "partly"
        assert driver.sees("Partly right")
        missed = room.option("calls it an example")
        assert (missed.shown_verdict, missed.ids.badge.icon) == ("Not yet", "")


def test_own_words_by_keyboard_alone(driver: Driver, tmp_path: Path) -> None:
    with quiz_room(driver, tmp_path) as room:
        room.ask("say")
        driver.type("It names it.")
        driver.key("enter", "ctrl")
        driver.settle()
        assert not focus.is_typing()
        driver.key("1")
        driver.key("2")
        driver.key("enter")
        driver.settle()
        assert room.verdict() == "right"


def test_own_words_of_last_time_are_gone_when_it_is_asked_again(driver: Driver, tmp_path: Path) -> None:
    with quiz_room(driver, tmp_path) as room:
        room.ask("say")
        answer(room.model, "say")
        driver.settle()
        driver.key("u")
        driver.settle()
        assert fields(driver)[0].text == ""
        answer(room.model, "say")
        room.model.primary()
        driver.settle()
        room.ask("say", seed=2)
        assert fields(driver)[0].text == ""
