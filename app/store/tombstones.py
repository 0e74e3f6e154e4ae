"""Erasing a learner: what stays is enough to refuse what was erased, and not enough to name anybody."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Collection, Iterable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Connection, delete, func, insert, select, union_all

from app.domain.parcel import Parcel
from app.i18n import _
from app.services.ports import StoreError
from app.store import identities, naming, people, rollups
from app.store.engine import connect
from app.store.figures import batches
from app.store.files import BACKUPS
from app.store.history_tables import past_memory, predictions
from app.store.identities import hashed
from app.store.roster_tables import aliases, erased, imported, members, names_here, reports, tombstones
from app.store.tables import events, goals, learner_names, learners, memory, ratings, sessions, weights

_HELD = (
    *rollups.TABLES, past_memory, memory, reports, weights, members, imported, aliases, names_here, learner_names,
)  # fmt: skip


def left(connection: Connection, parcel: Parcel) -> tuple[Parcel, int]:
    """The parcel without what was erased here, and how many events and reports went.

    Refused are the lines of learners who were erased and, under any learner's id, every event that was.
    """
    everything = (*parcel.events, *parcel.reports, *parcel.sessions)
    ids = {one.learner for one in everything} | parcel.names.keys()
    gone = {learner for learner in ids if _is_erased(connection, learner)}
    dead = _erased_of(connection, {one.id for one in everything})
    some = [one for one in everything if one.learner in gone or one.id in dead]
    kept = Parcel(
        tuple(one for one in parcel.events if one.learner not in gone and one.id not in dead),
        parcel.names,
        parcel.revisions,
        tuple(one for one in parcel.reports if one.learner not in gone and one.id not in dead),
        tuple(one for one in parcel.sessions if one.learner not in gone and one.id not in dead),
        parcel.merges,
    )
    bring = {one.learner for one in (*kept.events, *kept.reports, *kept.sessions)}
    nothing = gone | {one.learner for one in some} - bring  # nobody comes back as a name alone
    names = {learner: name for learner, name in parcel.names.items() if learner not in nothing}
    count = len(parcel.events) + len(parcel.reports) - len(kept.events) - len(kept.reports)
    return replace(kept, names=names), count


def erase(connection: Connection, learner: str, now: int) -> tuple[int, tuple[str, ...]]:
    """Remove all rows of a learner; returns how many answers went, and all ids the learner had."""
    must_be_here(connection, learner)
    others = connection.execute(select(aliases.c.old).where(aliases.c.learner == learner)).scalars()
    ids = (learner, *others)
    answers = connection.execute(
        select(func.count()).where(events.c.learner == learner, events.c.kind == "answer")
    ).scalar_one()
    _bury(connection, learner, now)
    naming.forget(connection, ids)
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
    return answers, ids


def forget(connection: Connection, learner: str) -> None:
    """Remove what hangs on a learner beside the log, the sessions and the goals."""
    for table in _HELD:
        connection.execute(delete(table).where(table.c.learner == learner))


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


def _bury(connection: Connection, learner: str, now: int) -> None:
    """Keep the hashes of every id of this person, and of everything that was done under them."""
    known = set(connection.execute(select(tombstones.c.hash)).scalars())
    fresh = sorted(identities.read(connection).person(learner) - known)
    if fresh:
        connection.execute(insert(tombstones), [{"hash": one, "erased": now} for one in fresh])
    mine = union_all(*(select(table.c.id).where(table.c.learner == learner) for table in (events, reports, sessions)))
    dead = {_short(one) for one in connection.execute(mine).scalars()}
    dead -= set(connection.execute(select(erased.c.hash)).scalars())
    if dead:
        connection.execute(insert(erased), [{"hash": one} for one in sorted(dead)])


def _is_erased(connection: Connection, learner: str) -> bool:
    return connection.execute(select(tombstones).where(tombstones.c.hash == hashed(learner))).first() is not None


def _erased_of(connection: Connection, ids: Collection[str]) -> set[str]:
    """Which of these events were erased."""
    if connection.execute(select(erased).limit(1)).first() is None:
        return set()
    return set(_matching(connection, {_short(one): one for one in ids}))


def _matching(connection: Connection, ids: dict[int, str]) -> Iterable[str]:
    for some in batches(ids):
        found = connection.execute(select(erased.c.hash).where(erased.c.hash.in_(some))).scalars()
        yield from (ids[one] for one in found)


def _short(id_: str) -> int:
    """64 bits: of a million erased and a million that come, one is taken for another with a chance of 1 in 10^7."""
    return int.from_bytes(hashlib.sha256(id_.encode("utf-8")).digest()[:8], signed=True)
