"""Quizzes: the quiz files of the course, edited with a preview, tried, and given to classes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from app.domain.bank import Quiz
from app.domain.session import Mode
from app.i18n import _
from app.services.assign_quiz import assign_quiz
from app.services.author_files import AuthorRefused
from app.services.edit_bank import BankChanged
from app.services.own_course import copy_course
from app.viewmodels import quizzes_draft as drafts
from app.viewmodels.quizzes_base import QuizzesBase
from app.viewmodels.quizzes_draft import QuizDraft
from app.viewmodels.quizzes_state import QuizzesState


class QuizzesModel(QuizzesBase):
    """The teacher's moves among quiz files. What is refused is said in `said`; nothing is half done."""

    # -- the list --------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read files and course anew; a quiz with changes that are not saved stays open."""
        if not self._desk.teacher_area.open:
            self._show(QuizzesState(locked=True))
            return
        card = self._desk.card()
        if self._where != card.path:
            self._draft, self._conflict, self._deleted = None, None, ""
        self._where = card.path
        self._refresh()

    def close(self) -> None:
        """Back to the list; what is not saved is gone."""
        self._draft = self._conflict = None
        self._refresh()

    def open(self, name: str) -> None:
        """Edit a quiz file."""
        self._conflict = None
        self._try(lambda: self._take(drafts.opened(self._files.open(name))))

    def new(self) -> None:
        """Begin a quiz that has no file yet."""
        if not self._refused():
            self._conflict = None
            self._take(QuizDraft(Quiz("", "", Mode.PRACTICE)))

    def copy_course(self) -> None:
        """Make a copy of one's own of a course that cannot be changed, and go on in it."""

        def copy() -> None:
            card = self._desk.card()
            copy_course(card.path, self._desk.parts.own_courses, self._desk.parts.reader)
            self._desk.choose_course(card.id)
            self._draft = None

        self._try(copy, _("This is your own copy now. Learners keep their progress."))

    # -- the file --------------------------------------------------------------------------------------------------

    def save(self) -> bool:
        """Write the file; False, with the reason or both versions shown, where nothing was written."""
        draft = self._draft
        if draft is None or self._refused():
            return False

        def write() -> None:
            file = self._files.make(draft.wanted) if draft.file is None else self._files.save(draft.file, draft.wanted)
            self._desk.reread()
            self._draft = drafts.opened(file)

        return self._try(write, _("Saved."))

    def keep_mine(self) -> None:
        """After a conflict: the own version goes over the other."""
        draft, conflict = self._draft, self._conflict
        if draft is None or draft.file is None or conflict is None:
            return
        file = draft.file

        def write() -> None:
            self._draft = drafts.opened(self._files.keep_mine(file, conflict))
            self._desk.reread()

        self._conflict = None
        self._try(write, _("Saved."))

    def take_theirs(self) -> None:
        """After a conflict: go on from the file as it is; where it is gone, back to the list."""
        draft, conflict = self._draft, self._conflict
        self._draft = self._conflict = None
        self._desk.reread()
        if draft is None or conflict is None or not conflict.theirs:
            self._refresh()
            return
        self.open(draft.quiz.name)

    def delete(self) -> bool:
        """Delete the file that is open; it is kept, and `restore` puts it back."""
        draft = self._draft
        if draft is None or draft.file is None or self._refused():
            return False
        file = draft.file

        def remove() -> None:
            self._deleted = self._bin.delete(self._files, file, self._desk.parts.clock.now()).key
            self._desk.reread()
            self._draft = None

        return self._try(remove)

    def restore(self, key: str = "") -> None:
        """Put a deleted quiz back, by its key; without one the quiz that was deleted last."""
        wanted = key or self._deleted
        self._deleted = ""
        if not wanted or self._refused():
            return

        def back() -> None:
            said.append(_("{name} is back.").format(name=self._bin.restore(self._files, wanted).name))
            self._desk.reread()

        said: list[str] = []
        if self._try(back):
            self._refresh(said[0])

    def drop_deleted(self, key: str) -> None:
        """Delete a deleted quiz for good."""
        self._try(lambda: self._bin.drop(self._bin.find(key)))

    def trial(self) -> Quiz | None:
        """The quiz as it stands, to be tried; None where it has no questions."""
        form = self.state.form
        return self._draft.wanted if self._draft is not None and form is not None and form.can_try else None

    # -- classes ---------------------------------------------------------------------------------------------------

    def assign(self, class_id: str, due: date | None) -> None:
        """A class is to do the saved quiz, until a day."""
        if (name := self._saved_name) is not None:
            assign_quiz(self._desk.store(), class_id, self._desk.course.id, name, due)
            self._refresh()

    def unassign(self, class_id: str) -> None:
        """The class is no longer to do it."""
        if (name := self._saved_name) is not None:
            self._desk.store().unassign(class_id, self._desk.course.id, name)
            self._refresh()

    # -- inside ----------------------------------------------------------------------------------------------------

    @property
    def _saved_name(self) -> str | None:
        return self._draft.file.name if self._draft is not None and self._draft.file is not None else None

    def _refused(self) -> bool:
        """Whether nothing can be changed, which is said."""
        if self.state.read_only:
            self._refresh(self.state.read_only)
        return bool(self.state.read_only)

    def _try(self, act: Callable[[], None], said: str = "") -> bool:
        """Do it, and say how it went."""
        try:
            act()
        except BankChanged as conflict:
            self._conflict = conflict
            self._refresh(str(conflict))
            return False
        except AuthorRefused as refusal:
            self._refresh(str(refusal))
            return False
        self._refresh(said)
        return True
