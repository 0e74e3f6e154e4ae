"""Opening a data folder: whose file it is, whether it is sound, who may write, which schema it has."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from sqlalchemy import Engine

from app.i18n import _
from app.services.ports import Clock, StoreDamaged, StoreError
from app.store import backups
from app.store.engine import connect, connect_to_examine, reader_engine, writer_engine
from app.store.errors import explain, told
from app.store.files import APPLICATION_ID, DATABASE, LOCK, Found, look
from app.store.lock import LockTaken, WriterLock
from app.store.steps import STEPS, Step, climb

_CANNOT_WRITE = ("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")
_BROKEN = ("SQLITE_CORRUPT", "SQLITE_NOTADB")


@dataclass(frozen=True, slots=True)
class Opened:
    """An open data folder. Without `lock` it is only read and `read_only` says why; `warning` says what else failed."""

    engine: Engine
    lock: WriterLock | None = None
    read_only: str = ""
    warning: str = ""


@dataclass(frozen=True, slots=True)
class _Folder:
    path: Path
    clock: Clock
    rng: random.Random
    steps: tuple[Step, ...]

    @property
    def database(self) -> Path:
        return self.path / DATABASE


def open_folder(path: Path, clock: Clock, rng: random.Random, steps: tuple[Step, ...] = STEPS) -> Opened:
    """Open the data folder, making it and its file where they are missing.

    Raises:
        StoreDamaged: the file is broken, or gone while backups are there; StoreError: it cannot be used at all.
    """
    folder = _Folder(path, clock, rng, steps)
    with told(path):
        try:
            path.mkdir(parents=True, exist_ok=True)
        except FileExistsError as error:
            raise StoreError(
                _("{folder} is not a folder. Move it away, or set COMMUNIQUE_HOME to a folder.").format(folder=path)
            ) from error
        except OSError as error:
            if not path.is_dir():
                raise StoreError(explain(error, path)) from error
        try:
            lock = WriterLock(path / LOCK)
        except LockTaken:
            return _reader(
                folder,
                _("Another window of Communiqué is open and saves answers. Close it, then open this one again."),
            )
        except OSError as error:
            return _reader(folder, explain(error, path))
        try:
            return _writer(folder, lock)
        except BaseException:
            lock.release()
            raise


def _writer(folder: _Folder, lock: WriterLock) -> Opened:
    try:
        version = _examined(folder, connect_to_examine)
        if version > len(folder.steps):
            lock.release()
            return _reader(folder, _newer())
        warning = _prepare(folder, version)
    except sqlite3.Error as error:
        if not _named(error, _CANNOT_WRITE):
            raise
        lock.release()
        return _reader(folder, explain(error, folder.path))
    return Opened(writer_engine(folder.database), lock, warning=warning)


def _reader(folder: _Folder, why: str) -> Opened:
    version = _examined(folder, partial(connect, write=False))
    if not version:
        raise StoreError(why)
    if version < len(folder.steps):
        raise StoreError(
            _("{why} Until then nothing can be shown: this progress is from an older version.").format(why=why)
        )
    return Opened(reader_engine(folder.database), read_only=why if version == len(folder.steps) else _newer())


def _newer() -> str:
    return _(
        "This progress was saved by a newer version of Communiqué: it can be read here, not changed. Update the app."
    )


def _examined(folder: _Folder, connected: Callable[[Path], sqlite3.Connection]) -> int:
    """The schema of the file, 0 where there is none yet."""
    path = folder.database
    found = look(path)
    if found is Found.SOMETHING_ELSE:
        raise _damaged(folder, _("{path} is damaged, or is no progress file.").format(path=path))
    if found is Found.NOTHING:
        if backups.newest_good(folder.path):
            raise _damaged(folder, _("{path} is missing or empty.").format(path=path))
        return 0
    try:
        with closing(connected(path)) as connection:
            return _version(folder, connection)
    except sqlite3.Error as error:
        if _named(error, _BROKEN):
            raise _damaged(folder, _("{path} is damaged.").format(path=path)) from error
        raise


def _version(folder: _Folder, connection: sqlite3.Connection) -> int:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if not (application or version or tables):
        return 0  # stopped before its first step was done
    if application != APPLICATION_ID:
        raise StoreError(
            _("{path} belongs to another program. Move it away, or set COMMUNIQUE_HOME to another folder.").format(
                path=folder.database
            )
        )
    if connection.execute("PRAGMA quick_check(1)").fetchall() != [("ok",)]:
        raise _damaged(folder, _("{path} is damaged.").format(path=folder.database))
    return int(version)


def _prepare(folder: _Folder, version: int) -> str:
    """Bring the file to today's schema and see that it can be written; returns what failed beside that."""
    warning = ""
    if version == len(folder.steps):
        warning = _daily_backup(folder)
    elif version:
        backups.take(folder.path, folder.clock.now())
    with closing(connect(folder.database, write=True)) as connection:
        climb(connection, version, folder.steps)
        # On a file that may only be read BEGIN IMMEDIATE alone succeeds; a write that is taken back does not.
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(f"PRAGMA user_version = {len(folder.steps)}")
        connection.execute("ROLLBACK")
    return warning


def _daily_backup(folder: _Folder) -> str:
    """A failed daily backup must not keep anybody from studying, but it is said."""
    now = folder.clock.now()
    try:
        if not backups.taken_today(folder.path, now) and _has_answers(folder.database):
            backups.take(folder.path, now)
    except (OSError, sqlite3.Error, StoreError) as error:
        return _("Today's backup failed. {why}").format(why=explain(error, folder.path))
    return ""


def _has_answers(path: Path) -> bool:
    with closing(connect(path, write=False)) as connection:
        return connection.execute("SELECT 1 FROM events LIMIT 1").fetchone() is not None


def _damaged(folder: _Folder, what: str) -> StoreDamaged:
    backup = backups.newest_good(folder.path)
    if backup:
        remedy = _("A good backup is there: {backup}. Put it back with: python main.py learners --restore-backup")
    else:
        remedy = _("There is no backup. Move the file away to start anew, and keep it: it may be possible to repair.")
    remedy = remedy.format(backup=backup)
    put_back = partial(backups.restore, folder.path, folder.clock.now(), folder.rng)
    return StoreDamaged(f"{what} {remedy}", backup, put_back)


def _named(error: sqlite3.Error, names: tuple[str, ...]) -> bool:
    return (getattr(error, "sqlite_errorname", "") or "").startswith(names)
