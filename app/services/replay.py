"""Replay: the memory states that the log implies; the store's own are a cache of these."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.event import Event, standing
from app.domain.memory import MemoryState
from app.services.ports import Scheduler


def replay(events: Iterable[Event], scheduler: Scheduler) -> dict[tuple[str, str, str], MemoryState]:
    """Memory states by (learner, course, item), from the stored ratings in the order (time, id).

    Answers that were taken back, and those without a rating (an exam's before submit), move nothing.
    """
    states: dict[tuple[str, str, str], MemoryState] = {}
    for answer in standing(sorted(events, key=lambda event: (event.time, event.id))):
        if answer.rating is not None:
            key = (answer.learner, answer.course, answer.item)
            states[key] = scheduler.review(states.get(key), answer.rating, answer.time)
    return states
