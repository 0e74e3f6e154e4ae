"""Check on screen: a save made by any program is seen while the page is shown, and only then."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.ui.question.sample import QuestionSample
from app.ui.widgets import PushButton
from app.viewmodels.check import CheckModel
from tests.quizmaking import quiz_desk
from tests.window.driver import Driver
from tests.window.rooms import SIZES, Room


@pytest.fixture(params=["desktop"])
def room(driver: Driver, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Room]:
    desk = quiz_desk(tmp_path)
    made = Room(driver, desk, SIZES[request.param]).open()
    made.router.teach("check")
    driver.settle()
    yield made
    made.router.today()
    desk.close()


def save(room: Room, former: str, new: str) -> None:
    bank = next(
        path for path in sorted((room.desk.card().path / "banks").iterdir()) if former in path.read_text("utf-8")
    )
    bank.write_text(bank.read_text("utf-8").replace(former, new), encoding="utf-8")


def stem_of(room: Room) -> tuple[str, str]:
    """A question of the course and words of its text."""
    item = next(iter(room.desk.course.items.values()))
    return item.id, item.stem


@pytest.mark.parametrize("room", SIZES, indirect=True)
def test_a_saved_question_appears_as_a_student_sees_it(driver: Driver, room: Room) -> None:
    name, stem = stem_of(room)
    save(room, stem, f"{stem[:-1]} now?")
    driver.wait(1.5)
    assert driver.sees(f"Changed: {name}")
    assert driver.sees(f"{stem[:-1]} now?")
    assert room.faults() == []
    driver.tap("After it")
    driver.settle()
    assert room.router.pages.check.state.answered
    assert room.faults() == []
    driver.tap("Edit", PushButton)
    driver.settle()
    assert (room.name, room.router.pages.editor.state.item) == ("editor", name)


def test_nothing_is_looked_at_once_the_page_is_left(driver: Driver, room: Room) -> None:
    model: CheckModel = room.router.pages.check
    room.router.today()
    driver.settle()
    _name, stem = stem_of(room)
    save(room, stem, "Something else?")
    driver.wait(2)
    assert model.state.saved == ""
    assert not [widget for widget in driver.widgets() if isinstance(widget, QuestionSample)]
