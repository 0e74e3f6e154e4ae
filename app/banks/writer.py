"""YamlCourseWriter: adds an entry at the end of a list, all other bytes stay; reads a course as it would become."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping as Dict
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from app.banks.compose import compose
from app.banks.cross import join, unsure_points
from app.banks.folder import STATEMENT, CourseFile, course_files, read_bytes
from app.banks.nodes import Mapping, Node, Sequence
from app.banks.parsed import FilePart, FileRead, ParsedBank, ParsedStatement
from app.banks.places import FileLocator
from app.banks.read_file import read_file
from app.banks.report import Report, Source
from app.banks.source import decode
from app.banks.splice import EntryList
from app.domain.finding import Finding, Severity
from app.i18n import _, current_language
from app.services.author_files import AuthorRefused
from app.services.ports import CourseLoad

ROOMS = {"banks": "bank", "quizzes": "quiz"}
LISTS = {"bank": "questions", "statement": "sections"}
_DASH = re.compile(r"( *)- +")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")


class YamlCourseWriter:
    """Writes YAML without re-dumping it."""

    def appended(self, data: bytes, room: str, entry: str) -> bytes:
        """The file with one more question (room bank) or section (room statement) at the end of its list.

        `entry` is YAML that begins with `- `, not indented. Raises AuthorRefused where the file has errors that hide
        its list, the list stands in brackets, or anything but the new entry would read differently.
        """
        source, _finding = decode(data)
        report = Report(source or Source(""), room)
        root = compose(source, report) if source else None
        if source is None or report.faults or not isinstance(root, Mapping):
            raise AuthorRefused(_("The file has errors. Run check, mend them, then try again."))
        changed = _first(data, room, entry) if _is_empty(root, LISTS[room]) else _later(data, room, entry, root, source)
        _must_only_add(read_file(data, room), read_file(changed, room))
        return changed

    def preview(self, path: Path, changes: Dict[str, bytes], shown: str | None = None) -> CourseLoad:
        """The course as it would read with these bytes in place of the files named; without those that have none."""
        prefix = os.fspath(path) if shown is None else shown
        files = {file.inside: file for file in course_files(path)}
        for inside in changes:
            if inside not in files and (room := _room(inside)):
                files[inside] = CourseFile(inside, room, path / inside)
        files = {inside: file for inside, file in files.items() if changes.get(inside) != b""}
        parts = [_part(files[inside], changes.get(inside), f"{prefix}/{inside}") for inside in sorted(files, key=_rank)]
        course, findings = join(path, parts)
        ordered = tuple(sorted(findings, key=lambda finding: finding.order))
        return CourseLoad(course, ordered, FileLocator(parts), unsure=unsure_points(course, parts))


def _room(inside: str) -> str:
    return "statement" if inside == STATEMENT else ROOMS.get(inside.split("/")[0], "")


def _rank(inside: str) -> tuple[int, str]:
    return (0 if inside == STATEMENT else 1, inside)


@lru_cache(maxsize=64)
def _read(data: bytes, room: str, _language: str) -> FileRead:
    """A file as `read_file` reads it: while one bank is edited, the others need not be read again at each change."""
    return read_file(data, room)


def _part(file: CourseFile, data: bytes | None, shown: str) -> FilePart:
    found = read_bytes(file) if data is None else data
    if isinstance(found, Finding):
        return FilePart(file.room, shown, file.path.stem, b"", FileRead(None, (replace(found, path=shown),)))
    read = _read(found, file.room, current_language())
    findings = tuple(replace(finding, path=shown) for finding in read.findings)
    return FilePart(file.room, shown, file.path.stem, found, FileRead(read.parsed, findings))


def _later(data: bytes, room: str, entry: str, root: Mapping, source: Source) -> bytes:
    """The file with an entry at the end of a list that has some."""
    end, indent = _end_of_list(root, LISTS[room], source)
    text = data.decode("utf-8")
    breaks = "\r\n" if "\r\n" in text else "\n"
    lines = _LINE.findall(text)
    before, after = "".join(lines[:end]), "".join(lines[end:])
    if not before.endswith(("\n", "\r")):
        before += breaks
    added = breaks.join(f"{indent}{line}" if line else line for line in entry.rstrip("\n").split("\n")) + breaks
    return (before + added + after).encode("utf-8")


def _first(data: bytes, room: str, entry: str) -> bytes:
    """The file with the first entry of a list that is written `[]`."""
    entries = EntryList(data, (LISTS[room],))
    return (entries.bom + entries.inserted(-1, entry.rstrip("\n"))).encode("utf-8")


def _is_empty(root: Mapping, key: str) -> bool:
    node = next((value for name, value in root.pairs if name.text == key), None)
    return isinstance(node, Sequence) and not node.items


def _end_of_list(root: Mapping, key: str, source: Source) -> tuple[int, str]:
    """How many lines stand before the end of the list, and the spaces before its dashes."""
    keys = [name.text for name, _value in root.pairs]
    node: Node | None = dict(zip(keys, (value for _name, value in root.pairs), strict=True)).get(key)
    if not isinstance(node, Sequence) or not node.items:
        raise AuthorRefused(_('The file has no list "{key}" to add to.').format(key=key))
    first = node.items[0].spot
    dash = _DASH.fullmatch(source.lines[first.line - 1][: first.column - 1])
    if dash is None:
        raise AuthorRefused(
            _('The list "{key}" stands in brackets; write each entry on lines of its own that begin with -.').format(
                key=key
            )
        )
    later = [name.spot.line for name, _value in root.pairs[keys.index(key) + 1 :]]
    last = later[0] - 1 if later else len(source.lines)
    for number in range(first.line, last):
        if re.match(r"\.\.\.(\s|$)", source.lines[number]):
            return number, dash[1]
    return last, dash[1]


def _must_only_add(old: FileRead, new: FileRead) -> None:
    """Raise where more than the last entry reads differently."""
    before, after = _entries(old), _entries(new)
    faults = [sum(f.severity is Severity.ERROR for f in read.findings) for read in (old, new)]
    if before is None or after is None or after[:-1] != before or faults[1] > faults[0]:
        raise AuthorRefused(_("Nothing was written: the file would not read as before. Add the entry by hand."))


def _entries(read: FileRead) -> list[object] | None:
    match read.parsed:
        case ParsedBank(section=section, items=items):
            return [(section, one.id, one.item, one.points, one.unfilled) for one in items]
        case ParsedStatement(statement=statement) if statement:
            return [(statement.title, statement.about, statement.source, section) for section in statement.sections]
        case _:
            return None
