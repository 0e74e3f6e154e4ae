"""Joining two learners who are one person: asked for here, or told by files of devices where it was."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select, update

from app.domain.learner import Learner
from app.i18n import _
from app.services.ports import StoreError
from app.store import identities, naming, people, rollups
from app.store.identities import Web, hashed
from app.store.roster_tables import aliases, imported, members, reports
from app.store.tables import events, goals, learners, sessions
from app.store.tombstones import forget, must_be_here

_OWNED = (events, sessions, reports)


@dataclass(slots=True)
class Settled:
    """Under which id each learner of a parcel is kept here, who is new, who was merged, and what is to be replayed."""

    ids: dict[str, str]
    added: list[str]
    merged: list[tuple[str, str]]
    items: set[rollups.ItemKey]


def join(connection: Connection, old: str, into: str, now: int) -> set[rollups.ItemKey]:
    """Give all of `old` to `into`, and remember it; returns the items whose memory is to be replayed."""
    must_be_here(connection, old)
    must_be_here(connection, into)
    if old == into:
        raise StoreError(_("These are one learner already."))
    olds = [old, *connection.execute(select(aliases.c.old).where(aliases.c.learner == old)).scalars()]
    identities.add(connection, [(hashed(one), hashed(into)) for one in olds])
    return _move(connection, old, into, now)


def settle(connection: Connection, names: Mapping[str, str], now: int) -> Settled:
    """Find the one id of each learner who comes, adding and joining learners as the merges known tell.

    `names` has every id that brings something, with what its lines call it or an empty text. Raises StoreError where
    two who study on this device would become one: that is for a person to say.
    """
    web = identities.read(connection)
    here = {learner.id: learner for learner in people.all_learners(connection)}
    known = {row.old: row.learner for row in connection.execute(select(aliases))}
    settled = Settled({}, [], [], set())
    for group in _people(web, {*here, *known, *names}):
        if len(group) > 1 or group[0] not in here or names.get(group[0]):
            _settle_one(connection, web, settled, (group, names, here), now)
    return settled


def _settle_one(
    connection: Connection,
    web: Web,
    settled: Settled,
    given: tuple[Sequence[str], Mapping[str, str], Mapping[str, Learner]],
    now: int,
) -> None:
    """Settle one person, all of whose ids known here are `group`."""
    group, names, here = given
    living = [here[one] for one in group if one in here]
    main = _main(web, group, living)
    settled.ids |= dict.fromkeys(group, main)
    before = naming.called(connection, [one.id for one in living])
    if main not in here:
        connection.execute(delete(aliases).where(aliases.c.old == main))
        naming.add_imported(connection, main, now)
        if not living:
            settled.added.append(main)
    for other in living:
        if other.id != main:
            settled.items |= _move(connection, other.id, main, now)
            settled.merged += [(other.name, main)] if len(living) > 1 else []
    _add_aliases(connection, group, main)
    if main not in here or here[main].imported:
        naming.keep(connection, {one: names[one] for one in group if names.get(one)})
        naming.settle(connection, main, group, before)


def _people(web: Web, ids: Collection[str]) -> list[list[str]]:
    """The ids, those of one person together."""
    found: dict[frozenset[str] | str, list[str]] = {}
    for one in sorted(ids):
        found.setdefault(web.person(one), []).append(one)
    return list(found.values())


def _main(web: Web, group: Sequence[str], living: Sequence[Learner]) -> str:
    """Who studies on this device keeps the own id; of others the id is the same on every device."""
    mine = [one for one in living if not one.imported]
    if len(mine) > 1:
        raise StoreError(
            _(
                'The files say that "{one}" and "{other}" are one person, and both study on this device. If it is so,'
                " merge them first, then import again; nothing was imported."
            ).format(one=mine[0].name, other=mine[1].name)
        )
    return mine[0].id if mine else web.foremost(group)


def _add_aliases(connection: Connection, group: Iterable[str], main: str) -> None:
    known = set(connection.execute(select(aliases.c.old).where(aliases.c.learner == main)).scalars())
    fresh = [{"old": one, "learner": main} for one in group if one != main and one not in known]
    if fresh:
        connection.execute(insert(aliases), fresh)


def _move(connection: Connection, old: str, into: str, now: int) -> set[rollups.ItemKey]:
    _end_sessions(connection, old, into, now)
    met = connection.execute(
        select(events.c.course, events.c.item).where(events.c.learner == old, events.c.item != "").distinct()
    ).all()
    for table in _OWNED:
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


def _end_sessions(connection: Connection, old: str, into: str, now: int) -> None:
    """A learner has one open session in a course: where both have one, that of `old` ends."""
    running = connection.execute(select(sessions).where(sessions.c.learner.in_((old, into)), sessions.c.ended == 0))
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
