"""Every answer, every undo and every report of a question as JSON, one object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from app.domain.event import AnswerEvent, Event, UndoEvent
from app.domain.exchange_format import CARRIED, FIELDS, FORMAT, session_object
from app.domain.roster import ReportEvent
from app.domain.session import Mode
from app.services.ports import ProgressStore


def answer_lines(store: ProgressStore, learner: str | None = None, *, carry: bool = False) -> Iterator[str]:
    """JSON lines, oldest first, of one learner's id or of everybody; ASCII, so that no terminal can spoil them.

    What an exam's answers scored is null until it is submitted: nobody looks it up while it can still be changed.
    With `carry` the first line of each learner, session and revision holds what an import needs of it.
    """
    carrier = _Carrier(store) if carry else None
    under_way: dict[str, bool] = {}
    events: list[Event | ReportEvent] = [*store.events(learner), *store.reports(learner)]
    for event in sorted(events, key=lambda one: (one.time, one.id)):
        if isinstance(event, AnswerEvent) and event.mode is Mode.EXAM and event.session not in under_way:
            session = store.session(event.session)
            under_way[event.session] = session is not None and session.open
        told = report_object(event) if isinstance(event, ReportEvent) else as_object(event)
        if under_way.get(event.session) and isinstance(event, AnswerEvent):
            told |= {"score": None, "rating": None}
        if carrier is not None and (carried := carrier.of(event)):
            told[CARRIED] = carried
        yield json.dumps(told, separators=(",", ":"))


def lines_of(store: ProgressStore, learners: Iterable[str]) -> Iterator[str]:
    """The lines of several learners, by their ids, one learner after another; ready to be imported elsewhere."""
    for learner in learners:
        yield from answer_lines(store, learner, carry=True)


def report_object(report: ReportEvent) -> dict[str, object]:
    """A report under the names that answers have, and `why` behind them."""
    known = {name: getattr(report, name) for name in ReportEvent.__slots__}
    return {**dict.fromkeys(FIELDS), "format": FORMAT, "kind": "report", **known}


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


class _Carrier:
    """Says what a line has to carry because no line before it did."""

    def __init__(self, store: ProgressStore) -> None:
        self._store = store
        self._names = {learner.id: learner.name for learner in store.learners()}
        self._seen: set[str] = set()

    def of(self, event: Event | ReportEvent) -> dict[str, object]:
        """Name and merges of the learner, text of the revision, the session once it has ended; only what is new."""
        made: dict[str, object] = {}
        if (name := self._names.pop(event.learner, None)) is not None:
            made["name"] = name
            if merges := self._store.merges(event.learner):
                made["merged"] = merges
        if not isinstance(event, UndoEvent) and self._new(event.revision):
            content = self._store.revision(event.revision)
            if content is not None:
                made["content"] = content
        if event.session and self._new(event.session):
            session = self._store.session(event.session)
            if session is not None and not session.open:
                made["session"] = session_object(session)
        return made

    def _new(self, key: str) -> bool:
        known = key in self._seen
        self._seen.add(key)
        return not known
