"""Attempts: a session with its answers, the question at a place, the result; what every step of a quiz reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.domain import study
from app.domain.bank import Course
from app.domain.event import AnswerEvent, standing
from app.domain.grading import Grade, grade
from app.domain.item import Item
from app.domain.layout import Layout, layout
from app.domain.memory import MemoryState
from app.domain.report import Outcome, Result, result
from app.domain.session import StudySession
from app.services.ports import Clock, ProgressStore, Scheduler


class QuizRefused(Exception):
    """A session that cannot be started or answered; the text is for a person and names what to do."""


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer that stands, with what grading says of it."""

    event: AnswerEvent
    grade: Grade


@dataclass(frozen=True, slots=True)
class Question:
    """One slot of a session as a learner meets it. `number` counts from 1; `answered` is None while it is blank."""

    item: Item
    layout: Layout
    number: int
    total: int
    answered: Answered | None
    flagged: bool
    hinted: bool
    struck: frozenset[str]


@dataclass(frozen=True, slots=True)
class Attempt:
    """A session together with its standing answers by item id."""

    session: StudySession
    answers: Mapping[str, AnswerEvent]

    @property
    def remaining(self) -> int:
        """How many slots have no answer."""
        return sum(slot.item not in self.answers for slot in self.session.plan)


class Attempts:
    """Looks at the attempts of one course."""

    def __init__(self, course: Course, store: ProgressStore, clock: Clock, scheduler: Scheduler) -> None:
        self.course = course
        self._store = store
        self._clock = clock
        self._scheduler = scheduler

    def question(self, attempt: Attempt, position: int | None = None) -> Question:
        """The question at a position (the current one where None)."""
        session = attempt.session
        place = session.position if position is None else position
        slot = session.plan[place]
        item = self.course.items[slot.item]
        event = attempt.answers.get(slot.item)
        return Question(
            item,
            layout(item, session.seed),
            place + 1,
            len(session.plan),
            Answered(event, grade(item, event.given)) if event else None,
            slot.item in session.flags,
            slot.item in session.hinted,
            frozenset(key for struck, key in session.struck if struck == slot.item),
        )

    def attempt(self, session_id: str) -> Attempt | None:
        """A session by its id, open or ended."""
        session = self._store.session(session_id)
        return self._attempt(session) if session else None

    def seconds_left(self, attempt: Attempt) -> float | None:
        """Seconds to the deadline, or None without one."""
        return study.seconds_left(attempt.session, self._clock.now())

    def expired(self, attempt: Attempt) -> bool:
        """Whether the time of an open session is over."""
        return attempt.session.open and bool(attempt.session.deadline) and self.seconds_left(attempt) == 0

    def result(self, attempt: Attempt) -> Result:
        """The result as it stands; of an exam only to be shown after submit."""
        return result([self._outcome(attempt, slot.item) for slot in attempt.session.plan])

    def _outcome(self, attempt: Attempt, item_id: str) -> Outcome:
        event = attempt.answers.get(item_id)
        item = self.course.items.get(item_id)
        return Outcome(
            item_id, item.section if item else "", event.score if event else None, item.marks if item else 1.0
        )

    def _saved(self, attempt: Attempt, session: StudySession) -> Attempt:
        if session != attempt.session:
            self._store.save_session(session)
        return Attempt(session, attempt.answers)

    def _end(self, attempt: Attempt) -> Attempt:
        return self._saved(attempt, replace(attempt.session, ended=self._clock.now()))

    def _attempt(self, session: StudySession) -> Attempt:
        return Attempt(session, study.answers_by_item(standing(self._store.events(session=session.id))))

    def _memory(self, learner: str) -> dict[str, MemoryState]:
        return self._store.memory(learner, self.course.id)
