"""Every write, fsync and truncate failed once, with ENOSPC and with EIO. By hand: python -m tests.faults.disk.

Needs Linux and a C compiler, which makes shim.c into a library that stands between SQLite and the disk.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.domain.memory import MemoryState
from app.services.ports import NewAnswer, StoreError
from app.store.files import DATABASE
from app.store.progress import SqliteProgressStore, open_store
from tests.source import ROOT
from tests.store.world import ITEMS, World, make_session
from tests.studyroom import START, FakeClock

FAULTS = (errno.ENOSPC, errno.EIO)
MARK = "communique-fault-"
ANSWERS = 4


@dataclass
class Told:
    """What the program said: the answers it acknowledged, what it refused, what it warned of."""

    acknowledged: list[int] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    warned: list[str] = field(default_factory=list)


def study(folder: Path, told: Told) -> None:
    """Two days of studying: the second one backs up first."""
    for day in range(2):
        try:
            store = open_store(folder, FakeClock(START + day * 86_400_000))
        except StoreError as error:
            told.refused.append(str(error))
            continue
        told.warned += [store.warning] if store.warning else []
        with closing(store):
            if store.read_only:
                told.refused.append(store.read_only)
                continue
            _answer_some(_world(store, told), day, told)


def _world(store: SqliteProgressStore, told: Told) -> World | None:
    """The learner and the session, made where they are missing; None where even that is refused."""
    try:
        learner = next(iter(store.learners()), None) or store.add_learner("You")
        session = store.session("s1")
        if session is None:
            session = make_session(learner.id)
            store.begin(session, ITEMS)
    except StoreError as error:
        told.refused.append(str(error))
        return None
    return World(store, FakeClock(), learner.id, session)


def _answer_some(here: World | None, day: int, told: Told) -> None:
    for number in range(day * ANSWERS + 1, (day + 1) * ANSWERS + 1) if here else ():
        assert here is not None
        moved = replace(here.session, position=number)
        try:
            here.store.append_answer(
                NewAnswer(here.answer(milliseconds=number), MemoryState(1.0, 5.0, 0, number), moved)
            )
        except StoreError as error:
            told.refused.append(str(error))
        else:
            told.acknowledged.append(number)


def saved(folder: Path) -> set[int]:
    """The answers that a later start finds; it fails where the file is damaged or half-written."""
    if not (folder / DATABASE).exists():
        return set()
    open_store(folder, FakeClock()).close()
    with closing(sqlite3.connect(folder / DATABASE)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        found = {number for (number,) in connection.execute("SELECT milliseconds FROM events")}
        seen = connection.execute("SELECT coalesce(max(seen), 0) FROM memory").fetchone()
        assert seen == (max(found, default=0),)
    return found


def one(arm: Callable[[int, int], None], at: int, number: int, counts: Counter[str]) -> None:
    """One round: the call `at` fails; whatever was acknowledged must be there, and nothing may fail unsaid."""
    with tempfile.TemporaryDirectory(prefix=MARK) as made:
        told = Told()
        arm(at, number)
        study(Path(made), told)
        arm(0, 0)
        found = saved(Path(made))
    counts["rounds"] += 1
    counts["lost"] += len(set(told.acknowledged) - found)
    counts["silent"] += int(len(told.acknowledged) < 2 * ANSWERS and not told.refused)
    counts["refused"] += bool(told.refused)
    counts["warned"] += bool(told.warned)
    counts["harmless"] += not (told.refused or told.warned)
    counts["kept though refused"] += len(found - set(told.acknowledged))


def rounds(every: int = 1) -> int:
    """Fail each call once (or every nth of them) in this process, which runs under the shim; print the counts."""
    shim = ctypes.CDLL(os.environ["LD_PRELOAD"])
    shim.fault_calls.restype = ctypes.c_long
    shim.fault_arm.argtypes = (ctypes.c_long, ctypes.c_int)
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(prefix=MARK) as made:
        shim.fault_arm(0, 0)
        study(Path(made), Told())
        calls = shim.fault_calls()
    for number in FAULTS:
        for at in range(1, calls + 1, every):
            one(shim.fault_arm, at, number, counts)
    print(f"{calls} calls: {dict(counts)}")
    return int(not calls or bool(counts["lost"] or counts["silent"]))


def compiler() -> str | None:
    """A C compiler, where this is Linux and there is one."""
    return (shutil.which("cc") or shutil.which("gcc")) if sys.platform == "linux" else None


def run(every: int = 1) -> subprocess.CompletedProcess[str]:
    """Compile the shim and run the rounds under it."""
    cc = compiler()
    assert cc is not None, "this needs Linux and a C compiler"
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "shim.so"
        source = Path(__file__).with_name("shim.c")
        subprocess.run([cc, "-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"], check=True)
        environ = {**os.environ, "LD_PRELOAD": str(library), "FAULT_IN": MARK}
        command = [sys.executable, "-c", f"from tests.faults.disk import rounds; raise SystemExit(rounds({every}))"]
        return subprocess.run(command, env=environ, cwd=ROOT, capture_output=True, text=True, check=False)


if __name__ == "__main__":
    done = run()
    print(done.stdout + done.stderr, end="")
    sys.exit(done.returncode)
