"""Backups: once a day, verified, thinned out, and the newest good one is found."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.store import backups
from app.store.files import BACKUPS, DATABASE
from app.store.progress import open_store
from tests.store.world import world
from tests.studyroom import START, FakeClock

DAY = 86_400_000


def started(folder: Path, now: int) -> str:
    """Open and close at a time; returns the warning."""
    store = open_store(folder, FakeClock(now))
    store.close()
    return store.warning


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / BACKUPS).iterdir())


@pytest.fixture
def used(tmp_path: Path) -> Path:
    with world(tmp_path) as here:
        here.append()
    return tmp_path


def test_one_backup_a_day(used: Path) -> None:
    assert not (used / BACKUPS).exists()
    assert [started(used, START), started(used, START + 5000), started(used, START + DAY)] == ["", "", ""]
    assert names(used) == ["progress-20251124T160000Z.sqlite", "progress-20251125T160000Z.sqlite"]


def test_nothing_answered_nothing_backed_up(tmp_path: Path) -> None:
    started(tmp_path, START)
    started(tmp_path, START)
    assert not (tmp_path / BACKUPS).exists()


def test_a_backup_holds_what_the_file_holds(used: Path) -> None:
    started(used, START)
    (backup,) = (used / BACKUPS).iterdir()
    with closing(sqlite3.connect(used / DATABASE)) as one, closing(sqlite3.connect(backup)) as other:
        assert list(one.iterdump()) == list(other.iterdump())
    assert backups.good(backup)


def test_a_year_of_backups_is_thinned_out(used: Path) -> None:
    for day in range(0, 120, 2):
        backups.take(used, START + day * DAY)
    assert 12 < len(names(used)) < 30


def test_a_bad_backup_is_passed_over(used: Path) -> None:
    old = backups.take(used, START)
    new = backups.take(used, START + DAY)
    assert backups.newest_good(used) == new
    new.write_bytes(new.read_bytes()[:5000])
    (used / BACKUPS / "progress-20991124T160000Z.sqlite").write_bytes(b"")
    (used / BACKUPS / "progress-99999999T999999Z.sqlite").write_bytes(b"")
    (used / BACKUPS / "notes.txt").write_bytes(b"mine")
    assert backups.newest_good(used) == old
    assert backups.take(used, START + 2 * DAY).exists()
    assert "notes.txt" in names(used)


def test_a_backup_that_fails_is_said_and_keeps_nobody_from_studying(used: Path) -> None:
    (used / BACKUPS).write_text("in the way", encoding="utf-8")
    store = open_store(used, FakeClock())
    assert store.warning.startswith("Today's backup failed.")
    assert store.read_only == ""
    assert store.add_learner("Ann").name == "Ann"
    store.close()


def test_a_half_made_backup_is_swept_away(used: Path) -> None:
    (used / BACKUPS).mkdir()
    (used / BACKUPS / "progress-20251124T160000Z.part").write_bytes(b"half")
    started(used, START)
    assert names(used) == ["progress-20251124T160000Z.sqlite"]
