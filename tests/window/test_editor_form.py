"""The form's points and options on screen: chosen and changed by touch and by keyboard."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from app.ui.screens.editor.options import OptionsRow
from app.ui.screens.editor.points import PointDialog, PointsRow
from app.ui.widgets import EmptyState, focus
from tests.viewmodels.test_editor_form import LONG
from tests.window.driver import Driver
from tests.window.faults import layout_faults
from tests.window.rooms import Room
from tests.window.test_editor import editing


def field(room: Room, name: str) -> Any:
    """What the model says of a field of the form."""
    return next(one for one in room.router.pages.editor.state.form if one.name == name)


def chosen(room: Room) -> list[str]:
    return [one.id for one in field(room, "point").chosen]


@pytest.mark.parametrize("size", ["phone"])
def test_points_are_searched_ticked_and_taken_out(driver: Driver, tmp_path: Path, size: str) -> None:
    with editing(driver, tmp_path, size, item="one") as room:
        row = driver.find(cls=PointsRow)
        room.router.shell.screen.part.form_pane.show(row.choose)
        driver.settle()
        driver.tap(row.choose)
        dialog = driver.find(cls=PointDialog)
        assert focus.current is dialog.search.entry
        assert room.faults() == []
        driver.type("ties")
        driver.settle()
        driver.key("enter")
        assert dialog.ids_chosen == ["moon", "ties"]
        assert layout_faults(driver.root) == []
        driver.tap("Done")
        driver.settle()
        assert chosen(room) == ["moon", "ties"]
        assert focus.current is row.choose
        row._first("ties")
        assert chosen(room) == ["ties", "moon"]
        row._without("ties")
        driver.settle()
        assert chosen(room) == ["moon"]


def test_the_list_of_points_is_walked_with_the_keyboard_and_escape_leaves_all_as_it_was(
    driver: Driver, tmp_path: Path
) -> None:
    with editing(driver, tmp_path, item="two") as room:
        dialog = driver.find(cls=PointsRow).open()
        driver.settle()
        driver.key("tab")
        assert focus.current is dialog.rows.children[-1]
        driver.key("spacebar")
        driver.key("down")
        driver.key("spacebar")
        assert dialog.ids_chosen == ["orbit"], "the last one stays"
        driver.key("escape")
        driver.settle()
        assert chosen(room) == ["moon", "orbit"]


@pytest.mark.parametrize("size", ["desktop"])
def test_options_are_typed_turned_moved_added_and_taken_out(driver: Driver, tmp_path: Path, size: str) -> None:
    with editing(driver, tmp_path, size) as room:
        bank = next(tmp_path.rglob("space.yaml"))
        bank.write_text(LONG, encoding="utf-8")
        room.router.edit("one")
        driver.settle()
        row = driver.find(cls=OptionsRow)
        row.cards[2].rows[0].entry.text += " too"
        driver.wait(0.5)
        row.cards[1].toggle.activate()
        row.cards[1].buttons["up"].activate()
        driver.wait(0.1)
        assert focus.current is row.cards[0].buttons["down"]
        row.add.activate()
        driver.wait(0.1)
        assert focus.current is row.cards[3].rows[0].entry
        driver.type("A comet")
        row.cards[2].buttons["drop"].activate()
        driver.settle()
        assert [(one.text, one.right) for one in field(room, "choices").options] == [
            ("Mars", True), ("The Moon", True), ("A comet", False),
        ]  # fmt: skip
        assert room.faults() == []
        for _card in (0, 1, 2):
            row.cards[0].buttons["drop"].activate()
        driver.settle()
        assert driver.find(cls=OptionsRow) is row
        for _step in (0, 1, 2):
            driver.key("z", "ctrl")
        room.router.shell.screen.save()
        assert "  # a trap\n  - {text: Mars, credit: 0.5, right: true}\n  # the key\n" in bank.read_text("utf-8")


@pytest.mark.parametrize("size", ["phone"])
def test_an_empty_section_is_ready_for_its_first_question(driver: Driver, tmp_path: Path, size: str) -> None:
    with editing(driver, tmp_path, size) as room:
        room.router.teacher()
        room.router.edit(section="people")
        driver.settle()
        assert room.faults() == []
        driver.find(cls=EmptyState)._button.activate()
        driver.settle()
        assert chosen(room) == ["ties"]
        room.router.shell.screen.delete()
        driver.settle()
        assert driver.sees("No question yet")
        driver.key("z", "ctrl")
        driver.settle()
        assert chosen(room) == ["ties"]
