"""The desk of one learner: their settings, the course before them, and the store once it is open."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Protocol

from app.domain.bank import Course
from app.domain.learner import Learner
from app.domain.settings import Settings
from app.i18n import _
from app.services import manage_learners
from app.services.author_ports import BankSplicer
from app.services.command_line import command_line
from app.services.courses import find_courses, named_course
from app.services.fit_weights import Fitter
from app.services.name_locks import NameLocks, NamePlaces, NoNamePins
from app.services.pin import NoPin, PinPlace
from app.services.ports import Clock, CourseCard, CourseReader, ProgressStore, Scheduler
from app.services.quiz_ports import QuizWriter
from app.services.report_ports import ReportWriter
from app.services.review import ReviewRoom
from app.services.statement_ports import StatementSplicer
from app.services.teacher_area import TeacherArea


class Keepsakes(Protocol):
    """Small files that are read before the store: settings and the last-known first screen."""

    def settings(self) -> Settings:
        """The settings as saved; defaults for whatever is missing or damaged."""
        ...

    def save_settings(self, settings: Settings) -> None:
        """Replace the settings. Never raises: a read-only folder loses a setting, not the session."""
        ...

    def snapshot(self) -> Mapping[str, object]:
        """The last-known first screen, or an empty mapping."""
        ...

    def save_snapshot(self, snapshot: Mapping[str, object]) -> None:
        """Replace the snapshot. Never raises."""
        ...


@dataclass(frozen=True, slots=True)
class Parts:
    """The concrete parts that bootstrap joins; `course` is a folder named on the command line."""

    reader: CourseReader
    open_store: Callable[[], ProgressStore]
    clock: Clock
    scheduler: Scheduler
    keepsakes: Keepsakes
    shipped_courses: Path
    own_courses: Path
    course: Path | None = None
    fitter: Fitter | None = None
    pins: PinPlace | None = None
    name_pins: NamePlaces | None = None
    writer: BankSplicer | None = None
    reports: ReportWriter | None = None
    statements: StatementSplicer | None = None
    quizzes: QuizWriter | None = None
    open_trial: Callable[[], ProgressStore] | None = None


class CourseUnusable(Exception):
    """No course can be studied; the text says which and how to see why."""


class Desk:
    """Opens course and store when they are first needed, and keeps them."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.settings = parts.keepsakes.settings()
        self._rng = random.SystemRandom()
        self._store: ProgressStore | None = None
        self._quiz: ReviewRoom | None = None
        self._learner: Learner | None = None
        self.warnings = 0
        self.teacher_area = TeacherArea(parts.pins or NoPin(), parts.clock)
        self.names = NameLocks(self.teacher_area, parts.name_pins or NoNamePins(), parts.clock)

    # -- course --------------------------------------------------------------------------------------------------

    def courses(self) -> tuple[CourseCard, ...]:
        """All courses to choose from."""
        found = find_courses(self.parts.reader, self.parts.shipped_courses, self.parts.own_courses)
        named = named_course(self.parts.reader, self.parts.course, found) if self.parts.course else None
        return (named, *(card for card in found if card.id != named.id)) if named else found

    def card(self) -> CourseCard:
        """The course that is studied: the one named, the last one chosen, or the first."""
        if self.parts.course is not None and self.parts.reader.card(self.parts.course) is None:
            raise CourseUnusable(
                _("{path} is no course folder: it holds no readable statement.yaml. To see why: {command}").format(
                    path=self.parts.course, command=command_line("check", str(self.parts.course))
                )
            )
        cards = self.courses()
        if not cards:
            raise CourseUnusable(_("No course was found. Install the app again, or name a folder with --course."))
        wanted = cards[0].id if self.parts.course else self.settings.course
        return next((card for card in cards if card.id == wanted), cards[0])

    def choose_course(self, course_id: str) -> None:
        """Study another course from now on."""
        self.change(replace(self.settings, course=course_id))
        self.parts = replace(self.parts, course=None)
        self._quiz = None

    def reread(self) -> None:
        """Read the course anew when it is next needed: its files were changed."""
        self._quiz = None

    def quiz(self) -> ReviewRoom:
        """The quiz service on the course that is studied; opens the store on first use."""
        if self._quiz is None:
            card = self.card()
            load = self.parts.reader.read(card.path)
            if load.course is None:
                raise CourseUnusable(
                    _("{title} cannot be read: {count} errors. To see them: {command}").format(
                        title=card.title, count=len(load.errors), command=command_line("check", str(card.path))
                    )
                )
            self.warnings = len(load.errors)
            self._quiz = ReviewRoom(
                replace(load.course, id=card.id),
                self.store(),
                self.parts.clock,
                self.parts.scheduler,
                whole=not load.errors,
            )
        return self._quiz

    @property
    def course(self) -> Course:
        """The course that is studied."""
        return self.quiz().course

    # -- learner and store ---------------------------------------------------------------------------------------

    def store(self) -> ProgressStore:
        """The store, opened on first use."""
        if self._store is None:
            self._store = self.parts.open_store()
        return self._store

    def learner(self) -> Learner:
        """The learner who studies now: the last one used; "You" on a fresh store."""
        if self._learner is None:
            self._learner = manage_learners.ensure_learner(self.store())
        return self._learner

    def use_learner(self, learner: Learner) -> None:
        """Another learner studies from now on; remembered."""
        if not self.store().read_only:
            self.store().use_learner(learner.id)
        if self.names.used() and self._learner != learner:
            self.parts.keepsakes.save_snapshot({})  # the next start would show the first screen of whoever was here
        self._learner = learner
        self.names.chosen(learner.id)

    def learner_named(self, name: str) -> Learner:
        """The learner of this name, made where unknown, and used from now on."""
        found = manage_learners.find_or_make(self.store(), name)
        self.use_learner(found)
        return found

    def known_learner(self, name: str) -> Learner:
        """The learner of this name, used until the desk is closed; raises UnknownLearner."""
        self._learner = manage_learners.find_learner(self.store(), name)
        return self._learner

    def rename(self, learner: Learner, name: str) -> None:
        """Give a learner another name."""
        self.store().rename_learner(learner.id, name)
        self._learner = None

    def gone(self, learner: Learner) -> None:
        """A learner was erased, or is somebody else now: so is the PIN, another one studies from now on, and the
        last-known first screen, which may name them, goes.
        """
        self.names.forget(learner.id)
        self.parts.keepsakes.save_snapshot({})
        self._learner = None

    # -- the rest ------------------------------------------------------------------------------------------------

    def change(self, settings: Settings) -> None:
        """Take over and keep new settings."""
        self.settings = settings
        self.parts.keepsakes.save_settings(settings)

    def seed(self) -> int:
        """A fresh seed for a session; recorded in its row."""
        return self._rng.randrange(2**31)

    def today(self) -> date:
        """The learner's own date."""
        return self._local().date()

    def hour(self) -> int:
        """The hour of the learner's day, 0 to 23."""
        return self._local().hour

    def _local(self) -> datetime:
        return datetime.fromtimestamp(self.parts.clock.now() / 1000, tz=UTC).astimezone()

    def close(self) -> None:
        """Release the store."""
        if self._store is not None:
            self._store.close()
            self._store = None
            self._quiz = None
            self._learner = None
