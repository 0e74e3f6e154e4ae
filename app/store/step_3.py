"""Schema 3, word for word: the memory at the end of each week."""

from __future__ import annotations

THIRD = (
    "CREATE TABLE past_memory (learner TEXT NOT NULL, course TEXT NOT NULL, item TEXT NOT NULL, week INTEGER NOT "
    "NULL, stability REAL NOT NULL, difficulty REAL NOT NULL, due INTEGER NOT NULL, seen INTEGER NOT NULL, PRIMARY "
    "KEY (learner, course, item, week), FOREIGN KEY(learner) REFERENCES learners (id)) WITHOUT ROWID, STRICT",
)
