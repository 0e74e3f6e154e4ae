"""StoreBase: an opened data folder, and the transactions that every method of the store runs in."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection

from app.domain.history import zone_key
from app.domain.ids import random_id
from app.i18n import _
from app.services.ports import Clock, StoreError
from app.store import past_memory, people, rollups
from app.store.engine import WRITES
from app.store.errors import told
from app.store.opening import Opened


class StoreBase:
    """What the parts of the store share."""

    def __init__(
        self, opened: Opened, folder: Path, clock: Clock, rng: random.Random, device: str | None = None
    ) -> None:
        self._reads = opened.engine
        self._writes = opened.engine.execution_options(**{WRITES: True})
        self._lock = opened.lock
        self._read_only = opened.read_only
        self._folder = folder
        self._clock = clock
        self._rng = rng
        self.warning = opened.warning
        try:
            self.device = device or self._own_device()
            self._count_anew()
        except BaseException:
            self.close()
            raise

    @property
    def read_only(self) -> str:
        """Why nothing can be written, or an empty text."""
        return self._read_only

    def close(self) -> None:
        """Release the file and the writer's lock; nothing can be done with the store afterwards."""
        self._read_only = self._read_only or _("The progress is closed. Open the app again.")
        self._reads.dispose()
        if self._lock is not None:
            self._lock.release()

    def _own_device(self) -> str:
        with self._reading() as connection:
            known = people.fact(connection, people.DEVICE)
        if known or self._read_only:
            return known or ""
        made = random_id(self._rng)
        with self._writing() as connection:
            people.set_fact(connection, people.DEVICE, made)
        return made

    def _count_anew(self) -> None:
        """Fill the roll-ups of a file that has none yet, or has them by other rules or days of another time zone."""
        zone = zone_key()
        with self._reading() as connection:
            rules, days = people.fact(connection, people.ROLLUPS), people.fact(connection, people.ZONE)
        if self._read_only or (rules, days) == (rollups.VERSION, zone):
            return
        with self._writing() as connection:
            if rules == rollups.VERSION:
                rollups.rebuild_days(connection)
            else:
                rollups.rebuild(connection)
                past_memory.rebuild(connection)
            people.set_fact(connection, people.ROLLUPS, rollups.VERSION)
            people.set_fact(connection, people.ZONE, zone)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """One view of the file as it is now."""
        with told(self._folder), self._reads.begin() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """One transaction: everything in it is on the disk when the block ends, or nothing is."""
        if self._read_only:
            raise StoreError(self._read_only)
        with told(self._folder), self._writes.begin() as connection:
            yield connection
