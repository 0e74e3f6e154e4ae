"""Figures and answers found by index."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, tzinfo

from app.domain.event import AnswerEvent
from app.domain.history import Figures
from app.domain.session import StudySession
from app.store import figures, log
from app.store.base import StoreBase
from app.store.tables import sessions


class HistoryPart(StoreBase):
    """What was done, counted; see app.services.history_ports."""

    def standings(self) -> dict[str, tuple[int | None, int]]:
        """By learner: the time of the last event, and how many answers count."""
        with self._reading() as connection:
            return figures.standings(connection)

    def totals(self, learner: str, course: str) -> Figures:
        """Everything a learner answered in a course."""
        with self._reading() as connection:
            return figures.total(connection, learner, course)

    def days(self, learner: str, course: str, zone: tzinfo | None = None, since: int = 0) -> dict[date, Figures]:
        """Figures of each local day with answers, oldest first; `since` is for this device's zone only."""
        with self._reading() as connection:
            if zone is None:
                return figures.days(connection, learner, course, since)
            return figures.days_elsewhere(connection, learner, course, zone)

    def item_figures(self, course: str, learners: Collection[str], since: int = 0) -> dict[tuple[str, str], Figures]:
        """By (learner, item), the answers from `since` (UTC ms) on."""
        with self._reading() as connection:
            return figures.item_figures(connection, course, learners, since)

    def last_answers(self, learner: str, course: str) -> dict[str, AnswerEvent]:
        """By item, the last answer that counts."""
        with self._reading() as connection:
            return figures.last_answers(connection, learner, course)

    def first_answers(self, course: str, learners: Collection[str]) -> tuple[AnswerEvent, ...]:
        """The first answer of each learner to each item and revision that was not revealed."""
        with self._reading() as connection:
            return figures.first_answers(connection, course, learners)

    def attempts(self, course: str, learners: Collection[str], quiz: str | None = None) -> tuple[StudySession, ...]:
        """Ended sessions, newest first."""
        with self._reading() as connection:
            found = [
                session
                for some in figures.batches(learners)
                for session in log.read_sessions(connection, *figures.attempts(course, some, quiz))
            ]
        return tuple(sorted(found, key=lambda session: (session.started, session.id), reverse=True))

    def sessions_between(self, learner: str, course: str, start: int, end: int) -> tuple[StudySession, ...]:
        """Sessions that began in a span of time, newest first."""
        span = (sessions.c.started >= start, sessions.c.started < end)
        with self._reading() as connection:
            return log.read_sessions(connection, sessions.c.learner == learner, sessions.c.course == course, *span)

    def answers_between(self, learner: str, course: str, start: int, end: int) -> tuple[AnswerEvent, ...]:
        """The standing answers of a span of time, newest first."""
        with self._reading() as connection:
            return figures.answers_between(connection, learner, course, start, end)

    def attempt_answers(self, sessions: Collection[str]) -> dict[str, dict[str, AnswerEvent]]:
        """By session and item, the last standing answer."""
        with self._reading() as connection:
            return figures.attempt_answers(connection, sessions)
