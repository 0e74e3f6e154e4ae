"""The tables of roll-ups: caches that are counted from the log, and the predictions they need beside it."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Table, Text

from app.store.tables import INT, events, metadata

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

# `bucket` counts quarter-hours since 1970 (UTC): days of any time zone are whole numbers of them.
buckets = Table(
    "buckets",
    metadata,
    Column("learner", Text, ForeignKey("learners.id"), primary_key=True),
    Column("course", Text, primary_key=True),
    Column("bucket", INT, primary_key=True),
    *(
        Column(name, INT, nullable=False)
        for name in (
            "answers",
            "scored",
            "correct",
            "credit",
            "milliseconds",
            "reviews",
            "recalled",
            "forecast",
            "predicted",
        )
    ),
    sqlite_strict=True,
)

# `week` counts weeks since Monday, 29 December 1969 (UTC).
weeks = Table(
    "weeks",
    metadata,
    Column("learner", Text, ForeignKey("learners.id"), primary_key=True),
    Column("course", Text, primary_key=True),
    Column("week", INT, primary_key=True),
    Column("item", Text, primary_key=True),
    *(Column(name, INT, nullable=False) for name in ("answers", "scored", "correct", "credit", "milliseconds")),
    sqlite_strict=True,
)

totals = Table(
    "totals",
    metadata,
    Column("learner", Text, ForeignKey("learners.id"), primary_key=True),
    Column("course", Text, primary_key=True),
    *(
        Column(name, INT, nullable=False)
        for name in ("answers", "scored", "correct", "credit", "milliseconds", "reviews", "recalled")
    ),
    sqlite_strict=True,
)

# The last answer that counts.
lasts = Table(
    "lasts",
    metadata,
    Column("learner", Text, ForeignKey("learners.id"), primary_key=True),
    Column("course", Text, primary_key=True),
    Column("item", Text, primary_key=True),
    Column("answer", Text, ForeignKey("events.id"), nullable=False),
    Column("time", INT, nullable=False),
    sqlite_strict=True,
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
)
