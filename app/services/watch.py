"""Watching a course: its files looked at again and again; what a save brought: findings come and gone, questions."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.domain.finding import Finding, Severity
from app.domain.item import Item
from app.services.check_banks import STATEMENT, CheckResult, Evidence, check
from app.services.lint import needs_answers
from app.services.ports import CourseLoad, CourseReader

Stamp = tuple[tuple[str, int, int], ...]
"""Path, size and time of change of every YAML file, in the order of paths."""


@dataclass(frozen=True, slots=True)
class Change:
    """What one save brought; `items` are new or changed questions in the course's order."""

    load: CourseLoad
    result: CheckResult
    new: tuple[Finding, ...] = ()
    mended: tuple[Finding, ...] = ()
    items: tuple[Item, ...] = ()


class Watch:
    """One course folder and what was last seen of it; `said` tells what answers say of the questions, as in `check`."""

    def __init__(self, reader: CourseReader, course: Path, said: Evidence | None = None) -> None:
        self._reader, self._said = reader, said
        self.course = course
        self._stamp: Stamp = ()
        self._before: Stamp = ()
        self._digest = ""
        self._findings: tuple[Finding, ...] = ()
        self._items: dict[str, str] = {}

    def stamp(self) -> Stamp:
        """The files as the folder lists them now; a file that is just being replaced is left out."""
        found = []
        for folder in (self.course, self.course / "banks", self.course / "quizzes"):
            for path in _listed(folder):
                try:
                    state = path.stat()
                except OSError:
                    continue
                found.append((str(path), state.st_size, state.st_mtime_ns))
        return tuple(found)

    def changed(self, stamp: Stamp) -> bool:
        """Whether files differ from those last read: by size and time first, then by their bytes."""
        if stamp == self._stamp:
            return False
        if self._digest == _digest(stamp):
            self._stamp = stamp
            return False
        return True

    def poll(self) -> Change | None:
        """Look where files changed and two polls running saw the same."""
        return self.look() if self.saved() else None

    def saved(self) -> bool:
        """Whether files changed since they were last read, as two calls running saw: none is just being written."""
        before, self._before = self._before, self.stamp()
        return self._before == before and self.changed(before)

    def note(self) -> None:
        """Take the files as read, as they are now."""
        self._stamp = self._before = self.stamp()
        self._digest = _digest(self._stamp)

    def look(self) -> Change:
        """Read the course and say what is new since the last look; the first look gives all findings, no questions."""
        first = not self._stamp and not self._digest
        self.note()
        load = self._reader.read(self.course)
        result = check(self._reader, [self.course], self._said)
        items = dict(load.course.items) if load.course else {}
        revised = {name: _state(item) for name, item in items.items()}
        shown = () if first else tuple(item for name, item in items.items() if self._items.get(name) != revised[name])
        new, gone = _missing(self._findings, result.findings), _missing(result.findings, self._findings)
        hidden = tuple(finding for finding in gone if _is_hidden(finding, load, result))
        mended = tuple(finding for finding in gone if finding not in hidden)
        self._findings = (*result.findings, *hidden)
        if load.course is not None:
            self._items = revised
        return Change(load, result, new, mended, shown)


def _is_hidden(finding: Finding, load: CourseLoad, result: CheckResult) -> bool:
    """Whether nobody knows if a finding that is gone is mended: an error hides it, or a new text waits for answers."""
    if load.course is None or needs_answers(finding.code):
        return True
    wrong = {one.path for one in result.findings if one.severity is Severity.ERROR}
    if any(one.path == finding.path and one.code.startswith("yaml.") for one in result.findings):
        return True
    if finding.severity is Severity.ERROR:
        return False
    return finding.path in wrong or (Path(finding.path).name == STATEMENT and bool(wrong))


def _missing(known: Sequence[Finding], asked: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings asked for that are not known; one that only moved to another line is."""
    left = Counter(map(_identity, known))
    found = []
    for finding in asked:
        if left[_identity(finding)] > 0:
            left[_identity(finding)] -= 1
        else:
            found.append(finding)
    return tuple(found)


def _identity(finding: Finding) -> tuple[str, str, str, str]:
    return (finding.path, finding.code, finding.message, finding.excerpt.strip())


def _state(item: Item) -> str:
    """What a student sees of a question, feedback and hint too, but not where it stands."""
    return repr((item.revision, item.body, item.explain, item.hint, item.points, item.marks, item.image))


def _listed(folder: Path) -> list[Path]:
    try:
        found = sorted(folder.iterdir())
    except OSError:
        return []
    return [path for path in found if path.suffix.lower() in (".yaml", ".yml") and not path.name.startswith(".")]


def _digest(stamp: Stamp) -> str:
    total = hashlib.sha256()
    for name, _size, _time in stamp:
        total.update(name.encode("utf-8", "backslashreplace") + b"\0")
        try:
            with Path(name).open("rb") as stream:
                total.update(hashlib.sha256(stream.read(2_000_001)).digest())
        except OSError:
            total.update(b"gone")
    return total.hexdigest()
