"""History on screen: charts walked over by touch and keys, days and sessions opened, and the way back."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from app.ui.history.parts import PointCard, SessionCard
from app.ui.history.views import SectionCard
from app.ui.theme import theme
from app.ui.widgets import BarChart, HeatMap, PageTurner, PickField, ReviewCard, TopBar
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
        assert driver.sees("Your answer, right")
        assert driver.sees("b is not named here.")
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


def test_a_day_two_years_ago_is_reached_by_touch_and_by_keys(driver: Driver, tmp_path: Path) -> None:
    clock = FakeClock()
    with window(driver, tmp_path, clock=clock) as room:
        begun = room.desk.today()
        quiz = room.desk.quiz()
        attempt = quiz.start_sections(room.desk.learner().id, ["people"], seed=1)
        for _number in range(2):
            attempt = quiz.advance(quiz.answer(attempt, wrong_response(quiz.question(attempt).item)))
        quiz.submit(attempt)
        clock.pass_seconds(800 * DAY)
        learned(room, clock)
        heat = driver.find(cls=HeatMap)
        turner = heat.ids.turner
        assert turner.text.endswith("to today: 2 answers, 1 min, on 2 days")
        assert turner.ids.after.disabled
        driver.tap(turner.ids.before)
        assert ": 0 answers, 0 min, on 0 days" in turner.text
        heat.plot.focus = True
        driver.key("pageup")
        assert ": 2 answers, 0 min, on 1 day" in turner.text
        assert turner.ids.before.disabled
        driver.key("pagedown")
        driver.key("pagedown")
        assert turner.text.endswith("to today: 2 answers, 1 min, on 2 days")
        heat.plot.select(next(at for at, cell in enumerate(heat.plot.days) if cell.day == begun))
        driver.settle()
        assert ": 2 answers, 0 min, on 1 day" in turner.text
        driver.tap("Open this day")
        driver.settle()
        assert len([each for each in driver.widgets() if isinstance(each, ReviewCard)]) == 2


def test_weeks_turn_and_show_as_many_as_have_room_for_their_counts(driver: Driver, tmp_path: Path) -> None:
    clock = FakeClock()
    with window(driver, tmp_path, "phone", clock) as room:
        learned(room, clock)
        clock.pass_seconds(7 * 60 * DAY)
        room.router.history()
        model = room.router.pages.history
        model.show("weeks")
        driver.settle()
        many = len(model.state.weeks.right.bars)
        for scale, least in ((1.0, 8), (2.0, 4)):
            theme.scale = scale
            driver.settle()
            many = len(model.state.weeks.right.bars)
            assert many >= least
            for chart in (each for each in driver.widgets() if isinstance(each, BarChart)):
                shown = [label for label in chart.ids.counts.children if label.opacity]
                assert len(shown) == many + 1  # with the "n" before them
        driver.find(cls=BarChart).plot.focus = True
        driver.key("pageup")
        assert model.state.weeks.back == many
        driver.tap(driver.find(cls=PageTurner).ids.after)
        assert model.state.weeks.back == 0


def test_more_answers_of_a_day_are_laid_below_where_the_reader_is(driver: Driver, tmp_path: Path) -> None:
    clock = FakeClock()
    with window(driver, tmp_path, clock=clock) as room:
        quiz = room.desk.quiz()
        for _round in range(13):
            attempt = quiz.start_sections(room.desk.learner().id, ["people"], seed=1)
            for _number in range(2):
                attempt = quiz.advance(quiz.answer(attempt, right_response(quiz.question(attempt).item)))
            quiz.submit(attempt)
        learned(room, clock)
        room.router.pages.history.open_day(room.desk.today() - timedelta(days=1))
        driver.settle()
        button = driver.find(text="More answers")
        bring_into_view(button)
        driver.settle()
        place = room.router.shell.screen.part.scroll.scroll_y
        assert place < 0.2
        driver.tap(button)
        driver.settle()
        assert len([each for each in driver.widgets() if isinstance(each, ReviewCard)]) == 27
        assert room.router.shell.screen.part.scroll.scroll_y > 0
        assert not driver.sees("More answers")


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
