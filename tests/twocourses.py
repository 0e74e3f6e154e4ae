"""A desk with two courses, of which the second may be unreadable."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from app.domain.bank import Course
from app.domain.finding import Finding, Severity
from app.domain.statement import Point, Section, Statement
from app.services.desk import Desk
from app.services.ports import CourseCard, CourseLoad
from tests.asking import asking_course
from tests.studyroom import FakeClock, make_desk

FIRST, OTHER = "course", "other"


class TwoCourses:
    """A reader of both; `broken` makes the other one unreadable."""

    def __init__(self, *, broken: bool) -> None:
        first = asking_course()
        section = Section("tea", "Tea Ceremony", "Tea", (Point("whisk", "tea", 1, "The whisk is of bamboo."),))
        other = replace(first, id=OTHER, statement=Statement("The Other", (section,)), banks=(), quizzes=())
        self.courses: dict[str, Course] = {FIRST: first, OTHER: other}
        self.broken = broken

    def read(self, path: Path, shown: str | None = None) -> CourseLoad:
        if path.name == OTHER and self.broken:
            return CourseLoad(None, (Finding("statement.yaml", 1, 1, "broken", Severity.ERROR, "Broken.", "Mend it."),))
        return CourseLoad(self.courses[path.name])

    def card(self, path: Path) -> CourseCard | None:
        found = self.courses.get(path.name)
        return CourseCard(found.id, found.statement.title, path) if found else None

    def schema(self) -> Mapping[str, object]:
        return {}


def two_course_desk(folder: Path, *, broken: bool = False, clock: FakeClock | None = None) -> Desk:
    """A desk over both courses and a real store, at the first one."""
    desk = make_desk(folder, clock)
    (folder / "content" / OTHER).mkdir(exist_ok=True)
    desk.parts = replace(desk.parts, reader=TwoCourses(broken=broken))
    desk.choose_course(FIRST)
    return desk
