"""QuizzesBase: the quiz that is edited, every move of its form, and how the page is drawn anew after each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from app.domain.bank import Course, Quiz
from app.domain.session import Mode
from app.i18n import _
from app.services.assign_quiz import class_duties
from app.services.author_files import AuthorRefused, read_bytes
from app.services.deleted_quizzes import DeletedQuiz, DeletedQuizzes
from app.services.desk import Desk
from app.services.edit_bank import BankChanged
from app.services.edit_quiz import QUIZZES, QuizFile, QuizFiles
from app.services.local_day import local_date
from app.services.outline_course import free_id
from app.services.own_course import read_only
from app.services.quiz_preview import Pair, key_pairs
from app.viewmodels import quizzes_draft as drafts
from app.viewmodels.dates import day_text
from app.viewmodels.editor_follow import quiz_files
from app.viewmodels.observable import ViewModel
from app.viewmodels.quizzes_draft import QuizDraft
from app.viewmodels.quizzes_state import LIST, SECTIONS, QuizRow, QuizzesState, Versions
from app.viewmodels.quizzes_text import class_row, detail


class QuizzesBase(ViewModel[QuizzesState]):
    """Holds one draft; without one the list is shown."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._draft: QuizDraft | None = None
        self._conflict: BankChanged | None = None
        self._deleted = ""
        self._where: Path | None = None
        self._pairs: tuple[Course, tuple[Pair, ...]] | None = None
        super().__init__(QuizzesState())

    @property
    def today(self) -> date:
        """The day, for a calendar."""
        return self._desk.today()

    # -- the form --------------------------------------------------------------------------------------------------

    def name(self, text: str) -> None:
        """The name of a new quiz; a saved one keeps its own, for results hang on it."""
        self._edit(lambda quiz: replace(quiz, name=text.strip()), fresh=True)

    def title(self, text: str) -> None:
        """The title, as typed; the name of a new quiz follows it until another one is typed."""
        self._edit(lambda quiz: replace(quiz, name=self._named(quiz, text), title=text[: drafts.LONGEST_TITLE]))

    def source(self, source: str) -> None:
        """Draw from sections, or ask a list."""
        if self._draft is not None and source in (SECTIONS, LIST):
            self._take(replace(self._draft, source=source))

    def count(self, section: str, count: int) -> None:
        """How many questions are drawn from a section."""
        if self._draft is not None:
            self._take(drafts.counted(self._draft, self._desk.course, section, count))

    def search(self, text: str) -> None:
        """Look for questions to add."""
        if self._draft is not None:
            self._take(replace(self._draft, search=text))

    def add(self, item: str) -> None:
        """Add a question to the list."""
        if self._draft is not None and item in self._desk.course.items:
            self._take(drafts.picked(self._draft, [item]))

    def add_found(self) -> None:
        """Add every question that is offered now."""
        form = self.state.form
        if self._draft is not None and form is not None:
            self._take(drafts.picked(self._draft, [row.id for row in form.found]))

    def drop(self, item: str) -> None:
        """Take a question out of the list."""
        if self._draft is not None:
            self._take(drafts.dropped(self._draft, item))

    def move(self, item: str, by: int) -> None:
        """Move a question of the list."""
        if self._draft is not None:
            self._take(drafts.moved(self._draft, item, by))

    def exam(self, exam: bool) -> None:
        """An exam, or practice."""
        self._edit(lambda quiz: replace(quiz, mode=Mode.EXAM if exam else Mode.PRACTICE))

    def minutes(self, minutes: float) -> None:
        """The time limit in minutes, 0 for none."""
        self._edit(lambda quiz: replace(quiz, minutes=max(0.0, minutes)))

    def due(self, day: date | None) -> None:
        """The last day on which it may be taken."""
        self._edit(lambda quiz: replace(quiz, due=day))

    def attempts(self, count: int) -> None:
        """How often it may be taken, 0 for any number."""
        self._edit(lambda quiz: replace(quiz, attempts=max(0, count)))

    def passes(self, percent: float) -> None:
        """The pass mark in percent, 0 for none."""
        self._edit(lambda quiz: replace(quiz, pass_share=round(percent, 4) / 100 if percent > 0 else None))

    # -- inside ----------------------------------------------------------------------------------------------------

    @property
    def _files(self) -> QuizFiles:
        return quiz_files(self._desk)

    def _edit(self, change: Callable[[Quiz], Quiz], *, fresh: bool = False) -> None:
        draft = self._draft
        if draft is not None and not (fresh and draft.file is not None):
            self._take(replace(draft, quiz=change(draft.quiz)))

    def _named(self, quiz: Quiz, title: str) -> str:
        """The name that goes with a title: made from it, unless the quiz is saved or was named by hand."""
        if self._draft is None or self._draft.file is not None:
            return quiz.name
        taken = [file.name for file in self._files.all()]
        made = free_id(quiz.title, taken, "quiz") if quiz.title.strip() else ""
        if quiz.name not in ("", made):
            return quiz.name
        return free_id(title, taken, "quiz") if title.strip() else ""

    def _take(self, draft: QuizDraft) -> None:
        self._draft = draft
        self._refresh()

    def _refresh(self, said: str = "") -> None:
        card, draft, conflict = self._desk.card(), self._draft, self._conflict
        refusal = read_only(card, QUIZZES)
        state = QuizzesState(course=card.title, read_only=refusal, can_copy=bool(refusal), said=said)
        if draft is None:
            self._show(replace(state, rows=self._rows(), deleted=() if refusal else self._deleted_rows()))
            return
        course = self._desk.course
        problem = self._files.name_problem(draft.quiz.name) if draft.file is None else ""
        made = drafts.form(draft, course, self.today, problem, self._key_pairs(course, draft))
        duties = class_duties(course, self._desk.store(), draft.file.name) if draft.file is not None else ()
        self._show(
            replace(
                state,
                form=replace(made, can_save=made.can_save and not refusal and conflict is None),
                classes=tuple(class_row(duty, self.today) for duty in duties),
                versions=Versions(_text(conflict.mine), _text(conflict.theirs)) if conflict else None,
            )
        )

    def _rows(self) -> tuple[QuizRow, ...]:
        return () if self._desk.parts.quizzes is None else tuple(map(self._row, self._files.all()))

    @property
    def _bin(self) -> DeletedQuizzes:
        return DeletedQuizzes(self._desk.parts.own_courses.parent, self._desk.card().path)

    def _deleted_rows(self) -> tuple[QuizRow, ...]:
        return tuple(map(self._deleted_row, self._bin.all()))

    def _deleted_row(self, one: DeletedQuiz) -> QuizRow:
        try:
            title = self._files.title(read_bytes(one.path))
        except AuthorRefused:
            title = ""
        day = day_text(local_date(one.time), self.today)
        return QuizRow(one.key, title or one.name, _("{name}, deleted {day}").format(name=one.name, day=day))

    def _row(self, file: QuizFile) -> QuizRow:
        if file.quiz is None:
            return QuizRow(file.name, file.name, _("This file has errors."), file.problem)
        problem = _("Learners do not see it: it has errors. Run check.")
        seen = self._desk.course.quiz(file.name) is not None
        return QuizRow(file.name, file.quiz.title, detail(file.quiz, self.today), "" if seen else problem)

    def _key_pairs(self, course: Course, draft: QuizDraft) -> tuple[Pair, ...]:
        """Which questions give others away; read once a course, and only for a list."""
        if draft.source != LIST or len(draft.quiz.items) < 2:
            return ()
        if self._pairs is None or self._pairs[0] is not course:
            self._pairs = (course, key_pairs(course))
        return self._pairs[1]


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")
