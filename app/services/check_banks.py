"""Check what an author wrote: courses, or single files in them."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.domain.bank import Course
from app.domain.finding import Finding, Severity
from app.domain.lint.rule import ItemFigures
from app.i18n import _
from app.services.lint import weaknesses
from app.services.ports import CourseLoad, CourseReader

STATEMENT = "statement.yaml"
_FOLDERS = ("banks", "quizzes")


@dataclass(frozen=True, slots=True)
class CheckResult:
    """Findings by file and place, how much the courses hold, and the ids of points that no question cites.

    `unsure` are points without a sound question that one which could not be read may cover; not in `uncovered`.
    """

    findings: tuple[Finding, ...]
    banks: int = 0
    items: int = 0
    points: int = 0
    sections: int = 0
    uncovered: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()

    @property
    def errors(self) -> int:
        """How many findings are errors."""
        return sum(finding.severity is Severity.ERROR for finding in self.findings)

    @property
    def warnings(self) -> int:
        """How many findings are warnings."""
        return len(self.findings) - self.errors


@dataclass(frozen=True, slots=True)
class _Target:
    """A path that was asked for: its course, how that is written, and the file in it ("" for all)."""

    given: str
    course: str
    inside: str


Evidence = Callable[[Path, Course], Mapping[str, ItemFigures]]


def check(reader: CourseReader, paths: Sequence[str | Path], said: Evidence | None = None) -> CheckResult:
    """Read the courses of all paths, each once, and give the findings on what was asked for: errors and warnings.

    A path is a course folder, or a statement, bank or quiz in one, whose findings alone are then given. Findings
    name files as the paths are written; a path that leads to no course is a finding itself. `said` tells what the
    answers say of the questions, for the rules that need answers.
    """
    findings: dict[Finding, None] = {}
    loads: dict[Path, CourseLoad] = {}
    for path in paths:
        target = _target(os.fspath(path))
        if isinstance(target, Finding):
            findings[target] = None
            continue
        load = reader.read(Path(target.course), target.course)
        answers = said(Path(target.course), load.course) if said and load.course else None
        load = replace(load, findings=(*load.findings, *weaknesses(load, answers)))
        loads[Path(target.course).absolute()] = load
        findings.update(dict.fromkeys(_asked_for(target, load)))
    return _result(tuple(sorted(findings, key=lambda finding: finding.order)), tuple(loads.values()))


def _result(findings: tuple[Finding, ...], loads: Sequence[CourseLoad]) -> CheckResult:
    courses = [load.course for load in loads if load.course]
    return CheckResult(
        findings,
        sum(len(course.banks) for course in courses),
        sum(len(course.items) for course in courses),
        sum(1 for course in courses for _point in course.statement.points()),
        sum(len(course.statement.sections) for course in courses),
        tuple(point for load in loads for point in _uncovered(load)),
        tuple(point for load in loads for point in load.unsure),
    )


def _uncovered(load: CourseLoad) -> list[str]:
    unsure = set(load.unsure)
    return [point for point in load.course.uncovered() if point not in unsure] if load.course else []


def _asked_for(target: _Target, load: CourseLoad) -> list[Finding]:
    """The load's findings, or those of the one file, named as it was."""
    if not target.inside:
        return list(load.findings)
    own = f"{target.course.rstrip('/')}/{target.inside}"
    return [replace(finding, path=target.given) for finding in load.findings if finding.path == own]


def course_of(given: str) -> str | None:
    """The course folder that a path names or lies in, as the path is written; None where it leads to no course."""
    target = _target(given)
    return None if isinstance(target, Finding) else target.course


def _target(given: str) -> _Target | Finding:
    path = Path(given)
    if not given:
        return _missing(given)
    try:
        if path.is_dir() and _is_shut(path):
            return _unreadable(given)
        if path.is_dir() and _is_course(path):
            return _Target(given, given.rstrip("/\\") or given, "")
        if path.is_file() or path.is_symlink():
            return _file_target(given, path)
        exists = path.exists()
    except PermissionError:  # a folder above it is shut
        return _unreadable(given)
    except (OSError, ValueError):  # a name that no file can have
        exists = False
    return _no_course(given) if exists else _missing(given)


def _is_shut(folder: Path) -> bool:
    """Whether this user may not look into a folder."""
    try:
        with os.scandir(folder):
            (folder / STATEMENT).stat()
    except PermissionError:
        return True
    except OSError:
        return False
    return False


def _is_course(path: Path) -> bool:
    return any((path / name).exists() for name in (STATEMENT, *_FOLDERS))


def _file_target(given: str, path: Path) -> _Target | Finding:
    """The course that holds a file: beside a statement, above banks and quizzes."""
    folder = path.absolute().parent
    if path.name == STATEMENT:
        return _Target(given, _written(given, 1) or str(folder), STATEMENT)
    is_yaml = path.suffix.lower() in (".yaml", ".yml")
    if is_yaml and folder.name in _FOLDERS and _is_course(folder.parent):
        return _Target(given, _written(given, 2) or str(folder.parent), f"{folder.name}/{path.name}")
    return _no_course(given)


def _written(given: str, up: int) -> str:
    """A path as written, less its last parts; empty where it is not written out that far or goes by `..`."""
    parts = Path(given).parts
    whole = len(parts) > up and ".." not in parts[-up:]
    return str(Path(*parts[:-up])) if whole else ""


def _missing(given: str) -> Finding:
    message = _("there is no such file or folder")
    return Finding(given, 0, 0, "path.missing", Severity.ERROR, message, _("check the path"))


def _unreadable(given: str) -> Finding:
    message = _("this may not be read")
    remedy = _("give yourself the permission to read it and the folders above it")
    return Finding(given, 0, 0, "path.unreadable", Severity.ERROR, message, remedy)


def _no_course(given: str) -> Finding:
    message = _("this is neither a course nor a file of one")
    remedy = _("name a folder that holds statement.yaml, or a file in its banks or quizzes folder")
    return Finding(given, 0, 0, "path.not-a-course", Severity.ERROR, message, remedy)
