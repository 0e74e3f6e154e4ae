"""A store that lives in memory and is gone when it is closed, for whoever only tries a quiz out."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

from app.services.ports import Clock
from app.store.engine import memory_engine
from app.store.opening import Opened
from app.store.progress import SqliteProgressStore
from app.store.steps import climb

MEMORY = ":memory:"


def open_trial(clock: Clock) -> SqliteProgressStore:
    """An empty store in memory, of the same schema and rules as a real one; it touches no file."""
    connection = sqlite3.connect(MEMORY, isolation_level=None, check_same_thread=False)
    climb(connection, 0)
    connection.execute("PRAGMA foreign_keys = ON")
    return SqliteProgressStore(Opened(memory_engine(connection)), Path(MEMORY), clock, random.SystemRandom())
