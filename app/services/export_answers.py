"""Every answer and every undo as JSON, one object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator

from app.domain.event import AnswerEvent, Event
from app.services.ports import ProgressStore

FORMAT = 1


def answer_lines(store: ProgressStore, learner: str | None = None) -> Iterator[str]:
    """JSON lines, oldest first, of one learner's id or of everybody; ASCII, so that no terminal can spoil them."""
    for event in store.events(learner):
        yield json.dumps(as_object(event), separators=(",", ":"))


def as_object(event: Event) -> dict[str, object]:
    """An event under its published names: always every key, in this order, null where it does not apply."""
    answer = event if isinstance(event, AnswerEvent) else None
    return {
        "format": FORMAT,
        "kind": "answer" if answer else "undo",
        "id": event.id,
        "undoes": None if isinstance(event, AnswerEvent) else event.undoes,
        "learner": event.learner,
        "device": event.device,
        "sequence": event.sequence,
        "time": event.time,
        "course": event.course,
        "item": answer and answer.item,
        "revision": answer and answer.revision,
        "session": event.session,
        "mode": answer and answer.mode.value,
        "given": answer and answer.given.to_json(),
        "score": answer and answer.score,
        "rating": answer and answer.rating and answer.rating.value,
        "confidence": answer and answer.confidence and answer.confidence.value,
        "hints": answer and answer.hints,
        "milliseconds": answer and answer.milliseconds,
    }
