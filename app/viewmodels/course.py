"""Course: make one, import a text, edit sections and points; every change is written at once and can be undone."""

from __future__ import annotations

from collections.abc import Callable

from app.i18n import _
from app.services.own_course import copy_course
from app.viewmodels import course_pages as pages
from app.viewmodels.course_begin import CourseBegin
from app.viewmodels.course_state import COURSE, HOME, POINT, SECTION, UP


class CourseModel(CourseBegin):
    """Walking among courses, sections and points, and changing them."""

    # -- walking ---------------------------------------------------------------------------------------------------

    def open(self, course: str) -> None:
        """Choose an own course and open it; a shipped one is only chosen."""
        card = next((one for one in self._desk.courses() if one.id == course), None)
        if card is not None and card.path.parent != self._desk.parts.own_courses:
            self._desk.choose_course(course)
            self._tell(_("{title} is chosen on Today.").format(title=card.title))
        elif card is not None:
            self._act(lambda: self._open_folder(card.path))

    def copy(self, course: str) -> None:
        """Make a copy of one's own of a shipped course, and open it."""
        card = next((one for one in self._desk.courses() if one.id == course), None)
        if card is not None:
            parts = self._desk.parts
            self._act(lambda: self._open_folder(copy_course(card.path, parts.own_courses, parts.reader)))

    def open_row(self, name: str) -> None:
        """Open a section or point of the list."""
        if self._page == COURSE:
            self._section = name
            self._go(SECTION)
        elif self._page == SECTION:
            self._point = name
            self._go(POINT)

    def open_point(self, point: str) -> bool:
        """Open a point of the chosen course, from wherever one is; False where the course is not one's own."""
        card = self._desk.card()
        if card.path.parent != self._desk.parts.own_courses:
            return False
        self._act(lambda: self._open_folder(card.path))
        holds = [one for one in self._sections() if any(each.id == point for each in one.points)]
        if holds:
            self._section, self._point = holds[0].id, point
            self._go(POINT)
        return True

    def back(self) -> bool:
        """One page up; False on the first."""
        if self._page == HOME:
            return False
        up = UP[self._page]
        if up == HOME and self._edit is not None and self._edit.folder is not None:
            self._edit = None
        self._go(up)
        return True

    # -- changing --------------------------------------------------------------------------------------------------

    def save(self, first: str, second: str, *, general: bool = False) -> None:
        """Take over the form of the page: a course, section or point."""
        edit = self._opened
        acts: dict[str, Callable[[], None]] = {
            COURSE: lambda: edit.rename(first, pages.read_about(second, edit.text.about)),
            SECTION: lambda: edit.edit_section(self._section, first, second),
            POINT: lambda: edit.edit_point(self._point, first, pages.read_terms(second), general=general),
        }
        self._act(acts[self._page], _("Saved."))

    def add(self, first: str, second: str = "") -> bool:
        """Add a section (title, first point) or a point (text); whether it was added."""
        if self._page == COURSE:
            self._act(lambda: self._opened.add_section(first, second) and None)
        else:
            self._act(lambda: self._opened.add_point(self._section, first) and None)
        return not self.state.problem

    def move(self, by: int) -> None:
        """Move the section or point that is open up (-1) or down (1)."""
        edit = self._opened
        name, act = (self._section, edit.move_section) if self._page == SECTION else (self._point, edit.move_point)
        self._act(lambda: act(name, by), _("Moved up.") if by < 0 else _("Moved down."))

    def move_to(self, section: str, *, take: bool) -> None:
        """The point that is open to another section; `take` says whether the questions on it go with it."""

        def gone() -> str:
            self._opened.move_point_to(self._point, section, take=take)
            self._section = section
            title = next((one.title for one in self._sections() if one.id == section), section)
            return _("It stands in “{section}” now, as the last point.").format(section=title)

        self._act(gone)

    def delete(self) -> None:
        """Delete the section or point that is open; undo brings it back."""

        def gone() -> str:
            if self._page == SECTION:
                self._opened.delete_section(self._section)
            else:
                self._opened.delete_point(self._point)
            self._page = UP[self._page]
            return _("Deleted.")

        self._act(gone)

    def undo(self) -> None:
        """Take the last change back."""
        self._act(self._opened.undo, _("Taken back."))

    def keep_mine(self) -> None:
        """On a conflict: this version takes the file's place."""
        conflict, self._conflict = self._conflict, None
        if conflict is not None:
            self._page = COURSE
            self._act(lambda: self._opened.keep_mine(conflict.mine), _("Your version is saved."))

    def take_theirs(self) -> None:
        """On a conflict: go on from the file."""
        self._conflict, self._page = None, COURSE
        self._act(self._opened.theirs, _("The file's version is open."))
