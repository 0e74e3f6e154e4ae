"""StudySession: a quiz, an exam or a review, and where the learner is in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Mode(StrEnum):
    """How a session runs: practice answers at once, an exam at its end, a review moves by the schedule."""

    PRACTICE = "practice"
    EXAM = "exam"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class Slot:
    """One place of a session's plan: an item in the revision that the learner is shown."""

    item: str
    revision: str


@dataclass(frozen=True, slots=True)
class StudySession:
    """One session as its row holds it; answers lie in the log, keyed by the session's id.

    `quiz` is the quiz file's name or empty; `section` the one section it is about or empty. Times are UTC
    milliseconds; `deadline` is 0 without a limit and `ended` is 0 while the session is open. `flags` are item ids.
    `struck` holds (item id, option key) pairs, `hinted` item ids whose hint was opened.
    """

    id: str
    learner: str
    course: str
    mode: Mode
    title: str
    plan: tuple[Slot, ...]
    seed: int
    started: int
    quiz: str = ""
    section: str = ""
    position: int = 0
    deadline: int = 0
    ended: int = 0
    flags: frozenset[str] = frozenset()
    struck: frozenset[tuple[str, str]] = frozenset()
    hinted: frozenset[str] = frozenset()

    @property
    def open(self) -> bool:
        """Whether it can still be answered."""
        return not self.ended
