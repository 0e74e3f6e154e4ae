"""Classes of learners, the quizzes they are to do, and questions that learners found wrong."""

from __future__ import annotations

from dataclasses import dataclass

LONGEST_WHY = 500


@dataclass(frozen=True, slots=True)
class SchoolClass:
    """A list of learners under a name. `created` is UTC ms."""

    id: str
    name: str
    created: int


@dataclass(frozen=True, slots=True)
class Assignment:
    """A quiz that a class is to do. `due` is UTC ms, 0 without a day; `given` is when it was assigned."""

    class_id: str
    course: str
    quiz: str
    due: int
    given: int


@dataclass(frozen=True, slots=True)
class ReportEvent:
    """A learner says that a question is wrong or unclear; `why` is a word of theirs, or empty.

    `id`, `device`, `sequence` and `time` are the store's; `session` is empty where it was said outside one.
    """

    id: str
    learner: str
    device: str
    sequence: int
    time: int
    course: str
    session: str
    item: str
    revision: str
    why: str
