"""Plan on screen: a test day chosen in the calendar by touch and by keys, minutes, weak spots."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from app.ui.widgets import MonthGrid, focus
from tests.answering import wrong_response
from tests.window.driver import Driver
from tests.window.rooms import SIZES, Room, window


def opened(room: Room) -> Room:
    """Plan, reached from Today as a learner reaches it."""
    room.open()
    room.driver.tap("Set a test day")
    room.driver.settle()
    assert room.name == "plan"
    return room


@pytest.mark.parametrize("size", SIZES)
def test_plan_has_no_layout_fault_with_a_test_day_and_weak_spots(driver: Driver, tmp_path: Path, size: str) -> None:
    with window(driver, tmp_path, size) as room:
        quiz = room.desk.quiz()
        attempt = quiz.start_sections(room.desk.learner().id, ["people"], seed=1)
        quiz.submit(quiz.answer(attempt, wrong_response(quiz.question(attempt).item)))
        opened(room)
        assert room.faults() == []
        room.router.pages.plan.set_day("+30")
        assert room.faults() == []


@pytest.mark.parametrize("size", SIZES)
def test_a_day_is_chosen_in_the_calendar(driver: Driver, tmp_path: Path, size: str) -> None:
    with window(driver, tmp_path, size) as room:
        opened(room)
        driver.tap("Choose the day")
        driver.settle()
        grid = driver.find(cls=MonthGrid)
        driver.tap(grid.ids.after)
        driver.settle()
        month = grid.title
        driver.tap("17")
        driver.settle()
        assert not focus.scopes
        assert driver.sees("17 " + month.split(" ")[0])


def test_arrows_walk_over_the_days_into_the_next_month_and_not_into_the_past(driver: Driver, tmp_path: Path) -> None:
    with window(driver, tmp_path) as room:
        opened(room)
        driver.key("enter")
        driver.settle()
        for name in ("left", "right", "down", "down", "down", "down", "down"):
            driver.key(name)
        driver.key("enter")
        driver.settle()
        day = room.desk.today() + timedelta(days=36)
        assert room.router.pages.plan.state.day == day.isoformat()
        driver.tap("No test day")
        assert room.router.pages.plan.state.day == ""


def test_minutes_and_weak_spots(driver: Driver, tmp_path: Path) -> None:
    with window(driver, tmp_path) as room:
        quiz = room.desk.quiz()
        attempt = quiz.start_sections(room.desk.learner().id, ["people"], seed=1)
        quiz.submit(quiz.answer(attempt, wrong_response(quiz.question(attempt).item)))
        opened(room)
        driver.tap("20 minutes")
        assert room.router.pages.plan.state.minutes == 20
        driver.tap("Practise the weak spots")
        driver.settle()
        assert room.name == "quiz"
