"""Rows of sums in the roll-ups: added to, written at once, chosen by their key."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, Table, Update, bindparam, delete, insert, update

from app.domain.history import Figures
from app.store.history_tables import ROLLUPS, buckets, days, totals, weeks
from app.store.tables import events

Key = tuple[str | int, ...]  # the primary key of a roll-up

_NAMES = {table.name: [name for name in Figures.__slots__ if name in table.c] for table in ROLLUPS}


def add(connection: Connection, table: Table, key: Key, change: Figures) -> None:
    """Add to the sums of a row, making it where it is missing; one of which nothing is left goes."""
    values = {f"key_{name}": value for name, value in zip(_key_names(table), key, strict=True)}
    adds = {f"add_{name}": value for name, value in of_table(table, change).items()}
    if not connection.execute(_MOVES[table.name], {**values, **adds}).rowcount:
        connection.execute(insert(table).values(row(table, key, change)))
    elif change.answers < 0:
        connection.execute(delete(table).where(*of(table, key), table.c.answers == 0))


def _move_of(table: Table) -> Update:
    """Made once: building a statement takes longer than running it."""
    mine = (table.c[name] == bindparam(f"key_{name}") for name in _key_names(table))
    return (
        update(table)
        .where(*mine)
        .values({name: table.c[name] + bindparam(f"add_{name}") for name in _NAMES[table.name]})
    )


def _key_names(table: Table) -> list[str]:
    return [column.name for column in table.primary_key.columns]


_MOVES = {table.name: _move_of(table) for table in (buckets, days, weeks, totals)}


def fill(connection: Connection, table: Table, kept: dict[Key, Figures]) -> None:
    """Write rows into an empty table."""
    made = [row(table, key, change) for key, change in kept.items() if change.answers]
    if made:
        connection.execute(insert(table), made)


def of(table: Table, key: Key) -> list[ColumnElement[bool]]:
    """What chooses a row, or the rows that the first parts of a key share."""
    return [column == value for column, value in zip(_keys(table), key, strict=False)]


def _keys(table: Table) -> list[ColumnElement[object]]:
    if table is events:
        return [events.c.learner, events.c.course, events.c.item]
    return list(table.primary_key.columns)


def row(table: Table, key: Key, sums: Figures) -> dict[str, object]:
    """The values of a row."""
    return {**dict(zip(_key_names(table), key, strict=True)), **of_table(table, sums)}


def of_table(table: Table, sums: Figures) -> dict[str, int]:
    """The sums that a table keeps, by column."""
    return {name: getattr(sums, name) for name in _NAMES[table.name]}
