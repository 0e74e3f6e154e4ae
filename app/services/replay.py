"""Replay: the memory states that the log implies; the store's own are a cache of these."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.domain.event import AnswerEvent, Event, standing
from app.domain.memory import MemoryState
from app.services.ports import Mover, Scheduler


def replay(events: Iterable[Event], scheduler: Scheduler) -> dict[tuple[str, str, str], MemoryState]:
    """Memory states by (learner, course, item), from the stored ratings in the order (time, id).

    Answers that were taken back, and those without a rating (an exam's before submit), move nothing.
    """
    ordered = standing(sorted(events, key=lambda event: (event.time, event.id)))
    return {
        (answer.learner, answer.course, answer.item): moved
        for answer, _met, moved in replay_steps(ordered, scheduler)
        if moved is not None
    }


def replay_steps(
    answers: Iterable[AnswerEvent], scheduler: Mover
) -> Iterator[tuple[AnswerEvent, MemoryState | None, MemoryState | None]]:
    """Each standing answer, oldest first, with the memory state it met (None: never seen) and the one it left."""
    states: dict[tuple[str, str, str], MemoryState] = {}
    for answer in answers:
        key = (answer.learner, answer.course, answer.item)
        met = states.get(key)
        if answer.rating is not None:
            states[key] = scheduler.review(met, answer.rating, answer.time)
        yield answer, met, states.get(key)
