"""Coverage of the courses that an author names."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.domain.bank import Course
from app.domain.coverage import Answered, Coverage, coverage
from app.i18n import _
from app.services.author_files import AuthorRefused
from app.services.check_banks import course_of
from app.services.command_line import command_line
from app.services.item_report import items_report
from app.services.ports import CourseReader, ProgressStore


@dataclass(frozen=True, slots=True)
class CourseCoverage:
    """One course as its path was written; `errors` may hide questions."""

    path: str
    coverage: Coverage
    errors: int = 0


def course_coverage(reader: CourseReader, paths: Sequence[str | Path]) -> tuple[CourseCoverage, ...]:
    """The coverage of each path's course, each once. Raises AuthorRefused for a path that leads to no course."""
    found: dict[Path, CourseCoverage] = {}
    for path in paths:
        given = os.fspath(path)
        folder = course_of(given)
        if folder is None:
            raise AuthorRefused(_('"{path}" is neither a course nor a file of one.').format(path=given))
        key = Path(folder).absolute()
        if key in found:
            continue
        load = reader.read(Path(folder), folder)
        if load.course is None:
            raise AuthorRefused(
                _("{path} cannot be read. To see why: {command}").format(
                    path=folder, command=command_line("check", folder)
                )
            )
        found[key] = CourseCoverage(folder, coverage(load.course, None, load.unsure), len(load.errors))
    return tuple(found.values())


def answered_coverage(course: Course, store: ProgressStore, learners: Sequence[str]) -> Coverage:
    """Coverage with the facility of each point, from the first answers of the learners (ids) to current revisions."""
    return coverage(course, answered_items(course, store, learners))


def answered_items(course: Course, store: ProgressStore, learners: Sequence[str]) -> dict[str, Answered]:
    """What the first answers of the learners (ids) say of each item's current revision; only items with answers."""
    return {
        row.figures.item: Answered(row.figures.facility, row.figures.attempts)
        for row in items_report(course, store, learners).items
        if row.figures.facility is not None
    }
