"""Scaffolds of courses, sections and questions: all that is new is read first, and written whole or not at all."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app.domain.bank import Course
from app.domain.finding import Finding, Severity
from app.i18n import _
from app.services import scaffold_text as texts
from app.services.author_files import AuthorRefused, new_files, read_bytes, remove, replace_file
from app.services.author_ports import CourseWriter
from app.services.command_line import command_line
from app.services.ports import CourseLoad, CourseReader
from app.services.schema_files import OWN_SCHEMAS, schema_files, schema_place

ID = re.compile(r"[^\W_][\w.\-]{0,99}")
STATEMENT = "statement.yaml"
FIRST_SECTION = "opening"


@dataclass(frozen=True, slots=True)
class Made:
    """What was written: new files and changed ones, and what is to be filled in, as findings."""

    new: tuple[Path, ...]
    changed: tuple[Path, ...]
    to_fill: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A file's bytes as they were read, and as they are to be."""

    old: bytes
    new: bytes


class Scaffolder:
    """Makes scaffolds in course folders."""

    def __init__(self, reader: CourseReader, writer: CourseWriter) -> None:
        self._reader = reader
        self._writer = writer

    def course(self, folder: Path, title: str) -> Made:
        """A new course with a section, a bank and a practice set. Raises AuthorRefused where one stands there."""
        _must_name(title)
        if (folder / STATEMENT).exists():
            raise AuthorRefused(_("{path} holds a course already; nothing was written.").format(path=folder))
        schemas = self.schemas()
        section = texts.section(FIRST_SECTION, "FILL IN: the title of the first section")
        return self.write(
            folder,
            schemas
            | {
                STATEMENT: texts.statement(title, f"{OWN_SCHEMAS}/statement.schema.json", section).encode(),
                f"banks/{FIRST_SECTION}.yaml": self._bank(FIRST_SECTION, f"../{OWN_SCHEMAS}/bank.schema.json"),
                "quizzes/practice.yaml": texts.quiz(
                    "Practice", f"../{OWN_SCHEMAS}/quiz.schema.json", FIRST_SECTION
                ).encode(),
            },
        )

    def section(self, folder: Path, name: str, title: str) -> Made:
        """One more section with a point, and a bank for it. Raises AuthorRefused."""
        course = self._course(folder)
        _must_be_id(name)
        _must_name(title)
        if course.statement.section(name):
            raise AuthorRefused(_('The statement has a section "{id}" already.').format(id=name))
        change = self._appended(folder / STATEMENT, "statement", texts.section(name, title))
        schema, extra = self._schema_for(folder, "bank")
        return self.write(folder, {f"banks/{name}.yaml": self._bank(name, schema), **extra}, {STATEMENT: change})

    def question(self, folder: Path, section: str, name: str, kind: str, point: str = "") -> Made:
        """One more question at the end of the section's first bank, or in a new bank. Raises AuthorRefused."""
        course = self._course(folder)
        _must_be_id(name)
        found = course.statement.section(section)
        if found is None:
            names = ", ".join(one.id for one in course.statement.sections)
            raise AuthorRefused(_('There is no section "{id}". Sections: {names}.').format(id=section, names=names))
        if name in course.items:
            raise AuthorRefused(_('There is a question "{id}" already.').format(id=name))
        if point and course.statement.point(point) is None:
            raise AuthorRefused(_('The statement has no point "{id}".').format(id=point))
        open_points = [one.id for one in found.points if one.id in course.uncovered()]
        entry = texts.question(name, point or (open_points or [found.points[0].id])[0], kind)
        bank = next((bank for bank in course.banks if bank.section == section), None)
        if bank is not None:
            inside = f"banks/{Path(bank.path).name}"
            return self.write(folder, {}, {inside: self._appended(folder / inside, "bank", entry)})
        schema, extra = self._schema_for(folder, "bank")
        return self.write(folder, {f"banks/{section}.yaml": texts.bank(section, schema, entry).encode(), **extra})

    def write(self, folder: Path, new: Mapping[str, bytes], changed: Mapping[str, Change] | None = None) -> Made:
        """Write files of a course after reading it as it would become; with a new error nothing is written.

        A new file that exists already is refused, and so is a changed one that no longer holds its old bytes. Raises
        AuthorRefused.
        """
        changes = changed or {}
        for inside in new:
            if os.path.lexists(folder / inside):
                raise AuthorRefused(_("{path} exists already; nothing was written.").format(path=folder / inside))
        after = self._checked(folder, {**new, **{inside: change.new for inside, change in changes.items()}})
        files = [(folder / inside, data) for inside, data in new.items()]
        made = new_files(files)
        try:
            for inside, change in changes.items():
                replace_file(folder / inside, change.new, expected=change.old)
        except AuthorRefused:
            remove(made)
            raise
        touched = {folder / inside for inside in (*new, *changes)}
        to_fill = tuple(f for f in after.findings if f.code.endswith(".unfilled") and Path(f.path) in touched)
        return Made(tuple(path for path, _data in files), tuple(folder / inside for inside in changes), to_fill)

    def _checked(self, folder: Path, changes: Mapping[str, bytes]) -> CourseLoad:
        """The course as it would become. Raises AuthorRefused where it would have an error that it has not now."""
        after = self._writer.preview(folder, changes)
        worse = new_errors(self._reader.read(folder), after)
        if worse:
            place = f"{worse[0].path}:{worse[0].line}" if worse[0].line else worse[0].path
            raise AuthorRefused(
                _("Nothing was written, since it would be an error: {message} ({place}).").format(
                    message=worse[0].message, place=place
                )
            )
        return after

    def _course(self, folder: Path) -> Course:
        load = self._reader.read(folder)
        if load.course is None:
            raise AuthorRefused(
                _('{path} is no course that can be read. Make one with "new course", or see why: {command}')
                .format(path=folder, command=command_line("check", str(folder)))
            )  # fmt: skip
        return load.course

    def _appended(self, path: Path, room: str, entry: str) -> Change:
        old = read_bytes(path)
        try:
            return Change(old, self._writer.appended(old, room, entry))
        except AuthorRefused as refusal:
            raise AuthorRefused(f"{path}: {refusal}") from refusal

    @staticmethod
    def _bank(section: str, schema: str) -> bytes:
        return texts.bank(section, schema, texts.question(f"{section}-question-1", f"{section}-1", "single")).encode()

    def schemas(self) -> dict[str, bytes]:
        """The schema files of a new course, by their path in it."""
        return {f"{OWN_SCHEMAS}/{name}": data for name, data in schema_files(self._reader).items()}

    def _schema_for(self, folder: Path, room: str) -> tuple[str, dict[str, bytes]]:
        """Where a new bank's schema stands, as other banks have it, and the files to write where there is none."""
        if place := schema_place(folder, room):
            return place, {}
        inside = f"{OWN_SCHEMAS}/{room}.schema.json"
        return f"../{inside}", {inside: self.schemas()[inside]}


def new_errors(before: CourseLoad, after: CourseLoad) -> list[Finding]:
    """Errors that were not there before, wherever they stand now."""
    known = Counter((f.path, f.code, f.message) for f in before.findings)
    found = []
    for finding in after.findings:
        key = (finding.path, finding.code, finding.message)
        known[key] -= 1
        if finding.severity is Severity.ERROR and known[key] < 0:
            found.append(finding)
    return found


def _must_be_id(name: str) -> None:
    if not ID.fullmatch(name):
        raise AuthorRefused(
            _('"{id}" is no id: use letters, digits, - _ and . without spaces, as in moon-operation.').format(id=name)
        )


def _must_name(title: str) -> None:
    if not title.split():
        raise AuthorRefused(_("Give a title with --title."))
