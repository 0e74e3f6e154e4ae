"""The files of a store: their names, and what a file that is found there is."""

from __future__ import annotations

import os
from enum import Enum, auto
from pathlib import Path

APPLICATION_ID = int.from_bytes(b"CMQE", "big")
DATABASE = "progress.sqlite"
LOCK = "progress.lock"
BACKUPS = "backups"
DAMAGED = "damaged"
SIDE_FILES = ("-wal", "-shm")

_MAGIC = b"SQLite format 3\0"


class Found(Enum):
    """What lies where a database is looked for."""

    NOTHING = auto()
    DATABASE = auto()
    SOMETHING_ELSE = auto()


def look(path: Path) -> Found:
    """Read the first bytes of a file. Raises OSError where it cannot be read."""
    try:
        with path.open("rb") as file:
            head = file.read(len(_MAGIC))
    except FileNotFoundError:
        return Found.NOTHING
    if not head:
        return Found.NOTHING  # SQLite makes an empty file first
    return Found.DATABASE if head == _MAGIC else Found.SOMETHING_ELSE


def side_file(path: Path, suffix: str) -> Path:
    """The write-ahead log (`-wal`) or its index (`-shm`) of a database."""
    return path.with_name(path.name + suffix)


def sync(path: Path) -> None:
    """Have a file's bytes, and its name in its folder, on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
    sync_folder(path.parent)


def sync_folder(path: Path) -> None:
    """Have the names in a folder on the disk; Windows does so by itself and opens no folder."""
    if os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
