"""Queries on learners and on the small facts of this device."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from app.domain.learner import Learner
from app.domain.names import clean_name, name_key
from app.i18n import _
from app.services.ports import StoreError
from app.store.roster_tables import imported
from app.store.tables import learner_names, learners, meta

DEVICE, LAST_LEARNER, ROLLUPS, ZONE = "device", "learner", "rollups", "zone"


def fact(connection: Connection, key: str) -> str | None:
    """A fact of this device, or None."""
    return connection.execute(select(meta.c.value).where(meta.c.key == key)).scalar_one_or_none()


def set_fact(connection: Connection, key: str, value: str) -> None:
    """Replace a fact of this device."""
    connection.execute(delete(meta).where(meta.c.key == key))
    connection.execute(insert(meta).values(key=key, value=value))


def drop_fact(connection: Connection, key: str) -> None:
    """Forget a fact of this device."""
    connection.execute(delete(meta).where(meta.c.key == key))


def all_learners(connection: Connection) -> tuple[Learner, ...]:
    """Everybody, oldest first."""
    rows = connection.execute(
        select(learners.c.id, learner_names.c.name, learners.c.created, imported.c.time)
        .join(learner_names, learner_names.c.learner == learners.c.id)
        .join(imported, imported.c.learner == learners.c.id, isouter=True)
        .order_by(learners.c.created, learners.c.id)
    )
    return tuple(Learner(row.id, row.name, row.created, row.time is not None) for row in rows)


def add(connection: Connection, new: Learner) -> Learner:
    """Store a new learner under a name from `usable`; as stored, they are newer than everybody else."""
    newest = connection.execute(select(func.max(learners.c.created))).scalar()
    learner = new if newest is None else replace(new, created=max(new.created, newest + 1))
    connection.execute(insert(learners).values(id=learner.id, created=learner.created))
    try:
        connection.execute(
            insert(learner_names).values(learner=learner.id, name=learner.name, folded=name_key(learner.name))
        )
    except IntegrityError as error:
        raise _taken(learner.name) from error
    return learner


def rename(connection: Connection, learner: str, name: str) -> None:
    """Give a learner another name from `usable`."""
    try:
        done = connection.execute(
            update(learner_names).where(learner_names.c.learner == learner).values(name=name, folded=name_key(name))
        )
    except IntegrityError as error:
        raise _taken(name) from error
    if not done.rowcount:
        raise StoreError(_("This learner is not here any more. Choose another one."))


def usable(name: str) -> str:
    """The name as it is kept; StoreError says what is wrong with it."""
    try:
        return clean_name(name)
    except ValueError as error:
        raise StoreError(str(error)) from error


def _taken(name: str) -> StoreError:
    return StoreError(_('There is a learner called "{name}" already. Choose another name.').format(name=name))
