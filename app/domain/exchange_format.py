"""One line of a file of answers, as an object: what it may hold, and how it is read back value by value."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from app.domain.event import AnswerEvent, Event, UndoEvent
from app.domain.memory import Confidence, Rating
from app.domain.names import clean_name
from app.domain.parcel import check_event, check_report, check_session, clean
from app.domain.response import response_from_json
from app.domain.roster import ReportEvent
from app.domain.session import Mode, Slot, StudySession
from app.domain.stored_item import stored_item

FORMAT = 1
FIELDS = (
    "format", "kind", "id", "undoes", "learner", "device", "sequence", "time", "course", "item", "revision",
    "session", "mode", "given", "score", "rating", "confidence", "hints", "milliseconds",
)  # fmt: skip
MOST_MERGES = 1000
_HASH = re.compile("[0-9a-f]{64}")
CARRIED = "with"  # what an import needs beside the events, on the first line that it belongs to
_ANSWERED = ("mode", "given", "score", "rating", "confidence", "hints", "milliseconds")
_FOREIGN = {  # what is null in lines of a kind
    "answer": ("undoes",),
    "undo": ("item", "revision", *_ANSWERED),
    "report": ("undoes", *_ANSWERED),
}
_Word = TypeVar("_Word", bound=StrEnum)


class NewerFormat(Exception):
    """A line of a format that a newer version of the app writes; the argument is its number."""


@dataclass(frozen=True, slots=True)
class Line:
    """What one line brings: an event or a report (None: an exam that is under way), and what it carries.

    `name` is the learner's, `content` the text of the line's revision, `session` the line's session, `merges` who was
    merged into whom to make this learner (pairs of SHA-256 of ids).
    """

    learner: str
    told: Event | ReportEvent | None
    name: str | None = None
    revision: str = ""
    content: Mapping[str, object] | None = None
    session: StudySession | None = None
    merges: tuple[tuple[str, str], ...] = ()


def session_object(session: StudySession) -> dict[str, object]:
    """An ended session without what its lines say already: id, learner, course."""
    return {
        "mode": session.mode.value,
        "title": session.title,
        "quiz": session.quiz,
        "section": session.section,
        "seed": session.seed,
        "started": session.started,
        "deadline": session.deadline,
        "ended": session.ended,
        "position": session.position,
        "plan": [[slot.item, slot.revision] for slot in session.plan],
        "flags": sorted(session.flags),
        "struck": sorted(map(list, session.struck)),
        "hinted": sorted(session.hinted),
    }


def read_line(given: Mapping[str, object]) -> Line:
    """Read an object of a file of answers. Raises NewerFormat; ValueError, naming the field, for what no app wrote."""
    _know_format(given)
    kind = _one_of(given, "kind", ("answer", "undo", "report"))
    _know_fields(given, kind)
    told = {"answer": _answer, "undo": _undo, "report": _report}[kind](given)
    carried = given.get(CARRIED, {})
    if not isinstance(carried, dict) or carried.keys() - {"name", "content", "session", "merged"}:
        raise ValueError(CARRIED)
    return Line(
        _text(given, "learner"),
        told,
        _name(carried),
        _text(given, "revision") if kind != "undo" else "",
        _content(carried, given.get("revision")),
        _session(carried, given),
        _merges(carried),
    )


def _know_format(given: Mapping[str, object]) -> None:
    written = _whole(given, "format")
    if written > FORMAT:
        raise NewerFormat(written)
    if written != FORMAT:
        raise ValueError("format")


def _know_fields(given: Mapping[str, object], kind: str) -> None:
    wanted = {*FIELDS, "why"} if kind == "report" else set(FIELDS)
    foreign = [name for name in _FOREIGN[kind] if given.get(name) is not None]
    if foreign:
        raise ValueError(foreign[0])
    missing = [name for name in (*FIELDS, "why") if name in wanted and name not in given]
    odd = sorted(given.keys() - wanted - {CARRIED})
    if missing or odd:
        raise ValueError((missing or odd)[0][:40])


def _answer(given: Mapping[str, object]) -> AnswerEvent | None:
    """The answer; None where it has no score yet, because its exam was under way."""
    response = given["given"]
    if not isinstance(response, dict):
        raise ValueError("given")
    score = given["score"]
    if score is not None and (isinstance(score, bool) or not isinstance(score, int | float)):
        raise ValueError("score")
    made = AnswerEvent(
        *_stamp(given),
        item=_text(given, "item"),
        revision=_text(given, "revision"),
        session=_text(given, "session"),
        mode=_word(given, "mode", Mode),
        given=response_from_json(response),
        score=0.0 if score is None else float(score),
        rating=None if given["rating"] is None else _word(given, "rating", Rating),
        confidence=None if given["confidence"] is None else _word(given, "confidence", Confidence),
        hints=_whole(given, "hints"),
        milliseconds=_whole(given, "milliseconds"),
    )
    check_event(made)
    return None if score is None else made


def _undo(given: Mapping[str, object]) -> UndoEvent:
    id_, learner, device, sequence, time, course = _stamp(given)
    undoes, session = _text(given, "undoes"), _text(given, "session")
    made = UndoEvent(id_, undoes, learner, device, sequence, time, course, session)
    check_event(made)
    return made


def _report(given: Mapping[str, object]) -> ReportEvent:
    made = ReportEvent(
        *_stamp(given),
        session=_text(given, "session"),
        item=_text(given, "item"),
        revision=_text(given, "revision"),
        why=_text(given, "why"),
    )
    check_report(made)
    return made


def _stamp(given: Mapping[str, object]) -> tuple[str, str, str, int, int, str]:
    """Id, learner, device, sequence, time, course."""
    return (
        _text(given, "id"),
        _text(given, "learner"),
        _text(given, "device"),
        _whole(given, "sequence"),
        _whole(given, "time"),
        _text(given, "course"),
    )


def _name(carried: Mapping[str, object]) -> str | None:
    if "name" not in carried:
        return None
    try:
        return clean_name(_text(carried, "name"))
    except ValueError:
        raise ValueError("name") from None


def _content(carried: Mapping[str, object], revision: object) -> Mapping[str, object] | None:
    """The text of a revision: its hash proves that it is the one."""
    content = carried.get("content")
    if content is None:
        return None
    if not isinstance(content, dict) or not all(map(clean, _texts_in(content))):
        raise ValueError("content")
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    if hashlib.sha256(canonical.encode("utf-8")).hexdigest()[:16] != revision:
        raise ValueError("content")
    if stored_item("x", content, None) is None:
        raise ValueError("content")
    return content


def _session(carried: Mapping[str, object], given: Mapping[str, object]) -> StudySession | None:
    told = carried.get("session")
    if told is None:
        return None
    if not isinstance(told, dict):
        raise ValueError("session")
    made = StudySession(
        id=_text(given, "session"),
        learner=_text(given, "learner"),
        course=_text(given, "course"),
        mode=_word(told, "mode", Mode),
        title=_text(told, "title"),
        plan=tuple(Slot(item, revision) for item, revision in _pairs(told, "plan")),
        seed=_whole(told, "seed"),
        started=_whole(told, "started"),
        quiz=_text(told, "quiz"),
        section=_text(told, "section"),
        position=_whole(told, "position"),
        deadline=_whole(told, "deadline"),
        ended=_whole(told, "ended"),
        flags=frozenset(_list_of_texts(told, "flags")),
        struck=frozenset(_pairs(told, "struck")),
        hinted=frozenset(_list_of_texts(told, "hinted")),
    )
    check_session(made)
    return made


def _merges(carried: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    if "merged" not in carried:
        return ()
    pairs = _pairs(carried, "merged")
    if len(pairs) > MOST_MERGES or not all(_HASH.fullmatch(part) for pair in pairs for part in pair):
        raise ValueError("merged")
    return tuple(pairs)


def _texts_in(value: object) -> list[str]:
    """Every text inside, keys too. Depth is bounded by the reader of the line."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for pair in value.items() for part in pair for text in _texts_in(part)]
    return [text for part in value for text in _texts_in(part)] if isinstance(value, list) else []


