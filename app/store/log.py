"""Queries on the log, on sessions and on memory states; each runs in the transaction it is given."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, delete, exists, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from app.domain.event import AnswerEvent, Event
from app.domain.ids import uuid7
from app.domain.item import Item
from app.domain.memory import MemoryState
from app.domain.session import StudySession
from app.i18n import _
from app.services.ports import StoreError
from app.store import rows
from app.store.roster_tables import reports
from app.store.tables import events, memory, ratings, revisions, sessions

_UUID7 = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class Stamp:
    """What the store gives an event: its id, its number on this device, its time (UTC ms)."""

    id: str
    sequence: int
    time: int


def next_stamp(connection: Connection, learner: str, device: str, now: int, rng: random.Random) -> Stamp:
    """The stamp of a learner's next event; times and ids of a learner only ever grow."""
    last = connection.execute(
        select(events.c.id, events.c.time).where(events.c.learner == learner).order_by(events.c.time.desc()).limit(1)
    ).first()
    time = max(now, last.time + 1) if last else now
    after = last.id if last and _is_of(last.id, last.time) else ""
    return Stamp(uuid7(time, rng, after), next_number(connection, device), time)


def next_number(connection: Connection, device: str) -> int:
    """The number of a device's next event; answers and reports share one row of numbers."""
    last = (
        connection.execute(select(func.max(table.c.sequence)).where(table.c.device == device)).scalar()
        for table in (events, reports)
    )
    return max(number or 0 for number in last) + 1


def _is_of(event: str, time: int) -> bool:
    """Whether an id is a UUIDv7 of that time; one that was imported may be anything."""
    return bool(_UUID7.fullmatch(event)) and int(event[:8] + event[9:13], 16) <= time


def last_time(connection: Connection, learner: str) -> int | None:
    """The time of a learner's last event."""
    return connection.execute(select(func.max(events.c.time)).where(events.c.learner == learner)).scalar()


def add_event(connection: Connection, values: rows.Values) -> None:
    """Append a row to the log."""
    connection.execute(insert(events).values(values))


def read_events(connection: Connection, *wanted: ColumnElement[bool]) -> tuple[Event, ...]:
    """Events oldest first, with the ratings that exams got when they were submitted."""
    query = (
        select(events, ratings.c.rating.label("rated"))
        .join(ratings, ratings.c.answer == events.c.id, isouter=True)
        .where(*wanted)
        .order_by(events.c.time, events.c.id)
    )
    return tuple(rows.event_of(row) for row in connection.execute(query).mappings())


def newest_answers(connection: Connection, count: int, *wanted: ColumnElement[bool]) -> tuple[AnswerEvent, ...]:
    """The last standing answers, newest first; all of them where `count` is -1."""
    undo = events.alias()
    query = (
        select(events, ratings.c.rating.label("rated"))
        .join(ratings, ratings.c.answer == events.c.id, isouter=True)
        .where(*wanted, events.c.kind == "answer", ~exists().where(undo.c.undoes == events.c.id))
        .order_by(events.c.time.desc(), events.c.id.desc())
        .limit(count)
    )
    return tuple(rows.answer_of(row) for row in connection.execute(query).mappings())


def is_undone(connection: Connection, answer: str) -> bool:
    """Whether an answer was taken back."""
    return connection.execute(select(events.c.id).where(events.c.undoes == answer).limit(1)).first() is not None


def add_ratings(connection: Connection, given: dict[str, str]) -> None:
    """Store the ratings of an exam's answers."""
    connection.execute(insert(ratings), [{"answer": answer, "rating": rating} for answer, rating in given.items()])


def stored_answer(connection: Connection, answer: str) -> AnswerEvent:
    """An answer by its id; StoreError where there is none."""
    found = [event for event in read_events(connection, events.c.id == answer) if isinstance(event, AnswerEvent)]
    if not found:
        raise StoreError(_("This answer is not in the log of this device."))
    return found[0]


def memory_states(connection: Connection, learner: str, course: str) -> dict[str, MemoryState]:
    """All memory states of a learner in a course, by item id."""
    query = select(memory).where(memory.c.learner == learner, memory.c.course == course).order_by(memory.c.item)
    return {row["item"]: rows.memory_of(row) for row in connection.execute(query).mappings()}


def memory_state(connection: Connection, learner: str, course: str, item: str) -> MemoryState | None:
    """The memory state of one item."""
    row = connection.execute(select(memory).where(*_memory_key(learner, course, item))).mappings().first()
    return rows.memory_of(row) if row is not None else None


def put_memory(connection: Connection, learner: str, course: str, item: str, state: MemoryState | None) -> None:
    """Replace a memory state; None removes it."""
    connection.execute(delete(memory).where(*_memory_key(learner, course, item)))
    if state is not None:
        connection.execute(
            insert(memory).values(learner=learner, course=course, item=item, **rows.memory_values(state))
        )


def _memory_key(learner: str, course: str, item: str) -> tuple[ColumnElement[bool], ...]:
    return memory.c.learner == learner, memory.c.course == course, memory.c.item == item


def add_session(connection: Connection, session: StudySession) -> None:
    """Store a new session."""
    try:
        connection.execute(insert(sessions).values(rows.session_values(session)))
    except IntegrityError as error:
        raise _another_is_open() from error


def replace_session(connection: Connection, session: StudySession) -> None:
    """Replace a session's row."""
    try:
        done = connection.execute(
            update(sessions).where(sessions.c.id == session.id).values(rows.session_values(session))
        )
    except IntegrityError as error:
        raise _another_is_open() from error
    if not done.rowcount:
        raise StoreError(_("This session is not in the progress file any more. Start a new one."))


def read_sessions(connection: Connection, *wanted: ColumnElement[bool]) -> tuple[StudySession, ...]:
    """Sessions, newest first."""
    query = select(sessions).where(*wanted).order_by(sessions.c.started.desc(), sessions.c.id.desc())
    return tuple(rows.session_of(row) for row in connection.execute(query).mappings())


def add_revisions(connection: Connection, items: Iterable[Item]) -> None:
    """Store the text of the revisions that are not there yet."""
    wanted = {item.revision: item for item in items}
    known = select(revisions.c.revision).where(revisions.c.revision.in_(wanted))
    for revision in wanted.keys() - set(connection.execute(known).scalars()):
        content = rows.dumps(wanted[revision].content())
        connection.execute(insert(revisions).values(revision=revision, content=content))


def _another_is_open() -> StoreError:
    return StoreError(_("Another session of this course is open. Finish it before you start or change this one."))
