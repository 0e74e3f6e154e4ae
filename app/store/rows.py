"""Rows to domain objects and back. A row that cannot be read raises ValueError, KeyError or TypeError."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from sqlalchemy import RowMapping

from app.domain.event import AnswerEvent, Event, UndoEvent
from app.domain.memory import Confidence, MemoryState, Rating
from app.domain.response import Response, response_from_json
from app.domain.roster import ReportEvent
from app.domain.session import Mode, Slot, StudySession

Values = dict[str, Any]


def dumps(value: object) -> str:
    """JSON in ASCII: NUL and lone surrogates become escapes, which neither SQLite nor PostgreSQL trips over."""
    return json.dumps(value, separators=(",", ":"))


def session_values(session: StudySession) -> Values:
    """The row of a session."""
    return {
        "id": session.id,
        "learner": session.learner,
        "course": session.course,
        "mode": session.mode.value,
        "title": session.title,
        "plan": dumps([[slot.item, slot.revision] for slot in session.plan]),
        "seed": session.seed,
        "started": session.started,
        "quiz": session.quiz,
        "section": session.section,
        "position": session.position,
        "deadline": session.deadline,
        "ended": session.ended,
        "flags": dumps(sorted(session.flags)),
        "struck": dumps(sorted(session.struck)),
        "hinted": dumps(sorted(session.hinted)),
    }


def session_of(row: RowMapping) -> StudySession:
    """The session of a row."""
    return StudySession(
        id=row["id"],
        learner=row["learner"],
        course=row["course"],
        mode=Mode(row["mode"]),
        title=row["title"],
        plan=tuple(Slot(item, revision) for item, revision in json.loads(row["plan"])),
        seed=row["seed"],
        started=row["started"],
        quiz=row["quiz"],
        section=row["section"],
        position=row["position"],
        deadline=row["deadline"],
        ended=row["ended"],
        flags=frozenset(json.loads(row["flags"])),
        struck=frozenset((item, key) for item, key in json.loads(row["struck"])),
        hinted=frozenset(json.loads(row["hinted"])),
    )


def answer_values(answer: AnswerEvent) -> Values:
    """The log row of an answer."""
    return {
        "id": answer.id,
        "kind": "answer",
        "learner": answer.learner,
        "device": answer.device,
        "sequence": answer.sequence,
        "time": answer.time,
        "course": answer.course,
        "session": answer.session,
        "item": answer.item,
        "revision": answer.revision,
        "mode": answer.mode.value,
        "given": dumps(answer.given.to_json()),
        "score": float(answer.score),
        "rating": answer.rating.value if answer.rating else None,
        "confidence": answer.confidence.value if answer.confidence else None,
        "hints": answer.hints,
        "milliseconds": answer.milliseconds,
    }


def undo_values(undo: UndoEvent, item: str) -> Values:
    """The log row of an undo of an answer to `item`."""
    return {
        "id": undo.id,
        "kind": "undo",
        "undoes": undo.undoes,
        "learner": undo.learner,
        "device": undo.device,
        "sequence": undo.sequence,
        "time": undo.time,
        "course": undo.course,
        "session": undo.session,
        "item": item,
    }


# What an undo's row leaves empty, for writing answers and undos at once.
NO_ANSWER: Values = dict.fromkeys(
    ("revision", "mode", "given", "score", "rating", "confidence", "hints", "milliseconds")
)


def report_values(report: ReportEvent) -> Values:
    """The row of a report."""
    return {
        "id": report.id,
        "learner": report.learner,
        "device": report.device,
        "sequence": report.sequence,
        "time": report.time,
        "course": report.course,
        "session": report.session,
        "item": report.item,
        "revision": report.revision,
        "why": report.why,
    }


def report_of(row: RowMapping) -> ReportEvent:
    """The report of a row."""
    return ReportEvent(**dict(row))


def event_of(row: RowMapping) -> Event:
    """The event of a log row; `rated` is the rating an exam's answer got later."""
    if row["kind"] == "undo":
        return UndoEvent(
            id=row["id"],
            undoes=row["undoes"],
            learner=row["learner"],
            device=row["device"],
            sequence=row["sequence"],
            time=row["time"],
            course=row["course"],
            session=row["session"],
        )
    return answer_of(row)


def answer_of(row: RowMapping) -> AnswerEvent:
    """The answer of a log row; `rated` as in `event_of`."""
    rating = row["rating"] or row["rated"]
    return AnswerEvent(
        id=row["id"],
        learner=row["learner"],
        device=row["device"],
        sequence=row["sequence"],
        time=row["time"],
        course=row["course"],
        item=row["item"],
        revision=row["revision"],
        session=row["session"],
        mode=Mode(row["mode"]),
        given=response_of(row["given"]),
        score=row["score"],
        rating=Rating(rating) if rating else None,
        confidence=Confidence(row["confidence"]) if row["confidence"] else None,
        hints=row["hints"],
        milliseconds=row["milliseconds"],
    )


@lru_cache(maxsize=4_096)
def response_of(kept: str) -> Response:
    """The response of a row; most are one of few texts."""
    return response_from_json(json.loads(kept))


def memory_values(state: MemoryState) -> Values:
    """The columns of a memory state."""
    return {"stability": state.stability, "difficulty": state.difficulty, "due": state.due, "seen": state.seen}


def memory_of(row: RowMapping) -> MemoryState:
    """The memory state of a row."""
    return MemoryState(row["stability"], row["difficulty"], row["due"], row["seen"])


def content_of(kept: str) -> Mapping[str, object]:
    """The text of a revision."""
    content = json.loads(kept)
    if not isinstance(content, dict):
        raise ValueError("content")
    return content
