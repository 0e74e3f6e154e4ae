"""Roll-ups: counted anew from the log of an item, or moved by one answer at its end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    Table,
    delete,
    exists,
    func,
    insert,
    select,
    update,
)

from app.domain.event import AnswerEvent
from app.domain.history import (
    MILLION,
    Counted,
    Figures,
    Tally,
    bucket_of,
    counts,
    figures,
    is_review,
    local_day,
    tally,
    week_of,
)
from app.domain.memory import Rating, exponent_of, retrievability
from app.store import log, rollup_rows, rows
from app.store.goals import weights_of
from app.store.history_tables import ROLLUPS, buckets, days, firsts, items, predictions, totals, weeks
from app.store.rollup_rows import Key
from app.store.tables import events, ratings

VERSION = "2"  # of the rules in domain/history.py and past_memory.py: where a file has another, all is counted anew
TABLES = ROLLUPS

ItemKey = tuple[str, str, str]  # learner, course, item
_UNDO = events.alias()


@dataclass(slots=True)
class Changes:
    """What is to be added to the roll-ups, gathered over many items."""

    buckets: dict[Key, Figures] = field(default_factory=dict)
    weeks: dict[Key, Figures] = field(default_factory=dict)
    totals: dict[Key, Figures] = field(default_factory=dict)

    def add(self, key: ItemKey, made: Tally, sign: int = 1) -> None:
        """Add what an item's answers come to; with sign -1 take it away."""
        learner, course, item = key
        for bucket, sums in made.buckets.items():
            _move(self.buckets, (learner, course, bucket), sums, sign)
        for week, sums in made.weeks.items():
            _move(self.weeks, (learner, course, week, item), sums, sign)
        _move(self.totals, (learner, course), made.total, sign)

    def apply(self, connection: Connection) -> None:
        """Write the changes; rows of which nothing is left go."""
        for table, kept in self._tables():
            for key, change in kept.items():
                if change != Figures():
                    rollup_rows.add(connection, table, key, change)

    def fill(self, connection: Connection) -> None:
        """Write the changes as the only rows there are."""
        for table, kept in self._tables():
            rollup_rows.fill(connection, table, kept)

    def fill_days(self, connection: Connection) -> None:
        """As `fill`, for the days alone."""
        rollup_rows.fill(connection, days, self._days())

    def _tables(self) -> tuple[tuple[Table, dict[Key, Figures]], ...]:
        return (buckets, self.buckets), (days, self._days()), (weeks, self.weeks), (totals, self.totals)

    def _days(self) -> dict[Key, Figures]:
        made: dict[Key, Figures] = {}
        for (learner, course, bucket), sums in self.buckets.items():
            _move(made, (learner, course, local_day(int(bucket))), sums, 1)
        return made


def append(connection: Connection, answer: AnswerEvent) -> None:
    """Count an answer that is the learner's newest; call it before the memory state moves."""
    if answer.rating is None or not counts(answer.rating, answer.given.blank, answer.given.revealed):
        return
    key = key_of(answer)
    previous = connection.execute(select(items.c.time).where(*rollup_rows.of(items, key))).scalar()
    foretold = foretell(connection, answer, previous)
    counted = Counted(
        answer.id,
        answer.time,
        answer.revision,
        answer.score,
        answer.rating,
        answer.given.revealed,
        answer.milliseconds,
        foretold,
    )
    adds = figures(counted, previous)
    bucket = bucket_of(answer.time)
    rollup_rows.add(connection, buckets, (*key[:2], bucket), adds)
    rollup_rows.add(connection, days, (*key[:2], local_day(bucket)), adds)
    rollup_rows.add(connection, weeks, (*key[:2], week_of(answer.time), answer.item), adds)
    rollup_rows.add(connection, totals, key[:2], adds)
    _put_last(connection, key, counted, adds)
    if not counted.revealed:
        _put_first(connection, key, counted)


def foretell(connection: Connection, answer: AnswerEvent, previous: int | None) -> int | None:
    """Keep the chance of recall that the memory state, as it still is, gives a review; in millionths.

    `previous` is the time of the item's last answer that counts.
    """
    if not is_review(answer.time, previous):
        return None
    state = log.memory_state(connection, *key_of(answer))
    if state is None:
        return None
    exponent = exponent_of(weights_of(connection, answer.learner))
    recall = round(retrievability(state, answer.time, exponent) * MILLION)
    connection.execute(insert(predictions).values(answer=answer.id, recall=recall))
    return recall


def key_of(answer: AnswerEvent) -> ItemKey:
    """Whose answer to what."""
    return answer.learner, answer.course, answer.item


def counted_of(connection: Connection, key: ItemKey) -> Tally:
    """What the log of an item comes to."""
    return tally(_counted(row) for row in connection.execute(_log(*rollup_rows.of(events, key))) if _counts(row))


