"""What the check says of banks that are being edited, by question and field; and what stands in the way of saving."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.domain.finding import Finding, Severity
from app.domain.lint.rule import ItemFigures
from app.services.author_files import AuthorRefused
from app.services.author_ports import FieldStart
from app.services.edit_bank_files import BankFiles
from app.services.edit_bank_unread import Unread
from app.services.lint import weaknesses
from app.services.ports import CourseLoad

_MISSING = ("bank.missing-key", "bank.no-wrong")
_MENDED_AT = {"lint.missing-feedback": "explain"}  # what has no place of its own in a file stands at the id there
_KEY = re.compile(r'"(\w+)"')


@dataclass(frozen=True, slots=True)
class Placed:
    """A finding with the question (by name) and key it is about; both empty where it is about none."""

    finding: Finding
    inside: str
    name: str = ""
    key: str = ""

    @property
    def error(self) -> bool:
        """Whether it is an error."""
        return self.finding.severity is Severity.ERROR


def read_course(files: BankFiles, figures: Mapping[str, ItemFigures]) -> CourseLoad:
    """The course with the banks as they are edited, errors and warnings; `figures` are of saved questions."""
    shown = files.course.absolute().name
    load = files.splicer.preview(files.course, files.changes(), shown)
    unsaved = files.unsaved()
    known = {name: one for name, one in figures.items() if name not in unsaved}
    return replace(load, findings=(*load.findings, *weaknesses(load, known)))


def placed(files: BankFiles, load: CourseLoad) -> tuple[Placed, ...]:
    """Every finding with its question and field."""
    starts: dict[str, tuple[FieldStart, ...]] = {}
    found = []
    for finding in load.findings:
        inside = finding.path.partition("/")[2]
        if inside in files.files and inside not in starts:
            starts[inside] = _starts(files, inside)
        found.append(_place(files, inside, finding, starts.get(inside, ())))
    return tuple(found)


def unread_findings(files: BankFiles, unread: Unread) -> tuple[Placed, ...]:
    """An error at each field whose text no bank can hold."""
    found = []
    for (name, key), one in unread.texts.items():
        if (entry := files.entry(name)) is not None:
            path = f"{files.course.absolute().name}/{entry.inside}"
            finding = Finding(path, 0, 0, "bank.unread-text", Severity.ERROR, one.reason, "")
            found.append(Placed(finding, entry.inside, name, key))
    return tuple(found)


def _starts(files: BankFiles, inside: str) -> tuple[FieldStart, ...]:
    try:
        return files.splicer.starts(files.files[inside].now)
    except AuthorRefused:
        return ()


def _place(files: BankFiles, inside: str, finding: Finding, starts: tuple[FieldStart, ...]) -> Placed:
    number = bisect_right(starts, (finding.line, finding.column), key=lambda start: (start.line, start.column))
    if not number or starts[number - 1].at < 0:
        return Placed(finding, inside)
    start = starts[number - 1]
    key = start.key
    if finding.code in _MISSING and (named := _KEY.search(finding.message)):
        key = named[1] if finding.code == "bank.missing-key" else "wrong"
    elif key == "id":
        key = _MENDED_AT.get(finding.code, key)
    return Placed(finding, inside, files.named(inside, start.at), key)
