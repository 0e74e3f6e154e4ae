"""A full or failing disk is said, loses nothing that was acknowledged, and damages nothing."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from app.services.ports import StoreError
from app.store.files import DATABASE
from app.store.progress import open_store
from tests.faults import disk
from tests.store.world import World, world
from tests.studyroom import FakeClock


def append_without_end(here: World) -> None:
    while True:
        here.append()


if sys.platform != "win32":  # Windows has no limit on the size of a file
    import resource

    @pytest.mark.parametrize("room", [0, 1_000, 5_000, 20_000, 50_000])
    def test_a_disk_without_room_is_said_and_can_be_gone_on_with(tmp_path: Path, room: int) -> None:
        with world(tmp_path) as here:
            for _ in range(3):
                here.append()
            log = (tmp_path / f"{DATABASE}-wal").stat().st_size
            soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
            resource.setrlimit(resource.RLIMIT_FSIZE, (log + room, hard))
            try:
                with pytest.raises(StoreError, match="not saved"):
                    append_without_end(here)
            finally:
                resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
            saved = here.store.events()
            assert len(saved) >= 3
            went_on = here.append()
            assert went_on.sequence == len(saved) + 1
        store = open_store(tmp_path, FakeClock())
        assert store.events() == (*saved, went_on)
        store.close()
        with closing(sqlite3.connect(tmp_path / DATABASE)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


if disk.compiler():  # a phone or a bare container has none; there the test above stands alone

    def test_every_write_sync_and_truncate_may_fail_once() -> None:
        done = disk.run(every=23)
        assert done.returncode == 0, done.stdout + done.stderr
        assert "'refused'" in done.stdout
