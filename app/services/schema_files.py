"""The schema files by which editors with YAML support know a course's files: the line that names one, and the file."""

from __future__ import annotations

import json
import re
from pathlib import Path

from app.services.author_files import AuthorRefused, new_files, read_bytes
from app.services.ports import CourseReader

OWN_SCHEMAS = "schema"
HOMES = {"bank": "banks", "quiz": "quizzes", "statement": "."}
_LINE = re.compile(rb"(?:\xef\xbb\xbf)?#\s*yaml-language-server:\s*\$schema=(\S+)")
_MOST_BYTES = 500


def schema_files(reader: CourseReader) -> dict[str, bytes]:
    """The schema files by name, as `bank.schema.json`."""
    return {
        _name(room): f"{json.dumps(schema, ensure_ascii=False, indent=2)}\n".encode()
        for room, schema in reader.schema().items()
    }


def schema_place(course: Path, room: str) -> str:
    """Where a new file of a room (bank, quiz) finds its schema: as its neighbours do, else in the course; or empty."""
    for other in _yaml_in(course / HOMES[room]):
        if (place := _place(other)).endswith(_name(room)):
            return place
    return f"../{OWN_SCHEMAS}/{_name(room)}" if (course / OWN_SCHEMAS / _name(room)).is_file() else ""


def write_missing(course: Path, within: Path, reader: CourseReader) -> tuple[Path, ...]:
    """Write the schema files that a course's files name and that are not there, inside `within` alone."""
    wanted: dict[Path, bytes] = {}
    known = schema_files(reader)
    for home in HOMES.values():
        for path in _yaml_in(course / home):
            target = (path.parent / _place(path)).resolve()
            if target.name in known and target.is_relative_to(within.resolve()) and not target.exists():
                wanted[target] = known[target.name]
    return new_files(list(wanted.items()))


def _name(room: str) -> str:
    return f"{room}.schema.json"


def _place(path: Path) -> str:
    """What the first line of a file says, or an empty text."""
    try:
        found = _LINE.match(read_bytes(path)[:_MOST_BYTES])
    except AuthorRefused:
        return ""
    return found[1].decode("ascii") if found and found[1].isascii() else ""


def _yaml_in(folder: Path) -> list[Path]:
    try:
        return sorted(p for p in folder.iterdir() if p.suffix.lower() in (".yaml", ".yml") and p.is_file())
    except OSError:
        return []
