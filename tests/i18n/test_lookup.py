"""The catalogue lookup."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import i18n

HEADER = "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=1; plural=0;\n"


def compiled(messages: dict[str, str]) -> bytes:
    """A catalogue in gettext's binary form: header, two tables of (length, offset), the texts."""
    pairs = sorted((key.encode(), value.encode()) for key, value in {"": HEADER, **messages}.items())
    start = 28 + 16 * len(pairs)
    blob = b""
    keys: list[int] = []
    values: list[int] = []
    for side, table in ((0, keys), (1, values)):
        for pair in pairs:
            table += [len(pair[side]), start + len(blob)]
            blob += pair[side] + b"\0"
    head = struct.pack("<7I", 0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, 0)
    return head + struct.pack(f"<{4 * len(pairs)}I", *keys, *values) + blob


@pytest.fixture
def japanese(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    catalogue = tmp_path / "ja" / "LC_MESSAGES" / f"{i18n.DOMAIN}.mo"
    catalogue.parent.mkdir(parents=True)
    messages = {"Next": "次へ", "verb\x04Right": "右", "{n} point\0{n} points": "{n} 点"}
    catalogue.write_bytes(compiled(messages))
    monkeypatch.setattr(i18n, "LOCALE_DIR", tmp_path)
    yield
    i18n.use_language("en")


def test_english_is_the_text_of_the_code_itself() -> None:
    assert i18n.use_language("en") == "en"
    assert i18n._("Next") == "Next"
    assert i18n.ngettext("{n} point", "{n} points", 2) == "{n} points"
    assert i18n.pgettext("verb", "Right") == "Right"


@pytest.mark.usefixtures("japanese")
def test_a_catalogue_changes_every_later_lookup() -> None:
    assert i18n.use_language("ja_JP") == "ja"
    assert i18n.current_language() == "ja"
    assert i18n._("Next") == "次へ"
    assert i18n.ngettext("{n} point", "{n} points", 1) == "{n} 点"
    assert i18n.pgettext("verb", "Right") == "右"


@pytest.mark.usefixtures("japanese")
def test_the_system_language_is_followed_when_none_is_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "ja:en")
    assert i18n.use_language() == "ja"


@pytest.mark.usefixtures("japanese")
def test_a_language_without_a_catalogue_falls_back_to_english() -> None:
    i18n.use_language("ja")
    assert i18n.use_language("xx") == "en"
    assert i18n._("Next") == "Next"


@pytest.mark.usefixtures("japanese")
def test_the_languages_on_offer_are_those_with_a_catalogue() -> None:
    assert i18n.available_languages() == ("en", "ja")
