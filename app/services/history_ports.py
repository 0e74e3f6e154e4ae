"""HistoryStore: figures and answers found by index, however long the log is."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, tzinfo
from typing import Protocol

from app.domain.event import AnswerEvent
from app.domain.history import Figures
from app.domain.memory import MemoryState
from app.domain.session import StudySession


class HistoryStore(Protocol):
    """What was done, counted. An exam counts once it is submitted; what was taken back does not count.

    Nothing given is no answer; where the learner gave up and was told, it is one that was revealed.
    """

    def standings(self) -> dict[str, tuple[int | None, int]]:
        """By learner: the time of the last event (UTC ms, None before the first) and how many answers count."""
        ...

    def totals(self, learner: str, course: str) -> Figures:
        """Everything a learner answered in a course."""
        ...

    def days(self, learner: str, course: str, zone: tzinfo | None = None, since: int = 0) -> dict[date, Figures]:
        """Figures of each local day with answers, oldest first; the zone None is this device's, and fast.

        `since` (UTC ms) leaves out the days before its day; another zone gives all days.
        """
        ...

    def item_figures(self, course: str, learners: Collection[str], since: int = 0) -> dict[tuple[str, str], Figures]:
        """By (learner, item), the answers from `since` (UTC ms) on; `reviews` and what follows it stay 0."""
        ...

    def memory_at(self, course: str, learners: Collection[str], time: int) -> dict[tuple[str, str], MemoryState]:
        """By (learner, item), the memory as it was before a moment (UTC ms), replayed from what is known today."""
        ...

    def last_answers(self, learner: str, course: str) -> dict[str, AnswerEvent]:
        """By item, the last answer that counts."""
        ...

    def first_answers(self, course: str, learners: Collection[str]) -> tuple[AnswerEvent, ...]:
        """The first answer of each learner to each item and revision that was not revealed, by (learner, item)."""
        ...

    def attempts(self, course: str, learners: Collection[str], quiz: str | None = None) -> tuple[StudySession, ...]:
        """Ended sessions (of one quiz, where given), newest first."""
        ...

    def sessions_between(self, learner: str, course: str, start: int, end: int) -> tuple[StudySession, ...]:
        """Sessions that began from `start` up to, not including, `end` (UTC ms), newest first."""
        ...

    def answers_between(self, learner: str, course: str, start: int, end: int) -> tuple[AnswerEvent, ...]:
        """The standing answers from `start` up to, not including, `end` (UTC ms), newest first.

        An open exam's are left out; one that gave nothing is in.
        """
        ...

    def attempt_answers(self, sessions: Collection[str]) -> Mapping[str, Mapping[str, AnswerEvent]]:
        """By session and item, the last standing answer, revealed or not; an open exam's are left out."""
        ...
