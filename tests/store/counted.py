"""The roll-ups as they are kept, and as the log gives them."""

from __future__ import annotations

from sqlalchemy import Connection, select

from app.store import rollups
from app.store.progress import SqliteProgressStore

Kept = dict[str, list[tuple[object, ...]]]


def kept(store: SqliteProgressStore) -> Kept:
    with store._reading() as connection:
        return _read(connection)


def from_the_log(store: SqliteProgressStore) -> Kept:
    """What counting everything anew would give; nothing is changed."""
    with store._writes.connect() as connection:
        connection.begin()
        rollups.rebuild(connection)
        found = _read(connection)
        connection.rollback()
    return found


def _read(connection: Connection) -> Kept:
    return {table.name: sorted(tuple(row) for row in connection.execute(select(table))) for table in rollups.TABLES}
