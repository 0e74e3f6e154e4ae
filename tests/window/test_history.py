"""History on screen: charts walked over by touch and keys, days and sessions opened, and the way back."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.ui.history.parts import PointCard, SessionCard
from app.ui.history.views import SectionCard
from app.ui.widgets import BarChart, HeatMap, PickField, ReviewCard, TopBar
from app.ui.widgets.focus import bring_into_view
from tests.answering import right_response, wrong_response
from tests.studyroom import FakeClock
from tests.window.driver import Driver
from tests.window.rooms import SIZES, Room, window

DAY = 86_400.0


def learned(room: Room, clock: FakeClock) -> Room:
    """A learner who studied yesterday and today, on History."""
    quiz = room.desk.quiz()
    for respond in (right_response, wrong_response):
        attempt = quiz.start_sections(room.desk.learner().id, ["people"], seed=1)
        quiz.submit(quiz.answer(attempt, respond(quiz.question(attempt).item), milliseconds=30_000))
        clock.pass_seconds(DAY)
    clock.pass_seconds(-DAY)
    room.open()
    room.driver.tap("History")
    room.driver.settle()
    assert room.name == "history"
    return room


def test_a_new_learner_is_told_what_will_stand_here(driver: Driver, tmp_path: Path) -> None:
    with window(driver, tmp_path, "phone") as room:
        room.open()
        driver.tap("History")
        driver.settle()
        assert driver.sees("Nothing to look back on yet")
        assert room.faults() == []
        driver.tap("To today")
        assert room.name == "today"


@pytest.mark.parametrize("size", SIZES)
def test_no_view_has_a_layout_fault(driver: Driver, tmp_path: Path, size: str) -> None:
    clock = FakeClock()
    with window(driver, tmp_path, size, clock) as room:
        model = learned(room, clock).router.pages.history
        for view in ("overview", "weeks", "memory", "points", "sessions"):
            model.show(view)
            assert room.faults() == [], view
        model.open_session(model.state.sessions[0].id)
        assert room.faults() == []


def test_arrows_walk_over_the_days_and_enter_opens_one(driver: Driver, tmp_path: Path) -> None:
    clock = FakeClock()
    with window(driver, tmp_path, clock=clock) as room:
        learned(room, clock)
        heat = driver.find(cls=HeatMap)
        heat.plot.focus = True
        driver.key("right")
        assert heat.note == "today: 1 answer"
        driver.key("left")
        driver.key("right")
        driver.key("up")
        assert heat.note == "yesterday: 1 answer"
        driver.key("enter")
        driver.settle()
        assert driver.sees("Yesterday")
        driver.tap(driver.find(cls=SessionCard))
        driver.settle()
        driver.tap(driver.find(cls=ReviewCard))
        assert driver.sees("You gave: a")
        driver.key("escape")
        driver.settle()
        assert driver.sees("Yesterday")
        driver.key("escape")
        driver.key("escape")
        assert room.name == "today"


def test_a_tap_selects_a_day_and_the_button_opens_it(driver: Driver, tmp_path: Path) -> None:
    clock = FakeClock()
    with window(driver, tmp_path, "phone", clock) as room:
        learned(room, clock)
        heat = driver.find(cls=HeatMap)
        plot, column = heat.plot, len(heat.data.columns) - 1
        row = room.desk.today().weekday()
        bring_into_view(plot)
        driver.wait(0.4)
        x = plot.x + (column - plot.first + 0.4) * plot.pitch
        driver.touch(*plot.to_window(x, plot.top - (row + 0.4) * plot.pitch))
        assert heat.note == "today: 1 answer"
        driver.tap("Open this day")
        driver.settle()
        assert driver.find(cls=TopBar).title == "Today"
        assert driver.find(cls=SessionCard).figure == "0 of 1 right · 1 not answered"


def test_earlier_and_later_turn_the_year_on_a_phone(driver: Driver, tmp_path: Path) -> None:
    clock = FakeClock()
    with window(driver, tmp_path, "phone", clock) as room:
        learned(room, clock)
        heat = driver.find(cls=HeatMap)
        last = heat.plot.first
        turner = heat.ids.turner
        assert turner.ids.after.disabled
        driver.tap(turner.ids.before)
        assert heat.plot.first < last
        heat.plot.focus = True
        driver.key("end")
        assert heat.plot.first == last


def test_a_bar_is_read_in_words(driver: Driver, tmp_path: Path) -> None:
    clock = FakeClock()
    with window(driver, tmp_path, clock=clock) as room:
        learned(room, clock)
        driver.tap("Weeks")
        driver.settle()
        chart = driver.find(cls=BarChart)
        chart.plot.focus = True
        driver.key("end")
        assert chart.note == "This week: 2 answers"
        driver.tap(chart.plot)
        assert chart.note != "This week: 2 answers"
        assert room.name == "history"


def test_a_section_shows_its_points_and_a_point_its_answers(driver: Driver, tmp_path: Path) -> None:
    clock = FakeClock()
    with window(driver, tmp_path, "phone", clock) as room:
        learned(room, clock)
        driver.tap(driver.find(cls=PickField))
        driver.settle()
        driver.tap("Points")
        driver.settle()
        driver.tap(driver.find(cls=SectionCard, where=lambda card: card.found.section.label == "People"))
        driver.settle()
        driver.tap(driver.find(cls=PointCard))
        driver.settle()
        assert driver.sees("Wrong, today")
        assert driver.sees("Right, yesterday")


def test_while_an_exam_runs_history_stays_shut(driver: Driver, tmp_path: Path) -> None:
    with window(driver, tmp_path) as room:
        room.open()
        room.router.study(room.router.pages.today.start_quiz("midterm"))
        driver.settle()
        room.router.go("history")
        driver.settle()
        assert room.name == "quiz"
        assert driver.sees("until you submit the exam")
