"""Quiz: choices by finger, mouse and keyboard, what is said after an answer, and the way out and back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.ui.theme import theme
from app.ui.widgets import Choice, PushButton, Toast, focus
from tests.asking import ITEMS, answer, put_together
from tests.window.driver import Driver, Touch
from tests.window.quizroom import quiz_room
from tests.window.rooms import SIZES

# -- one question from start to end ----------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
def test_a_tap_chooses_check_judges_and_next_leads_on(driver: Driver, tmp_path: Path, size: str) -> None:
    with quiz_room(driver, tmp_path, size) as room:
        room.ask("pair")
        check = driver.find("Check", PushButton)
        assert check.disabled
        driver.tap(room.option("b"))
        assert not check.disabled
        driver.tap(check)
        driver.settle()
        assert (room.option("b").mark, room.option("a").mark, room.verdict()) == ("wrong", "missed", "wrong")
        for said in ("Wrong", "b is not named here.", "Because of single.", "The Moon is explored."):
            assert driver.sees(said)
        driver.tap("Next")
        driver.settle()
        assert room.state.item == "multiple"


def test_a_whole_session_by_keyboard_alone(driver: Driver, tmp_path: Path) -> None:
    with quiz_room(driver, tmp_path) as room:
        room.ask("pair")
        driver.key(room.number("a"))
        driver.key("enter")
        driver.settle()
        assert room.verdict() == "right"
        driver.key("spacebar")
        driver.settle()
        for text in "ab":
            driver.key(room.number(text))
        driver.key("enter")
        driver.settle()
        assert room.verdict() == "right"
        driver.key("enter")
        driver.settle()
        assert room.name == "result"


@pytest.mark.parametrize(("quiz", "right"), [("single", "a"), ("multiple", "ab")])
def test_a_digit_counts_whichever_row_has_the_ring(driver: Driver, tmp_path: Path, quiz: str, right: str) -> None:
    with quiz_room(driver, tmp_path) as room:
        room.ask(quiz)
        driver.key("tab")
        while not room.option("c").focus:
            driver.key("tab")
        for text in right:
            driver.key(room.number(text))
        driver.key("enter")
        driver.settle()
        assert room.verdict() == "right"


def test_tab_and_enter_choose_and_a_second_enter_checks(driver: Driver, tmp_path: Path) -> None:
    with quiz_room(driver, tmp_path) as room:
        room.ask("single")
        while not room.option("a").focus:
            driver.key("tab")
        assert room.option("a").ring_shown
        driver.key("enter")
        assert room.option("a").mark == "chosen"
        driver.key("enter")
        driver.settle()
        assert room.verdict() == "right"


def test_space_never_chooses_for_somebody_who_has_chosen_nothing_with_a_mouse(driver: Driver, tmp_path: Path) -> None:
    with quiz_room(driver, tmp_path) as room:
        room.ask("single")
        driver.key("spacebar")
        driver.key("spacebar")
        assert room.verdict() == ""


def test_after_the_answer_the_focus_is_on_next(driver: Driver, tmp_path: Path) -> None:
    with quiz_room(driver, tmp_path) as room:
        room.ask("pair")
        answer(room.model, "single")
        driver.settle()
        assert focus.current is driver.find("Next", PushButton)


# -- the rows --------------------------------------------------------------------------------------------------------


def test_x_and_a_digit_strike_an_option_out_and_in_again(driver: Driver, tmp_path: Path) -> None:
    with quiz_room(driver, tmp_path) as room:
        room.ask("single")
        for mark in ("struck", "idle"):
            driver.key("x")
            assert driver.find(cls=Toast).text
            driver.key(room.number("b"))
            assert room.option("b").mark == mark
        driver.key(room.number("b"))
        assert room.option("b").mark == "chosen"


def test_a_right_click_strikes(driver: Driver, tmp_path: Path) -> None:
    with quiz_room(driver, tmp_path) as room:
        room.ask("single")
        driver.tap(room.option("b"), button="right")
        assert room.option("b").mark == "struck"
        assert room.option("b").struck


def test_a_long_press_strikes_and_its_release_does_not_choose(driver: Driver, tmp_path: Path) -> None:
    with quiz_room(driver, tmp_path, "phone") as room:
        room.ask("single")
        row = room.option("b")
        touch = Touch(*row.to_window(*row.center))
        touch.send("begin")
        driver.wait(1.2)
        assert row.mark == "struck"
        touch.send("end")
        driver.frames(12)
        assert row.mark == "struck"
        driver.tap(row)
        assert row.mark == "chosen"


def test_a_short_press_chooses_and_strikes_nothing_later(driver: Driver, tmp_path: Path) -> None:
    with quiz_room(driver, tmp_path, "phone") as room:
        room.ask("single")
        driver.tap(room.option("b"))
        driver.wait(1.5)
        assert room.option("b").mark == "chosen"


def test_an_answered_question_takes_no_more_choices(driver: Driver, tmp_path: Path) -> None:
    with quiz_room(driver, tmp_path) as room:
        room.ask("single")
        answer(room.model, "single")
        driver.settle()
        driver.tap(room.option("b"))
        driver.tap(room.option("b"), button="right")
        driver.key(room.number("b"))
        assert room.option("b").mark == "idle"


def test_rows_stay_the_same_widgets_while_only_their_state_changes(driver: Driver, tmp_path: Path) -> None:
    with quiz_room(driver, tmp_path) as room:
        room.ask("multiple")
        rows = [each for each in driver.widgets() if isinstance(each, Choice)]
        for text in "abc":
            driver.tap(room.option(text))
        driver.key("f")
        answer_rows = [each for each in driver.widgets() if isinstance(each, Choice)]
        assert all(one is other for one, other in zip(rows, answer_rows, strict=True))


def test_the_same_question_in_another_order_shows_that_order(driver: Driver, tmp_path: Path) -> None:
    with quiz_room(driver, tmp_path) as room:
        seen = set()
        for seed in (1, 2, 3, 4):
            room.ask("single", seed)
            shown = [each.text for each in driver.widgets() if isinstance(each, Choice)]
            assert shown == [row.text for row in room.state.options]
            seen.add(tuple(shown))
            answer(room.model, "single")
            room.model.primary()
            driver.settle()
        assert len(seen) > 1


# -- hint, flag, undo, confidence, text ------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
def test_the_hint_says_its_cost_and_shows_once(driver: Driver, tmp_path: Path, size: str) -> None:
    with quiz_room(driver, tmp_path, size) as room:
        room.ask("single")
        button = room.screen.hint_button
        assert button.text == ("Hint, costs a quarter" if size == "desktop" else "Hint, -25 %")
        driver.tap(button)
        driver.settle()
        assert driver.sees("Think.")
        assert button.parent is None
        answer(room.model, "single")
        driver.settle()
        assert driver.sees("A hint cost a quarter.")


def test_letters_do_what_the_buttons_do(driver: Driver, tmp_path: Path) -> None:
    with quiz_room(driver, tmp_path) as room:
        room.desk.change(replace(room.desk.settings, confidence=True))
        room.ask("single")
        driver.key("f")
        driver.key("h")
        driver.key("c")
        assert (room.state.flagged, room.state.hint, room.state.confidence) == (True, "Think.", "guessed")
        answer(room.model, "single")
        driver.key("u")
        driver.settle()
        assert room.verdict() == ""
        assert driver.sees("Check")


def test_confidence_is_a_tap(driver: Driver, tmp_path: Path) -> None:
    with quiz_room(driver, tmp_path) as room:
        room.ask("single")
        assert not driver.sees("How sure are you?")
        room.desk.change(replace(room.desk.settings, confidence=True))
        room.model.flag()
        driver.settle()
        driver.tap("Unsure")
        assert room.state.confidence == "unsure"


@pytest.mark.parametrize("by", ["tap", "key"])
def test_open_in_the_text_marks_the_point_and_escape_comes_back(driver: Driver, tmp_path: Path, by: str) -> None:
    with quiz_room(driver, tmp_path) as room:
        room.ask("single")
        answer(room.model, "single", right=False)
        driver.settle()
        driver.key("r") if by == "key" else driver.tap("Open in the text")
        driver.settle()
        assert (room.name, room.router.pages.read.state.marked) == ("read", "moon")
        driver.key("escape")
        driver.settle()
        assert (room.name, room.verdict()) == ("quiz", "wrong")
        assert focus.current is room.screen.next_button


def test_r_gives_nothing_away_before_the_answer(driver: Driver, tmp_path: Path) -> None:
    with quiz_room(driver, tmp_path) as room:
        room.ask("single")
        driver.key("r")
        assert room.name == "quiz"


@pytest.mark.parametrize("by", ["tap", "key"])
def test_leaving_keeps_the_place_and_today_leads_back_to_it(driver: Driver, tmp_path: Path, by: str) -> None:
    with quiz_room(driver, tmp_path) as room:
        room.ask("pair")
        answer(room.model, "single")
        room.model.primary()
        driver.settle()
        driver.key("escape") if by == "key" else driver.tap(room.screen.part.close)
        driver.settle()
        assert room.name == "today"
        driver.tap("Continue")
        driver.settle()
        assert (room.name, room.state.item) == ("quiz", "multiple")


def test_the_bar_grows_with_each_answer_and_the_count_says_where_one_is(driver: Driver, tmp_path: Path) -> None:
    with quiz_room(driver, tmp_path) as room:
        room.ask("pair")
        assert (room.screen.part.meter.value, room.screen.part.count.text) == (0, "1 of 2")
        answer(room.model, "single")
        assert room.screen.part.meter.value == 0.5
        room.model.primary()
        assert room.screen.part.count.text == "2 of 2"


# -- how it looks ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("item", ITEMS)
def test_every_kind_stands_without_a_fault_before_and_after_its_answer(
    driver: Driver, tmp_path: Path, item: str, size: str
) -> None:
    with quiz_room(driver, tmp_path, size) as room:
        room.ask(item)
        put_together(room.model, item, right=False)
        driver.settle()
        assert room.faults() == []
        room.model.primary()
        room.model.grade(1)
        driver.settle()
        assert room.verdict() == "wrong"
        assert room.faults() == []


def test_wide_shows_the_answer_beside_the_question_and_narrow_below(driver: Driver, tmp_path: Path) -> None:
    with quiz_room(driver, tmp_path) as room:
        room.ask("single")
        answer(room.model, "single")
        driver.settle()
        row, panel = room.option("a"), room.screen.answer
        assert panel.to_window(panel.x, 0)[0] > row.to_window(row.right, 0)[0]
        driver.resize(392, 848)
        assert panel.to_window(0, panel.top)[1] < row.to_window(0, row.y)[1]


def test_on_a_phone_the_verdict_is_in_view_and_the_strong_button_within_reach(driver: Driver, tmp_path: Path) -> None:
    with quiz_room(driver, tmp_path, "phone") as room:
        theme.scale = 1.4
        room.ask("single")
        answer(room.model, "single")
        driver.settle()
        word = driver.find("Right")
        low = word.to_window(0, word.y)[1]
        following = room.screen.next_button
        assert following.to_window(0, following.top)[1] < low < 848
        assert following.to_window(0, following.y)[1] < 848 / 4
        assert following.width > 392 / 2
        assert (following.x - room.screen.undo_button.right, following.right) == (12, 392 - 16)


def test_keys_stand_on_the_buttons_of_a_wide_window_only(driver: Driver, tmp_path: Path) -> None:
    with quiz_room(driver, tmp_path) as room:
        room.ask("single")
        hint = room.screen.hint_button.ids.hint
        assert hint.parent is not None
        driver.resize(392, 848)
        assert hint.parent is None
