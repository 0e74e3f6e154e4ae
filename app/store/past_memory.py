"""What was remembered at the end of each week: a cache of the log, so that the memory of any past day is found fast.

Kept by weeks and not by days, it is small; what lies between is replayed from the log, a week of it at most.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, delete, exists, func, insert, select

from app.domain.fsrs6 import Fsrs6
from app.domain.history import week_of, week_start
from app.domain.memory import MemoryState, Rating
from app.store import rows
from app.store.goals import weights_of
from app.store.history_tables import past_memory as past
from app.store.tables import events, memory, ratings

Key = tuple[str, str, str]  # learner, course, item
_UNDO, _EARLIER = events.alias(), past.alias()


def keep(connection: Connection, key: Key, state: MemoryState) -> None:
    """The memory of an item has moved at its end."""
    week = week_of(state.seen)
    connection.execute(delete(past).where(*_of(key), past.c.week >= week))
    connection.execute(insert(past), [_row(key, week, state)])


def recount(connection: Connection, key: Key) -> None:
    """Replay an item whose log has changed in the middle."""
    connection.execute(delete(past).where(*_of(key)))
    mine = (events.c.learner == key[0], events.c.course == key[1], events.c.item == key[2])
    _fill(connection, mine, {key[0]: _mover(connection, key[0])})


def rebuild(connection: Connection, learner: str | None = None) -> None:
    """Replay everything, of one learner or of everybody."""
    mine = [] if learner is None else [events.c.learner == learner]
    connection.execute(delete(past).where(*([] if learner is None else [past.c.learner == learner])))
    _fill(connection, mine, {})


def at(connection: Connection, course: str, people: Collection[str], time: int) -> dict[tuple[str, str], MemoryState]:
    """By (learner, item), the memory states after the last answers before a moment (UTC ms)."""
    week = week_of(time)
    found = {
        (row["learner"], row["item"]): rows.memory_of(row)
        for row in connection.execute(_ends(course, people, week)).mappings()
        if row["week"] is not None
    }
    movers = {learner: _mover(connection, learner) for learner in people}
    span = and_(events.c.time >= week_start(week), events.c.time < time)
    mine = (events.c.learner.in_(people), events.c.course == course, span)
    for row in connection.execute(_log(*mine)):
        key = (row.learner, row.item)
        found[key] = movers[row.learner].review(found.get(key), Rating(row.rated), row.time)
    return found


def _ends(course: str, people: Collection[str], week: int) -> Select[Any]:
    """The last row of each item before a week, or Nones.

    The outer join makes SQLite begin at the items and not at the weeks, of which there are many times as many.
    """
    e = _EARLIER.c
    last = (
        select(func.max(e.week))
        .where(e.learner == memory.c.learner, e.course == memory.c.course, e.item == memory.c.item, e.week < week)
        .scalar_subquery()
    )
    same = (past.c.learner == memory.c.learner, past.c.course == memory.c.course, past.c.item == memory.c.item)
    return (
        select(past)
        .select_from(memory.join(past, and_(*same, past.c.week == last), isouter=True))
        .where(memory.c.course == course, memory.c.learner.in_(people))
    )


def _fill(connection: Connection, mine: Collection[ColumnElement[bool]], movers: dict[str, Fsrs6]) -> None:
    for _learner, told in groupby(_trails(connection, mine, movers), lambda row: row["learner"]):
        connection.execute(insert(past), list(told))


def _trails(
    connection: Connection, mine: Collection[ColumnElement[bool]], movers: dict[str, Fsrs6]
) -> Iterator[dict[str, object]]:
    """The state of each item after its last answer of each week."""
    found = connection.execute(_log(*mine), execution_options={"yield_per": 5_000})
    for key, told in groupby(found, lambda row: (row.learner, row.course, row.item)):
        if key[0] not in movers:
            movers[key[0]] = _mover(connection, key[0])
        mover = movers[key[0]]
        yield from (_row(key, week, state) for week, state in _weeks(told, mover))


def _weeks(told: Iterator[Row[Any]], mover: Fsrs6) -> Iterator[tuple[int, MemoryState]]:
    state: MemoryState | None = None
    for row in told:
        if state is not None and week_of(row.time) != week_of(state.seen):
            yield week_of(state.seen), state
        state = mover.review(state, Rating(row.rated), row.time)
    if state is not None:
        yield week_of(state.seen), state


def _log(*wanted: ColumnElement[bool]) -> Select[Any]:
    """Standing answers with a rating, by item and oldest first."""
    rated = func.coalesce(events.c.rating, ratings.c.rating)
    return (
        select(events.c.learner, events.c.course, events.c.item, events.c.time, rated.label("rated"))
        .join(ratings, ratings.c.answer == events.c.id, isouter=True)
        .where(
            *wanted,
            events.c.kind == "answer",
            rated.is_not(None),
            ~exists().where(_UNDO.c.undoes == events.c.id),
        )
        .order_by(events.c.learner, events.c.course, events.c.item, events.c.time, events.c.id)
    )


def _mover(connection: Connection, learner: str) -> Fsrs6:
    """The learner's own weights; the default ones where they cannot be used."""
    own = weights_of(connection, learner)
    try:
        return Fsrs6() if own is None else Fsrs6(own)
    except ValueError:
        return Fsrs6()


def _of(key: Key) -> tuple[ColumnElement[bool], ...]:
    return past.c.learner == key[0], past.c.course == key[1], past.c.item == key[2]


def _row(key: Key, week: int, state: MemoryState) -> dict[str, object]:
    learner, course, item = key
    return {"learner": learner, "course": course, "item": item, "week": week, **rows.memory_values(state)}
