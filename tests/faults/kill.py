"""kill -9 at random times: no acknowledged answer may be lost. By hand: python -m tests.faults.kill --times 1000."""

from __future__ import annotations

import argparse
import multiprocessing
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from app.store.files import DATABASE
from tests.faults.worker import work

LONGEST_LIFE = 0.2  # seconds from start to kill: from before the file is open to a few dozen answers
CHECK_EVERY = 50
FORKS = "forkserver" in multiprocessing.get_all_start_methods()
STARTER = multiprocessing.get_context("forkserver") if FORKS else multiprocessing.get_context("spawn")


@dataclass
class Figures:
    """What a run of kills did. `late` answers were saved but not acknowledged: the kill fell between the two."""

    kills: int = 0
    acknowledged: int = 0
    lost: int = 0
    late: int = 0
    torn: int = 0
    damaged: int = 0
    failed: int = 0

    def __str__(self) -> str:
        return (
            f"{self.kills} kills, {self.acknowledged} acknowledged answers, {self.lost} lost,"
            f" {self.late} saved before they could be acknowledged, {self.torn} torn, {self.damaged} damaged files,"
            f" {self.failed} failed starts"
        )


def run(folder: Path, times: int, rng: random.Random, *, early: bool = False, until_lost: bool = False) -> Figures:
    """Start and kill the worker `times` times on one folder."""
    if FORKS:
        STARTER.set_forkserver_preload([work.__module__, "sqlalchemy.dialects.sqlite"])
    figures = Figures()
    acknowledged = 0
    for _ in range(times):
        ours, theirs = STARTER.Pipe(duplex=False)
        worker = STARTER.Process(target=work, args=(str(folder), theirs), kwargs={"early": early}, daemon=True)
        worker.start()
        theirs.close()
        time.sleep(rng.uniform(0, LONGEST_LIFE))
        worker.kill()
        numbers = _received(ours)
        worker.join()
        figures.failed += worker.exitcode == 1  # it ended by itself, with a traceback
        worker.close()
        figures.kills += 1
        figures.acknowledged += len(numbers)
        acknowledged = max([acknowledged, *numbers])
        if rng.random() < 0.5 or figures.kills == times or until_lost:
            saved = _checked(folder, figures, whole=figures.kills % CHECK_EVERY == 0 or figures.kills == times)
            figures.lost += max(0, acknowledged - saved)
            figures.late += max(0, saved - acknowledged)
            acknowledged = saved
        if until_lost and figures.lost:
            break
    return figures


def _received(pipe: Connection) -> list[int]:
    numbers: list[int] = []
    with pipe:
        while True:
            try:
                numbers.append(int(pipe.recv_bytes()))
            except (EOFError, OSError):  # the last message may be cut off by the kill
                return numbers


def _checked(folder: Path, figures: Figures, *, whole: bool) -> int:
    """How many answers the file holds; counts what is torn or damaged on the way."""
    path = folder / DATABASE
    if not path.exists():
        return 0
    with closing(sqlite3.connect(path)) as connection:
        if connection.execute("PRAGMA integrity_check" if whole else "PRAGMA quick_check").fetchall() != [("ok",)]:
            figures.damaged += 1
        if not connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'events'").fetchone():
            return 0
        count, last, numbers = connection.execute(
            "SELECT count(*), coalesce(max(milliseconds), 0), count(DISTINCT milliseconds) FROM events"
        ).fetchone()
        (seen,) = connection.execute("SELECT coalesce(max(seen), 0) FROM memory").fetchone()
        (position,) = connection.execute("SELECT coalesce(max(position), 0) FROM sessions").fetchone()
        (sequence,) = connection.execute("SELECT coalesce(max(sequence), 0) FROM events").fetchone()
    if not count == last == numbers == seen == position == sequence:
        figures.torn += 1
    return int(last)


def main(argv: Sequence[str] | None = None) -> int:
    """Kill, count, print; exit 1 where anything was lost or the negative control found nothing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args(argv)
    rng = random.Random(args.seed)
    with tempfile.TemporaryDirectory() as folder:
        honest = run(Path(folder), args.times, rng)
    with tempfile.TemporaryDirectory() as folder:
        control = run(Path(folder), max(20, args.times // 10), rng, early=True)
    print(f"store:   {honest}")
    print(f"control: {control} (acknowledges before it saves; must be caught)")
    return int(bool(honest.lost or honest.torn or honest.damaged or honest.failed or not control.lost))


if __name__ == "__main__":
    sys.exit(main())