def _text(given: Mapping[str, object], field: str) -> str:
    value = given.get(field)
    if not isinstance(value, str):
        raise ValueError(field)
    return value


def _whole(given: Mapping[str, object], field: str) -> int:
    value = given.get(field)
    if not isinstance(value, int) or isinstance(value, bool):
        raise ValueError(field)
    return value


def _word(given: Mapping[str, object], field: str, words: Callable[[str], _Word]) -> _Word:
    try:
        return words(_text(given, field))
    except ValueError:
        raise ValueError(field) from None


def _one_of(given: Mapping[str, object], field: str, words: tuple[str, ...]) -> str:
    word = _text(given, field)
    if word not in words:
        raise ValueError(field)
    return word


def _list_of_texts(given: Mapping[str, object], field: str) -> list[str]:
    value = given.get(field)
    if not isinstance(value, list) or not all(isinstance(part, str) for part in value):
        raise ValueError(field)
    return value


def _pairs(given: Mapping[str, object], field: str) -> list[tuple[str, str]]:
    value = given.get(field)
    if not isinstance(value, list):
        raise ValueError(field)
    made = []
    for pair in value:
        if not isinstance(pair, list) or len(pair) != 2 or not all(isinstance(part, str) for part in pair):
            raise ValueError(field)
        made.append((pair[0], pair[1]))
    return made
