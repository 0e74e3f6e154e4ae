"""CourseBase: the course that is open or begun, how its page is told anew, and how a refusal is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from difflib import ndiff
from pathlib import Path

from app.i18n import _
from app.services.author_files import AuthorRefused
from app.services.author_ports import BankSplicer
from app.services.course_draft import CourseDraft
from app.services.courses import find_courses
from app.services.desk import Desk
from app.services.edit_bank import BankChanged
from app.services.edit_bank_drafts import Drafts
from app.services.edit_course import Cited, CourseEdit
from app.services.outline_course import SectionText
from app.services.statement_ports import StatementSplicer
from app.viewmodels import course_pages as pages
from app.viewmodels.course_state import CONFLICT, COURSE, HOME, IMPORT, NEW, CourseState
from app.viewmodels.observable import ViewModel

MOST_DIFFERENCES = 60


class CourseBase(ViewModel[CourseState]):
    """Pages below one another: all courses, a course, a section, a point."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._edit: CourseEdit | None = None
        self._page, self._section, self._point = HOME, "", ""
        self._conflict: BankChanged | None = None
        self._draft = CourseDraft(desk.parts.own_courses.parent)
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

    @property
    def _begun(self) -> bool:
        """Whether a course was begun, now or before the app was closed, and is not made."""
        return self._draft.waiting or (self._edit is not None and self._edit.folder is None)

    def _sections(self) -> tuple[SectionText, ...]:
        return self._edit.text.sections if self._edit else ()

    def _open_folder(self, folder: Path) -> None:
        drafts = Drafts(self._desk.parts.own_courses.parent, folder)
        self._edit = CourseEdit(self._statements, self._banks, folder=folder, drafts=drafts)
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
            self._keep()

    def _keep(self) -> None:
        """Keep a course that is begun; where that fails, the page says so."""
        if self._edit is None or self._edit.folder is not None:
            return
        try:
            self._draft.keep(self._edit.data)
        except AuthorRefused as refusal:
            words = _("The draft could not be kept; make the course soon. {reason}").format(reason=refusal)
            self._show(replace(self.state, problem=words))

    def _tell(self, done: str = "") -> None:
        if self._conflict is not None and self._page == CONFLICT:
            mine, theirs = _differing(self._conflict)
            self._show(CourseState(CONFLICT, mine=mine, theirs=theirs, problem=str(self._conflict)))
            return
        if self._edit is None or self._page in (HOME, NEW, IMPORT):
            shown = pages.outside(self._desk, self._page)
            self._show(replace(shown, done=done, waiting=self._begun))
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
