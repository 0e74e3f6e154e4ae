"""Every sign that the window shows has a picture in the font that draws it."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from app.ui.fonts import ICONS, JAPANESE, LATIN, font_file, font_for, missing_glyphs
from app.ui.icons import ICON_SIGNS, icon

ROOT = Path(__file__).resolve().parents[2]
LOOKUPS = {"_": 1, "ngettext": 2, "pgettext": 2}


def spoken(source: str) -> list[str]:
    """The texts that a module passes to gettext."""
    calls = [
        node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    ]
    found = []
    for call in calls:
        assert isinstance(call.func, ast.Name)
        parts = call.args[: LOOKUPS.get(call.func.id, 0)]
        found += [part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)]
    return found


def unreadable(text: str) -> list[str]:
    """The signs that the font chosen for each line lacks."""
    return [sign for line in text.splitlines() for sign in missing_glyphs(line, font_for(line))]


def test_every_text_of_the_program_can_be_drawn() -> None:
    modules = list((ROOT / "app").rglob("*.py"))
    texts = [text for module in modules for text in spoken(module.read_text("utf-8"))]
    assert len(texts) > 10
    assert {text: unreadable(text) for text in texts if unreadable(text)} == {}


def test_every_text_written_in_kv_can_be_drawn() -> None:
    lines = [line for path in (ROOT / "app").rglob("*.kv") for line in path.read_text("utf-8").splitlines()]
    assert lines
    assert [line for line in lines if unreadable(line)] == []


def test_every_text_of_the_content_can_be_drawn() -> None:
    files = [path for kind in ("*.yaml", "*.yml") for path in (ROOT / "content").rglob(kind)]
    assert files, "no course is shipped"
    assert {
        str(path.relative_to(ROOT)): found for path in files if (found := unreadable(path.read_text("utf-8")))
    } == {}


def test_a_missing_sign_is_found() -> None:
    assert missing_glyphs("a→b✓", LATIN) == ["→", "✓"]
    assert missing_glyphs("日本", LATIN) == ["日", "本"]
    assert missing_glyphs("日本", JAPANESE) == []


def test_japanese_gets_the_japanese_font_and_icons_do_not() -> None:
    assert font_for("Free and open “Indo-Pacific”") == LATIN
    assert font_for("自由で開かれた Indo-Pacific") == JAPANESE
    assert font_for(icon("flag")) == LATIN


def test_the_fonts_come_from_their_packages() -> None:
    assert [font_file(font).is_file() for font in (LATIN, JAPANESE, ICONS)] == [True] * 3


def test_icons_are_those_of_the_package() -> None:
    from fonticon_mdi7 import MDI7

    source = Path(font_file(ICONS)).parents[1] / "mdi7.py"
    known = dict(re.findall(r'^    (\w+) = "\\U(\w{8})"', source.read_text("utf-8"), re.MULTILINE))
    assert MDI7.__name__ == "MDI7"
    assert {name: f"{ord(sign):08x}" for name, sign in ICON_SIGNS.items()} == {
        name: known[name.replace("-", "_")] for name in ICON_SIGNS
    }
    assert missing_glyphs("".join(ICON_SIGNS.values()), ICONS) == []


def test_icons_by_name() -> None:
    assert icon("flag") == "\U000f023b"
    assert icon("") == ""
    with pytest.raises(KeyError, match="no-such-icon"):
        icon("no-such-icon")


def test_every_icon_that_kv_names_is_known() -> None:
    named = {
        name
        for path in (ROOT / "app" / "ui").rglob("*.kv")
        for name in re.findall(r"^\s+(?:name|icon): '([a-z0-9-]+)'", path.read_text("utf-8"), re.MULTILINE)
    }
    assert named
    assert named - set(ICON_SIGNS) == set()
