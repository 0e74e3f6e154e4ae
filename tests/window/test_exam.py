"""Exam: no word on right or wrong, the clock, the overview, and the end."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.item import text_key
from app.ui.theme import theme
from app.ui.widgets import Dialog, GridDots, PushButton, TimerChip, Toast
from app.ui.widgets.grid_dots import GridDot, Legend
from tests.asking import EXAM_MINUTES, ITEMS, put_together
from tests.studyroom import FakeClock
from tests.window.driver import Driver
from tests.window.quizroom import quiz_room
from tests.window.rooms import SIZES


def dots(driver: Driver) -> list[GridDot]:
    """The squares on screen, in order."""
    return sorted((each for each in driver.widgets() if isinstance(each, GridDot)), key=lambda dot: int(dot.number))


@pytest.mark.parametrize("size", SIZES)
def test_every_kind_stands_in_an_exam_without_a_fault_or_a_word_on_it(
    driver: Driver, tmp_path: Path, size: str
) -> None:
    with quiz_room(driver, tmp_path, size) as room:
        room.ask("exam")
        for place, item in enumerate(ITEMS):
            room.model.go(place)
            driver.settle()
            put_together(room.model, item, right=False)
            driver.settle()
            assert not any(word in driver.texts() for word in ("Wrong", "Right", "Partly right", "WHY"))
            if item in ("single", "cloze", "match", "card"):
                assert room.faults() == []
                theme.scale = 1


@pytest.mark.parametrize("size", SIZES)
def test_next_and_previous_lead_through_it_and_answers_are_kept(driver: Driver, tmp_path: Path, size: str) -> None:
    with quiz_room(driver, tmp_path, size) as room:
        room.ask("short")
        driver.tap(room.option("b"))
        driver.tap("Next")
        driver.settle()
        assert room.state.item == "typed"
        driver.tap("Previous")
        driver.settle()
        assert room.option("b").mark == "chosen"
        driver.tap(room.option("a"))
        assert room.option("a").mark == "chosen"


def test_on_a_phone_the_clock_stays_in_view_while_the_question_scrolls(driver: Driver, tmp_path: Path) -> None:
    with quiz_room(driver, tmp_path, "phone") as room:
        theme.scale = 2.0
        room.ask("exam")
        room.model.go(ITEMS.index("groups"))
        driver.settle()
        room.screen.part.scroll.scroll_y = 0
        driver.settle()
        chip = driver.find(cls=TimerChip)
        assert room.screen.part.panes.top <= chip.to_window(0, chip.y)[1] < 848


def test_arrow_keys_lead_through_it_and_stop_at_its_ends(driver: Driver, tmp_path: Path) -> None:
    with quiz_room(driver, tmp_path) as room:
        room.ask("short")
        seen = []
        for key in ("left", "right", "right", "right", "left"):
            room.screen.next_button.focus = True  # out of the text field, whose arrows move its cursor
            driver.key(key)
            driver.settle()
            seen.append(room.state.number)
        assert seen == [1, 2, 3, 3, 2]
        assert not any(isinstance(each, Dialog) for each in driver.widgets())


def test_a_card_can_be_passed_once_it_is_turned_or_graded(driver: Driver, tmp_path: Path) -> None:
    with quiz_room(driver, tmp_path) as room:
        room.ask("exam")
        place = ITEMS.index("card")
        room.model.go(place)
        driver.settle()
        driver.tap("Show answer")
        driver.settle()
        driver.tap("Next")
        driver.settle()
        assert room.state.number == place + 2
        driver.tap("Previous")
        driver.settle()
        driver.tap("Show answer")
        driver.tap("Good")
        driver.settle()
        assert room.state.number == place + 2
        driver.tap("Previous")
        driver.settle()
        driver.tap("Next")
        driver.settle()
        assert room.state.number == place + 2


def test_on_a_wide_window_the_overview_stands_beside_and_leads_anywhere(driver: Driver, tmp_path: Path) -> None:
    with quiz_room(driver, tmp_path) as room:
        room.ask("short")
        driver.tap(room.option("a"))
        driver.key("f")
        assert [(dot.mark, dot.flagged) for dot in dots(driver)] == [("answered", True), *[("blank", False)] * 2]
        assert [legend.word for legend in driver.widgets() if isinstance(legend, Legend)] == [
            "Blank 2",
            "Answered 1",
            "Flagged 1",
        ]
        driver.key("f")
        assert [(dot.mark, dot.flagged) for dot in dots(driver)] == [("answered", False), *[("blank", False)] * 2]
        driver.tap(dots(driver)[2])
        driver.settle()
        assert (room.state.number, [dot.here for dot in dots(driver)]) == (3, [False, False, True])
        for word in ("Answered 1", "Blank 2"):
            assert driver.sees(word)


def test_on_a_phone_the_overview_is_a_sheet(driver: Driver, tmp_path: Path) -> None:
    with quiz_room(driver, tmp_path, "phone") as room:
        room.ask("short")
        assert not any(isinstance(each, GridDots) for each in driver.widgets())
        driver.tap(room.option("a"))
        room.model.flag()
        for place in (2, 0):
            driver.tap(room.screen.part.overview)
            driver.settle()
            for word in ("Answered 1", "Blank 2", "Flagged 1"):
                assert driver.sees(word)
            driver.tap(dots(driver)[place])
            driver.settle()
            assert room.state.number == place + 1
            assert not any(isinstance(each, Dialog) for each in driver.widgets())


@pytest.mark.parametrize("size", SIZES)
def test_submitting_is_asked_first_with_the_counts_and_leads_to_the_result(
    driver: Driver, tmp_path: Path, size: str
) -> None:
    with quiz_room(driver, tmp_path, size) as room:
        room.ask("short")
        driver.tap(room.option("a"))
        if size == "phone":
            driver.tap(room.screen.part.overview)
            driver.settle()
        driver.tap(driver.find("Submit", PushButton))
        driver.settle()
        assert driver.sees("1 of 3 answered, 0 flagged.")
        driver.tap("Cancel")
        driver.settle()
        assert (room.name, room.state.ended) == ("quiz", False)
        room.screen.submit()
        driver.settle()
        driver.tap(driver.find("Submit", PushButton))
        driver.settle()
        assert room.name == "result"
        assert driver.sees("33 %")
        assert not any(isinstance(each, Toast) for each in driver.widgets())


def test_the_last_question_submits_what_stands_on_it(driver: Driver, tmp_path: Path) -> None:
    with quiz_room(driver, tmp_path) as room:
        room.ask("exam")
        room.model.go(len(ITEMS) - 1)
        driver.settle()
        put_together(room.model, ITEMS[-1])
        driver.settle()
        driver.key("tab")
        driver.tap(room.screen.next_button)
        driver.settle()
        assert driver.sees(f"1 of {len(ITEMS)} answered")


def test_the_clock_runs_and_warns_with_a_word_in_its_last_minute(driver: Driver, tmp_path: Path) -> None:
    clock = FakeClock()
    with quiz_room(driver, tmp_path, clock=clock) as room:
        room.ask("short")
        chip = driver.find(cls=TimerChip)
        assert chip.text == "20:00"
        clock.pass_seconds(EXAM_MINUTES * 60 - 45)
        driver.wait(1.2)
        assert (chip.text, chip.tone, chip.icon) == ("0:45 left", "warn", "timer-alert-outline")


@pytest.mark.parametrize("size", SIZES)
def test_time_over_submits_what_is_there_and_says_so(driver: Driver, tmp_path: Path, size: str) -> None:
    clock = FakeClock()
    with quiz_room(driver, tmp_path, size, clock) as room:
        room.ask("short")
        driver.tap(room.option("a"))
        clock.pass_seconds(EXAM_MINUTES * 60 + 1)
        driver.wait(1.5)
        driver.settle()
        assert room.name == "result"
        assert "Time is over" in driver.find(cls=Toast).text
        assert driver.sees("33 %")


def test_time_over_while_the_confirmation_is_open_ends_it_all_the_same(driver: Driver, tmp_path: Path) -> None:
    clock = FakeClock()
    with quiz_room(driver, tmp_path, clock=clock) as room:
        room.ask("short")
        room.screen.submit()
        clock.pass_seconds(EXAM_MINUTES * 60 + 1)
        driver.wait(1.5)
        driver.settle()
        assert room.name == "result"
        if any(isinstance(each, Dialog) for each in driver.widgets()):
            driver.tap(driver.find("Submit", PushButton))
            driver.settle()
        assert room.name == "result"


def test_going_elsewhere_by_the_rail_keeps_what_was_typed(driver: Driver, tmp_path: Path) -> None:
    with quiz_room(driver, tmp_path) as room:
        room.ask("short")
        room.model.go(1)
        driver.settle()
        driver.type("LEO")
        room.router.go("settings")
        driver.settle()
        attempt = room.desk.quiz().resume(room.desk.learner().id)
        assert attempt is not None
        assert attempt.answers["typed"].given.texts == ("LEO",)


def test_the_text_stays_shut_until_it_is_submitted(driver: Driver, tmp_path: Path) -> None:
    with quiz_room(driver, tmp_path) as room:
        room.ask("short")
        room.router.go("read")
        driver.settle()
        assert room.name == "quiz"
        assert driver.find(cls=Toast).text


def test_an_answer_chosen_by_digit_is_stored_at_once(driver: Driver, tmp_path: Path) -> None:
    with quiz_room(driver, tmp_path) as room:
        room.ask("short")
        driver.key(room.number("a"))
        attempt = room.desk.quiz().resume(room.desk.learner().id)
        assert attempt is not None
        assert attempt.answers["single"].given.chosen == (text_key("a"),)
