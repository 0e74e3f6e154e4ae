"""How fast answers are appended, against bare sqlite3 with the same pragmas: python -m tests.bench.bench_store."""

from __future__ import annotations

import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from app.store import log, rows
from app.store.engine import connect
from app.store.files import DATABASE
from app.store.steps import climb
from tests.source import ROOT
from tests.store.world import COURSE, STATE, world

ANSWERS = 300
LOG = 5_000


def milliseconds(step: Callable[[], object], times: int = ANSWERS) -> float:
    """The median time of one step."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        step()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken) * 1000


def store_and_floor(folder: Path) -> tuple[float, float]:
    """Milliseconds per answer through the store, and of the same three writes in bare sqlite3."""
    with world(folder / "store") as here:
        ours = milliseconds(here.append)
        answer = rows.answer_values(here.append())
        session = rows.session_values(here.session)
        learner = here.learner
    (folder / "floor").mkdir()
    with closing(connect(folder / "floor" / DATABASE, write=True)) as connection:
        climb(connection, 0)
        connection.execute("INSERT INTO learners VALUES (?, 0)", (learner,))
        _insert(connection, "sessions", session)
        numbers = iter(range(1, ANSWERS + 2))

        def floor() -> None:
            number = next(numbers)
            connection.execute("BEGIN IMMEDIATE")
            _insert(connection, "events", answer | {"id": str(number), "sequence": number, "time": number})
            state = (learner, COURSE, "one", *rows.memory_values(STATE).values())
            connection.execute("INSERT OR REPLACE INTO memory VALUES (?, ?, ?, ?, ?, ?, ?)", state)
            connection.execute("UPDATE sessions SET position = ? WHERE id = ?", (number, session["id"]))
            connection.execute("COMMIT")

        return ours, milliseconds(floor)


def _insert(connection: sqlite3.Connection, table: str, values: rows.Values) -> None:
    names = ", ".join(f'"{name}"' for name in values)
    marks = ", ".join("?" * len(values))
    connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(values.values()))


def reading(folder: Path) -> tuple[float, float]:
    """Milliseconds to read a log of 5 000 answers, and the log of one item in it."""
    with world(folder / "reading") as here:
        with here.store._writing() as connection:
            one = rows.answer_values(here.answer())
            for number in range(1, LOG + 1):
                item = f"item-{number % 120}"
                log.add_event(connection, one | {"id": str(number), "sequence": number, "time": number, "item": item})
        whole = milliseconds(lambda: here.store.events(here.learner), 5)
        return whole, milliseconds(lambda: here.store.events(here.learner, item="item-7"), 20)


def opening(folder: Path) -> float:
    """Milliseconds to import and open a store in a fresh process."""
    code = (
        "import sys, time; from pathlib import Path\n"
        "from app.bootstrap import SystemClock\n"
        "start = time.perf_counter()\n"
        "from app.store.progress import open_store\n"
        "open_store(Path(sys.argv[1]), SystemClock()).close()\n"
        "print((time.perf_counter() - start) * 1000)\n"
    )
    command = [sys.executable, "-c", code, str(folder)]
    return statistics.median(
        float(subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout) for _ in range(3)
    )


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        ours, floor = store_and_floor(folder)
        print(f"append an answer     {ours:8.2f} ms   bare sqlite3 {floor:.2f} ms   ratio {ours / floor:.2f}")
        whole, item = reading(folder)
        print(f"read {LOG} events     {whole:8.1f} ms   of one item {item:.2f} ms")
        print(f"import and open      {opening(folder / 'reading'):8.0f} ms")


if __name__ == "__main__":
    main()
