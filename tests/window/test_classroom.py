"""Classes on screen: the lock, the tables, what a row opens; and a question that is reported."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from kivy.core.window import Window

from app.ui.drops import Drops
from app.ui.history.parts import SessionCard
from app.ui.widgets import ReviewCard, TextField, TopBar
from app.ui.widgets.file_dialog import last_folder
from app.ui.widgets.table_view import TableView
from app.viewmodels.class_views import VIEWS
from tests.answering import right_response, wrong_response
from tests.window.driver import Driver
from tests.window.rooms import SIZES, Room, window


def taught(room: Room) -> str:
    """A class of two who practised "people"; its id."""
    desk = room.desk
    group = desk.store().add_class("3B")
    for name, respond in (("Ann", right_response), ("Ben", wrong_response)):
        learner, quiz = desk.learner_named(name), desk.quiz()
        desk.store().add_member(group.id, learner.id)
        attempt = quiz.start_sections(learner.id, ["people"], seed=1)
        for _turn in range(2):
            attempt = quiz.advance(quiz.answer(attempt, respond(quiz.question(attempt).item)))
    room.open()
    return group.id


@pytest.mark.parametrize("size", SIZES)
def test_no_table_has_a_layout_fault(driver: Driver, tmp_path: Path, size: str) -> None:
    with window(driver, tmp_path, size) as room:
        group = taught(room)
        room.router.classroom()
        assert room.faults() == []
        model = room.router.pages.classroom
        model.open(group)
        for view in VIEWS:
            model.turn(view)
            assert room.faults() == [], view


def test_a_learner_is_opened_from_the_grid_and_escape_leads_back(driver: Driver, tmp_path: Path) -> None:
    with window(driver, tmp_path) as room:
        taught(room)
        room.router.go("settings")
        driver.settle()
        driver.tap("Teacher area")
        driver.settle()
        driver.tap(driver.find(where=lambda each: getattr(getattr(each, "way", None), "page", "") == "classroom"))
        driver.settle()
        driver.tap("3B")
        driver.settle()
        assert driver.sees("Learner")
        driver.tap("Ann")
        driver.settle()
        assert driver.sees("2 answers in all")
        driver.key("escape")
        driver.settle()
        assert driver.sees("Ben")
        driver.key("escape")
        driver.settle()
        assert driver.sees("Everybody on this device")


@pytest.mark.parametrize("size", SIZES)
def test_a_learners_answers_are_read_again_with_their_explanations(driver: Driver, tmp_path: Path, size: str) -> None:
    with window(driver, tmp_path, size) as room:
        group = taught(room)
        room.router.classroom()
        model = room.router.pages.classroom
        model.open(group)
        model.open_row(next(id_ for id_, name, _inside in model.people() if name == "Ann"))
        history = model.history
        assert history is not None
        history.open_day(room.desk.today())
        driver.settle()
        driver.tap(driver.find(cls=SessionCard))
        driver.settle()
        driver.tap(driver.find(cls=ReviewCard))
        assert driver.sees("You gave: ")
        assert driver.sees("Ann")
        assert room.faults() == []
        for step in ("Today", "Ann", "3B"):
            driver.key("escape")
            driver.settle()
            assert driver.find(cls=TopBar).title == step


def test_answers_go_into_a_file_and_come_back_by_dropping_it(driver: Driver, tmp_path: Path) -> None:
    with window(driver, tmp_path) as room:
        group = taught(room)
        room.router.classroom()
        room.router.pages.classroom.open(group)
        driver.settle()
        last_folder[:] = [tmp_path]
        driver.tap("Export the answers")
        driver.settle()
        driver.tap("Use this folder")
        driver.settle()
        (file,) = tmp_path.glob("3B-answers-*.jsonl")
        assert driver.sees(str(file))
        driver.tap("Close")
        room.router.today()
        driver.settle()
        drops = Drops(room.router)
        drops.watch()
        for name in (file, file.with_name("gone.jsonl")):
            Window.dispatch("on_drop_file", os.fsencode(name), 0, 0)
        driver.wait(0.5)
        driver.settle()
        assert room.name == "classroom"
        assert driver.sees("Import answers from 2 files?")
        assert room.faults() == []
        driver.tap("Import")
        driver.wait(0.5)
        driver.settle()
        assert driver.sees("there is no such file")
        driver.tap("Close")
        Window.dispatch("on_drop_file", os.fsencode(file), 0, 0)
        driver.wait(0.5)
        driver.settle()
        driver.tap("Import")
        driver.wait(0.5)
        driver.settle()
        assert driver.sees("Known already: 4.")
        driver.tap("Close")
        Window.dispatch("on_drop_file", b"/tmp/a.png", 0, 0)
        driver.wait(0.5)
        driver.settle()
        assert driver.sees("Only files of answers (.jsonl) can be dropped here.")
        drops.end()


def test_a_learner_is_erased_from_the_class_once_the_name_is_typed(driver: Driver, tmp_path: Path) -> None:
    with window(driver, tmp_path, "phone") as room:
        group = taught(room)
        room.router.classroom()
        model = room.router.pages.classroom
        model.open(group)
        model.open_row(next(id_ for id_, name, _inside in model.people() if name == "Ann"))
        driver.settle()
        driver.tap("More")
        driver.settle()
        driver.tap("Erase")
        driver.settle()
        driver.type("Ann")
        driver.tap("Erase for good")
        driver.settle()
        assert driver.sees("Erased Ann with 2 answers")
        driver.tap("Close")
        driver.settle()
        assert driver.find(cls=TopBar).title == "3B"
        assert not driver.sees("Ann")


def test_a_press_on_a_heading_sorts(driver: Driver, tmp_path: Path) -> None:
    with window(driver, tmp_path) as room:
        group = taught(room)
        room.router.classroom()
        model = room.router.pages.classroom
        model.open(group)
        driver.settle()
        view = driver.find(cls=TableView)
        view.dispatch("on_sort", 0)
        view.dispatch("on_sort", 0)
        driver.settle()
        assert [row.cells[0].text for row in model.state.tables[0].table.rows] == ["Ben", "Ann"]
        assert driver.sees("Learner ↓")


def test_a_pin_stands_before_the_classes(driver: Driver, tmp_path: Path) -> None:
    with window(driver, tmp_path) as room:
        taught(room)
        room.desk.teacher_area.set_pin("1234")
        room.desk.teacher_area.shut()
        room.router.classroom()
        driver.settle()
        assert not driver.sees("3B")
        field = driver.find(cls=TextField)
        field.entry.text = "9999"
        driver.tap("Open")
        driver.settle()
        assert driver.sees("That is not the PIN.")
        assert not driver.sees("3B")
        field.entry.text = "1234"
        driver.tap("Open")
        driver.settle()
        assert driver.sees("3B")


def test_a_question_is_reported_from_its_feedback(driver: Driver, tmp_path: Path) -> None:
    with window(driver, tmp_path) as room:
        room.open()
        desk, quiz = room.desk, room.desk.quiz()
        attempt = quiz.start_sections(desk.learner().id, ["people"], seed=1)
        room.router.study(quiz.answer(attempt, right_response(quiz.question(attempt).item)))
        driver.settle()
        driver.key("p")
        driver.settle()
        driver.type("unclear")
        driver.key("enter")
        driver.settle()
        (report,) = desk.store().reports()
        assert (report.why, report.item) == ("unclear", attempt.session.plan[0].item)
