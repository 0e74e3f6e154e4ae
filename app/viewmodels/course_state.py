"""What the course page shows: plain data, replaced whole."""

from __future__ import annotations

from dataclasses import dataclass

HOME, NEW, IMPORT, COURSE, SECTION, POINT, CONFLICT = "home", "new", "import", "course", "section", "point", "conflict"
UP = {NEW: HOME, IMPORT: HOME, COURSE: HOME, SECTION: COURSE, POINT: SECTION, CONFLICT: COURSE}


@dataclass(frozen=True, slots=True)
class Line:
    """A course, section or point in a list; `own` courses can be changed."""

    id: str
    text: str
    note: str
    own: bool = True


@dataclass(frozen=True, slots=True)
class CourseState:
    """One page of making a course.

    `rows` are what the page lists. `title` and `note` stand above; `first` and `second` are the texts of its form:
    title and about lines, title and short, text and terms. `waiting` says that a course was begun and is not made yet.
    `targets` are the sections, (id, title), that a point could go to, `followers` how many questions could go with it.
    `citing` are the questions that keep something from going. On a conflict `mine` and `theirs` are what differs.
    """

    page: str = HOME
    rows: tuple[Line, ...] = ()
    title: str = ""
    note: str = ""
    id: str = ""
    first: str = ""
    second: str = ""
    general: bool = False
    draft: bool = False
    waiting: bool = False
    can_undo: bool = False
    at_start: bool = False
    at_end: bool = False
    problem: str = ""
    citing: tuple[str, ...] = ()
    done: str = ""
    mine: str = ""
    theirs: str = ""
    targets: tuple[tuple[str, str], ...] = ()
    followers: int = 0