def recount(connection: Connection, before: dict[ItemKey, Tally]) -> None:
    """Count items anew whose log has changed; `before` is what `counted_of` gave for each."""
    changes = Changes()
    for key, old in before.items():
        new = counted_of(connection, key)
        changes.add(key, old, -1)
        changes.add(key, new)
        _replace_edges(connection, key, new)
    changes.apply(connection)


def rebuild(connection: Connection, learner: str | None = None) -> None:
    """Count everything anew from the log, of one learner or of everybody."""
    for table in TABLES:
        mine = [table.c.learner == learner] if learner is not None else []
        connection.execute(delete(table).where(*mine))
    changes, ends, starts = Changes(), [], []
    for key, made in tallies(connection, [events.c.learner == learner] if learner is not None else []):
        changes.add(key, made)
        if made.last is not None:
            ends.append(_item_row(key, made.last, made.total))
        starts += [_first_row(key, first) for first in made.firsts.values()]
    changes.fill(connection)
    for table, made_rows in ((items, ends), (firsts, starts)):
        if made_rows:
            connection.execute(insert(table), made_rows)


def rebuild_days(connection: Connection) -> None:
    """Form the days anew from the quarter-hours, in the time zone that this device has now."""
    changes = Changes()
    for row in connection.execute(select(buckets)):
        sums = Figures(*(row._mapping[name] for name in Figures.__slots__))
        _move(changes.buckets, (row.learner, row.course, row.bucket), sums, 1)
    connection.execute(delete(days))
    changes.fill_days(connection)


def tallies(connection: Connection, wanted: Iterable[ColumnElement[bool]] = ()) -> Iterator[tuple[ItemKey, Tally]]:
    """What the log holds of each item, of everybody or of what is wanted."""
    found = connection.execute(_log(*wanted), execution_options={"yield_per": 5_000})
    for key, told in groupby(found, lambda row: (row.learner, row.course, row.item)):
        yield key, tally(_counted(row) for row in told if _counts(row))


def _log(*wanted: ColumnElement[bool]) -> Select[Any]:
    """Standing answers with a rating, by item and oldest first."""
    return (
        select(
            events.c.learner,
            events.c.course,
            events.c.item,
            events.c.id,
            events.c.time,
            events.c.revision,
            events.c.given,
            events.c.score,
            events.c.milliseconds,
            func.coalesce(events.c.rating, ratings.c.rating).label("rated"),
            predictions.c.recall,
        )
        .join(ratings, ratings.c.answer == events.c.id, isouter=True)
        .join(predictions, predictions.c.answer == events.c.id, isouter=True)
        .where(*wanted, events.c.kind == "answer", ~exists().where(_UNDO.c.undoes == events.c.id))
        .order_by(events.c.learner, events.c.course, events.c.item, events.c.time, events.c.id)
    )


def _counts(row: Row[Any]) -> bool:
    return row.rated is not None and counts(Rating(row.rated), *_given(row.given))


def _counted(row: Row[Any]) -> Counted:
    _blank, revealed = _given(row.given)
    return Counted(
        row.id, row.time, row.revision, row.score, Rating(row.rated), revealed, row.milliseconds or 0, row.recall
    )


def _given(kept: str) -> tuple[bool, bool]:
    """(blank, revealed) of a stored response."""
    given = rows.response_of(kept)
    return given.blank, given.revealed


def _move(kept: dict[Key, Figures], key: Key, sums: Figures, sign: int) -> None:
    kept[key] = kept.get(key, Figures()) + (sums if sign > 0 else -sums)


def _replace_edges(connection: Connection, key: ItemKey, made: Tally) -> None:
    connection.execute(delete(items).where(*rollup_rows.of(items, key)))
    connection.execute(delete(firsts).where(*rollup_rows.of(firsts, key)))
    if made.last is not None:
        connection.execute(insert(items).values(_item_row(key, made.last, made.total)))
    for first in made.firsts.values():
        connection.execute(insert(firsts).values(_first_row(key, first)))


def _put_last(connection: Connection, key: ItemKey, last: Counted, adds: Figures) -> None:
    moved = {name: items.c[name] + value for name, value in rollup_rows.of_table(items, adds).items()}
    row = {"answer": last.id, "time": last.time, **moved}
    if not connection.execute(update(items).where(*rollup_rows.of(items, key)).values(row)).rowcount:
        connection.execute(insert(items).values(_item_row(key, last, adds)))


def _put_first(connection: Connection, key: ItemKey, first: Counted) -> None:
    known = connection.execute(select(firsts.c.answer).where(*rollup_rows.of(firsts, (*key, first.revision)))).first()
    if known is None:
        connection.execute(insert(firsts).values(_first_row(key, first)))


def _item_row(key: ItemKey, last: Counted, total: Figures) -> dict[str, object]:
    return {**rollup_rows.row(items, key, total), "answer": last.id, "time": last.time}


def _first_row(key: ItemKey, first: Counted) -> dict[str, object]:
    return {"learner": key[0], "course": key[1], "item": key[2], "revision": first.revision, "answer": first.id}
