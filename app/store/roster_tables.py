"""The tables of who belongs where: classes, what they are to do, imported, merged and erased learners, reports."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Table, Text, UniqueConstraint

from app.store.tables import INT, metadata

classes = Table(
    "classes",
    metadata,
    Column("id", Text, primary_key=True),
    Column("title", Text, nullable=False),
    Column("folded", Text, nullable=False, unique=True),
    Column("created", INT, nullable=False),
    sqlite_strict=True,
)

members = Table(
    "members",
    metadata,
    Column("class", Text, ForeignKey("classes.id"), primary_key=True, key="class_id"),
    Column("learner", Text, ForeignKey("learners.id"), primary_key=True),
    sqlite_strict=True,
)
Index("members_by_learner", members.c.learner)

# `due` is UTC ms, 0 without a day.
assignments = Table(
    "assignments",
    metadata,
    Column("class", Text, ForeignKey("classes.id"), primary_key=True, key="class_id"),
    Column("course", Text, primary_key=True),
    Column("quiz", Text, primary_key=True),
    Column("due", INT, nullable=False),
    Column("given", INT, nullable=False),
    sqlite_strict=True,
)

# Learners who came with a file of answers; all others study on this device.
imported = Table(
    "imported",
    metadata,
    Column("learner", Text, ForeignKey("learners.id"), primary_key=True),
    Column("time", INT, nullable=False),
    sqlite_strict=True,
)

# One person under two ids: what comes for `old` belongs to `learner`.
aliases = Table(
    "aliases",
    metadata,
    Column("old", Text, primary_key=True),
    Column("learner", Text, ForeignKey("learners.id"), nullable=False),
    sqlite_strict=True,
)

# Who was erased, as the SHA-256 of the id: enough to refuse their answers, not enough to name anybody.
tombstones = Table(
    "tombstones",
    metadata,
    Column("hash", Text, primary_key=True),
    Column("erased", INT, nullable=False),
    sqlite_strict=True,
)

# Questions that a learner found wrong or unclear. Like the log: rows are added and never changed, and `sequence` goes
# on from the log's.
reports = Table(
    "reports",
    metadata,
    Column("id", Text, primary_key=True),
    Column("learner", Text, ForeignKey("learners.id"), nullable=False),
    Column("device", Text, nullable=False),
    Column("sequence", INT, nullable=False),
    Column("time", INT, nullable=False),
    Column("course", Text, nullable=False),
    Column("session", Text, nullable=False),
    Column("item", Text, nullable=False),
    Column("revision", Text, nullable=False),
    Column("why", Text, nullable=False),
    UniqueConstraint("device", "sequence"),
    sqlite_strict=True,
)
Index("reports_by_learner", reports.c.learner, reports.c.course)

# Who was merged into whom, anywhere, as SHA-256 of the ids: rows are added and never changed, and travel with the
# answers. What follows from them is in identities.py; `aliases` keeps the ids themselves of those who are here.
merges = Table(
    "merges",
    metadata,
    Column("old", Text, primary_key=True),
    Column("learner", Text, primary_key=True),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

# What was erased, event by event: 64 bits of the SHA-256 of the id, for a copy under another learner's id.
erased = Table(
    "erased",
    metadata,
    Column("hash", INT, primary_key=True, autoincrement=False),
    sqlite_strict=True,
)

# What files call a learner under an id of theirs, also under one that was merged into another.
told_names = Table(
    "told_names",
    metadata,
    Column("learner", Text, primary_key=True),
    Column("name", Text, nullable=False),
    sqlite_strict=True,
)

# Names of imported learners that did not come from their own lines: `kind` is "made" up here or a "person" chose it.
names_here = Table(
    "names_here",
    metadata,
    Column("learner", Text, ForeignKey("learners.id"), primary_key=True),
    Column("kind", Text, nullable=False),
    sqlite_strict=True,
)
