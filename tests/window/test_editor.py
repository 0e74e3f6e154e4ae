"""The bank editor on screen: list, form and preview; what is typed stays where it was typed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from app.ui.screens.editor.parts import FieldRow
from app.ui.screens.editor.rows import RowCard
from app.ui.widgets import Choice, Toast, focus
from tests.editing import editing_desk, make_course
from tests.studyroom import FakeClock
from tests.window.driver import Driver
from tests.window.faults import layout_faults
from tests.window.rooms import SIZES, Room


@contextmanager
def editing(driver: Driver, folder: Path, size: str = "desktop", item: str = "") -> Iterator[Room]:
    """The window in the editor over a course of real files."""
    make_course(folder)
    desk = editing_desk(folder, FakeClock())
    try:
        room = Room(driver, desk, SIZES[size]).open()
        room.router.edit(item)
        driver.settle()
        yield room
    finally:
        desk.close()


def entry(driver: Driver, name: str) -> Any:
    """What a field of the form is typed into."""
    return driver.find(cls=FieldRow, where=lambda row: row.name == name).entry


def model(room: Room) -> Any:
    return room.router.pages.editor


@pytest.mark.parametrize("size", SIZES)
def test_no_step_has_a_layout_fault(driver: Driver, tmp_path: Path, size: str) -> None:
    with editing(driver, tmp_path, size) as room:
        screen = room.router.shell.screen
        assert room.faults() == []
        for row in model(room).state.rows:
            screen.pick(row.id)
            model(room).set_field("explain", "")
            assert room.faults() == [], row.id
            screen._turn("preview")
            model(room).show_answered(True)
            assert room.faults() == [], row.id
            screen._turn("form")


def test_three_panes_stand_beside_one_another_where_there_is_room(driver: Driver, tmp_path: Path) -> None:
    with editing(driver, tmp_path) as room:
        assert driver.find(cls=RowCard)
        with pytest.raises(AssertionError):
            driver.find(cls=FieldRow)
        driver.resize(1480, 900)
        assert driver.find(cls=RowCard)
        assert driver.find(cls=FieldRow)
        assert driver.find(cls=Choice)
        assert layout_faults(room.router.shell) == []


def test_typing_keeps_the_field_and_its_cursor_and_changes_the_preview(driver: Driver, tmp_path: Path) -> None:
    with editing(driver, tmp_path, item="one") as room:
        field = entry(driver, "ask")
        driver.tap(field)
        field.cursor = (0, 0)
        driver.type("Say: ")
        assert not model(room).state.dirty
        driver.wait(0.5)
        assert model(room).state.dirty
        assert entry(driver, "ask") is field
        assert field.cursor == (5, 0)
        assert focus.current is field
        assert model(room).state.preview.stem.startswith("Say: ")
        assert driver.sees(model(room).state.preview.stem)
        driver.key("z", "ctrl")
        driver.settle()
        assert not field.text.startswith("Say: ")
        driver.key("y", "ctrl")
        driver.settle()
        assert field.text.startswith("Say: ")


def test_a_finding_stands_below_its_field(driver: Driver, tmp_path: Path) -> None:
    with editing(driver, tmp_path, item="one") as room:
        entry(driver, "ask").text = ""
        driver.wait(0.5)
        row = driver.find(cls=FieldRow, where=lambda each: each.name == "ask")
        told = next(field for field in model(room).state.form if field.name == "ask").problems
        assert told
        assert any(told[0].message in getattr(each, "text", "") for each in row.walk())


def test_keys_save_move_duplicate_and_make_new_ones(driver: Driver, tmp_path: Path) -> None:
    with editing(driver, tmp_path, item="one") as room:
        driver.key("down", "alt")
        assert [row.id for row in model(room).state.rows][:2] == ["two", "one"]
        driver.tap(entry(driver, "ask"))
        driver.key("up", "alt")
        assert [row.id for row in model(room).state.rows][:2] == ["one", "two"]
        driver.key("d", "ctrl")
        assert len(model(room).state.rows) == 5
        driver.key("z", "ctrl")
        driver.tap(entry(driver, "ask"))
        driver.type("Now: ")
        driver.key("s", "ctrl")
        assert "first?Now:" in next(tmp_path.rglob("space.yaml")).read_text(encoding="utf-8")
        driver.key("n", "ctrl")
        driver.settle()
        assert len(model(room).state.rows) == 5


def test_delete_is_taken_back_from_the_message(driver: Driver, tmp_path: Path) -> None:
    with editing(driver, tmp_path, item="one") as room:
        driver.tap("Delete")
        driver.settle()
        assert "one" not in [row.id for row in model(room).state.rows]
        driver.tap(driver.find(cls=Toast).action)
        driver.settle()
        assert "one" in [row.id for row in model(room).state.rows]


def test_escape_leads_from_the_form_to_the_list_and_out_and_keeps_a_draft(driver: Driver, tmp_path: Path) -> None:
    with editing(driver, tmp_path, "phone", item="one") as room:
        field = entry(driver, "ask")
        field.focus = True
        driver.type("Hm ")
        driver.key("escape")
        driver.settle()
        assert driver.sees("Draft, not saved")
        driver.key("escape")
        driver.settle()
        assert room.name == "teacher"
        room.router.edit()
        driver.settle()
        assert model(room).state.dirty


@pytest.mark.parametrize("size", SIZES)
def test_a_file_changed_meanwhile_brings_up_both_versions(driver: Driver, tmp_path: Path, size: str) -> None:
    with editing(driver, tmp_path, size, item="one") as room:
        entry(driver, "ask").text += " Mine?"
        driver.wait(0.5)
        bank = next(tmp_path.rglob("space.yaml"))
        bank.write_text(bank.read_text(encoding="utf-8") + "# theirs\n", encoding="utf-8")
        room.router.shell.screen.save()
        driver.settle()
        assert driver.sees("IN THE FILE")
        assert driver.sees("# theirs")
        assert room.faults() == []
        driver.tap("Keep my version")
        driver.settle()
        assert "Mine?" in bank.read_text(encoding="utf-8")
        assert model(room).state.conflict is None
