"""Today: one large button, where one stands, quizzes, learners."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.ui.screens.today.parts import QuizPanel
from app.ui.widgets import PushButton, SectionBar
from app.viewmodels.today import TodayModel
from tests.answering import right_response
from tests.window.driver import Driver
from tests.window.rooms import SIZES, window


@pytest.mark.parametrize("size", SIZES)
def test_the_large_button_stands_there_before_the_store_is_opened(driver: Driver, tmp_path: Path, size: str) -> None:
    with window(driver, tmp_path, size) as room:
        button = room.router.shell.screen.start_button
        assert (button.text, button.focus, button.height >= 64) == ("Start", True, True)
        assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("size", SIZES)
def test_it_shows_sections_and_quizzes_without_a_fault(driver: Driver, tmp_path: Path, size: str) -> None:
    with window(driver, tmp_path, size) as room:
        room.open()
        bars = [each.label for each in driver.widgets() if isinstance(each, SectionBar)]
        assert bars == ["Space", "People"]
        assert driver.sees("Midterm")
        assert room.faults() == []


def test_a_quiz_past_its_day_says_why_and_has_no_button(driver: Driver, tmp_path: Path) -> None:
    with window(driver, tmp_path) as room:
        room.open()
        late = driver.find(cls=QuizPanel, where=lambda panel: panel.card.name == "late")
        shown = [each.text for each in late.walk() if getattr(each, "text", "")]
        assert late.card.refusal in shown
        assert "Start practice" not in shown


@pytest.mark.parametrize("key", ["spacebar", "enter"])
def test_one_key_starts_the_first_questions(driver: Driver, tmp_path: Path, key: str) -> None:
    with window(driver, tmp_path) as room:
        room.open()
        driver.key(key)
        driver.settle()
        assert room.name == "quiz"


def test_one_tap_starts_and_one_tap_continues_after_leaving(driver: Driver, tmp_path: Path) -> None:
    with window(driver, tmp_path, "phone") as room:
        room.open()
        driver.tap("Start")
        driver.settle()
        assert room.name == "quiz"
        room.router.today()
        driver.settle()
        assert room.router.shell.screen.start_button.text == "Continue"
        driver.tap("Continue")
        driver.settle()
        assert room.name == "quiz"


def test_one_tap_leads_back_to_the_last_explanation_and_on_to_the_result(driver: Driver, tmp_path: Path) -> None:
    with window(driver, tmp_path) as room:
        quiz = room.desk.quiz()
        attempt = quiz.start_sections(room.desk.learner().id, ["people"], seed=1)
        for _question in range(2):
            attempt = quiz.answer(quiz.advance(attempt), right_response(quiz.question(attempt).item))
        room.open()
        assert driver.sees("People: every question answered")
        driver.tap("Finish the round")
        driver.settle()
        assert room.name == "quiz"
        driver.tap("Finish")
        driver.settle()
        assert room.name == "result"


def test_a_tap_before_the_store_is_open_starts_as_well(driver: Driver, tmp_path: Path) -> None:
    with window(driver, tmp_path) as room:
        driver.tap("Start")
        driver.settle()
        assert room.name == "quiz"


def test_an_exam_starts_from_its_card(driver: Driver, tmp_path: Path) -> None:
    with window(driver, tmp_path) as room:
        room.open()
        driver.tap("Start exam")
        driver.settle()
        assert room.name == "today"  # an attempt counts from its start, so it is asked for
        driver.tap("Start", cls=PushButton)
        driver.settle()
        assert (room.name, room.router.pages.quiz.state.exam) == ("quiz", True)


def test_where_several_learn_one_tap_switches(driver: Driver, tmp_path: Path) -> None:
    with window(driver, tmp_path) as room:
        room.desk.learner()
        room.desk.store().add_learner("Aiko")
        room.open()
        assert driver.sees("Who studies?")
        driver.tap("Aiko")
        assert room.desk.learner().name == "Aiko"
        assert room.router.pages.today.state.learner == "Aiko"


def test_a_second_start_shows_the_last_known_picture_at_once(driver: Driver, tmp_path: Path) -> None:
    with window(driver, tmp_path) as room:
        room.open()
        kept = room.desk.parts.keepsakes.snapshot()
    with window(driver, tmp_path) as room:
        room.desk.parts.keepsakes.save_snapshot(kept)
        state = TodayModel(room.desk).state
        assert ([row.label for row in state.sections], len(state.quizzes), state.ready) == (
            ["Space", "People"],
            3,
            False,
        )


def test_the_learner_button_leads_to_the_learners(driver: Driver, tmp_path: Path) -> None:
    with window(driver, tmp_path) as room:
        room.open()
        driver.tap("You")
        assert room.name == "learners"
