"""Choosing a file or a folder in the window: by taps, by keys, by a typed path."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.ui.widgets import FileDialog, PushButton, Scroll, pick_file, pick_folder
from app.ui.widgets.file_dialog import FileRow, last_folder
from tests.window.driver import Driver
from tests.window.faults import layout_faults


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    (tmp_path / "class").mkdir()
    (tmp_path / "class" / "ann.jsonl").write_text("{}")
    (tmp_path / "class" / "letter.txt").write_text("")
    (tmp_path / "empty").mkdir()
    last_folder[:] = [tmp_path]
    yield tmp_path
    last_folder.clear()


def opened(driver: Driver, picked: list[str], *, folders: bool = False) -> FileDialog:
    driver.show(Scroll())
    dialog = pick_folder("Keep it in", picked.append) if folders else pick_file("Answers", (".jsonl",), picked.append)
    driver.settle()
    return dialog


def test_a_tap_opens_a_folder_and_takes_a_file(driver: Driver, folder: Path) -> None:
    picked: list[str] = []
    dialog = opened(driver, picked)
    driver.tap("class", FileRow)
    assert [row.text for row in dialog.rows.children] == ["ann.jsonl"]
    driver.tap("ann.jsonl", FileRow)
    assert (picked, dialog.open_now) == ([str(folder / "class" / "ann.jsonl")], False)
    assert last_folder == [folder / "class"]


def test_a_typed_path_is_followed_and_a_wrong_one_is_said(driver: Driver, folder: Path) -> None:
    picked: list[str] = []
    dialog = opened(driver, picked)
    dialog.field.entry.text = str(folder / "class" / "none.jsonl")
    driver.key("enter")
    assert (picked, dialog.field.error) == ([], f"There is no {folder / 'class' / 'none.jsonl'}.")
    dialog.field.entry.text = str(folder / "class")
    driver.key("enter")
    assert (dialog.folder, dialog.field.text) == (folder / "class", "")
    dialog.field.entry.text = "letter.txt"  # a name: only names with the ending count
    driver.key("enter")
    assert picked == []
    dialog.field.entry.text = "./letter.txt"  # a path: what it names is taken
    driver.key("enter")
    assert picked == [str(folder / "class" / "letter.txt")]


def test_a_folder_is_chosen_by_its_button(driver: Driver, folder: Path) -> None:
    picked: list[str] = []
    opened(driver, picked, folders=True)
    driver.tap("empty", FileRow)
    assert "There is no folder here." in driver.texts()
    driver.tap("Folder above", PushButton)
    driver.tap("class", FileRow)
    driver.tap("Use this folder", PushButton)
    assert picked == [str(folder / "class")]


@pytest.mark.parametrize("size", [(1200, 800), (392, 848)])
def test_nothing_is_cut(driver: Driver, folder: Path, size: tuple[int, int]) -> None:
    driver.resize(*size)
    dialog = opened(driver, [])
    assert layout_faults(dialog) == []
