"""The steps of user_version: how a file of any released schema becomes one of today."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from app.store.files import APPLICATION_ID
from app.store.step_2 import SECOND
from app.store.step_3 import THIRD
from app.store.step_4 import fourth

Step = Callable[[sqlite3.Connection], None]

# The first schema word for word, so that it stays what it was when tables.py moves on. A test compares the two.
_FIRST = (
    "CREATE TABLE learners (id TEXT NOT NULL, created INTEGER NOT NULL, PRIMARY KEY (id)) STRICT",
    'CREATE TABLE meta ("key" TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY ("key")) STRICT',
    "CREATE TABLE revisions (revision TEXT NOT NULL, content TEXT NOT NULL, PRIMARY KEY (revision)) STRICT",
    "CREATE TABLE events (id TEXT NOT NULL, kind TEXT NOT NULL, undoes TEXT, learner TEXT NOT NULL, device TEXT "
    "NOT NULL, sequence INTEGER NOT NULL, time INTEGER NOT NULL, course TEXT NOT NULL, session TEXT NOT NULL, "
    "item TEXT NOT NULL, revision TEXT, mode TEXT, given TEXT, score REAL, rating TEXT, confidence TEXT, hints "
    "INTEGER, milliseconds INTEGER, PRIMARY KEY (id), CONSTRAINT uq_events_device_sequence UNIQUE (device, "
    "sequence), CONSTRAINT answer_or_undo CHECK ((kind = 'undo' AND undoes IS NOT NULL) OR (kind = 'answer' AND "
    "undoes IS NULL AND revision IS NOT NULL AND mode IS NOT NULL AND given IS NOT NULL AND score IS NOT NULL)), "
    "FOREIGN KEY(learner) REFERENCES learners (id)) STRICT",
    "CREATE INDEX events_by_learner ON events (learner, time)",
    "CREATE INDEX events_by_session ON events (session)",
    "CREATE INDEX events_by_undone ON events (undoes)",
    "CREATE TABLE learner_names (learner TEXT NOT NULL, name TEXT NOT NULL, folded TEXT NOT NULL, PRIMARY KEY "
    "(learner), FOREIGN KEY(learner) REFERENCES learners (id), CONSTRAINT uq_learner_names_folded UNIQUE "
    "(folded)) STRICT",
    "CREATE TABLE memory (learner TEXT NOT NULL, course TEXT NOT NULL, item TEXT NOT NULL, stability REAL NOT "
    "NULL, difficulty REAL NOT NULL, due INTEGER NOT NULL, seen INTEGER NOT NULL, PRIMARY KEY (learner, course, "
    "item), FOREIGN KEY(learner) REFERENCES learners (id)) STRICT",
    "CREATE TABLE sessions (id TEXT NOT NULL, learner TEXT NOT NULL, course TEXT NOT NULL, mode TEXT NOT NULL, "
    'title TEXT NOT NULL, "plan" TEXT NOT NULL, seed INTEGER NOT NULL, started INTEGER NOT NULL, quiz TEXT NOT '
    "NULL, section TEXT NOT NULL, position INTEGER NOT NULL, deadline INTEGER NOT NULL, ended INTEGER NOT NULL, "
    "flags TEXT NOT NULL, struck TEXT NOT NULL, hinted TEXT NOT NULL, PRIMARY KEY (id), FOREIGN KEY(learner) "
    "REFERENCES learners (id)) STRICT",
    "CREATE UNIQUE INDEX one_open_session ON sessions (learner, course) WHERE ended = 0",
    "CREATE INDEX sessions_by_start ON sessions (learner, course, started)",
    "CREATE TABLE ratings (answer TEXT NOT NULL, rating TEXT NOT NULL, PRIMARY KEY (answer), FOREIGN KEY(answer) "
    "REFERENCES events (id)) STRICT",
)


def first(connection: sqlite3.Connection) -> None:
    """Schema 1: learners and their names, sessions, revisions, the log, ratings, memory."""
    for statement in _FIRST:
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def second(connection: sqlite3.Connection) -> None:
    """Schema 2; the roll-ups are counted when the store opens."""
    for statement in SECOND:
        connection.execute(statement)


def third(connection: sqlite3.Connection) -> None:
    """Schema 3; the past is replayed when the store opens."""
    for statement in THIRD:
        connection.execute(statement)


STEPS: tuple[Step, ...] = (first, second, third, fourth)


def climb(connection: sqlite3.Connection, version: int, steps: tuple[Step, ...] = STEPS) -> None:
    """Take a file from `version` to the last step, each step in a transaction of its own together with its number."""
    connection.execute("PRAGMA foreign_keys = OFF")  # a step may rebuild a table that others point at
    for number, step in enumerate(steps[version:], start=version + 1):
        connection.execute("BEGIN IMMEDIATE")
        try:
            step(connection)
            if connection.execute("PRAGMA foreign_key_check").fetchone():
                raise sqlite3.IntegrityError(f"step {number} left rows that point nowhere")
            connection.execute(f"PRAGMA user_version = {number}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
