"""Figures and answers are found as the log has them: exams at submit, nothing that was taken back."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from app.domain.history import Figures
from app.domain.memory import DAY_MS, Rating
from app.domain.response import Response
from app.domain.session import Mode
from app.store.progress import open_store
from tests.store import counted
from tests.store.world import COURSE, ITEMS, STATE, World, make_session, world
from tests.studyroom import START, FakeClock

WRONG = Response(chosen=("ba9876543210",))
GAVE_UP = Response(revealed=True)


@pytest.fixture
def here(tmp_path: Path) -> Iterator[World]:
    with world(tmp_path) as made:
        yield made


@pytest.fixture
def zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    yield monkeypatch
    monkeypatch.undo()
    time.tzset()


def test_an_exam_counts_when_it_is_submitted(here: World) -> None:
    here.store.save_session(replace(here.session, ended=START + 1))
    here.session = make_session(here.learner, "exam", Mode.EXAM)
    here.store.begin(here.session, ITEMS)
    first = here.append(ITEMS[0], None, rating=None, given=WRONG, score=0.0)
    last = here.append(ITEMS[0], None, rating=None)
    assert here.store.totals(here.learner, COURSE) == Figures()
    assert here.store.last_answers(here.learner, COURSE) == {}
    assert here.store.attempt_answers(["exam"]) == {}
    assert here.store.attempts(COURSE, [here.learner], "") != ()
    here.store.submit(replace(here.session, ended=START + 2), {last.id: (Rating.GOOD, STATE)})
    rated = replace(last, rating=Rating.GOOD)
    assert here.store.totals(here.learner, COURSE) == Figures(1, 1, 1, 1_000_000, 1500)
    assert here.store.last_answers(here.learner, COURSE) == {"one": rated}
    assert here.store.first_answers(COURSE, [here.learner]) == (rated,)
    assert here.store.attempt_answers(["exam"]) == {"exam": {"one": rated}}
    assert first.id not in {answer.id for answer in here.store.first_answers(COURSE, [here.learner])}


def test_item_statistics_take_the_first_answer_to_each_revision_that_was_not_revealed(here: World) -> None:
    here.append(given=GAVE_UP, score=0.0, rating=Rating.AGAIN)
    here.append(given=Response(), score=0.0, rating=Rating.AGAIN)
    first = here.append(given=WRONG, score=0.0, rating=Rating.AGAIN)
    here.append()
    other = here.append(revision="edited")
    assert here.store.first_answers(COURSE, [here.learner, "nobody"]) == (first, other)
    here.store.append_undo(first, None, here.session)
    assert here.store.first_answers(COURSE, [here.learner])[0].score == 1.0
    assert here.store.totals(here.learner, COURSE) == Figures(3, 2, 2, 2_000_000, 4500)


def test_a_review_is_foretold_by_the_state_that_it_met(here: World) -> None:
    here.append()
    here.clock.time += 3 * DAY_MS
    here.append(rating=Rating.AGAIN)
    got = here.store.totals(here.learner, COURSE)
    assert (got.reviews, got.recalled, got.forecast) == (1, 0, 1)
    assert 870_000 < got.predicted < 900_000  # stability 2.3 days, three days later
    assert counted.kept(here.store) == counted.from_the_log(here.store)


def test_what_changed_since_a_moment_in_the_middle_of_a_week(here: World) -> None:
    """START is a Monday evening: two answers before the moment, one behind it, one a week later."""
    me = here.learner
    assert datetime.fromtimestamp(START / 1000, UTC).weekday() == 0
    here.append(ITEMS[0])
    moment = here.append(ITEMS[1]).time + 1
    here.append(ITEMS[0], given=WRONG, score=0.0)
    here.clock.time += 7 * DAY_MS
    here.append(ITEMS[0])
    whole = here.store.item_figures(COURSE, [me])
    assert (whole[me, "one"].answers, whole[me, "two"].answers) == (3, 1)
    since = here.store.item_figures(COURSE, [me], moment)
    assert {key: (sums.answers, sums.correct) for key, sums in since.items()} == {(me, "one"): (2, 1)}
    assert here.store.item_figures(COURSE, [me], here.clock.time + 1) == {}


def test_days_are_those_of_this_device_and_move_with_it(tmp_path: Path, zone: pytest.MonkeyPatch) -> None:
    zone.setenv("TZ", "UTC")
    time.tzset()
    midnight = datetime(2026, 11, 23, tzinfo=UTC)
    with world(tmp_path) as here:
        for hours in (-10, -1, 1):
            here.clock.time = int((midnight + timedelta(hours=hours)).timestamp() * 1000)
            here.append()
        me, store = here.learner, here.store
        sunday, monday = date(2026, 11, 22), date(2026, 11, 23)
        assert {day: sums.answers for day, sums in store.days(me, COURSE).items()} == {sunday: 2, monday: 1}
        assert list(store.days(me, COURSE, since=here.clock.time)) == [monday]
        tokyo = store.days(me, COURSE, ZoneInfo("Asia/Tokyo"))
        assert {day: sums.answers for day, sums in tokyo.items()} == {sunday: 1, monday: 2}
    zone.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    store = open_store(tmp_path, FakeClock())
    assert store.days(me, COURSE) == tokyo
    assert counted.kept(store) == counted.from_the_log(store)
    store.close()


def test_sessions_and_standings(here: World) -> None:
    ann = here.store.add_learner("Ann")
    answer = here.append()
    assert here.store.standings() == {here.learner: (answer.time, 1), ann.id: (None, 0)}
    assert here.store.sessions_between(here.learner, COURSE, START, START + 1) == (here.session,)
    assert here.store.sessions_between(here.learner, COURSE, START + 1, START + 2) == ()
    assert here.store.attempts(COURSE, [here.learner]) == ()
    ended = replace(here.session, ended=START + 9)
    here.store.save_session(ended)
    assert here.store.attempts(COURSE, [here.learner, ann.id], "") == (ended,)
    assert here.store.attempts(COURSE, [here.learner], "midterm") == ()


def test_the_answers_of_a_span_of_time_leave_out_what_was_taken_back_and_an_exam_under_way(here: World) -> None:
    first = here.append()
    here.clock.time += DAY_MS
    second = here.append(given=WRONG, score=0.0, rating=Rating.AGAIN)
    third = here.append()
    mine = (here.learner, COURSE)
    assert here.store.answers_between(*mine, first.time, second.time) == (first,)
    assert here.store.answers_between(*mine, first.time, third.time + 1) == (third, second, first)
    here.store.append_undo(third, None, here.session)
    assert here.store.answers_between(*mine, second.time, third.time + 9) == (second,)
    here.store.save_session(replace(here.session, ended=third.time + 1))
    exam = here.session = make_session(here.learner, "exam", Mode.EXAM)
    here.store.begin(exam, ITEMS)
    told = here.append(ITEMS[0], None, rating=None)
    assert here.store.answers_between(*mine, told.time, told.time + 1) == ()
    here.store.submit(replace(exam, ended=told.time + 1), {told.id: (Rating.GOOD, STATE)})
    assert [answer.id for answer in here.store.answers_between(*mine, told.time, told.time + 1)] == [told.id]
