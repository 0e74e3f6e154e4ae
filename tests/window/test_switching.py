"""Another course, learner or session in the same window: nothing of the former one is left on screen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from app.domain.bank import Quiz
from app.domain.session import Mode
from app.ui.widgets import Toast
from tests.asking import asking_course, start
from tests.studyroom import FakeClock, make_desk
from tests.twocourses import FIRST, OTHER, two_course_desk
from tests.window.driver import Driver
from tests.window.quizroom import QuizRoom, quiz_room
from tests.window.rooms import DESKTOP, Room


@contextmanager
def two_courses(driver: Driver, folder: Path, *, broken: bool = False) -> Iterator[Room]:
    desk = two_course_desk(folder, broken=broken)
    try:
        yield Room(driver, desk, DESKTOP).open()
    finally:
        desk.close()


def test_one_switches_back_from_a_course_that_cannot_be_read(driver: Driver, tmp_path: Path) -> None:
    with two_courses(driver, tmp_path, broken=True) as room:
        screen = room.router.shell.screen
        screen._choose_course(OTHER)
        driver.settle()
        driver.tap("Close")
        driver.settle()
        driver.tap(screen.part.course)
        driver.settle()
        driver.tap("The Statement")
        driver.settle()
        assert [row.id for row in screen.state.courses if row.selected] == [FIRST]
        assert screen.state.sections


def test_an_attempt_left_in_one_course_is_shown_as_the_store_has_it_later(driver: Driver, tmp_path: Path) -> None:
    with two_courses(driver, tmp_path) as room:
        room.router.study(start(room.desk, "exam"))
        driver.settle()
        room.router.today()
        room.router.shell.screen._choose_course(OTHER)
        room.router.learners()
        driver.settle()
        assert room.router.pages.quiz.attempt is None
        room.router.today()
        room.router.shell.screen._choose_course(FIRST)
        resumed = room.desk.quiz().resume(room.desk.learner().id)
        assert resumed is not None
        room.desk.quiz().move(resumed, 2)
        room.router.go("quiz")
        driver.settle()
        assert (room.name, room.router.pages.quiz.state.number) == ("quiz", 3)


def test_the_same_question_in_another_session_starts_with_fresh_widgets(driver: Driver, tmp_path: Path) -> None:
    with quiz_room(driver, tmp_path) as room:
        room.ask("order", seed=1)
        first = room.screen.body.parts[0].list
        room.model.shift(room.state.places[0].key, 1)
        driver.settle()
        room.model.primary()
        room.model.primary()
        driver.settle()
        room.ask("order", seed=7)
        second = room.screen.body.parts[0].list
        assert second is not first
        assert [row.text for row in second.rows] == [row.text for row in room.state.places]


def test_confidence_switched_on_in_the_settings_is_offered_on_the_way_back(driver: Driver, tmp_path: Path) -> None:
    with quiz_room(driver, tmp_path) as room:
        room.ask("single")
        room.router.go("settings")
        driver.settle()
        room.desk.change(replace(room.desk.settings, confidence=True))
        room.router.go("quiz")
        driver.settle()
        assert room.state.asks_confidence
        assert driver.sees("Unsure")


def test_practice_against_the_clock_shows_its_time_and_ends_with_it(driver: Driver, tmp_path: Path) -> None:
    clock = FakeClock()
    timed = Quiz("timed", "Against the clock", Mode.PRACTICE, items=("single", "typed"), minutes=2)
    course = asking_course()
    desk = make_desk(tmp_path, clock, replace(course, quizzes=(*course.quizzes, timed)))
    room = QuizRoom(driver, desk, DESKTOP).ask("timed")
    assert driver.sees("2:00")
    clock.pass_seconds(90)
    driver.wait(1.2)
    assert driver.sees("0:30")
    clock.pass_seconds(31)
    driver.wait(1.5)
    driver.settle()
    assert room.name == "result"
    assert "Time is over" in driver.find(cls=Toast).text
    desk.close()
