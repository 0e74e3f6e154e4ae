"""Result: the score, the sections, what was missed first, retry, undo."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from app.ui.widgets import PushButton, ReviewCard, SectionBar, focus
from tests.asking import answer
from tests.window.driver import Driver
from tests.window.quizroom import QuizRoom, quiz_room
from tests.window.rooms import SIZES


def finished(room: QuizRoom, *, right: tuple[bool, bool]) -> QuizRoom:
    """The result of the pair, each question answered right or wrong."""
    room.ask("pair")
    for item, well in zip(("single", "multiple"), right, strict=True):
        answer(room.model, item, right=well)
        room.model.primary()
    room.driver.settle()
    assert room.name == "result"
    return room


def cards(driver: Driver) -> list[Any]:
    """The questions on screen, from the top."""
    return [each for each in driver.widgets() if isinstance(each, ReviewCard)]


@pytest.mark.parametrize("size", SIZES)
def test_the_score_has_its_interval_counts_and_sections_without_a_fault(
    driver: Driver, tmp_path: Path, size: str
) -> None:
    with quiz_room(driver, tmp_path, size) as room:
        finished(room, right=(True, False))
        for said in ("50 %", "9 % to 91 % likely, from 2 questions", "1 right", "1 wrong", "1 to look at again"):
            assert driver.sees(said)
        assert [(bar.label, bar.figure) for bar in driver.widgets() if isinstance(bar, SectionBar)] == [
            ("Space", "1 of 2")
        ]
        for card in cards(driver):
            card.activate()
        driver.settle()
        assert room.faults() == []


def test_a_passed_and_a_failed_exam_say_so(driver: Driver, tmp_path: Path) -> None:
    with quiz_room(driver, tmp_path) as room:
        room.ask("exam")
        room.screen._submit()
        driver.settle()
        assert driver.sees("Not passed: 60 % were needed.")


def test_what_was_missed_stands_first_and_opens_to_say_why(driver: Driver, tmp_path: Path) -> None:
    with quiz_room(driver, tmp_path) as room:
        finished(room, right=(True, False))
        missed, known = cards(driver)
        assert (missed.stem, missed.word, known.word) == ("Question multiple?", "Wrong", "Right")
        assert not driver.sees("Because of multiple.")
        driver.tap(missed)
        driver.settle()
        for said in ("Right answer: a; b", "Because of multiple."):
            assert driver.sees(said)
        missed.activate()
        driver.settle()
        assert not driver.sees("Because of multiple.")


def test_a_missed_question_leads_into_the_text_and_back(driver: Driver, tmp_path: Path) -> None:
    with quiz_room(driver, tmp_path) as room:
        finished(room, right=(True, False))
        card = cards(driver)[0]
        driver.tap(card)
        driver.settle()
        driver.tap(card.ids.open_text)
        driver.settle()
        assert (room.name, room.router.pages.read.state.marked) == ("read", "moon")
        driver.key("escape")
        driver.settle()
        assert room.name == "result"
        assert cards(driver)[0].expanded


@pytest.mark.parametrize("by", ["tap", "key"])
def test_retry_asks_only_what_was_missed(driver: Driver, tmp_path: Path, by: str) -> None:
    with quiz_room(driver, tmp_path) as room:
        finished(room, right=(True, False))
        retry = room.screen.part.retry
        assert focus.current is retry
        driver.key("spacebar") if by == "key" else driver.tap(retry)
        driver.settle()
        assert (room.name, room.state.item, room.state.total) == ("quiz", "multiple", 1)
        assert room.state.feedback is None


@pytest.mark.parametrize("by", ["tap", "key"])
def test_undo_takes_the_last_answer_back_and_goes_on(driver: Driver, tmp_path: Path, by: str) -> None:
    with quiz_room(driver, tmp_path) as room:
        finished(room, right=(True, False))
        driver.key("u") if by == "key" else driver.tap("Undo")
        driver.settle()
        assert (room.name, room.state.item, room.state.feedback) == ("quiz", "multiple", None)
        answer(room.model, "multiple")
        room.model.primary()
        driver.settle()
        assert driver.sees("100 %")


def test_with_nothing_missed_the_strong_button_is_done(driver: Driver, tmp_path: Path) -> None:
    with quiz_room(driver, tmp_path) as room:
        finished(room, right=(True, True))
        done = driver.find("Done", PushButton)
        assert (done.kind, focus.current is done) == ("primary", True)
        assert room.screen.part.retry.parent is None
        driver.key("enter")
        driver.settle()
        assert room.name == "today"


def test_escape_goes_to_today(driver: Driver, tmp_path: Path) -> None:
    with quiz_room(driver, tmp_path) as room:
        finished(room, right=(True, False))
        driver.key("escape")
        driver.settle()
        assert room.name == "today"
