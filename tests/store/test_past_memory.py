"""The memory of a past day: over weeks, under one's own weights, after a merge, and gone with the learner."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from app.domain.event import Event
from app.domain.fsrs6 import DEFAULT_WEIGHTS
from app.domain.memory import DAY_MS, MemoryState, Rating
from app.domain.parcel import Parcel
from app.scheduling.fsrs_scheduler import FsrsScheduler
from app.services.desk import Desk
from app.services.replay import replay
from app.store.history_tables import past_memory
from app.store.progress import SqliteProgressStore
from tests.store.test_exchange import ANN, answer, device, replayed
from tests.studyroom import START, FakeClock, make_desk
from tests.viewmodels.test_history import people

DAYS = (0, 3, 9, 10, 40)
OWN = (*(weight * 1.1 for weight in DEFAULT_WEIGHTS[:20]), 0.2)


def studied(folder: Path, clock: FakeClock) -> Desk:
    """A learner who answered two questions on five days over six weeks."""
    desk = make_desk(folder, clock)
    passed = 0
    for day, verdicts in zip(DAYS, ("rw", "rr", "wr", "rr", "rr"), strict=True):
        clock.pass_seconds((day - passed) * 86_400)
        people(desk, verdicts)
        passed = day
    return desk


def replayed_before(events: tuple[Event, ...], moment: int, scheduler: FsrsScheduler) -> dict[str, MemoryState]:
    told = replay([event for event in events if event.time < moment], scheduler)
    return {item: state for (_learner, _course, item), state in told.items()}


@pytest.mark.parametrize("weights", [None, OWN])
def test_each_day_has_the_memory_of_the_answers_before_it(tmp_path: Path, weights: tuple[float, ...] | None) -> None:
    clock = FakeClock()
    desk = studied(tmp_path, clock)
    store, me, scheduler = desk.store(), desk.learner().id, FsrsScheduler(weights)
    if weights is not None:
        now = replay(store.events(), scheduler)
        store.save_weights(me, weights, {(course, item): state for (_me, course, item), state in now.items()})
    for day in range(-1, 45):
        moment = START + day * DAY_MS + DAY_MS // 2
        past = store.memory_at("course", [me], moment)
        wanted = replayed_before(store.events(), moment, scheduler)
        assert past.keys() == {(me, item) for item in wanted}
        for item, state in wanted.items():
            assert past[me, item].seen == state.seen
            assert past[me, item].stability == pytest.approx(state.stability, rel=1e-9)
    desk.close()


def test_weights_that_cannot_be_used_leave_the_usual_ones(tmp_path: Path) -> None:
    desk = studied(tmp_path, FakeClock())
    store, me = desk.store(), desk.learner().id
    moment = START + 20 * DAY_MS
    before = store.memory_at("course", [me], moment)
    store.save_weights(me, (0.5, 1.25), {("course", item): state for item, state in store.memory(me, "course").items()})
    after = store.memory_at("course", [me], moment)
    assert before.keys() == after.keys()
    for key, state in before.items():
        assert after[key].stability == pytest.approx(state.stability, rel=1e-9)
    desk.close()


def test_what_two_names_remembered_is_one_after_a_merge_and_nothing_after_erasing(tmp_path: Path) -> None:
    with device(tmp_path) as store:
        mine = tuple(answer(number, time=START + number * DAY_MS, rating=Rating.GOOD) for number in range(1, 9))
        store.import_log(Parcel(mine, {ANN: "Ann"}), replayed)
        moment = START + 30 * DAY_MS
        before = {item: state for (_ann, item), state in store.memory_at("course", [ANN], moment).items()}
        assert before
        into = store.add_learner("Ann 2").id
        store.merge_learners(ANN, into, replayed)
        past = store.memory_at("course", [into], moment)
        assert {item: state.seen for (_into, item), state in past.items()} == {i: s.seen for i, s in before.items()}
        assert rows(store)
        store.erase_learner(into)
        assert rows(store) == []


def rows(store: SqliteProgressStore) -> list[str]:
    with store._reading() as connection:
        return list(connection.execute(select(past_memory.c.learner)).scalars())
