"""The progress store: what is written is there, in order, once, and undo is exact."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.event import UndoEvent
from app.domain.memory import Confidence, MemoryState, Rating
from app.domain.response import Response
from app.domain.session import Mode, Slot
from app.services.ports import NewAnswer, ProgressStore, StoreError
from app.store.progress import open_store
from tests.store.world import COURSE, ITEMS, STATE, World, make_session, world
from tests.studyroom import START, FakeClock


@pytest.fixture
def here(tmp_path: Path) -> Iterator[World]:
    with world(tmp_path) as made:
        yield made


def again(folder: Path) -> ProgressStore:
    """The store as the next start finds it."""
    return open_store(folder, FakeClock())


# -- learners ----------------------------------------------------------------------------------------------------


def test_learners_keep_their_order_their_names_and_random_ids(here: World) -> None:
    here.clock.pass_seconds(1)
    ann = here.store.add_learner("  Zoe\u0308 ")
    assert [x.name for x in here.store.learners()] == ["You", "Zoë"]
    assert here.store.learners()[1] == ann
    assert len({x.id for x in here.store.learners()}) == 2
    assert ann.created == START + 1000


@pytest.mark.parametrize("name", ["you", " YOU ", "ｙｏｕ"])
def test_a_taken_name_is_refused_and_changes_nothing(here: World, name: str) -> None:
    other = here.store.add_learner("Ann")
    with pytest.raises(StoreError, match="already"):
        here.store.add_learner(name)
    with pytest.raises(StoreError, match="already"):
        here.store.rename_learner(other.id, name)
    assert [x.name for x in here.store.learners()] == ["You", "Ann"]


def test_a_learner_may_change_the_case_of_their_own_name(here: World) -> None:
    here.store.rename_learner(here.learner, "YOU")
    assert here.store.learners()[0].name == "YOU"


@pytest.mark.parametrize("name", ["", "  ", "a\x07b", "\u202eevil", "x" * 61, "\ud800"])
def test_unusable_names_are_refused_with_a_reason(here: World, name: str) -> None:
    with pytest.raises(StoreError, match=r"\w.*[.]$"):
        here.store.add_learner(name)


def test_renaming_nobody_is_refused(here: World) -> None:
    with pytest.raises(StoreError, match="not here"):
        here.store.rename_learner("nobody", "Ann")


def test_who_studied_last_is_remembered_over_a_restart(here: World, tmp_path: Path) -> None:
    assert here.store.last_learner() is None
    ann = here.store.add_learner("Ann")
    here.store.use_learner(here.learner)
    here.store.use_learner(ann.id)
    here.store.close()
    store = again(tmp_path)
    assert store.last_learner() == ann
    store.close()


# -- sessions ----------------------------------------------------------------------------------------------------


def test_a_session_comes_back_whole(here: World, tmp_path: Path) -> None:
    full = replace(
        here.session,
        quiz="midterm",
        section="space",
        position=2,
        deadline=START + 60_000,
        flags=frozenset({"one", "two"}),
        struck=frozenset({("one", "k1"), ("two", "k2")}),
        hinted=frozenset({"three"}),
    )
    here.store.save_session(full)
    here.store.close()
    store = again(tmp_path)
    assert store.session("s1") == store.open_session(here.learner, COURSE) == full
    store.close()


def test_one_open_session_for_each_learner_and_course(here: World) -> None:
    second = make_session(here.learner, "s2", started=START + 5)
    with pytest.raises(StoreError, match="open"):
        here.store.begin(second, ITEMS)
    assert here.store.session("s2") is None
    here.store.begin(replace(second, id="s3", course="other"), ITEMS)
    other = here.store.add_learner("Ann")
    here.store.begin(replace(second, id="s4", learner=other.id), ITEMS)
    here.store.save_session(replace(here.session, ended=START + 1))
    here.store.begin(second, ITEMS)
    assert here.store.open_session(here.learner, COURSE) == second
    assert [x.id for x in here.store.sessions(here.learner, COURSE)] == ["s2", "s1"]
    with pytest.raises(StoreError, match="open"):
        here.store.save_session(here.session)


def test_no_open_session_and_no_such_session_are_none(here: World) -> None:
    assert here.store.open_session(here.learner, "other") is None
    assert here.store.session("nothing") is None
    with pytest.raises(StoreError, match="session"):
        here.store.save_session(replace(here.session, id="nothing"))


def test_revisions_are_kept_once_with_their_text(here: World) -> None:
    assert here.store.revision(ITEMS[0].revision) == ITEMS[0].content()
    here.store.save_session(replace(here.session, ended=START + 1))
    here.store.begin(make_session(here.learner, "s2"), ITEMS)
    assert here.store.revision(ITEMS[0].revision) == ITEMS[0].content()
    assert here.store.revision("unknown") is None


# -- the log -----------------------------------------------------------------------------------------------------


def test_an_answer_its_memory_and_its_session_are_there_after_a_restart(here: World, tmp_path: Path) -> None:
    moved = replace(here.session, position=1)
    stored = here.store.append_answer(
        NewAnswer(here.answer(confidence=Confidence.SURE, hints=1, score=0.75), STATE, moved)
    )
    here.store.close()
    store = again(tmp_path)
    assert store.events() == (stored,)
    assert store.memory(here.learner, COURSE) == {"one": STATE}
    assert store.session("s1") == moved
    store.close()


def test_the_store_stamps_what_it_appends(here: World) -> None:
    first, second = here.append(), here.append()
    assert (first.sequence, second.sequence) == (1, 2)
    assert first.device == second.device == here.store.device
    assert (first.time, second.time) == (START, START + 1)
    assert first.id < second.id
    assert replace(second, id="", device="", sequence=0, time=0) == here.answer()


def test_the_device_keeps_its_id_and_goes_on_counting(here: World, tmp_path: Path) -> None:
    here.append()
    here.store.close()
    store = open_store(tmp_path, FakeClock())
    assert store.device == here.store.device
    assert store.append_answer(NewAnswer(here.answer())).sequence == 2
    store.close()
    other = open_store(tmp_path, FakeClock(), device="other")
    assert (other.append_answer(NewAnswer(here.answer())).device, other.device) == ("other", "other")
    other.close()


def test_a_clock_set_back_keeps_the_order(here: World) -> None:
    made = [here.append()]
    for hours in (-48, 1, -1000):
        here.clock.pass_seconds(hours * 3600)
        assert here.store.next_time(here.learner) > made[-1].time
        made.append(here.append(time=here.clock.now()))
    undo = here.store.append_undo(made[-1], None, here.session)
    assert here.store.events() == (*made, undo)
    assert [e.time for e in here.store.events()] == sorted({e.time for e in here.store.events()})


def test_another_learner_is_not_held_back_by_a_clock_that_was_wrong(here: World) -> None:
    here.clock.pass_seconds(3600)
    here.append()
    here.clock.pass_seconds(-3600)
    ann = here.store.add_learner("Ann")
    assert here.store.next_time(ann.id) == START
    assert here.store.next_time(here.learner) == START + 3_600_001


def test_an_answer_whose_session_is_gone_leaves_nothing_behind(here: World) -> None:
    with pytest.raises(StoreError, match="session"):
        here.store.append_answer(NewAnswer(here.answer(), STATE, replace(here.session, id="nothing")))
    assert here.store.events() == ()
    assert here.store.memory(here.learner, COURSE) == {}


def test_an_answer_of_nobody_is_refused(here: World) -> None:
    with pytest.raises(StoreError, match="not saved"):
        here.store.append_answer(NewAnswer(here.answer(learner="nobody")))
    assert here.store.events() == ()


def test_events_are_chosen_by_learner_session_and_course(here: World) -> None:
    mine = here.append()
    ann = here.store.add_learner("Ann")
    session = replace(make_session(ann.id, "s2"), course="other")
    here.store.begin(session, ITEMS)
    hers = here.store.append_answer(
        NewAnswer(here.answer(learner=ann.id, course="other", session="s2", time=START + 9), None, session)
    )
    assert here.store.events() == (mine, hers)
    assert here.store.events(ann.id) == here.store.events(session="s2") == here.store.events(course="other") == (hers,)
    assert here.store.events(ann.id, course=COURSE) == ()
    assert here.store.memory(ann.id, "other") == {}


TEXTS = st.text(max_size=8)
RESPONSES = st.builds(
    Response,
    st.lists(TEXTS, max_size=3).map(tuple),
    st.lists(TEXTS, max_size=3).map(tuple),
    st.lists(st.tuples(TEXTS, TEXTS), max_size=3).map(tuple),
    st.none() | st.integers(1, 4),
    st.booleans(),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    RESPONSES,
    st.floats(0, 1),
    st.none() | st.sampled_from(list(Rating)),
    st.none() | st.sampled_from(list(Confidence)),
    st.integers(0, 9),
    st.sampled_from(list(Mode)),
)
def test_any_answer_comes_back_as_it_was_given(
    here: World,
    response: Response,
    score: float,
    rating: Rating | None,
    confidence: Confidence | None,
    hints: int,
    mode: Mode,
) -> None:
    stored = here.append(
        given=response, score=score, rating=rating, confidence=confidence, hints=hints, mode=mode, time=START
    )
    assert here.store.events(here.learner)[-1] == stored
    assert (stored.given, stored.score, stored.rating, stored.confidence) == (response, score, rating, confidence)


# -- undo --------------------------------------------------------------------------------------------------------


STATES = st.builds(
    MemoryState,
    st.floats(1e-3, 36_500, allow_nan=False),
    st.floats(1, 10),
    st.integers(0, 2**47),
    st.integers(0, 2**47),
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.none() | STATES, STATES)
def test_a_memory_state_is_put_back_bit_for_bit(here: World, before: MemoryState | None, after: MemoryState) -> None:
    answer = here.append(ITEMS[1], after)
    assert here.store.memory(here.learner, COURSE) == {"two": after}
    here.store.append_undo(answer, before, here.session)
    assert here.store.memory(here.learner, COURSE).get("two") == before


def test_an_undo_is_an_event_that_names_what_it_takes_back(here: World) -> None:
    answer = here.append()
    back = replace(here.session, position=0)
    undo = here.store.append_undo(answer, None, back)
    assert here.store.events() == (answer, undo)
    assert isinstance(undo, UndoEvent)
    assert (undo.undoes, undo.learner, undo.course, undo.session) == (answer.id, here.learner, COURSE, "s1")
    assert (undo.sequence, undo.time) == (2, START + 1)
    assert here.store.memory(here.learner, COURSE) == {}


def test_an_answer_is_taken_back_once(here: World) -> None:
    answer = here.append()
    here.store.append_undo(answer, None, here.session)
    with pytest.raises(StoreError, match="already"):
        here.store.append_undo(answer, STATE, here.session)
    assert len(here.store.events()) == 2
    assert here.store.memory(here.learner, COURSE) == {}


def test_what_is_not_in_the_log_cannot_be_taken_back(here: World) -> None:
    with pytest.raises(StoreError, match="log"):
        here.store.append_undo(here.answer(), None, here.session)


def test_the_log_of_one_item_holds_its_undos(here: World) -> None:
    first, other = here.append(ITEMS[0]), here.append(ITEMS[1])
    undo = here.store.append_undo(first, None, here.session)
    assert here.store.events(here.learner, item="one") == (first, undo)
    assert here.store.events(item="two", course=COURSE) == (other,)


# -- exams -------------------------------------------------------------------------------------------------------


def test_submit_rates_the_answers_and_moves_memory_at_once(tmp_path: Path) -> None:
    with world(tmp_path, Mode.EXAM) as here:
        first = here.append(memory=None, rating=None)
        last = here.append(memory=None, rating=None, given=Response(chosen=("other",)))
        assert here.store.memory(here.learner, COURSE) == {}
        ended = replace(here.session, ended=START + 100)
        here.store.submit(ended, {last.id: (Rating.HARD, STATE)})
        assert here.store.events() == (first, replace(last, rating=Rating.HARD))
        assert here.store.memory(here.learner, COURSE) == {"one": STATE}
        assert here.store.session("s1") == ended
        with pytest.raises(StoreError, match="submitted already"):
            here.store.submit(ended, {first.id: (Rating.GOOD, STATE)})


def test_a_submit_that_fails_leaves_the_exam_open(tmp_path: Path) -> None:
    with world(tmp_path, Mode.EXAM) as here:
        answer = here.append(memory=None, rating=None)
        with pytest.raises(StoreError, match="log"):
            here.store.submit(
                replace(here.session, ended=START + 100), {answer.id: (Rating.GOOD, STATE), "x": (Rating.GOOD, STATE)}
            )
        assert here.store.open_session(here.learner, COURSE) == here.session
        assert here.store.memory(here.learner, COURSE) == {}
        assert here.store.events() == (answer,)


def test_a_blank_exam_can_be_submitted(tmp_path: Path) -> None:
    with world(tmp_path, Mode.EXAM) as here:
        here.store.submit(replace(here.session, ended=START + 1, plan=(Slot("one", "r"),)), {})
        assert here.store.open_session(here.learner, COURSE) is None


def test_a_closed_store_writes_nothing(here: World) -> None:
    here.store.close()
    here.store.close()
    with pytest.raises(StoreError, match="closed"):
        here.append()


def test_the_newest_answers_leave_out_what_was_taken_back(tmp_path: Path) -> None:
    with world(tmp_path) as here:
        one, two, three = here.append(ITEMS[0]), here.append(ITEMS[1]), here.append(ITEMS[0])
        here.store.append_undo(two, None, here.session)
        assert here.store.recent_answers(here.learner, COURSE, 5) == (three, one)
        assert here.store.recent_answers(here.learner, COURSE, 1, "one") == (three,)
        assert [x.time for x in here.store.events(since=two.time)] == [two.time, three.time, three.time + 1]
