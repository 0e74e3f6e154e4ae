"""Erasing a learner, and joining two who are one person."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, delete, func, insert, select, update

from app.i18n import _
from app.services.ports import StoreError
from app.store import people, rollups
from app.store.engine import connect
from app.store.files import BACKUPS
from app.store.history_tables import past_memory, predictions
from app.store.roster_tables import aliases, imported, members, reports, tombstones
from app.store.tables import events, goals, learner_names, learners, memory, ratings, sessions, weights

_HELD = (*rollups.TABLES, past_memory, memory, reports, weights, members, imported, aliases, learner_names)


def is_erased(connection: Connection, learner: str) -> bool:
    """Whether a learner of this id was erased here."""
    return connection.execute(select(tombstones).where(tombstones.c.hash == _hash(learner))).first() is not None


def erase(connection: Connection, learner: str, now: int) -> tuple[int, tuple[str, ...]]:
    """Remove all rows of a learner; returns how many answers went, and all ids the learner had."""
    must_be_here(connection, learner)
    others = connection.execute(select(aliases.c.old).where(aliases.c.learner == learner)).scalars()
    ids = (learner, *others)
    answers = connection.execute(
        select(func.count()).where(events.c.learner == learner, events.c.kind == "answer")
    ).scalar_one()
    mine = select(events.c.id).where(events.c.learner == learner)
    for table in (predictions, ratings):
        connection.execute(delete(table).where(table.c.answer.in_(mine)))
    forget(connection, learner)
    connection.execute(delete(goals).where(goals.c.owner == learner))
    for table in (events, sessions):
        connection.execute(delete(table).where(table.c.learner == learner))
    connection.execute(delete(learners).where(learners.c.id == learner))
    if people.fact(connection, people.LAST_LEARNER) == learner:
        people.drop_fact(connection, people.LAST_LEARNER)
    connection.execute(insert(tombstones), [{"hash": _hash(one), "erased": now} for one in ids])
    return answers, ids


def forget(connection: Connection, learner: str) -> None:
    """Remove what hangs on a learner beside the log, the sessions and the goals."""
    for table in _HELD:
        connection.execute(delete(table).where(table.c.learner == learner))


def join(connection: Connection, old: str, into: str, now: int) -> set[rollups.ItemKey]:
    """Give all of `old` to `into`; returns the items whose memory is to be replayed."""
    must_be_here(connection, old)
    must_be_here(connection, into)
    if old == into:
        raise StoreError(_("These are one learner already."))
    _end_sessions(connection, old, into, now)
    met = connection.execute(
        select(events.c.course, events.c.item).where(events.c.learner == old, events.c.item != "").distinct()
    ).all()
    for table in (events, sessions, reports):
        connection.execute(update(table).where(table.c.learner == old).values(learner=into))
    _move_goals(connection, old, into)
    _move_classes(connection, old, into)
    if not _is_imported(connection, old):
        connection.execute(delete(imported).where(imported.c.learner == into))
    connection.execute(update(aliases).where(aliases.c.learner == old).values(learner=into))
    forget(connection, old)
    connection.execute(delete(learners).where(learners.c.id == old))
    connection.execute(insert(aliases).values(old=old, learner=into))
    if people.fact(connection, people.LAST_LEARNER) == old:
        people.set_fact(connection, people.LAST_LEARNER, into)
    rollups.rebuild(connection, into)
    return {(into, row.course, row.item) for row in met}


def must_be_here(connection: Connection, learner: str) -> None:
    """StoreError where nobody has this id."""
    if connection.execute(select(learners.c.id).where(learners.c.id == learner)).first() is None:
        raise StoreError(_("This learner is not here any more. Choose another one."))


def backups_with(folder: Path, ids: tuple[str, ...]) -> tuple[Path, ...]:
    """The backups that still hold one of these learners, oldest first; one that cannot be read may."""
    try:
        there = sorted((folder / BACKUPS).glob("progress-*.sqlite"))
    except OSError:
        return ()
    return tuple(path for path in there if _holds(path, ids))


def _holds(path: Path, ids: tuple[str, ...]) -> bool:
    try:
        with closing(connect(path, write=False)) as connection:
            marks = ", ".join("?" * len(ids))
            return connection.execute(f"SELECT 1 FROM learners WHERE id IN ({marks})", ids).fetchone() is not None
    except (sqlite3.Error, OSError, StoreError):
        return True


def _end_sessions(connection: Connection, old: str, into: str, now: int) -> None:
    """A learner has one open session in a course: where both have one, that of `old` ends."""
    running = connection.execute(select(sessions).where(sessions.c.learner == old, sessions.c.ended == 0)).all()
    if any(row.mode == "exam" for row in running):
        raise StoreError(_("This learner has an exam open. Submit it first, then merge."))
    other = select(sessions.c.course).where(sessions.c.learner == into, sessions.c.ended == 0)
    mine = (sessions.c.learner == old, sessions.c.ended == 0, sessions.c.course.in_(other))
    connection.execute(update(sessions).where(*mine).values(ended=now))


def _move_goals(connection: Connection, old: str, into: str) -> None:
    kept = select(goals.c.course).where(goals.c.owner == into)
    connection.execute(delete(goals).where(goals.c.owner == old, goals.c.course.in_(kept)))
    connection.execute(update(goals).where(goals.c.owner == old).values(owner=into))


def _move_classes(connection: Connection, old: str, into: str) -> None:
    kept = select(members.c.class_id).where(members.c.learner == into)
    connection.execute(delete(members).where(members.c.learner == old, members.c.class_id.in_(kept)))
    connection.execute(update(members).where(members.c.learner == old).values(learner=into))


def _is_imported(connection: Connection, learner: str) -> bool:
    return connection.execute(select(imported).where(imported.c.learner == learner)).first() is not None


def _hash(learner: str) -> str:
    return hashlib.sha256(learner.encode("utf-8")).hexdigest()
