"""The list of keys: complete, readable, and the same in the README."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.ui.keys import places, plain, table
from app.ui.screens.keys.keys import open_keys
from app.ui.theme import theme
from tests.source import ROOT
from tests.window.driver import Driver
from tests.window.faults import layout_faults
from tests.window.rooms import SIZES, window


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_overlay_shows_every_key_without_a_fault(driver: Driver, tmp_path: Path, size: str, scale: float) -> None:
    with window(driver, tmp_path, size):
        theme.scale = scale
        overlay = open_keys()
        driver.settle()
        assert [row.does for row in table() if not driver.sees(row.does)] == []
        assert layout_faults(overlay) == []
        overlay.close()


def test_every_key_stands_under_a_place_of_the_overlay() -> None:
    assert {row.where for row in table()} == {where for where, _words in places()}


def test_the_readme_lists_every_key() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [row.keys for row in table() if f"| {row.keys} | {row.does} |" not in readme] == []


@pytest.mark.parametrize(
    ("name", "sign", "modifiers", "wanted"),
    [
        ("1", "1", [], "1"),
        ("numpad4", "4", [], "4"),
        ("spacebar", " ", [], "space"),
        ("numpadenter", "", [], "enter"),
        ("/", "/", [], "/"),
        ("/", "/", ["shift"], "?"),
        ("?", "/", ["shift"], "?"),
        ("?", "/", [], "/"),
        ("numpaddivide", "/", [], "/"),
        ("u", "u", [], "u"),
        ("escape", "", [], "escape"),
        ("", "", [], ""),
    ],
)
def test_keys_have_plain_names(name: str, sign: str, modifiers: list[str], wanted: str) -> None:
    assert plain(name, sign, modifiers) == wanted
