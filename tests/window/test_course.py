"""Making a course on screen: a file is chosen, a begun course waits, a point goes to another section."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.bootstrap import parts
from app.services.desk import Desk
from app.ui.widgets.file_dialog import FileRow, last_folder
from tests.viewmodels.test_course import BANK
from tests.window.driver import Driver
from tests.window.faults import layout_faults
from tests.window.rooms import SIZES, Room

TEXT = "# River\n\n## Hills\n\nIt rises.\n\nIt falls.\n\n## Towns\n\nArden is old.\n"


@contextmanager
def course(driver: Driver, folder: Path, size: str) -> Iterator[Room]:
    """The window on the page of courses."""
    desk = Desk(parts(folder))
    try:
        room = Room(driver, desk, SIZES[size]).open()
        room.router.teach("course")
        driver.settle()
        yield room
    finally:
        desk.close()


@pytest.mark.parametrize("size", ["phone"])
def test_a_text_is_chosen_waits_and_a_point_takes_its_questions_along(
    driver: Driver, tmp_path: Path, size: str
) -> None:
    (tmp_path / "text.md").write_text(TEXT, encoding="utf-8")
    last_folder[:] = [tmp_path]
    with course(driver, tmp_path, size) as room:
        driver.tap("New course")
        driver.settle()
        room.router.shell.screen.part.new_title.entry.text = "The r"
        room.router.today()
    with course(driver, tmp_path, size) as room:
        part = room.router.shell.screen.part
        driver.tap("New course")
        driver.settle()
        assert part.new_title.text == "The r", "what was typed is there after a restart"
        driver.key("escape")
        driver.settle()
        driver.tap("Import a text")
        driver.settle()
        driver.tap("Choose a file")
        driver.tap(driver.find(cls=FileRow, where=lambda row: row.text == "text.md"))
        driver.settle()
        assert driver.sees("This course is not made yet")
        assert part.new_title.text == ""
    with course(driver, tmp_path, size) as room:
        model = room.router.pages.course
        assert room.faults() == []
        driver.tap("Go on with it")
        driver.settle()
        model.make()
        banks = room.desk.card().path / "banks"
        banks.mkdir()
        (banks / "hills.yaml").write_text(BANK.replace("it-rises", "hills-1"), encoding="utf-8")
        model.open_row("hills")
        model.open_row("hills-1")
        driver.settle()
        assert room.faults() == []
        screen = room.router.shell.screen
        screen.part.scroll.show(screen.part.to_section)
        driver.settle()
        driver.tap("To another section")
        driver.tap("Towns")
        driver.settle()
        assert layout_faults(driver.root) == []
        driver.tap("Take them along")
        driver.settle()
        assert model.state.title == "Towns, point 2"
        assert "rise" in (banks / "towns.yaml").read_text(encoding="utf-8")
    last_folder.clear()
