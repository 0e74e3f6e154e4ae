"""Schema 4, word for word: merges that travel, erased events, names made up here."""

from __future__ import annotations

import hashlib
import sqlite3

_TABLES = (
    "CREATE TABLE merges (old TEXT NOT NULL, learner TEXT NOT NULL, PRIMARY KEY (old, learner)) WITHOUT ROWID, STRICT",
    "CREATE TABLE erased (hash INTEGER NOT NULL, PRIMARY KEY (hash)) STRICT",
    "CREATE TABLE told_names (learner TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (learner)) STRICT",
    "CREATE TABLE names_here (learner TEXT NOT NULL, kind TEXT NOT NULL, PRIMARY KEY (learner), FOREIGN "
    "KEY(learner) REFERENCES learners (id)) STRICT",
    "INSERT INTO names_here SELECT learner, 'made' FROM imported JOIN learner_names USING (learner) "
    "WHERE name = 'Learner' OR name GLOB 'Learner [0-9]' OR name GLOB 'Learner [0-9][0-9]'",
)


def fourth(connection: sqlite3.Connection) -> None:
    """Schema 4; merges made before travel from now on."""
    for statement in _TABLES:
        connection.execute(statement)
    pairs = connection.execute("SELECT old, learner FROM aliases").fetchall()
    hashes = [[hashlib.sha256(one.encode("utf-8")).hexdigest() for one in pair] for pair in pairs]
    connection.executemany("INSERT INTO merges VALUES (?, ?)", hashes)
