"""How fast history is read at any age, against bare sqlite3: python -m tests.bench.bench_history [--answers N]."""

from __future__ import annotations

import argparse
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from app.domain.ids import random_id, uuid7
from app.domain.memory import DAY_MS
from app.store import past_memory, rollups
from app.store.engine import connect
from app.store.files import DATABASE
from app.store.progress import SqliteProgressStore, open_store
from tests.store.world import COURSE
from tests.studyroom import START, FakeClock

YEARS = 3
ITEMS = 300
CLASS, EACH, CLASS_ITEMS = 30, 10_000, 120
GIVEN = tuple(f'{{"chosen":["{key:012x}"]}}' for key in range(4))
RATINGS = ("again", "hard", "good", "good", "good")

_DAYS = (
    "SELECT day, answers, scored, correct, credit, milliseconds, reviews, recalled, forecast, predicted FROM days"
    " WHERE learner = ? AND course = ? ORDER BY day"
)
_LASTS = "SELECT e.* FROM items l JOIN events e ON e.id = l.answer WHERE l.learner = ? AND l.course = ?"
_MEMORY = "SELECT * FROM memory WHERE learner = ? AND course = ?"
_FIRSTS = "SELECT e.* FROM firsts f JOIN events e ON e.id = f.answer WHERE f.course = ?"
_ITEMS = "SELECT learner, item, answers, scored, correct, credit, milliseconds FROM items WHERE course = ?"


def log(learner: str, device: str, answers: int, items: int, rng: random.Random) -> Iterator[tuple[object, ...]]:
    """Rows of the log: every day of three years up to now in one go, 25 answers a session, 20 seconds an answer."""
    days = YEARS * 365
    for number in range(answers):
        day, within = divmod(number * days, answers)
        moment = START + (day - days) * DAY_MS + within // days * 20_000
        sitting = number // 25
        item = f"item-{rng.randrange(items)}"
        right = rng.random() < 0.7
        yield (
            uuid7(moment, rng),
            learner,
            device,
            number + 1,
            moment,
            COURSE,
            f"{device}-{sitting}",
            item,
            f"{item}-r1",
            GIVEN[0 if right else rng.randrange(1, 4)],
            float(right),
            RATINGS[rng.randrange(5)],
        )


def fill(store: SqliteProgressStore, folder: Path, learners: list[str], answers: int, items: int) -> None:
    """Write logs of several learners past the store, then count them."""
    rng = random.Random(1)
    with closing(connect(folder / DATABASE, write=True)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        for learner in learners:
            connection.executemany(
                "INSERT INTO events (id, kind, learner, device, sequence, time, course, session, item, revision, mode,"
                " given, score, rating, hints, milliseconds)"
                " VALUES (?, 'answer', ?, ?, ?, ?, ?, ?, ?, ?, 'practice', ?, ?, ?, 0, 15000)",
                log(learner, random_id(rng), answers, items, rng),
            )
            connection.executemany(
                "INSERT INTO memory VALUES (?, ?, ?, 10.0, 5.0, ?, ?)",
                [(learner, COURSE, f"item-{number}", START, START - DAY_MS) for number in range(items)],
            )
        connection.execute("COMMIT")
    begin = time.perf_counter()
    with store._writing() as written:
        rollups.rebuild(written)
        past_memory.rebuild(written)
    print(f"counting {answers * len(learners):9,} answers anew  {time.perf_counter() - begin:8.1f} s")


def milliseconds(step: Callable[[], object], times: int = 7) -> float:
    """The median time of one step; the first, which warms the file's cache, is left out."""
    step()
    taken = []
    for _ in range(times):
        begin = time.perf_counter()
        step()
        taken.append(time.perf_counter() - begin)
    return statistics.median(taken) * 1000


def against_floor(folder: Path, name: str, ours: Callable[[], object], *queries: tuple[str, tuple[str, ...]]) -> None:
    """Print one line: our time, that of the bare queries, and their ratio."""
    with closing(sqlite3.connect(folder / DATABASE)) as bare:
        floor = milliseconds(lambda: [bare.execute(query, values).fetchall() for query, values in queries])
    mine = milliseconds(ours)
    print(f"{name:32} {mine:8.1f} ms   bare sqlite3 {floor:7.1f} ms   ratio {mine / floor:5.2f}")


def of_a_learner(folder: Path, answers: int) -> None:
    """The History screen's data of one learner."""
    with closing(open_store(folder, FakeClock())) as store:
        me = store.add_learner("You").id
        fill(store, folder, [me], answers, ITEMS)

        def history() -> None:
            store.totals(me, COURSE)
            store.days(me, COURSE)
            store.last_answers(me, COURSE)
            store.memory(me, COURSE)

        mine = (me, COURSE)
        against_floor(folder, "history of one learner", history, (_DAYS, mine), (_LASTS, mine), (_MEMORY, mine))
        against_floor(folder, "  days", lambda: store.days(me, COURSE), (_DAYS, mine))
        against_floor(folder, "  last answers", lambda: store.last_answers(me, COURSE), (_LASTS, mine))
        ten = milliseconds(lambda: store.recent_answers(me, COURSE, 10, "item-7"))
        print(f"{'  the last ten of one item':32} {ten:8.1f} ms")
        for back in (1, 730):
            day = (START - back * DAY_MS, START - (back - 1) * DAY_MS)
            told = len(store.answers_between(me, COURSE, *day))
            taken = milliseconds(lambda day=day: store.answers_between(me, COURSE, *day))  # type: ignore[misc]
            print(f"{f'  the {told} answers {back} days ago':32} {taken:8.1f} ms")
        print(f"{'  the list of learners':32} {milliseconds(store.standings):8.1f} ms")


def of_a_class(folder: Path) -> None:
    """A dashboard's data: sections, items, what changed in 30 days."""
    with closing(open_store(folder, FakeClock())) as store:
        learners = [store.add_learner(f"Learner {number}").id for number in range(CLASS)]
        fill(store, folder, learners, EACH, CLASS_ITEMS)

        def dashboard() -> None:
            for learner in learners:
                store.memory(learner, COURSE)
            store.item_figures(COURSE, learners)
            store.item_figures(COURSE, learners, START - 30 * DAY_MS - 1)
            store.memory_at(COURSE, learners, START - 30 * DAY_MS - 1)
            store.first_answers(COURSE, learners)

        each = [(_MEMORY, (learner, COURSE)) for learner in learners]
        against_floor(folder, "dashboard of a class of 30", dashboard, *each, (_ITEMS, (COURSE,)), (_FIRSTS, (COURSE,)))
        against_floor(folder, "  items", lambda: store.item_figures(COURSE, learners), (_ITEMS, (COURSE,)))
        for back in (3, 30, 500):
            since = START - back * DAY_MS - 1
            taken = milliseconds(lambda since=since: store.memory_at(COURSE, learners, since))  # type: ignore[misc]
            print(f"{f'  the memory of {back} days ago':32} {taken:8.1f} ms")
        for back in (30, 500):
            since = START - back * DAY_MS - 1
            taken = milliseconds(lambda since=since: store.item_figures(COURSE, learners, since))  # type: ignore[misc]
            print(f"{f'  what changed in {back} days':32} {taken:8.1f} ms")
        against_floor(folder, "  first answers", lambda: store.first_answers(COURSE, learners), (_FIRSTS, (COURSE,)))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--answers", type=int, default=1_000_000)
    answers = parser.parse_args().answers
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        of_a_learner(folder / "learner", answers)
        of_a_class(folder / "class")


if __name__ == "__main__":
    main()
