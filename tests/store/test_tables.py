"""The tables create on SQLite and PostgreSQL alike, and the steps make exactly these tables."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from app.store import history_tables, roster_tables
from app.store.steps import climb
from app.store.tables import metadata

STRICT_TYPES = {"TEXT", "INTEGER", "REAL"}


def schema_of(connection: sqlite3.Connection) -> dict[str, str]:
    rows = connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
    return {name: re.sub(r"\s+", "", sql) for name, sql in rows}


def test_the_steps_make_the_tables_of_the_metadata(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path}/metadata.sqlite")
    metadata.create_all(engine)
    engine.dispose()
    with closing(sqlite3.connect(tmp_path / "metadata.sqlite")) as connection:
        wanted = schema_of(connection)
    with closing(sqlite3.connect(tmp_path / "steps.sqlite", isolation_level=None)) as connection:
        climb(connection, 0)
        assert schema_of(connection) == wanted


def test_all_tables_stand_in_one_list() -> None:
    assert history_tables.firsts.metadata is metadata
    assert roster_tables.classes.metadata is metadata


def test_every_table_is_strict(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "steps.sqlite", isolation_level=None)) as connection:
        climb(connection, 0)
        strict = dict(connection.execute("SELECT name, strict FROM pragma_table_list WHERE schema = 'main'"))
        assert {name: strict[name] for name in metadata.tables} == dict.fromkeys(metadata.tables, 1)
        with pytest.raises(sqlite3.IntegrityError, match="cannot store TEXT"):
            connection.execute("INSERT INTO learners VALUES ('a', 'yesterday')")


def test_the_tables_create_on_postgresql() -> None:
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]  # SQLAlchemy leaves it without types
    made = [str(CreateTable(table).compile(dialect=dialect)) for table in metadata.sorted_tables]
    made += [str(CreateIndex(i).compile(dialect=dialect)) for table in metadata.tables.values() for i in table.indexes]
    whole = "\n".join(made)
    assert "STRICT" not in whole
    assert "UNIQUE INDEX one_open_session ON sessions (learner, course) WHERE ended = 0" in whole
    types = set(re.findall(r"^\t\w+ ([A-Z]+(?: [A-Z]+)?)", whole.replace(" NOT NULL", ""), re.MULTILINE))
    assert types - {"KEY", "CONSTRAINT"} >= {"TEXT", "BIGINT", "DOUBLE PRECISION"}
    assert "INTEGER" not in types  # 32 bits there: milliseconds do not fit


def test_names_stand_in_two_tables_alone() -> None:
    assert {t.name for t in metadata.tables.values() if "name" in t.c} == {"learner_names", "told_names"}
