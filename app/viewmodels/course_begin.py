"""CourseBegin: a course from nothing or from a text; it is kept as a draft until it is made."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from pathlib import Path

from app.domain.outline import Outline, outline
from app.i18n import _
from app.services.author_files import AuthorRefused
from app.services.course_draft import Typed
from app.services.document import read_document, read_pasted
from app.services.edit_course import CourseEdit
from app.services.import_statement import named, statement_text
from app.services.new_course import blank_statement, make_course
from app.services.scaffold import Scaffolder
from app.viewmodels.course_base import CourseBase
from app.viewmodels.course_state import COURSE, HOME, IMPORT, NEW


class CourseBegin(CourseBase):
    """The moves before a course is made."""

    def new(self) -> None:
        """Show the form of a new course, unless one is begun already."""
        self._act(lambda: self._fresh(NEW))

    def to_import(self) -> None:
        """Show where a text is pasted, unless a course is begun already."""
        self._act(lambda: self._fresh(IMPORT))

    def begin(self, title: str, section: str, point: str) -> None:
        """Begin a course; nothing is written until `make`."""
        self._act(lambda: self._begin_anew(blank_statement(title, section, point)))

    def import_text(self, text: str) -> None:
        """Begin a course from pasted text."""
        self._act(lambda: self._imported(outline(read_pasted(text))))

    def import_file(self, path: str) -> None:
        """Begin a course from a .md, .txt, .html or .docx file."""
        self._act(lambda: self._imported(outline(read_document(Path(path.strip()).expanduser()))))

    @property
    def typed(self) -> Typed:
        """What stood in the fields of a new course or of an import when they were left."""
        return self._draft.typed()

    def keep_typed(self, typed: Typed) -> None:
        """Keep what stands in these fields; where that fails they stand on the page still."""
        with contextlib.suppress(AuthorRefused):
            self._draft.keep_typed(typed)

    def make(self) -> None:
        """Write the course that was begun, and choose it."""

        def made() -> str:
            edit = self._opened
            scaffolder = Scaffolder(self._desk.parts.reader, self._banks)
            folder = make_course(edit, self._desk.parts.own_courses, scaffolder, self._banks)
            self._draft.drop()
            self._open_folder(folder)
            return _("The course is made, and chosen on Today. Now write its questions.")

        self._act(made)

    def forget(self) -> None:
        """Let go of a course that was begun and not made."""

        def gone() -> None:
            self._draft.drop()
            self._edit, self._page = None, HOME

        self._act(gone)

    def resume(self) -> None:
        """Back to the course that was begun, as it was left, also before the app was closed."""
        if self._edit is not None and self._edit.folder is None:
            self._go(COURSE)
        else:
            self._act(lambda: self._begin(self._draft.read()))

    # -- inside ----------------------------------------------------------------------------------------------------

    def _begin(self, data: bytes) -> None:
        self._edit = CourseEdit(self._statements, self._banks, data)
        self._page = COURSE

    def _begin_anew(self, data: bytes) -> None:
        self._must_be_free()
        self._begin(data)
        self.keep_typed(Typed())

    def _fresh(self, page: str) -> None:
        self._must_be_free()
        self._page = page

    def _must_be_free(self) -> None:
        if self._begun:
            raise AuthorRefused(_("A course that you began is not made yet. Go on with it, or let it go first."))

    def _imported(self, found: Outline) -> str:
        titled = replace(named(found), title=found.title or _("Untitled"))
        self._begin_anew(statement_text(titled).encode())
        told = []
        if found.empty:
            told.append(_("Left out, since nothing stands below them: {names}.").format(names=", ".join(found.empty)))
        if found.left_out:
            told.append(_("Left out: {texts}").format(texts=" · ".join(found.left_out)))
        return " ".join(told) or _("Look it over, then make the course.")
