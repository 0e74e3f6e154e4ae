"""Course: make one, import a text, edit sections and points; every change is written at once and can be undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from difflib import ndiff
from pathlib import Path

from app.domain.outline import Outline, outline
from app.i18n import _
from app.services.author_files import AuthorRefused
from app.services.author_ports import BankSplicer
from app.services.courses import find_courses
from app.services.desk import Desk
from app.services.document import read_document, read_pasted
from app.services.edit_bank import BankChanged
from app.services.edit_course import Cited, CourseEdit
from app.services.import_statement import statement_text
from app.services.new_course import blank_statement, make_course
from app.services.outline_course import SectionText
from app.services.own_course import copy_course
from app.services.ports import CourseCard
from app.services.scaffold import Scaffolder
from app.services.statement_ports import StatementSplicer
from app.viewmodels import course_pages as pages
from app.viewmodels.course_state import CONFLICT, COURSE, HOME, IMPORT, NEW, POINT, SECTION, UP, CourseState
from app.viewmodels.observable import ViewModel

MOST_DIFFERENCES = 60


class CourseModel(ViewModel[CourseState]):
    """Pages below one another: all courses, a course, a section, a point."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._edit: CourseEdit | None = None
        self._page, self._section, self._point = HOME, "", ""
        self._conflict: BankChanged | None = None
        super().__init__(CourseState())

    def refresh(self) -> None:
        """Show the page anew; an own course is read anew from its file."""
        if self._edit is not None and self._edit.folder is not None and not self._conflict:
            self._act(self._edit.theirs)
        else:
            self._tell()

    @property
    def folder(self) -> Path | None:
        """The folder of the course that is open, or None."""
        return self._edit.folder if self._edit else None

    @property
    def section(self) -> str:
        """The id of the section that is open, or an empty text."""
        return self._section

    def first_question(self) -> str:
        """The id of the first question on the section that is open, or an empty text."""
        found = self._edit.questions_on(set(), self._section) if self._edit and self._section else ()
        return found[0] if found else ""

    # -- from nothing ----------------------------------------------------------------------------------------------

    def new(self) -> None:
        """Show the form of a new course."""
        self._go(NEW)

    def to_import(self) -> None:
        """Show where a text is pasted."""
        self._go(IMPORT)

    def begin(self, title: str, section: str, point: str) -> None:
        """Begin a course; nothing is written until `make`."""
        self._act(lambda: self._begin(blank_statement(title, section, point)))

    def import_text(self, text: str) -> None:
        """Begin a course from pasted text."""
        self._act(lambda: self._imported(outline(read_pasted(text))))

    def import_file(self, path: str) -> None:
        """Begin a course from a .md, .txt, .html or .docx file."""
        self._act(lambda: self._imported(outline(read_document(Path(path.strip()).expanduser()))))

    def make(self) -> None:
        """Write the course that was begun, and choose it."""

        def made() -> str:
            edit = self._opened
            scaffolder = Scaffolder(self._desk.parts.reader, self._banks)
            folder = make_course(edit, self._desk.parts.own_courses, scaffolder, self._banks)
            self._open_folder(folder)
            return _("The course is made, and chosen on Today. Now write its questions.")

        self._act(made)

    def forget(self) -> None:
        """Let go of a course that was begun and not made."""
        self._edit = None
        self._go(HOME)

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
            self._act(lambda: self._open_folder(self._copied(card)))

    def _copied(self, card: CourseCard) -> Path:
        return copy_course(card.path, self._desk.parts.own_courses, self._desk.parts.reader)

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

    def resume(self) -> None:
        """Back to the course that was begun."""
        self._go(COURSE)

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

    # -- inside ----------------------------------------------------------------------------------------------------

    @property
    def _banks(self) -> BankSplicer:
        if self._desk.parts.writer is None:
            raise AuthorRefused(_("Courses cannot be written here."))
        return self._desk.parts.writer

    @property
    def _statements(self) -> StatementSplicer:
        if self._desk.parts.statements is None:
            raise AuthorRefused(_("Courses cannot be written here."))
        return self._desk.parts.statements

    @property
    def _opened(self) -> CourseEdit:
        if self._edit is None:
            raise AuthorRefused(_("Open a course first."))
        return self._edit

    def _sections(self) -> tuple[SectionText, ...]:
        return self._edit.text.sections if self._edit else ()

    def _begin(self, data: bytes) -> None:
        self._edit = CourseEdit(self._statements, self._banks, data)
        self._page = COURSE

    def _imported(self, found: Outline) -> str:
        named = tuple(replace(one, title=one.title or _("Opening")) for one in found.sections)
        self._begin(statement_text(replace(found, title=found.title or _("Untitled"), sections=named)).encode())
        if not found.empty:
            return _("Look it over, then make the course.")
        return _("Left out, since nothing stands below them: {names}.").format(names=", ".join(found.empty))

    def _open_folder(self, folder: Path) -> None:
        self._edit = CourseEdit(self._statements, self._banks, folder=folder)
        self._page = COURSE
        parts = self._desk.parts
        cards = find_courses(parts.reader, parts.shipped_courses, parts.own_courses)
        card = next((one for one in cards if one.path == folder), None)
        if card is not None:
            self._desk.choose_course(card.id)

    def _go(self, page: str) -> None:
        self._page = page
        self._tell()

    def _act(self, do: Callable[[], str | None], done: str = "") -> None:
        """Do it and show what came of it; a refusal is shown on the page, whose fields stay."""
        try:
            said = do() or done
        except BankChanged as changed:
            self._conflict, self._page = changed, CONFLICT
            self._tell()
        except Cited as refusal:
            self._show(replace(self.state, problem=str(refusal), citing=refusal.questions, done=""))
        except AuthorRefused as refusal:
            self._show(replace(self.state, problem=str(refusal), citing=(), done=""))
        else:
            self._desk.reread()
            self._tell(said)

    def _tell(self, done: str = "") -> None:
        if self._conflict is not None and self._page == CONFLICT:
            mine, theirs = _differing(self._conflict)
            self._show(CourseState(CONFLICT, mine=mine, theirs=theirs, problem=str(self._conflict)))
            return
        if self._edit is None or self._page in (HOME, NEW, IMPORT):
            shown = pages.outside(self._desk, self._page)
            self._show(replace(shown, done=done, waiting=self._edit is not None and self._edit.folder is None))
            return
        shown = pages.inside(self._edit, self._page, self._section, self._point)
        self._page = shown.page
        self._show(replace(shown, done=done))


def _differing(changed: BankChanged) -> tuple[str, str]:
    """The lines in which two versions differ."""
    mine, theirs = (data.decode("utf-8", "replace").splitlines() for data in (changed.mine, changed.theirs))
    lines = list(ndiff(theirs, mine))

    def those(sign: str) -> str:
        return "\n".join([line[2:] for line in lines if line.startswith(sign)][:MOST_DIFFERENCES])

    return those("+"), those("-")
