"""The tables, once for SQLite (STRICT) and PostgreSQL; how a file comes to have them stands in steps.py."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.sqlite import REAL
from sqlalchemy.types import TypeEngine

INT = BigInteger().with_variant(Integer(), "sqlite")  # a STRICT table knows neither BIGINT
NUMBER: TypeEngine[float] = Double().with_variant(REAL(), "sqlite")  # nor DOUBLE PRECISION

metadata = MetaData(naming_convention={"ck": "%(constraint_name)s", "uq": "uq_%(table_name)s_%(column_0_N_name)s"})

# `device` is this device's id, `learner` who studied last.
meta = Table(
    "meta",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
    sqlite_strict=True,
)

learners = Table(
    "learners",
    metadata,
    Column("id", Text, primary_key=True),
    Column("created", INT, nullable=False),
    sqlite_strict=True,
)

# The only place where a person is named. `folded` is what makes two names the same.
learner_names = Table(
    "learner_names",
    metadata,
    Column("learner", Text, ForeignKey("learners.id"), primary_key=True),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False, unique=True),
    sqlite_strict=True,
)

# `plan`, `flags`, `struck` and `hinted` are JSON. `ended` is 0 while a session is open.
sessions = Table(
    "sessions",
    metadata,
    Column("id", Text, primary_key=True),
    Column("learner", Text, ForeignKey("learners.id"), nullable=False),
    Column("course", Text, nullable=False),
    Column("mode", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("plan", Text, nullable=False),
    Column("seed", INT, nullable=False),
    Column("started", INT, nullable=False),
    Column("quiz", Text, nullable=False),
    Column("section", Text, nullable=False),
    Column("position", INT, nullable=False),
    Column("deadline", INT, nullable=False),
    Column("ended", INT, nullable=False),
    Column("flags", Text, nullable=False),
    Column("struck", Text, nullable=False),
    Column("hinted", Text, nullable=False),
    sqlite_strict=True,
)
_open = text("ended = 0")
Index(
    "one_open_session",
    sessions.c.learner,
    sessions.c.course,
    unique=True,
    sqlite_where=_open,
    postgresql_where=_open,
)
Index("sessions_by_start", sessions.c.learner, sessions.c.course, sessions.c.started)

# What a learner saw, once for each revision.
revisions = Table(
    "revisions",
    metadata,
    Column("revision", Text, primary_key=True),
    Column("content", Text, nullable=False),
    sqlite_strict=True,
)

# The log. Rows are added and never changed. An undo names the item of its answer, so that one query finds both.
# No foreign keys on `session` and `undoes`: logs of two devices merge in any order, and both may undo one answer.
events = Table(
    "events",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("undoes", Text),
    Column("learner", Text, ForeignKey("learners.id"), nullable=False),
    Column("device", Text, nullable=False),
    Column("sequence", INT, nullable=False),
    Column("time", INT, nullable=False),
    Column("course", Text, nullable=False),
    Column("session", Text, nullable=False),
    Column("item", Text, nullable=False),
    Column("revision", Text),
    Column("mode", Text),
    Column("given", Text),
    Column("score", NUMBER),
    Column("rating", Text),
    Column("confidence", Text),
    Column("hints", INT),
    Column("milliseconds", INT),
    UniqueConstraint("device", "sequence"),
    CheckConstraint(
        "(kind = 'undo' AND undoes IS NOT NULL) OR (kind = 'answer' AND undoes IS NULL"
        " AND revision IS NOT NULL AND mode IS NOT NULL AND given IS NOT NULL AND score IS NOT NULL)",
        name="answer_or_undo",
    ),
    sqlite_strict=True,
)
Index("events_by_learner", events.c.learner, events.c.time)
Index("events_by_session", events.c.session)
Index("events_by_undone", events.c.undoes)

# Ratings that an exam's answers got when it was submitted; the log itself stays as it was.
ratings = Table(
    "ratings",
    metadata,
    Column("answer", Text, ForeignKey("events.id"), primary_key=True),
    Column("rating", Text, nullable=False),
    sqlite_strict=True,
)

# A cache: replaying the log gives the same states.
memory = Table(
    "memory",
    metadata,
    Column("learner", Text, ForeignKey("learners.id"), primary_key=True),
    Column("course", Text, primary_key=True),
    Column("item", Text, primary_key=True),
    Column("stability", NUMBER, nullable=False),
    Column("difficulty", NUMBER, nullable=False),
    Column("due", INT, nullable=False),
    Column("seen", INT, nullable=False),
    sqlite_strict=True,
)

# Of a learner or a class; `test_day` is an ISO date, empty without a test.
goals = Table(
    "goals",
    metadata,
    Column("owner", Text, primary_key=True),
    Column("course", Text, primary_key=True),
    Column("test_day", Text, nullable=False),
    Column("minutes", INT, nullable=False),
    Column("retention", NUMBER, nullable=False),
    sqlite_strict=True,
)

# JSON: the numbers fitted to a learner's own answers.
weights = Table(
    "weights",
    metadata,
    Column("learner", Text, ForeignKey("learners.id"), primary_key=True),
    Column("weights", Text, nullable=False),
    sqlite_strict=True,
)
