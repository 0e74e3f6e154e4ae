"""The tables of roll-ups: caches that are counted from the log, and the predictions they need beside it."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Table, Text

from app.store.tables import INT, NUMBER, events, metadata

Index("events_by_item", events.c.learner, events.c.course, events.c.item, events.c.time)

# The chance of recall, in millionths, that was predicted when a known item was asked again on this device. A part of
# the log, not a cache: under weights fitted later it could not be found again.
predictions = Table(
    "predictions",
    metadata,
    Column("answer", Text, ForeignKey("events.id"), primary_key=True),
    Column("recall", INT, nullable=False),
    sqlite_strict=True,
)

_SUMS = ("answers", "scored", "correct", "credit", "milliseconds")
_REVIEWS = ("reviews", "recalled", "forecast", "predicted")


def _rollup(name: str, keys: tuple[Column[str] | Column[int] | Column[float], ...], *sums: str) -> Table:
    """Rows lie in the order of their key, so that the rows of a learner are read at once."""
    return Table(
        name,
        metadata,
        Column("learner", Text, ForeignKey("learners.id"), primary_key=True),
        Column("course", Text, primary_key=True),
        *keys,
        *(Column(column, INT, nullable=False) for column in sums),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


# `bucket` counts quarter-hours since 1970 (UTC): days of any time zone are whole numbers of them.
buckets = _rollup("buckets", (Column("bucket", INT, primary_key=True),), *_SUMS, *_REVIEWS)

# `day` counts days since 1970 in the time zone of this device.
days = _rollup("days", (Column("day", INT, primary_key=True),), *_SUMS, *_REVIEWS)

# `week` counts weeks since Monday, 29 December 1969 (UTC).
weeks = _rollup("weeks", (Column("week", INT, primary_key=True), Column("item", Text, primary_key=True)), *_SUMS)

totals = _rollup("totals", (), *_SUMS, *_REVIEWS)

# `answer` is the last one that counts, and `time` its time.
items = _rollup(
    "items",
    (
        Column("item", Text, primary_key=True),
        Column("answer", Text, ForeignKey("events.id"), nullable=False),
        Column("time", INT, nullable=False),
    ),
    *_SUMS,
)

# The first answer that counts and was not revealed: what item statistics are made from.
firsts = Table(
    "firsts",
    metadata,
    Column("learner", Text, ForeignKey("learners.id"), primary_key=True),
    Column("course", Text, primary_key=True),
    Column("item", Text, primary_key=True),
    Column("revision", Text, primary_key=True),
    Column("answer", Text, ForeignKey("events.id"), nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

ROLLUPS = (buckets, days, weeks, totals, items, firsts)

# The memory state of an item after its last answer of a week; `week` as in `weeks`. See past_memory.py.
past_memory = _rollup(
    "past_memory",
    (
        Column("item", Text, primary_key=True),
        Column("week", INT, primary_key=True),
        Column("stability", NUMBER, nullable=False),
        Column("difficulty", NUMBER, nullable=False),
        Column("due", INT, nullable=False),
        Column("seen", INT, nullable=False),
    ),
)
