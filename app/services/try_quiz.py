"""Trying a quiz as a student would: a desk of its own, over a store in memory, so that nothing is recorded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from app.domain.bank import Course, Quiz
from app.domain.settings import Settings
from app.i18n import _
from app.services.attempts import Attempt, QuizRefused
from app.services.desk import Desk
from app.services.ports import CourseCard, CourseLoad, CourseReader

NAME = "trial"


class _OneCourse:
    """A reader of a course that is read already."""

    def __init__(self, course: Course, reader: CourseReader) -> None:
        self._course, self._reader = course, reader

    def read(self, path: Path, shown: str | None = None) -> CourseLoad:
        """The course, whatever the folder."""
        return CourseLoad(self._course)

    def card(self, path: Path) -> CourseCard | None:
        """The course's card."""
        return CourseCard(self._course.id, self._course.statement.title, path)

    def schema(self) -> Mapping[str, object]:
        """The schema, as the other reader has it."""
        return self._reader.schema()


class _Forgetful:
    """Keepsakes that are as they were and keep nothing."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def settings(self) -> Settings:
        """The settings of whoever tries the quiz."""
        return self._settings

    def save_settings(self, settings: Settings) -> None:
        """Nothing is kept."""

    def snapshot(self) -> Mapping[str, object]:
        """Nothing was kept."""
        return {}

    def save_snapshot(self, snapshot: Mapping[str, object]) -> None:
        """Nothing is kept."""


class Trial:
    """One try of a quiz. `desk` serves view models as the real one does; `close()` forgets everything."""

    def __init__(self, desk: Desk, quiz: Quiz) -> None:
        opened = desk.parts.open_trial
        if opened is None:
            raise QuizRefused(_("Quizzes cannot be tried here."))
        tried = replace(quiz, name=NAME, due=None, attempts=0)
        course = replace(desk.course, quizzes=(tried,))
        self.desk = Desk(
            replace(
                desk.parts,
                reader=_OneCourse(course, desk.parts.reader),
                open_store=opened,
                keepsakes=_Forgetful(desk.settings),
                course=Path(course.id),
            )
        )

    def start(self) -> Attempt:
        """Begin, with questions drawn anew. Raises QuizRefused where the quiz has no questions."""
        desk = self.desk
        return desk.quiz().start_quiz(desk.learner().id, NAME, seed=desk.seed(), today=desk.today())

    def close(self) -> None:
        """Forget it."""
        self.desk.close()
