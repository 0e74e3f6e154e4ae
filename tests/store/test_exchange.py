"""Logs merge by set union: in any order, any number of times, with the same states and roll-ups."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.event import AnswerEvent, Event, UndoEvent
from app.domain.memory import DAY_MS, MemoryState, Rating
from app.domain.parcel import LATEST, Imported, Parcel
from app.domain.response import Response
from app.domain.roster import ReportEvent
from app.domain.session import Mode
from app.scheduling.fsrs_scheduler import FsrsScheduler
from app.services.ports import StoreError
from app.services.replay import replay
from app.store.progress import SqliteProgressStore, open_store
from tests.store import counted
from tests.store.world import COURSE, ITEMS, World, make_session, world
from tests.studyroom import START, FakeClock

ANN = "11111111-1111-4111-8111-111111111111"
SCHEDULER = FsrsScheduler()


def replayed(learner: str, events: Sequence[Event]) -> Mapping[tuple[str, str, str], MemoryState]:
    return replay(events, SCHEDULER)


@contextmanager
def device(folder: Path, name: str = "teacher") -> Iterator[SqliteProgressStore]:
    store = open_store(folder / name, FakeClock(START + 30 * DAY_MS), device=name)
    try:
        yield store
    finally:
        store.close()


def answer(number: int, device: str = "a", **fields: object) -> AnswerEvent:
    item = ITEMS[number % 3]
    made = AnswerEvent(
        f"{device}-{number}",
        ANN,
        device,
        number,
        START + number,
        COURSE,
        item.id,
        item.revision,
        f"s-{device}",
        Mode.PRACTICE,
        Response(chosen=("0123456789ab",)),
        1.0,
        Rating.GOOD,
        None,
        0,
        1500,
    )
    return replace(made, **fields)  # type: ignore[arg-type]  # fields are those of AnswerEvent


def undo(number: int, undoes: AnswerEvent, device: str = "a", **fields: object) -> UndoEvent:
    made = UndoEvent(f"{device}-{number}", undoes.id, ANN, device, number, START + number, COURSE, f"s-{device}")
    return replace(made, **fields)  # type: ignore[arg-type]  # fields are those of UndoEvent


def whole(store: SqliteProgressStore) -> tuple[object, ...]:
    names = {learner.id: store.memory(learner.id, COURSE) for learner in store.learners()}
    return store.events(), names, counted.kept(store)


@st.composite
def logs(draw: st.DrawFn) -> list[Event]:
    """What three devices of one learner hold: answers of two weeks, undos of any device's answers, exams."""
    made: list[Event] = []
    for name in "abc":
        for number in range(1, draw(st.integers(1, 7)) + 1):
            time = START + draw(st.integers(0, 14 * DAY_MS))
            answers = [event for event in made if isinstance(event, AnswerEvent)]
            if answers and draw(st.integers(0, 3)) == 0:
                made.append(undo(number, draw(st.sampled_from(answers)), name, time=time))
                continue
            mode = draw(st.sampled_from([Mode.PRACTICE, Mode.EXAM]))
            rating = draw(st.sampled_from([Rating.AGAIN, Rating.GOOD]))
            given = draw(st.sampled_from([Response(chosen=("0123456789ab",)), Response(revealed=True), Response()]))
            score = draw(st.sampled_from([0.0, 1 / 3, 1.0]))
            fields = {"time": time, "mode": mode, "given": given, "score": score}
            made.append(answer(number, name, rating=rating, item=ITEMS[draw(st.integers(0, 1))].id, **fields))
    return made


def without_exam_ratings(events: list[Event]) -> list[Event]:
    """The same log exported while its exams were still open."""
    return [replace(e, rating=None) if isinstance(e, AnswerEvent) and e.mode is Mode.EXAM else e for e in events]


