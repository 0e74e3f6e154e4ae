"""Attempts: a session with its answers, the question at a place, the result; what every step of a quiz reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.domain import study
from app.domain.bank import Course
from app.domain.event import AnswerEvent, standing
from app.domain.grading import Grade, grade
from app.domain.item import Flashcard, Item
from app.domain.layout import Layout, layout
from app.domain.memory import MemoryState
from app.domain.report import Outcome, Result, result
from app.domain.session import Slot, StudySession
from app.domain.stored_item import stored_item
from app.i18n import _, ngettext
from app.services.personal import scheduler_for
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


def to_go_text(attempt: Attempt) -> str:
    """How many questions of an open session are left, in words; with none left it only waits to be finished."""
    left = attempt.remaining
    if not left:
        return _("every question answered")
    return ngettext("{n} question to go", "{n} questions to go", left).format(n=left)


class Attempts:
    """Looks at the attempts of one course; `whole` is whether all of it could be read."""

    def __init__(
        self, course: Course, store: ProgressStore, clock: Clock, scheduler: Scheduler, *, whole: bool = True
    ) -> None:
        self.course = course
        self._whole = whole
        self._store = store
        self._clock = clock
        self._scheduler = scheduler

    def question(self, attempt: Attempt, position: int | None = None) -> Question:
        """The question at a position (the current one where None)."""
        session = attempt.session
        place = session.position if position is None else position
        slot = session.plan[place]
        item = self.item(attempt, slot.item)
        event = attempt.answers.get(slot.item)
        return Question(
            item,
            layout(item, session.seed),
            place + 1,
            len(session.plan),
            Answered(event, self._graded(event)) if event else None,
            slot.item in session.flags,
            slot.item in session.hinted,
            frozenset(key for struck, key in session.struck if struck == slot.item),
        )

    def item(self, attempt: Attempt, item: str) -> Item:
        """An item of the plan as this attempt asked it; where no text of it is left, a card that says so."""
        event = attempt.answers.get(item)
        slots = (slot.revision for slot in attempt.session.plan if slot.item == item)
        revision = event.revision if event else next(slots, "")
        return self._found(Slot(item, revision)) or Item(item, "", (), self._gone_text(), Flashcard(""))

    def attempt(self, session_id: str) -> Attempt | None:
        """A session by its id, open or ended."""
        session = self._store.session(session_id)
        return self._attempt(session) if session else None

    def seconds_left(self, attempt: Attempt) -> float | None:
        """Seconds to the deadline, or None without one."""
        return study.seconds_left(attempt.session, self._present(attempt.session))

    def expired(self, attempt: Attempt) -> bool:
        """Whether the time of an open session is over."""
        return attempt.session.open and bool(attempt.session.deadline) and self.seconds_left(attempt) == 0

    def result(self, attempt: Attempt) -> Result:
        """The result as it stands; of an exam only to be shown after submit."""
        return result([self._outcome(attempt, slot.item) for slot in attempt.session.plan])

    def _scheduler_of(self, learner: str) -> Scheduler:
        """The scheduler with the learner's own weights; read each time, for a fit or an import may change them."""
        return scheduler_for(learner, self._store, self._scheduler)

    def _outcome(self, attempt: Attempt, item_id: str) -> Outcome:
        event = attempt.answers.get(item_id)
        item = self.course.items.get(item_id)
        return Outcome(
            item_id, item.section if item else "", event.score if event else None, item.marks if item else 1.0
        )

    def _found(self, slot: Slot) -> Item | None:
        """The bank's item where it is that revision, else the stored text of it, else the bank's as it is now."""
        current = self.course.items.get(slot.item)
        if current is not None and current.revision == slot.revision:
            return current
        kept = self._store.revision(slot.revision)
        return (stored_item(slot.item, kept, current) if kept is not None else None) or current

    def _graded(self, event: AnswerEvent) -> Grade:
        """The grade of an answer by the revision that was answered: it agrees with the stored score."""
        item = self._found(Slot(event.item, event.revision))
        return grade(item, event.given) if item is not None else Grade(event.score)

    def _gone_text(self) -> str:
        if self._whole:
            return _("This question is no longer in the bank.")
        return _("This question cannot be read now: mend its bank (the check command shows where), or end the session.")

    def _present(self, session: StudySession) -> int:
        """UTC ms now, but never before what the learner did last: a clock set back gives no more time."""
        return max(self._clock.now(), session.started, self._store.next_time(session.learner) - 1)

    def _saved(self, attempt: Attempt, session: StudySession) -> Attempt:
        if session != attempt.session:
            self._store.save_session(session)
        return Attempt(session, attempt.answers)

    def _end(self, attempt: Attempt) -> Attempt:
        now, session = self._present(attempt.session), attempt.session
        return self._saved(attempt, replace(session, ended=min(now, session.deadline or now)))

    def _attempt(self, session: StudySession) -> Attempt:
        return Attempt(session, study.answers_by_item(standing(self._store.events(session=session.id))))

    def _memory(self, learner: str) -> dict[str, MemoryState]:
        return self._store.memory(learner, self.course.id)
