"""The parsed-bank cache: one JSON file for the content of one file, never pickle; a phone parses no YAML at a start."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

import app
from app.banks.codec import decode, encode
from app.banks.parsed import FileRead
from app.i18n import current_language

READER = 7
"""Raise it with every change of what is read or how it is told; old entries are then read anew.

The names of the item-writing rules are read too: a rule added or renamed is such a change.
"""

COMPILED = "compiled"
"""The folder in a course that the phone build ships entries in."""

MOST_ENTRIES = 300


def key_of(data: bytes, room: str) -> str:
    """The name of an entry: the file's content and all that its reading depends on."""
    return hashlib.sha256(f"{READER} {app.__version__} {room}\n".encode() + data).hexdigest()


class ParsedCache:
    """Entries in the first of some folders that has them; new ones go to `home`, if there is one."""

    def __init__(self, home: Path | None, shipped: Iterable[Path] = ()) -> None:
        self.home = home
        self.folders = [*shipped, *([home] if home else [])]

    def load(self, key: str) -> FileRead | None:
        """The entry, or None where there is none that is whole and in the language in use."""
        for folder in self.folders:
            with contextlib.suppress(OSError, ValueError, KeyError, TypeError, RecursionError):
                entry = json.loads((folder / f"{key}.json").read_bytes())
                if entry["key"] == key and entry["sum"] == _sum(entry["read"]):
                    read = decode(entry["read"])
                    if not read.findings or entry["language"] == current_language():
                        return read
        return None

    def save(self, key: str, read: FileRead) -> None:
        """Write an entry; a folder that cannot be written costs time at the next start, no more."""
        if self.home:
            with contextlib.suppress(OSError):
                write_entry(self.home, key, read)
                _prune(self.home)


def write_entry(folder: Path, key: str, read: FileRead) -> Path:
    """Write an entry whole or not at all. Raises OSError."""
    body = encode(read)
    entry = {"key": key, "language": current_language(), "sum": _sum(body), "read": body}
    folder.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=folder, suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as part:
            json.dump(entry, part, ensure_ascii=False, separators=(",", ":"))
        target = folder / f"{key}.json"
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return target


def _sum(body: object) -> str:
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _prune(home: Path) -> None:
    """Drop the oldest entries where many versions of banks were read."""
    entries = sorted(home.glob("*.json"), key=lambda path: path.stat().st_mtime_ns)
    for old in entries[:-MOST_ENTRIES]:
        old.unlink(missing_ok=True)
