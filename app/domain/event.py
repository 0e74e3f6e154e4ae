"""The append-only log: an answer, and an undo that names the answer it takes back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.memory import Confidence, Rating
from app.domain.response import Response
from app.domain.session import Mode


@dataclass(frozen=True, slots=True)
class AnswerEvent:
    """One answer. `id` is a UUIDv7, `time` UTC ms, `score` 0..1 before marks, `milliseconds` the time taken.

    `rating` is None where the answer moves no memory.
    """

    id: str
    learner: str
    device: str
    sequence: int
    time: int
    course: str
    item: str
    revision: str
    session: str
    mode: Mode
    given: Response
    score: float
    rating: Rating | None = None
    confidence: Confidence | None = None
    hints: int = 0
    milliseconds: int = 0


@dataclass(frozen=True, slots=True)
class UndoEvent:
    """Takes back the answer whose id is `undoes`."""

    id: str
    undoes: str
    learner: str
    device: str
    sequence: int
    time: int
    course: str
    session: str


Event = AnswerEvent | UndoEvent


def standing(events: Iterable[Event]) -> tuple[AnswerEvent, ...]:
    """The answers that no undo took back, in the order of the log."""
    kept = list(events)
    undone = {event.undoes for event in kept if isinstance(event, UndoEvent)}
    return tuple(event for event in kept if isinstance(event, AnswerEvent) and event.id not in undone)
