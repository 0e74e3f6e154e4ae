"""The clock of a timed session: nothing moves once it is over, and it is never set back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.domain.item import text_key
from app.domain.response import Response
from app.services.attempts import Attempt, QuizRefused
from app.services.desk import Desk
from app.services.start_quiz import QuizRoom
from tests.studyroom import FakeClock, make_course, make_desk

TODAY = date(2026, 11, 22)
RIGHT = Response(chosen=(text_key("a"),))
Move = Callable[[QuizRoom, Attempt], Attempt]
MOVES: dict[str, Move] = {
    "move": lambda room, attempt: room.move(attempt, 1),
    "advance": lambda room, attempt: room.advance(attempt),
    "flag": lambda room, attempt: room.flag(attempt),
    "strike": lambda room, attempt: room.strike(attempt, text_key("b")),
    "hint": lambda room, attempt: room.hint(attempt),
}


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def desk(tmp_path: Path, clock: FakeClock) -> Iterator[Desk]:
    course = make_course()
    quizzes = tuple(replace(q, minutes=10.0) if q.name == "set" else q for q in course.quizzes)
    made = make_desk(tmp_path, clock, replace(course, quizzes=quizzes))
    yield made
    made.close()


def start(desk: Desk, name: str) -> Attempt:
    return desk.quiz().start_quiz(desk.learner().id, name, seed=3, today=TODAY)


@pytest.mark.parametrize("quiz", ["set", "midterm"])
@pytest.mark.parametrize("name", list(MOVES))
def test_a_move_after_the_time_ends_the_session_and_changes_nothing(
    desk: Desk, clock: FakeClock, quiz: str, name: str
) -> None:
    attempt = start(desk, quiz)
    clock.pass_seconds(1201)
    after = MOVES[name](desk.quiz(), attempt)
    assert after.session == replace(attempt.session, ended=attempt.session.deadline)
    assert desk.store().session(attempt.session.id) == after.session
    assert MOVES[name](desk.quiz(), attempt).session == after.session, "the stale attempt neither fails nor reopens it"


@pytest.mark.parametrize("name", list(MOVES))
def test_an_ended_session_is_not_moved(desk: Desk, name: str) -> None:
    done = desk.quiz().submit(start(desk, "midterm"))
    assert MOVES[name](desk.quiz(), done) == done


@pytest.mark.parametrize("ended", [True, False])
def test_a_timed_practice_is_not_opened_again_after_its_time(desk: Desk, clock: FakeClock, ended: bool) -> None:
    room = desk.quiz()
    attempt = room.answer(start(desk, "set"), RIGHT)
    attempt = room.submit(attempt) if ended else attempt
    clock.pass_seconds(601)
    with pytest.raises(QuizRefused, match=r"(?i)time .*over"):
        room.undo(attempt)
    kept = desk.store().session(attempt.session.id)
    assert kept is not None
    assert not kept.open
    assert len(desk.store().events(session=kept.id)) == 1


def test_a_clock_set_back_gives_no_more_time(desk: Desk, clock: FakeClock) -> None:
    room, attempt = desk.quiz(), start(desk, "midterm")
    clock.pass_seconds(-3600)
    assert room.seconds_left(attempt) == 1200
    clock.pass_seconds(3600 + 300)
    attempt = room.answer(attempt, RIGHT)
    clock.pass_seconds(-3600)
    assert room.seconds_left(attempt) == 900
    done = room.submit(attempt)
    assert done.session.ended >= done.answers["single"].time
