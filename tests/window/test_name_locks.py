"""Names with a PIN: at the start, on Today, in Learners; the teacher's PIN opens them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.ui.screens.learners.parts import LearnerCard
from app.ui.widgets import Dialog, TextField
from app.ui.widgets.settings_rows import Segment
from tests.answering import right_response
from tests.window.driver import Driver
from tests.window.rooms import SIZES, Room, window


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.services.pin.N", 16)


@contextmanager
def shared(driver: Driver, folder: Path, *, teacher: str = "", ann: str = "", size: str = "desktop") -> Iterator[Room]:
    """Ann has answers, Ben studies now; with the PINs given."""
    with window(driver, folder, size) as room:
        desk = room.desk
        desk.rename(desk.learner(), "Ben")
        learner, quiz = desk.learner_named("Ann"), desk.quiz()
        quiz.submit(quiz.answer(attempt := quiz.start_sections(learner.id, ["people"], seed=1),
                                right_response(quiz.question(attempt).item)))  # fmt: skip
        desk.names.set_pin(learner.id, ann)
        desk.learner_named("Ben")
        if teacher:
            desk.teacher_area.set_pin(teacher)
            desk.teacher_area.shut()
        yield room


def enter(driver: Driver, pin: str) -> None:
    """Type a PIN into the dialog and press Enter."""
    driver.find(cls=Dialog).first_focus.text = pin
    driver.key("enter")
    driver.settle()


def card(driver: Driver, name: str) -> LearnerCard:
    found = driver.find(cls=LearnerCard, where=lambda each: each.name == name)
    assert isinstance(found, LearnerCard)
    return found


def test_a_locked_name_opens_by_its_pin_alone(driver: Driver, tmp_path: Path) -> None:
    with shared(driver, tmp_path, ann="2468") as room:
        room.router.learners()
        driver.settle()
        assert driver.sees("Has a PIN")
        driver.tap(card(driver, "Ann").button)
        driver.settle()
        enter(driver, "1111")
        assert driver.find(cls=TextField, where=lambda each: bool(each.error)).error == "That is not the PIN."
        assert room.desk.learner().name == "Ben"
        enter(driver, "2468")
        assert room.desk.learner().name == "Ann"
        driver.tap(card(driver, "Ben").button)
        driver.settle()
        assert room.desk.learner().name == "Ben"


def test_the_teachers_pin_opens_and_clears_it(driver: Driver, tmp_path: Path) -> None:
    with shared(driver, tmp_path, ann="2468", teacher="9876") as room:
        room.router.learners()
        driver.settle()
        driver.tap(card(driver, "Ann").more)
        driver.settle()
        enter(driver, "9876")
        driver.tap("Remove the PIN")
        driver.settle()
        assert not card(driver, "Ann").row.locked
        assert not room.desk.teacher_area.open


def test_with_a_teachers_pin_a_name_with_answers_asks_for_it_and_may_get_its_own(
    driver: Driver, tmp_path: Path
) -> None:
    with shared(driver, tmp_path, teacher="9876") as room:
        room.open()
        driver.tap("Ann", Segment)
        driver.settle()
        assert driver.sees("Ask your teacher")
        driver.key("escape")
        driver.settle()
        assert (room.desk.learner().name, room.router.shell.screen.switch.value) == ("Ben", room.desk.learner().id)
        driver.tap("Ann", Segment)
        driver.settle()
        enter(driver, "9876")
        assert room.desk.learner().name == "Ann"
        driver.tap("Set a PIN")
        driver.settle()
        first, again = sorted((each for each in driver.widgets() if isinstance(each, TextField)), key=lambda x: -x.y)
        first.entry.text = again.entry.text = "2468"
        driver.tap("Set it")
        driver.settle()
        assert room.desk.names.locked(room.desk.learner().id)


def test_a_new_name_is_free_and_is_offered_a_pin(driver: Driver, tmp_path: Path) -> None:
    with shared(driver, tmp_path, teacher="9876") as room:
        room.router.learners()
        driver.settle()
        room.router.shell.screen.part.name.entry.text = "Cem"
        room.router.shell.screen.add()
        driver.settle()
        assert room.desk.learner().name == "Cem"
        assert driver.sees("A PIN for your name?")
        driver.tap("Not now")


@pytest.mark.parametrize("size", SIZES)
def test_at_the_start_a_locked_name_shows_nothing_but_the_names(driver: Driver, tmp_path: Path, size: str) -> None:
    with shared(driver, tmp_path, ann="2468", size=size) as room:
        ann = next(each for each in room.desk.store().learners() if each.name == "Ann")
        room.desk.use_learner(ann)  # as the store remembers it; the PIN was not entered
        room.open()
        assert room.name == "learners"
        assert room.desk.parts.keepsakes.snapshot() == {}
        for place in ("today", "read", "quiz", "history", "search"):
            room.router.go(place)
            assert room.name == "learners", place
        room.router.plan()
        room.router.back()
        assert room.name == "learners"
        assert room.desk.store().open_session(ann.id, "course") is None
        assert room.faults() == []
        driver.tap(card(driver, "Ann").button)
        driver.settle()
        enter(driver, "2468")
        assert room.name == "today"
        assert room.desk.parts.keepsakes.snapshot() == {}
