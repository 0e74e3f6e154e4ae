"""Practice against the clock: the time is shown, and over it ends the session as it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.bank import Quiz
from app.domain.item import text_key
from app.domain.session import Mode
from app.services.desk import Desk
from app.viewmodels.quiz import QuizModel
from tests.asking import asking_course, start
from tests.studyroom import FakeClock, make_desk


@pytest.fixture
def desk(tmp_path: Path, clock: FakeClock) -> Iterator[Desk]:
    timed = Quiz("timed", "Against the clock", Mode.PRACTICE, items=("single", "typed"), minutes=2)
    course = asking_course()
    made = make_desk(tmp_path, clock, replace(course, quizzes=(*course.quizzes, timed)))
    yield made
    made.close()


def test_the_time_left_runs_and_the_end_submits_what_was_answered(desk: Desk, clock: FakeClock) -> None:
    model = QuizModel(desk)
    model.open(start(desk, "timed"))
    assert model.state.time_left == "2:00"
    model.toggle(text_key("a"))
    model.primary()
    model.primary()
    clock.pass_seconds(75)
    model.tick()
    assert (model.state.time_left, model.state.hurry, model.state.ended) == ("0:45", True, False)
    model.type(0, "LEO")
    clock.pass_seconds(45)
    model.tick()
    assert model.state.ended
    assert model.attempt is not None
    assert set(model.attempt.answers) == {"single"}


def test_a_tick_keeps_nothing_of_what_is_only_put_together(desk: Desk, clock: FakeClock) -> None:
    model = QuizModel(desk)
    model.open(start(desk, "timed"))
    model.toggle(text_key("a"))
    for _second in range(3):
        clock.pass_seconds(1)
        model.tick()
    assert model.attempt is not None
    assert not model.attempt.answers
    assert model.state.feedback is None
