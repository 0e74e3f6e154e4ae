"""Memory states and roll-ups are caches: the log gives every one of them again, after undos and exams too."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from app.domain.event import AnswerEvent, UndoEvent
from app.domain.item import text_key
from app.domain.memory import DAY_MS, Confidence, Rating
from app.domain.parcel import Parcel
from app.domain.response import Response
from app.domain.session import Mode
from app.scheduling.fsrs_scheduler import FsrsScheduler
from app.services.attempts import Attempt, QuizRefused
from app.services.ports import StoreError
from app.services.replay import replay
from app.store.progress import SqliteProgressStore
from tests.store import counted
from tests.studyroom import FakeClock, make_course, make_desk

TODAY = date(2026, 11, 22)
COURSE = make_course()
RESPONSES = st.sampled_from(
    [
        Response(chosen=(text_key("a"),)),
        Response(chosen=(text_key("a"), text_key("b"))),
        Response(chosen=(text_key("d"),)),
        Response(chosen=("false",)),
        Response(texts=("LEO",)),
        Response(texts=("3",)),
        Response(grade=4),
        Response(grade=1),
        Response(revealed=True),
        Response(),
    ]
)
START_NEW = st.sampled_from(["next", "people", "midterm", "set"])


class Studying(RuleBasedStateMachine):
    """Two learners start, answer, undo, end and look back and import while the clock jumps about."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.clock = FakeClock()
        self.desk = make_desk(Path(self.folder.name), self.clock, COURSE)
        self.room = self.desk.quiz()
        self.learners = [self.desk.learner().id, self.desk.store().add_learner("Ann").id]
        self.attempts: list[Attempt] = []
        self.imported = 0

    def teardown(self) -> None:
        self.desk.close()
        self.folder.cleanup()

    @rule(who=st.integers(0, 1), what=START_NEW, seed=st.integers(0, 9))
    def start(self, who: int, what: str, seed: int) -> None:
        learner = self.learners[who]
        open_now = self.room.resume(learner)
        if open_now is not None:
            self.room.submit(open_now)
        try:
            self.attempts.append(self._begun(learner, what, seed))
        except QuizRefused:
            assert what == "midterm"  # its one attempt is used

    def _begun(self, learner: str, what: str, seed: int) -> Attempt:
        if what == "next":
            return self.room.start_next(learner, seed=seed)
        if what == "people":
            return self.room.start_sections(learner, ["people"], seed=seed)
        return self.room.start_quiz(learner, what, seed=seed, today=TODAY)

    @rule(which=st.integers(0, 99), response=RESPONSES, sure=st.none() | st.sampled_from(list(Confidence)))
    def answer(self, which: int, response: Response, sure: Confidence | None) -> None:
        attempt = self._open(which)
        if attempt is not None:
            attempt = self.room.answer(self.room.move(attempt, which), response, confidence=sure)
            self.room.advance(attempt)

    @rule(which=st.integers(0, 99))
    def undo(self, which: int) -> None:
        """Of any session, also one that is long over and whose items were answered again since."""
        if self.attempts:
            attempt = self.room.attempt(self.attempts[which % len(self.attempts)].session.id)
            assert attempt is not None
            try:
                self.room.undo(attempt)
            except QuizRefused:
                after = self.room.attempt(attempt.session.id)  # an exam whose time was over is submitted by the try
                assert after is not None
                assert not after.session.open

    @rule(which=st.integers(0, 99))
    def submit(self, which: int) -> None:
        attempt = self._open(which)
        if attempt is not None:
            self.room.submit(attempt)

    @rule(who=st.integers(0, 1), item=st.sampled_from(sorted(COURSE.items)), ago=st.integers(0, 9 * DAY_MS))
    def import_an_answer_of_a_phone(self, who: int, item: str, ago: int) -> None:
        learner = self.learners[who]
        self.imported += 1
        event = AnswerEvent(
            f"phone-{self.imported}",
            learner,
            "phone",
            self.imported,
            self.clock.time - ago,
            COURSE.id,
            item,
            COURSE.items[item].revision,
            "phone",
            Mode.PRACTICE,
            Response(chosen=("true",)),
            ago % 2 / 2,
            Rating.GOOD if ago % 3 else Rating.AGAIN,
        )
        exam = self.room.resume(learner)
        try:
            self.desk.store().import_log(Parcel((event,)), lambda _learner, told: replay(told, FsrsScheduler()))
        except StoreError:
            assert exam is not None
            assert exam.session.mode is Mode.EXAM

    @rule(milliseconds=st.one_of(st.integers(0, 5), st.integers(-DAY_MS, 40 * DAY_MS)))
    def time_passes(self, milliseconds: int) -> None:
        self.clock.time += milliseconds

    @rule()
    def restart(self) -> None:
        self.desk.close()
        self.desk = make_desk(Path(self.folder.name), self.clock, COURSE)
        self.room = self.desk.quiz()

    @invariant()
    def replay_gives_the_memory(self) -> None:
        store = self.desk.store()
        told = replay(store.events(), FsrsScheduler())
        kept = {
            (learner, COURSE.id, item): state
            for learner in self.learners
            for item, state in store.memory(learner, COURSE.id).items()
        }
        assert kept == told

    @invariant()
    def counting_the_log_gives_the_rollups(self) -> None:
        store = self.desk.store()
        assert isinstance(store, SqliteProgressStore)
        assert counted.kept(store) == counted.from_the_log(store)

    @invariant()
    def a_past_moment_has_the_memory_of_the_answers_before_it(self) -> None:
        store = self.desk.store()
        events = store.events()
        for ago in (0, 3 * DAY_MS, 15 * DAY_MS):
            moment = self.clock.time - ago
            past = store.memory_at(COURSE.id, self.learners, moment)
            taken = {event.undoes for event in events if isinstance(event, UndoEvent)}
            wanted = replay([e for e in events if e.time < moment and e.id not in taken], FsrsScheduler())
            assert past.keys() == {(learner, item) for learner, _course, item in wanted}
            for (learner, course, item), state in wanted.items():
                found = past[learner, item]
                assert course == COURSE.id
                assert found.seen == state.seen
                assert found.stability == pytest.approx(state.stability, rel=1e-9)

    def _open(self, which: int) -> Attempt | None:
        return self.room.resume(self.learners[which % 2])


TestReplay = Studying.TestCase
TestReplay.settings = settings(max_examples=15, stateful_step_count=25, deadline=None)


def test_two_answers_taken_back_in_the_other_order(tmp_path: Path) -> None:
    desk = make_desk(tmp_path, FakeClock())
    room, me = desk.quiz(), desk.learner().id
    first = room.submit(room.answer(room.start_sections(me, ["people"], seed=1), Response(chosen=(text_key("a"),))))
    again = room.start_sections(me, ["people"], seed=1)
    place = next(n for n, slot in enumerate(again.session.plan) if slot.item in first.answers)
    again = room.submit(room.answer(room.move(again, place), Response(chosen=(text_key("b"),))))
    back = room.undo(first)
    assert back is not None
    room.submit(back)
    room.undo(again)
    assert desk.store().memory(me, room.course.id) == {}
    desk.close()