@settings(max_examples=25, deadline=None)
@given(logs(), st.randoms(use_true_random=False), st.integers(1, 4))
def test_any_order_and_any_number_of_times_gives_one_log(log: list[Event], rng: random.Random, parts: int) -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        with device(folder, "at once") as store:
            store.import_log(Parcel(tuple(log), {ANN: "Ann"}), replayed)
            wanted = whole(store)
            assert counted.kept(store) == counted.from_the_log(store)
            assert store.memory(ANN, COURSE) == {
                item: state for (_l, _c, item), state in replay(log, SCHEDULER).items()
            }
        with device(folder, "bit by bit") as store:
            pieces = [log[n::parts] for n in range(parts)]
            for piece in rng.sample(pieces, parts):
                store.import_log(Parcel(tuple(without_exam_ratings(rng.sample(piece, len(piece))))), replayed)
            for piece in (rng.sample(log, len(log)), log[: len(log) // 2]):
                store.import_log(Parcel(tuple(piece), {ANN: "Ann"}), replayed)
            assert whole(store) == wanted
            again = store.import_log(Parcel(tuple(log)), replayed)
            assert again == Imported(known=len(log))


def test_an_export_of_this_device_changes_nothing(tmp_path: Path) -> None:
    with world(tmp_path) as here:
        here.store.append_undo(here.append(), None, here.session)
        here.append(ITEMS[1])
        before = whole(here.store)
        assert here.store.import_log(Parcel(here.store.events()), replayed) == Imported(known=3)
        assert whole(here.store) == before
        assert not here.store.learners()[0].imported


def test_an_imported_learner_is_marked_and_gets_a_free_name(tmp_path: Path) -> None:
    with world(tmp_path) as here:
        made = here.store.import_log(Parcel((answer(1),), {ANN: "you"}), replayed)
        assert (made.learners, made.answers) == ((ANN,), 1)
        assert [(x.name, x.imported) for x in here.store.learners()] == [("You", False), ("you 2", True)]
        assert here.store.totals(ANN, COURSE).answers == 1


def test_answers_come_behind_those_that_were_imported(tmp_path: Path) -> None:
    with world(tmp_path) as here:
        far = answer(1, learner=here.learner, time=START + 9 * DAY_MS, id="ffffffff-ffff-7fff-bfff-ffffffffffff")
        assert here.store.import_log(Parcel((far,)), replayed).ahead == 1
        assert here.append().time == far.time + 1
        assert here.append().time == far.time + 2
        assert counted.kept(here.store) == counted.from_the_log(here.store)


Edit = Callable[[AnswerEvent], Event]


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (lambda a: replace(a, score=float("nan")), "score"),
        (lambda a: replace(a, score=1.5), "score"),
        (lambda a: replace(a, time=LATEST + 1), "time"),
        (lambda a: replace(a, time=-1), "time"),
        (lambda a: replace(a, sequence=0), "sequence"),
        (lambda a: replace(a, item=""), "item"),
        (lambda a: replace(a, device="a\x00"), "device"),
        (lambda a: replace(a, learner="a" * 201), "learner"),
        (lambda a: replace(a, given=Response(texts=("\ud800",))), "given"),
        (lambda a: replace(a, given=Response(texts=("x" * 30_000,))), "given"),
        (lambda a: replace(a, id="new"), "number 1 to two"),
        (lambda a: replace(a, score=0.5), "says something else"),
        (lambda a: replace(a, rating=Rating.EASY), "says something else"),
        (lambda a: replace(a, learner="somebody"), "Merge the two"),
        (lambda a: undo(2, a, learner="somebody"), "another learner"),
    ],
)
def test_what_cannot_be_so_is_refused_wholly(tmp_path: Path, edit: Edit, said: str) -> None:
    with device(tmp_path) as store:
        store.import_log(Parcel((answer(1),)), replayed)
        before = whole(store)
        with pytest.raises(StoreError, match=said):
            store.import_log(Parcel((answer(3), edit(answer(1)))), replayed)
        assert whole(store) == before


def test_an_undo_that_comes_before_its_answer_is_checked_when_the_answer_comes(tmp_path: Path) -> None:
    with device(tmp_path) as store:
        store.import_log(Parcel((undo(2, answer(1), learner="somebody"),)), replayed)
        with pytest.raises(StoreError, match="another learner"):
            store.import_log(Parcel((answer(1),)), replayed)
        store.import_log(Parcel((undo(4, answer(3)),)), replayed)
        store.import_log(Parcel((answer(3),)), replayed)
        assert store.totals(ANN, COURSE).answers == 0
        assert len(store.events(ANN, item=answer(3).item)) == 2


def test_sessions_and_reports_come_along_once(tmp_path: Path) -> None:
    session = replace(make_session(ANN, "s-a"), ended=START + 99)
    with world(tmp_path) as here:
        said = here.store.add_report(report(here, "two keys are right"))
        assert here.append().sequence == said.sequence + 1
        there = replace(said, id="r", device="a", sequence=7, learner=ANN)
        parcel = Parcel((answer(1),), {}, {"r1": {"stem": "?"}}, (there,), (session,))
        made = here.store.import_log(parcel, replayed)
        assert (made.reports, made.sessions) == (1, 1)
        assert here.store.import_log(parcel, replayed) == Imported(known=2)
        assert here.store.session("s-a") == session
        assert here.store.reports(ANN) == (there,)
        assert len(here.store.reports(course=COURSE)) == 2
        assert here.store.revision("r1") == {"stem": "?"}
        with pytest.raises(StoreError, match="number 7"):
            here.store.import_log(Parcel((answer(7),)), replayed)
        with pytest.raises(StoreError, match="shorten"):
            here.store.add_report(report(here, "x" * 501))


def report(here: World, why: str) -> ReportEvent:
    return ReportEvent("", here.learner, "", 0, 0, COURSE, here.session.id, "one", ITEMS[0].revision, why)
