"""Quiz files on screen: made, changed, tried without a trace, given to a class; no layout fault at any size."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.ui.widgets import Choice, Dialog, MonthGrid, Stepper, Toast
from app.viewmodels.quizzes import QuizzesModel
from app.viewmodels.quizzes_state import LIST
from tests.quizmaking import quiz_desk
from tests.studyroom import FakeClock
from tests.window.driver import Driver
from tests.window.rooms import SIZES, Room


@contextmanager
def quizzes(driver: Driver, folder: Path, size: str = "desktop", *, shipped: bool = False) -> Iterator[Room]:
    desk = quiz_desk(folder, FakeClock(), shipped=shipped)
    try:
        room = Room(driver, desk, SIZES[size]).open()
        room.router.teach("quizzes")
        driver.settle()
        yield room
    finally:
        desk.close()


def model_of(room: Room) -> QuizzesModel:
    return room.router.pages.quizzes


@pytest.mark.parametrize("size", SIZES)
def test_no_page_has_a_layout_fault(driver: Driver, tmp_path: Path, size: str) -> None:
    with quizzes(driver, tmp_path, size) as room:
        model, store = model_of(room), room.desk.store()
        group = store.add_class("IR 101")
        store.add_member(group.id, room.desk.learner().id)
        assert room.faults() == []
        model.new()
        model.name("bad name")
        assert room.faults() == []
        model.close()
        model.open("midterm")
        model.assign(group.id, room.desk.today())
        assert room.faults() == []
        model.source(LIST)
        model.add_found()
        assert room.faults() == []
        path = room.desk.card().path / "quizzes" / "midterm.yaml"
        path.write_text(path.read_text(encoding="utf-8") + "# theirs\n", encoding="utf-8")
        model.save()
        assert room.faults() == []


@pytest.mark.parametrize("size", SIZES)
def test_the_shipped_course_offers_a_copy(driver: Driver, tmp_path: Path, size: str) -> None:
    with quizzes(driver, tmp_path, size, shipped=True) as room:
        assert room.faults() == []
        driver.tap("Make my own copy")
        driver.settle()
        assert not model_of(room).state.can_copy
        assert driver.find("New quiz").disabled is False


def test_a_quiz_is_made_by_touch_and_keys(driver: Driver, tmp_path: Path) -> None:
    with quizzes(driver, tmp_path) as room:
        driver.tap("New quiz")
        driver.settle()
        driver.type("The final")
        people = driver.find(where=lambda each: isinstance(each, Stepper) and each.label == "People")
        driver.tap(people.ids.more.__self__)
        driver.tap(people.ids.more.__self__)
        driver.tap(people.ids.more.__self__)  # there are only two
        driver.tap("Choose the day")
        grid = driver.find(cls=MonthGrid)
        grid.dispatch("on_pick", room.desk.today())
        driver.settle()
        driver.key("s", "ctrl")
        driver.settle()
        quiz = room.desk.course.quiz("the-final")
        assert quiz is not None, "its name is made from the title"
        assert (quiz.title, quiz.draw, quiz.due) == ("The final", (("people", 2),), room.desk.today())
        driver.key("escape")
        driver.settle()
        assert driver.sees("Midterm")
        assert driver.sees("The final")


def test_a_list_is_put_in_order_by_keys_that_stay_with_the_question(driver: Driver, tmp_path: Path) -> None:
    with quizzes(driver, tmp_path) as room:
        model = model_of(room)
        model.open("midterm")
        model.source(LIST)
        model.add_found()
        driver.settle()
        first = driver.find(where=lambda each: getattr(each, "label", "") == "Down")
        first.focus = True
        for _press in range(2):
            driver.key("enter")
            driver.settle()
        form = model.state.form
        assert form is not None
        assert [row.id for row in form.picked][:3] == ["tells", "truth", "asks"]


def test_changes_are_not_lost_without_a_word(driver: Driver, tmp_path: Path) -> None:
    with quizzes(driver, tmp_path) as room:
        driver.tap("Midterm")
        driver.settle()
        model_of(room).title("Other")
        driver.key("escape")
        driver.settle()
        assert driver.sees("Leave without saving?")
        driver.tap("Leave", cls=None)
        driver.settle()
        assert model_of(room).state.form is None


def test_a_deleted_quiz_comes_back_by_the_message(driver: Driver, tmp_path: Path) -> None:
    with quizzes(driver, tmp_path) as room:
        driver.tap("Midterm")
        driver.settle()
        driver.tap("Delete")
        driver.settle()
        assert room.desk.course.quiz("midterm") is None
        assert driver.sees("Deleted quizzes")
        assert room.faults() == []
        driver.tap("Put it back")
        driver.settle()
        assert room.desk.course.quiz("midterm") is not None
        assert not driver.sees("Deleted quizzes")
        driver.tap("Midterm")
        driver.tap("Delete")
        driver.settle()
        driver.tap(driver.find(cls=Toast).action)
        driver.settle()
        assert room.desk.course.quiz("midterm") is not None
        assert driver.sees("Midterm")


@pytest.mark.parametrize("size", SIZES)
def test_a_trial_says_that_nothing_is_recorded_and_leads_back(driver: Driver, tmp_path: Path, size: str) -> None:
    with quizzes(driver, tmp_path, size) as room:
        store, learner = room.desk.store(), room.desk.learner()
        model_of(room).open("midterm")
        model_of(room).exam(exam=False)
        driver.settle()
        driver.tap("Try it as a student")
        driver.settle()
        assert driver.sees("A trial: nothing is recorded.")
        assert room.faults() == []
        driver.tap(driver.find(cls=Choice))
        driver.key("spacebar")
        driver.settle()
        assert room.faults() == []
        driver.key("spacebar")
        driver.settle()
        driver.key("escape")
        driver.settle()
        assert room.name == "quizzes"
        assert driver.sees("What it will be")
        assert (store.events(), store.sessions(learner.id, room.desk.course.id)) == ((), ())
        model = model_of(room)
        assert model.state.form is not None
        assert model.state.form.dirty  # what was changed before the trial is still there


def test_a_trial_ends_with_its_result(driver: Driver, tmp_path: Path) -> None:
    with quizzes(driver, tmp_path) as room:
        model_of(room).open("midterm")
        driver.settle()
        driver.tap("Try it as a student")
        driver.settle()
        for _question in range(2):
            driver.tap(driver.find(cls=Choice))
            driver.key("spacebar")
            driver.settle()
        driver.tap("Submit", cls=None)
        driver.settle()
        assert driver.sees("A trial: nothing is recorded.")
        driver.tap("End")
        driver.settle()
        assert room.name == "quizzes"
        assert room.desk.store().events() == ()


def test_a_class_is_given_a_quiz_until_a_day(driver: Driver, tmp_path: Path) -> None:
    with quizzes(driver, tmp_path) as room:
        group = room.desk.store().add_class("IR 101")
        model_of(room).open("midterm")
        driver.settle()
        driver.tap("Assign")
        driver.find(cls=MonthGrid).dispatch("on_pick", room.desk.today())
        driver.settle()
        assert room.desk.store().assignments(group.id)[0].quiz == "midterm"
        driver.tap("Change the day")
        driver.tap("Without a day")
        driver.settle()
        assert room.desk.store().assignments(group.id)[0].due == 0
        driver.tap("Take it back")
        driver.settle()
        assert room.desk.store().assignments(group.id) == ()
        assert not [each for each in driver.widgets() if isinstance(each, Dialog)]
