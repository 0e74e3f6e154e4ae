"""Plan on screen: a test day chosen in the calendar by touch and by keys, minutes, weak spots."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from app.ui.screens.plan.parts import WeakCard
from app.ui.theme import theme
from app.ui.widgets import Dialog, IntervalBar, MonthGrid, focus
from app.ui.widgets.month_grid import WeekNames
from app.viewmodels.plan import WeakRow
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
        driver.find("Choose the day").focus = True
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


@pytest.mark.parametrize("size", SIZES)
def test_start_does_what_todays_button_does(driver: Driver, tmp_path: Path, size: str) -> None:
    with window(driver, tmp_path, size) as room:
        opened(room)
        assert (room.router.shell.nav_rail.current, room.router.shell.nav_bar.current) == ("today", "today")
        driver.tap("Start")
        driver.settle()
        assert room.name == "quiz"
        started = room.router.pages.quiz.attempt
        room.router.plan()
        driver.settle()
        driver.tap("Continue")
        driver.settle()
        assert room.name == "quiz"
        assert room.router.pages.quiz.attempt == started


@pytest.mark.parametrize("size", SIZES)
def test_the_outlook_stands_beside_the_aims_where_there_is_room(driver: Driver, tmp_path: Path, size: str) -> None:
    with window(driver, tmp_path, size) as room:
        part = opened(room).router.shell.screen.part
        beside = part.outlook.x >= part.aims.right
        assert beside == (size == "desktop")
        assert beside or part.outlook.top <= part.aims.y


def test_the_three_reasons_of_a_weak_spot_have_three_icons() -> None:
    rows = [WeakRow("p", "", "", "", 0, sure, missed) for sure, missed in ((True, True), (False, True), (False, False))]
    assert len({WeakCard(row).icon for row in rows}) == 3


def test_the_calendar_keeps_its_columns_beside_the_bar_on_a_phone_with_large_text(
    driver: Driver, tmp_path: Path
) -> None:
    with window(driver, tmp_path, "phone") as room:
        theme.scale = 2.0
        opened(room)
        for height in (848, 600):
            driver.resize(392, height)
            room.router.shell.screen.pick_day()
            driver.settle()
            dialog, grid = driver.find(cls=Dialog), driver.find(cls=MonthGrid)
            bar = dialog.scroll.right - dialog.scroll.bar_width - dialog.scroll.bar_margin
            assert dialog.scroll.content.height <= dialog.scroll.height + 1 or grid.right <= bar
            assert len({name.font_size for name in driver.find(cls=WeekNames).children}) == 1
            assert driver.sees("Dot: today")
            dialog.close()
            driver.settle()


def test_the_interval_is_drawn_between_low_and_high(driver: Driver) -> None:
    bar = driver.show(IntervalBar(low=0.5, value=0.6, high=0.75, size_hint=(None, None), width=400))
    assert bar.parts() == ((200, 300), 240)
    bar.low, bar.value, bar.high = 0.9, 1.0, 1.2
    assert bar.parts()[0] == (360, 400)
    assert bar.parts()[1] <= 400


def test_today_is_outlined_and_the_day_chosen_filled(driver: Driver) -> None:
    grid = driver.show(MonthGrid(date(2026, 11, 23), date(2026, 11, 27)))
    today, chosen, other = (grid.square(date(2026, 11, day)) for day in (23, 27, 28))
    assert (today.fill, today.outline, today.ink) == ("surface", "primary", "text")
    assert (chosen.fill, chosen.outline, chosen.ink) == ("primary", "", "onprimary")
    assert (other.fill, other.outline) == ("", "")
