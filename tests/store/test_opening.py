"""What can lie in a data folder, and what a person is told about it."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from app.services.ports import StoreDamaged, StoreError
from app.store.engine import connect
from app.store.files import APPLICATION_ID, DATABASE, LOCK
from app.store.opening import open_folder
from app.store.progress import open_store
from tests.source import ROOT
from tests.store.world import world
from tests.studyroom import FakeClock

NOBODY = 65534


def reopened(folder: Path) -> list[str]:
    """Open, list the learners, close."""
    store = open_store(folder, FakeClock())
    try:
        return [learner.name for learner in store.learners()]
    finally:
        store.close()


@pytest.fixture
def used(tmp_path: Path) -> Path:
    """A folder with an answer and a backup."""
    with world(tmp_path) as here:
        here.append()
    reopened(tmp_path)
    with closing(sqlite3.connect(tmp_path / DATABASE)) as connection:
        assert connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone() == (0, 0, 0)
    return tmp_path


def test_a_fresh_folder_is_made_with_its_parents(tmp_path: Path) -> None:
    assert reopened(tmp_path / "a" / "b ?#%20é") == []
    assert (tmp_path / "a" / "b ?#%20é" / DATABASE).is_file()


def test_every_pragma_is_in_force(tmp_path: Path) -> None:
    with world(tmp_path) as here, closing(connect(tmp_path / DATABASE, write=True)) as connection:
        names = ("journal_mode", "synchronous", "foreign_keys", "trusted_schema", "busy_timeout", "application_id")
        got = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names]
        assert got == ["wal", 2, 1, 0, 5000, APPLICATION_ID]
        assert here.store.read_only == here.store.warning == ""


def test_a_pragma_that_is_refused_is_noticed() -> None:
    with pytest.raises(StoreError, match="journal_mode is memory"):
        connect(Path(":memory:"), write=True)


def test_writing_takes_the_write_lock_at_once(tmp_path: Path) -> None:
    with world(tmp_path) as here, here.store._writing(), closing(sqlite3.connect(tmp_path / DATABASE)) as other:
        other.execute("PRAGMA busy_timeout = 0")
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        assert other.execute("SELECT count(*) FROM learners").fetchone() == (1,)


def test_a_second_store_reads_and_says_why_it_does_not_write(tmp_path: Path) -> None:
    with world(tmp_path) as here:
        second = open_store(tmp_path, FakeClock())
        assert "Another window" in second.read_only
        assert "Close it" in second.read_only
        here.append()
        assert len(second.events()) == 1  # it sees what the first one saves
        for write in (lambda: second.add_learner("Ann"), lambda: second.use_learner(here.learner)):
            with pytest.raises(StoreError, match="Another window"):
                write()
        second.close()
    assert reopened(tmp_path) == ["You"]


def test_another_process_is_told_too(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from app.store.progress import open_store\n"
        "from tests.studyroom import FakeClock\n"
        "store = open_store(Path(sys.argv[1]), FakeClock())\n"
        "print(store.read_only[:14], len(store.learners()))\n"
    )
    with world(tmp_path):
        done = subprocess.run(
            [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True, cwd=ROOT
        )
    assert done.stdout == "Another window 1\n"


def test_a_store_that_is_just_being_made_elsewhere_is_not_read(tmp_path: Path) -> None:
    opened = open_folder(tmp_path, FakeClock(), random.Random(1))
    (tmp_path / DATABASE).unlink()
    with pytest.raises(StoreError, match="Another window"):
        open_store(tmp_path, FakeClock())
    opened.engine.dispose()
    assert opened.lock is not None
    opened.lock.release()


@contextmanager
def limited(folder_mode: int, file_mode: int) -> Iterator[Path]:
    """A used folder in which this process may do only so much, whoever runs the tests."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        with world(folder) as here:
            here.append()
        (folder / DATABASE).chmod(file_mode)
        (folder / LOCK).chmod(0o666)
        folder.chmod(folder_mode)
        if root:
            os.seteuid(NOBODY)
        try:
            yield folder
        finally:
            if root:
                os.seteuid(0)
            folder.chmod(0o755)


@pytest.mark.parametrize(("folder_mode", "file_mode"), [(0o555, 0o444), (0o555, 0o666), (0o777, 0o444)])
def test_what_may_only_be_read_is_read_and_said_so(folder_mode: int, file_mode: int) -> None:
    with limited(folder_mode, file_mode) as folder:
        store = open_store(folder, FakeClock())
        assert "cannot be written" in store.read_only
        assert "COMMUNIQUE_HOME" in store.read_only
        assert [x.name for x in store.learners()] == ["You"]
        assert len(store.events()) == 1
        with pytest.raises(StoreError, match="cannot be written"):
            store.add_learner("Ann")
        store.close()


def test_a_read_only_folder_without_progress_is_refused() -> None:
    with limited(0o555, 0o444) as folder, pytest.raises(StoreError, match="cannot be written"):
        open_store(folder / "new", FakeClock())


