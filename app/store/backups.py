"""Backups of the progress file: taken, verified, thinned out, put back."""

from __future__ import annotations

import random
import re
import shutil
import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from app.domain.ids import random_id
from app.i18n import _
from app.services.ports import StoreError
from app.store import rotation
from app.store.engine import connect
from app.store.errors import told
from app.store.files import APPLICATION_ID, BACKUPS, DAMAGED, DATABASE, LOCK, SIDE_FILES, side_file, sync, sync_folder
from app.store.lock import LockTaken, WriterLock

_STAMP = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(r"progress-(\d{8}T\d{6}Z)\.sqlite")


def take(folder: Path, now: int) -> Path:
    """Back the progress file up as it is at `now` (UTC ms), verify the copy and thin the old ones out.

    Raises OSError or sqlite3.Error where it cannot be written, StoreError where the copy is not as good as the file.
    """
    moment = _moment(now)
    made = folder / BACKUPS / f"progress-{moment:{_STAMP}}.sqlite"
    made.parent.mkdir(exist_ok=True)
    part = made.with_suffix(".part")
    part.unlink(missing_ok=True)
    try:
        with closing(connect(folder / DATABASE, write=False)) as source:
            source.execute("VACUUM INTO ?", (str(part),))
            wanted = _contents(source)
        if not good(part) or _contents_of(part) != wanted:
            raise StoreError(
                _("A backup was made but cannot be read. Check the disk of {folder}.").format(folder=folder)
            )
        sync(part)
        part.replace(made)
        sync_folder(made.parent)
    finally:
        part.unlink(missing_ok=True)
    _thin_out(folder, moment)
    return made


def taken_today(folder: Path, now: int) -> bool:
    """Whether the day of `now` (UTC) has a backup already."""
    return any(moment.date() == _moment(now).date() for moment in _all(folder))


def good(path: Path) -> bool:
    """Whether a file opens, is ours and passes SQLite's full check."""
    try:
        with closing(connect(path, write=False)) as connection:
            ours = connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
            return ours and connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    except (sqlite3.Error, OSError, StoreError):
        return False


def newest_good(folder: Path) -> Path | None:
    """The newest backup that is good, or None."""
    found = _all(folder)
    return next((found[moment] for moment in sorted(found, reverse=True) if good(found[moment])), None)


def restore(folder: Path, now: int, rng: random.Random) -> Path:
    """Put the newest good backup in place; the file that lay there is kept. Returns the folder it is kept in.

    Raises:
        StoreError: another process writes, there is no good backup, or the disk refuses.
    """
    with told(folder):
        try:
            lock = WriterLock(folder / LOCK)
        except LockTaken as error:
            raise StoreError(_("Another window has the progress open. Close it, then restore the backup.")) from error
        try:
            backup = newest_good(folder)
            if backup is None:
                raise StoreError(_("There is no good backup in {folder}.").format(folder=folder / BACKUPS))
            return _put_back(folder, backup, f"{_moment(now):{_STAMP}}", random_id(rng))
        finally:
            lock.release()


def _put_back(folder: Path, backup: Path, stamp: str, device: str) -> Path:
    """In this order a crash at any point leaves either the damaged file or the backup in place, and both on disk."""
    path, aside, fresh = folder / DATABASE, folder / DAMAGED / stamp, folder / f"{DATABASE}.part"
    shutil.copyfile(backup, fresh)
    with closing(sqlite3.connect(fresh)) as connection, connection:
        # Answers newer than the backup had numbers of the old device id; a new id keeps the numbers unique.
        connection.execute("UPDATE meta SET value = ? WHERE key = 'device'", (device,))
    sync(fresh)
    aside.mkdir(parents=True, exist_ok=True)
    for old in (path, *(side_file(path, suffix) for suffix in SIDE_FILES)):
        if old.exists():
            shutil.copyfile(old, aside / old.name)
            sync(aside / old.name)
    for suffix in SIDE_FILES:
        side_file(path, suffix).unlink(missing_ok=True)
    fresh.replace(path)
    sync_folder(folder)
    return aside


def _all(folder: Path) -> dict[datetime, Path]:
    found = {}
    with suppress(OSError):
        for path in (folder / BACKUPS).iterdir():
            if named := _NAME.fullmatch(path.name):
                with suppress(ValueError):
                    found[datetime.strptime(named[1], _STAMP).replace(tzinfo=UTC)] = path
    return found


def _thin_out(folder: Path, now: datetime) -> None:
    found = _all(folder)
    for moment in found.keys() - rotation.kept(found, now):
        found[moment].unlink(missing_ok=True)


def _moment(now: int) -> datetime:
    return datetime.fromtimestamp(now // 1000, tz=UTC)


def _contents(connection: sqlite3.Connection) -> tuple[int, int]:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (rows,) = connection.execute("SELECT count(*) FROM events").fetchone()
    return version, rows


def _contents_of(path: Path) -> tuple[int, int]:
    with closing(connect(path, write=False)) as connection:
        return _contents(connection)
