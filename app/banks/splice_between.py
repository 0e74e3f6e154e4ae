"""Moves an entry with its comments from one list to another, of the same file or of another; all other bytes stay."""

from __future__ import annotations

from app.banks.emit import question
from app.banks.part_path import Path
from app.banks.splice import EntryList, Fields
from app.i18n import _
from app.services.author_files import AuthorRefused

QUESTIONS: Path = ("questions",)


def move_between(data: bytes, path: Path, at: int, target: Path, changes: Fields | None = None) -> bytes:
    """The file with entry `at` (from 0) of a list at the end of another list; `changes` are fields it gets there."""
    source = EntryList(data, path)
    if len(source.parts) == 1:
        raise AuthorRefused(_("At least one stays; add another before you move this one."))
    return _received(source.without(at), target, source, at, changes or {})


def move_question_to(data: bytes, at: int, target: bytes) -> tuple[bytes, bytes]:
    """Both banks after question `at` (from 0) of the first went to the end of the other."""
    source = EntryList(data)
    return source.without(at), _received(target, QUESTIONS, source, at, {})


def _received(data: bytes, path: Path, source: EntryList, at: int, changes: Fields) -> bytes:
    """The file with an entry of another list at the end of this one, in its own lines where they read the same here."""
    entries = EntryList(data, path)
    fields = source.fields[at]
    last = len(entries.parts) - 1
    first, stop = source.chunk(at)
    lines = [_shifted(line, entries.indent - source.indent) for line in source.marked.lines[first:stop]]
    body = "\n".join(line.rstrip("\r\n") for line in lines)
    try:
        moved = entries.checked(entries.inserted(last, body), (*entries.fields, fields))
    except AuthorRefused:
        pad = " " * entries.indent
        above = "".join(f"{pad}{comment}\n" for comment in source.comments(at))
        plain = f"{above}{pad}- {question(fields, entries.indent + 2)}"
        moved = entries.checked(entries.inserted(last, plain), (*entries.fields, fields))
    if not changes:
        return moved
    return EntryList(moved, path).replaced(last + 1, {**fields, **changes})


def _shifted(line: str, by: int) -> str:
    if not line.strip():
        return line
    if by >= 0:
        return " " * by + line
    return line[min(-by, len(line) - len(line.lstrip(" "))) :]