def test_a_file_in_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(StoreError, match="not a folder"):
        open_store(tmp_path / "file", FakeClock())


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / DATABASE)) as connection:
        connection.execute("CREATE TABLE theirs (x)")
    before = (tmp_path / DATABASE).read_bytes()
    with pytest.raises(StoreError, match="another program"):
        open_store(tmp_path, FakeClock())
    assert (tmp_path / DATABASE).read_bytes() == before
    assert {path.name for path in tmp_path.iterdir()} == {DATABASE, LOCK}


@pytest.mark.parametrize("content", [b"hello, I am no database\n" * 400, b"SQLite format 3\0" + b"\xff" * 8000])
def test_what_is_no_database_is_refused_and_kept(tmp_path: Path, content: bytes) -> None:
    (tmp_path / DATABASE).write_bytes(content)
    with pytest.raises(StoreDamaged, match=r"damaged.*no backup") as caught:
        open_store(tmp_path, FakeClock())
    assert caught.value.backup is None
    with pytest.raises(StoreError, match="no good backup"):
        caught.value.restore()
    assert (tmp_path / DATABASE).read_bytes() == content


def test_an_empty_file_is_a_fresh_one(tmp_path: Path) -> None:
    (tmp_path / DATABASE).touch()
    assert reopened(tmp_path) == []


def test_a_start_that_was_cut_short_is_finished(tmp_path: Path) -> None:
    connect(tmp_path / DATABASE, write=True).close()
    assert reopened(tmp_path) == []


def test_a_rollback_journal_that_a_crash_left_is_rolled_back(tmp_path: Path) -> None:
    # A crash while a fresh file turns to WAL leaves one, and a connection that only reads cannot roll it back.
    with world(tmp_path) as here:
        here.append()
    path = tmp_path / DATABASE
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        before = path.read_bytes()
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN")
        connection.execute("UPDATE learner_names SET name = 'half'")
        connection.execute("CREATE TABLE filler AS SELECT hex(randomblob(50000))")
        crashed = {name: (tmp_path / name).read_bytes() for name in (DATABASE, f"{DATABASE}-journal")}
    assert crashed[DATABASE] != before
    for name, content in crashed.items():
        (tmp_path / name).write_bytes(content)
    store = open_store(tmp_path, FakeClock())
    assert store.read_only == ""
    assert [x.name for x in store.learners()] == ["You"]
    assert len(store.events()) == 1
    store.close()


@pytest.mark.parametrize("fault", ["cut", "zeroes", "header", "missing", "text"])
def test_damage_is_noticed_and_the_newest_backup_put_back(used: Path, fault: str) -> None:
    path = used / DATABASE
    content = bytearray(path.read_bytes())
    match fault:
        case "cut":
            del content[len(content) // 2 :]
        case "zeroes":
            content[4096 : 4096 * 3] = bytes(4096 * 2)
        case "header":
            content[:100] = os.urandom(100)
        case "missing":
            path.unlink()
        case "text":
            content = bytearray(b"oops")
    if fault != "missing":
        path.write_bytes(content)
    with pytest.raises(StoreDamaged, match="restore-backup") as caught:
        open_store(used, FakeClock())
    assert caught.value.backup is not None
    aside = caught.value.restore()
    if fault != "missing":
        assert (aside / DATABASE).read_bytes() == content
    assert reopened(used) == ["You"]


def test_a_restored_store_is_another_device(used: Path) -> None:
    store = open_store(used, FakeClock())
    before, events = store.device, store.events()
    store.close()
    (used / DATABASE).write_bytes(b"oops")
    with pytest.raises(StoreDamaged) as caught:
        open_store(used, FakeClock())
    caught.value.restore()
    store = open_store(used, FakeClock())
    assert store.events() == events
    assert store.device != before
    store.close()


def test_nothing_is_restored_under_an_open_window(used: Path, tmp_path: Path) -> None:
    (used / DATABASE).write_bytes(b"oops")
    with pytest.raises(StoreDamaged) as caught:
        open_store(used, FakeClock())
    opened = open_folder(tmp_path / "other", FakeClock(), random.Random(1))
    (used / LOCK).unlink()
    (tmp_path / "other" / LOCK).rename(used / LOCK)  # the lock goes with its file
    with pytest.raises(StoreError, match="Another window"):
        caught.value.restore()
    assert (used / DATABASE).read_bytes() == b"oops"
    opened.engine.dispose()
    assert opened.lock is not None
    opened.lock.release()


def test_damage_that_shows_up_later_is_told(used: Path) -> None:
    store = open_store(used, FakeClock())
    size = (used / DATABASE).stat().st_size
    with (used / DATABASE).open("rb+") as file:
        file.seek(4096)
        file.write(os.urandom(size - 4096))
    with pytest.raises(StoreError, match="damaged"):
        store.events()
    store.close()


def test_a_value_nobody_knows_is_told(tmp_path: Path) -> None:
    with world(tmp_path) as here:
        here.append()
        with closing(sqlite3.connect(tmp_path / DATABASE)) as other, other:
            other.execute("UPDATE events SET mode = 'telepathy'")
        with pytest.raises(StoreError, match="Update the app"):
            here.store.events()
