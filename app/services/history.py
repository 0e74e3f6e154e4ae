"""A learner's history in one course: what was done, what is kept, what is coming; past sessions, days and points."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.coming import coming
from app.domain.event import AnswerEvent
from app.domain.goal import Goal
from app.domain.history import Figures
from app.domain.session import Mode, StudySession
from app.domain.study import withdrawn
from app.services.attempts import Attempt
from app.services.local_day import day_span
from app.services.overview import Overview, overview
from app.services.personal import scheduler_for
from app.services.ports import Clock, ProgressStore, Scheduler
from app.services.review import ReviewRoom

DAYS_AHEAD = 30
JUDGED_FROM = 500  # answers: how well one judges oneself now


@dataclass(frozen=True, slots=True)
class Record:
    """Everything that the charts are drawn from. `ahead` counts the reviews of today and the days after it.

    `recent` are the last five hundred answers, newest first; `last` the last one to each item.
    """

    today: date
    days: Mapping[date, Figures]
    totals: Figures
    goal: Goal
    ahead: tuple[int, ...]
    seconds_per_answer: float
    overview: Overview
    recent: tuple[AnswerEvent, ...]


@dataclass(frozen=True, slots=True)
class PastSession:
    """A session as a list shows it: how many of its questions were answered, and how many fully right.

    Both are None for an exam that is under way.
    """

    session: StudySession
    answered: int | None
    right: int | None


@dataclass(frozen=True, slots=True)
class PastDay:
    """A day: its sessions and its answers, both newest first."""

    sessions: tuple[PastSession, ...]
    answers: tuple[AnswerEvent, ...]


@dataclass(frozen=True, slots=True)
class SessionPage:
    """Sessions newest first; `older` is where the next page ends (UTC ms), 0 where there is none."""

    sessions: tuple[PastSession, ...]
    older: int


class History:
    """Reads the history of learners in the course of a room."""

    def __init__(self, room: ReviewRoom, store: ProgressStore, clock: Clock, scheduler: Scheduler) -> None:
        self._room = room
        self._store = store
        self._clock = clock
        self._scheduler = scheduler

    @property
    def _course(self) -> str:
        return self._room.course.id

    def record(self, learner: str, today: date) -> Record:
        """The learner's figures; days are those of this device's time zone."""
        store, goal = self._store, self._room.goal(learner).goal
        look = overview(self._room.course, store, self._clock, learner)
        ends = [day_span(today + timedelta(days=number))[1] for number in range(DAYS_AHEAD)]
        exponent = scheduler_for(learner, store, self._scheduler).exponent
        known = store.memory(learner, self._course)
        states = [state for item, state in known.items() if item in self._room.course.items]
        return Record(
            today,
            store.days(learner, self._course),
            store.totals(learner, self._course),
            goal,
            coming(states, goal.retention, ends, exponent),
            look.seconds_per_answer,
            look,
            store.recent_answers(learner, self._course, JUDGED_FROM),
        )

    def page(self, learner: str, days: Sequence[date], before: int, size: int) -> SessionPage:
        """Sessions that began before a moment (UTC ms), at least `size` where there are as many.

        `days` are the days with answers: they say where to look, so that no page reads the whole past.
        """
        found: list[StudySession] = []
        end = before
        while end and len(found) < size:
            start = _chunk_start(days, end, size)
            found += self._store.sessions_between(learner, self._course, start, end)
            end = start
        return SessionPage(self._counted(found), end)

    def on_day(self, learner: str, day: date) -> PastDay:
        """A local day's sessions, begun or answered on it, and the last answer to each of their questions."""
        start, end = day_span(day)
        last: dict[tuple[str, str], AnswerEvent] = {}
        for answer in self._store.answers_between(learner, self._course, start, end):
            last.setdefault((answer.session, answer.item), answer)
        begun = self._store.sessions_between(learner, self._course, start, end)
        known = {session.id for session in begun}
        others = dict.fromkeys(session for session, _item in last if session not in known)
        found = (*begun, *(session for session in map(self._store.session, others) if session is not None))
        told = tuple(answer for answer in last.values() if not withdrawn(answer))
        return PastDay(self._counted(sorted(found, key=lambda session: -session.started)), told)

    def attempt(self, session: str) -> Attempt | None:
        """A past session with its answers; None for an exam that is under way."""
        found = self._room.attempt(session)
        return None if found is None or _running(found.session) else found

    def answers_to(self, learner: str, item: str, count: int) -> tuple[AnswerEvent, ...]:
        """The last answers to an item that may be shown, newest first."""
        told = self._store.recent_answers(learner, self._course, count, item)
        return tuple(answer for answer in told if answer.rating is not None)

    def _counted(self, sessions: Sequence[StudySession]) -> tuple[PastSession, ...]:
        answers = self._store.attempt_answers([session.id for session in sessions])
        return tuple(_counted(session, answers.get(session.id, {})) for session in sessions)


def _counted(session: StudySession, answers: Mapping[str, AnswerEvent]) -> PastSession:
    if _running(session):
        return PastSession(session, None, None)
    given = [answer for answer in answers.values() if not withdrawn(answer)]
    return PastSession(session, len(given), sum(answer.score >= 1 for answer in given))


def _running(session: StudySession) -> bool:
    return session.open and session.mode is Mode.EXAM


def _chunk_start(days: Sequence[date], end: int, size: int) -> int:
    """The start (UTC ms) of the `size`-th day with answers before `end`, 0 where there are fewer."""
    earlier = [day for day in days if day_span(day)[0] < end]
    return day_span(earlier[-size])[0] if len(earlier) > size else 0
