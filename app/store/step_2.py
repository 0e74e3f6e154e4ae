"""Schema 2, word for word: goals and weights, roll-ups, classes, merged and erased learners, reports."""

from __future__ import annotations

SECOND = (
    "CREATE TABLE classes (id TEXT NOT NULL, title TEXT NOT NULL, folded TEXT NOT NULL, created INTEGER NOT "
    "NULL, PRIMARY KEY (id), CONSTRAINT uq_classes_folded UNIQUE (folded)) STRICT",
    "CREATE TABLE goals (owner TEXT NOT NULL, course TEXT NOT NULL, test_day TEXT NOT NULL, minutes INTEGER "
    "NOT NULL, retention REAL NOT NULL, PRIMARY KEY (owner, course)) STRICT",
    "CREATE TABLE tombstones (hash TEXT NOT NULL, erased INTEGER NOT NULL, PRIMARY KEY (hash)) STRICT",
    "CREATE TABLE aliases (old TEXT NOT NULL, learner TEXT NOT NULL, PRIMARY KEY (old), FOREIGN KEY(learner) "
    "REFERENCES learners (id)) STRICT",
    "CREATE TABLE assignments (class TEXT NOT NULL, course TEXT NOT NULL, quiz TEXT NOT NULL, due INTEGER NOT "
    "NULL, given INTEGER NOT NULL, PRIMARY KEY (class, course, quiz), FOREIGN KEY(class) REFERENCES classes "
    "(id)) STRICT",
    "CREATE TABLE buckets (learner TEXT NOT NULL, course TEXT NOT NULL, bucket INTEGER NOT NULL, answers "
    "INTEGER NOT NULL, scored INTEGER NOT NULL, correct INTEGER NOT NULL, credit INTEGER NOT NULL, "
    "milliseconds INTEGER NOT NULL, reviews INTEGER NOT NULL, recalled INTEGER NOT NULL, forecast INTEGER NOT "
    "NULL, predicted INTEGER NOT NULL, PRIMARY KEY (learner, course, bucket), FOREIGN KEY(learner) REFERENCES "
    "learners (id)) WITHOUT ROWID, STRICT",
    "CREATE TABLE days (learner TEXT NOT NULL, course TEXT NOT NULL, day INTEGER NOT NULL, answers INTEGER NOT "
    "NULL, scored INTEGER NOT NULL, correct INTEGER NOT NULL, credit INTEGER NOT NULL, milliseconds INTEGER "
    "NOT NULL, reviews INTEGER NOT NULL, recalled INTEGER NOT NULL, forecast INTEGER NOT NULL, predicted "
    "INTEGER NOT NULL, PRIMARY KEY (learner, course, day), FOREIGN KEY(learner) REFERENCES learners (id)) "
    "WITHOUT ROWID, STRICT",
    "CREATE INDEX events_by_item ON events (learner, course, item, time)",
    "CREATE TABLE imported (learner TEXT NOT NULL, time INTEGER NOT NULL, PRIMARY KEY (learner), FOREIGN "
    "KEY(learner) REFERENCES learners (id)) STRICT",
    "CREATE TABLE members (class TEXT NOT NULL, learner TEXT NOT NULL, PRIMARY KEY (class, learner), FOREIGN "
    "KEY(class) REFERENCES classes (id), FOREIGN KEY(learner) REFERENCES learners (id)) STRICT",
    "CREATE INDEX members_by_learner ON members (learner)",
    "CREATE TABLE reports (id TEXT NOT NULL, learner TEXT NOT NULL, device TEXT NOT NULL, sequence INTEGER NOT "
    "NULL, time INTEGER NOT NULL, course TEXT NOT NULL, session TEXT NOT NULL, item TEXT NOT NULL, revision "
    "TEXT NOT NULL, why TEXT NOT NULL, PRIMARY KEY (id), CONSTRAINT uq_reports_device_sequence UNIQUE (device, "
    "sequence), FOREIGN KEY(learner) REFERENCES learners (id)) STRICT",
    "CREATE INDEX reports_by_learner ON reports (learner, course)",
    "CREATE TABLE totals (learner TEXT NOT NULL, course TEXT NOT NULL, answers INTEGER NOT NULL, scored "
    "INTEGER NOT NULL, correct INTEGER NOT NULL, credit INTEGER NOT NULL, milliseconds INTEGER NOT NULL, "
    "reviews INTEGER NOT NULL, recalled INTEGER NOT NULL, forecast INTEGER NOT NULL, predicted INTEGER NOT "
    "NULL, PRIMARY KEY (learner, course), FOREIGN KEY(learner) REFERENCES learners (id)) WITHOUT ROWID, STRICT",
    "CREATE TABLE weeks (learner TEXT NOT NULL, course TEXT NOT NULL, week INTEGER NOT NULL, item TEXT NOT "
    "NULL, answers INTEGER NOT NULL, scored INTEGER NOT NULL, correct INTEGER NOT NULL, credit INTEGER NOT "
    "NULL, milliseconds INTEGER NOT NULL, PRIMARY KEY (learner, course, week, item), FOREIGN KEY(learner) "
    "REFERENCES learners (id)) WITHOUT ROWID, STRICT",
    "CREATE TABLE weights (learner TEXT NOT NULL, weights TEXT NOT NULL, PRIMARY KEY (learner), FOREIGN "
    "KEY(learner) REFERENCES learners (id)) STRICT",
    "CREATE TABLE firsts (learner TEXT NOT NULL, course TEXT NOT NULL, item TEXT NOT NULL, revision TEXT NOT "
    "NULL, answer TEXT NOT NULL, PRIMARY KEY (learner, course, item, revision), FOREIGN KEY(learner) "
    "REFERENCES learners (id), FOREIGN KEY(answer) REFERENCES events (id)) WITHOUT ROWID, STRICT",
    "CREATE TABLE items (learner TEXT NOT NULL, course TEXT NOT NULL, item TEXT NOT NULL, answer TEXT NOT "
    "NULL, time INTEGER NOT NULL, answers INTEGER NOT NULL, scored INTEGER NOT NULL, correct INTEGER NOT NULL, "
    "credit INTEGER NOT NULL, milliseconds INTEGER NOT NULL, PRIMARY KEY (learner, course, item), FOREIGN "
    "KEY(learner) REFERENCES learners (id), FOREIGN KEY(answer) REFERENCES events (id)) WITHOUT ROWID, STRICT",
    "CREATE TABLE predictions (answer TEXT NOT NULL, recall INTEGER NOT NULL, PRIMARY KEY (answer), FOREIGN "
    "KEY(answer) REFERENCES events (id)) STRICT",
)
