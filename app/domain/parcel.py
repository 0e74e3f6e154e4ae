"""Parcel: what a file of answers brings, checked value by value before any of it is believed."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.event import AnswerEvent, Event, UndoEvent
from app.domain.roster import LONGEST_WHY, ReportEvent
from app.domain.session import StudySession

LONGEST_ID = 200
LONGEST_TEXT = 20_000
MOST_PARTS = 500
LATEST = 4_102_444_800_000  # the year 2100: a clock that says more is broken
LARGEST_SEQUENCE = 1 << 53
MOST_HINTS = 100
LONGEST_TAKEN = 1 << 40  # ms
_REFUSED = ("Cc", "Cs")


@dataclass(frozen=True, slots=True)
class Parcel:
    """Events with what belongs to them. `names` by learner id; `revisions` as `Item.content` made them, by revision.

    `reports` and `sessions` may be missing: the answers alone are enough. `merges` are pairs of SHA-256 of learners'
    ids: who was merged into whom on the devices that the files come from.
    """

    events: tuple[Event, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    revisions: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    reports: tuple[ReportEvent, ...] = ()
    sessions: tuple[StudySession, ...] = ()
    merges: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a parcel: how many events were new, were here already, or were of learners erased here.

    `rated` exams' answers were here without their rating; `ahead` new answers are of more than a day from now: the
    clock of their device was wrong. `learners` are the ids of those who were not known before. `merged` are the names
    of learners who were here and are one with another now, with that one's id: the files said so.
    """

    answers: int = 0
    undos: int = 0
    reports: int = 0
    sessions: int = 0
    rated: int = 0
    known: int = 0
    erased: int = 0
    ahead: int = 0
    learners: tuple[str, ...] = ()
    merged: tuple[tuple[str, str], ...] = ()


def check_event(event: Event) -> None:
    """Raises ValueError, naming the field, where a value cannot be what this app wrote."""
    _check_stamp(event.id, event.learner, event.device, event.sequence, event.time)
    _check_id("course", event.course)
    _check_id("session", event.session)
    if isinstance(event, UndoEvent):
        _check_id("undoes", event.undoes)
        return
    _check_id("item", event.item)
    _check_id("revision", event.revision)
    if not (math.isfinite(event.score) and 0 <= event.score <= 1):
        raise ValueError("score")
    _check_number("hints", event.hints, MOST_HINTS)
    _check_number("milliseconds", event.milliseconds, LONGEST_TAKEN)
    _check_given(event)


def check_report(report: ReportEvent) -> None:
    """As `check_event`, for a report."""
    _check_stamp(report.id, report.learner, report.device, report.sequence, report.time)
    for name in ("course", "item", "revision"):
        _check_id(name, getattr(report, name))
    if report.session:
        _check_id("session", report.session)
    if len(report.why) > LONGEST_WHY or not clean(report.why):
        raise ValueError("why")


def check_session(session: StudySession) -> None:
    """As `check_event`, for a session; only one that has ended can travel."""
    for name in ("id", "learner", "course"):
        _check_id(name, getattr(session, name))
    for name in ("started", "ended", "deadline", "position"):
        _check_number(name, getattr(session, name), LATEST)
    if not session.ended:
        raise ValueError("ended")
    _check_number("seed", session.seed, (1 << 63) - 1)
    if len(session.plan) > MOST_PARTS * 10:
        raise ValueError("plan")
    texts = [session.title, session.quiz, session.section, *session.flags, *session.hinted]
    texts += [text for slot in session.plan for text in (slot.item, slot.revision)]
    texts += [text for pair in session.struck for text in pair]
    if not all(len(text) <= LONGEST_ID and clean(text) for text in texts):
        raise ValueError("plan")


def clean(text: str) -> bool:
    """Whether a text has no control character and no half of a character: neither can be stored and shown safely."""
    return not any(unicodedata.category(sign) in _REFUSED and sign not in "\n\r\t" for sign in text)


def _check_stamp(id_: str, learner: str, device: str, sequence: int, time: int) -> None:
    _check_id("id", id_)
    _check_id("learner", learner)
    _check_id("device", device)
    if not 1 <= sequence <= LARGEST_SEQUENCE:
        raise ValueError("sequence")
    _check_number("time", time, LATEST)


def _check_id(name: str, value: str) -> None:
    if not 0 < len(value) <= LONGEST_ID or not value.isprintable():
        raise ValueError(name)


def _check_number(name: str, value: int, most: int) -> None:
    if not 0 <= value <= most:
        raise ValueError(name)


def _check_given(answer: AnswerEvent) -> None:
    given = answer.given
    texts = [*given.chosen, *given.texts, *(part for pair in given.pairs for part in pair)]
    if len(texts) > MOST_PARTS or sum(map(len, texts)) > LONGEST_TEXT or not all(map(clean, texts)):
        raise ValueError("given")
