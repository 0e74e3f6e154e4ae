"""Engines on the progress file: pragmas set and read back, transactions that say at once what they want."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, QueuePool, StaticPool, create_engine, event

from app.i18n import _
from app.services.ports import StoreError

BUSY_MS = 5_000
WRITES = "communique_writes"

_COMMON: dict[str, int | str] = {"busy_timeout": BUSY_MS, "foreign_keys": 1, "trusted_schema": 0, "cell_size_check": 1}
# synchronous 2 is FULL: after a commit the answer survives a power cut. fullfsync is what macOS needs for that.
_WRITER: dict[str, int | str] = {"journal_mode": "wal", "synchronous": 2, "fullfsync": 1, "checkpoint_fullfsync": 1}
# What is erased is overwritten, not only forgotten.
_WRITER["secure_delete"] = 1


def writer_engine(path: Path) -> Engine:
    """An engine that writes: WAL, synchronous FULL, BEGIN IMMEDIATE where a connection was opened for writing."""
    return _engine(lambda: connect(path, write=True))


def reader_engine(path: Path) -> Engine:
    """An engine that cannot write."""
    return _engine(lambda: connect(path, write=False))


def memory_engine(connection: sqlite3.Connection) -> Engine:
    """An engine on the one connection to a database in memory."""
    url = URL.create("sqlite", database="memory")
    engine = create_engine(url, creator=lambda: connection, poolclass=StaticPool)
    event.listen(engine, "begin", _begin)
    return engine


def connect(path: Path, *, write: bool) -> sqlite3.Connection:
    """A connection with every pragma in force.

    Raises:
        StoreError: a pragma was refused; sqlite3.Error: the file cannot be opened.
    """
    if write:
        connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        return _checked(connection, _COMMON | _WRITER)
    try:
        return _checked(_open(path, "mode=ro"), _COMMON)
    except sqlite3.OperationalError as error:
        # In a folder where nothing can be written SQLite finds no place for the index of the write-ahead log.
        if error.sqlite_errorname not in ("SQLITE_CANTOPEN", "SQLITE_READONLY_CANTINIT", "SQLITE_READONLY_DIRECTORY"):
            raise
        return _checked(_open(path, "mode=ro&immutable=1"), _COMMON)


def connect_to_examine(path: Path) -> sqlite3.Connection:
    """A connection that changes no setting of the file, but rolls back what a crash left half done.

    A connection that may only read cannot do that, and fails on such a file.
    """
    return _checked(_open(path, "mode=rw"), _COMMON)


def _open(path: Path, options: str) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?{options}"
    return sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)


def _checked(connection: sqlite3.Connection, pragmas: dict[str, int | str]) -> sqlite3.Connection:
    """Set pragmas and read them back: SQLite ignores what it cannot do without a word."""
    try:
        for name, wanted in pragmas.items():
            connection.execute(f"PRAGMA {name} = {wanted}")
            (got,) = connection.execute(f"PRAGMA {name}").fetchone()
            if got != wanted:
                raise StoreError(
                    _(
                        "The disk of the data folder cannot keep answers safe ({pragma} is {got}, not {wanted})."
                        " Set COMMUNIQUE_HOME to a folder on a disk of this computer."
                    ).format(pragma=name, got=got, wanted=wanted)
                )
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def _engine(creator: Callable[[], sqlite3.Connection]) -> Engine:
    # The file is opened by the creator; the name here only tells the dialect that it is no memory database.
    engine = create_engine(URL.create("sqlite", database="progress"), creator=creator, poolclass=QueuePool)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    """A write takes the write lock at once: taking it later, in mid-transaction, can fail without waiting."""
    kind = "IMMEDIATE" if connection.get_execution_options().get(WRITES) else "DEFERRED"
    connection.exec_driver_sql(f"BEGIN {kind}")
