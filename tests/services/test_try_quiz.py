"""Trying a quiz leaves no trace in the learners' store, in the settings or on the disk."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.bank import Quiz
from app.domain.session import Mode
from app.services.attempts import QuizRefused
from app.services.desk import Desk
from app.services.try_quiz import Trial
from app.store.trial import open_trial
from tests.answering import right_response
from tests.studyroom import FakeClock, make_desk


def trying_desk(folder: Path, clock: FakeClock | None = None) -> Desk:
    clock = clock or FakeClock()
    desk = make_desk(folder, clock)
    desk.parts = replace(desk.parts, open_trial=lambda: open_trial(clock))
    return desk


def traces(folder: Path) -> dict[str, str]:
    return {str(p): hashlib.sha256(p.read_bytes()).hexdigest() for p in folder.rglob("*") if p.is_file()}


@pytest.mark.parametrize("name", ["midterm", "set", "late"])
def test_a_whole_try_leaves_everything_as_it_was(tmp_path: Path, name: str) -> None:
    desk = trying_desk(tmp_path)
    learner = desk.learner()
    desk.quiz().start_sections(learner.id, ["people"], seed=1)  # even an open session of the teacher's own stays
    kept = desk.store().sessions(learner.id, desk.course.id)
    before = traces(tmp_path)
    quiz = desk.course.quiz(name)
    assert quiz is not None
    trial = Trial(desk, quiz)
    attempt = trial.start()
    room = trial.desk.quiz()
    while attempt.session.open:
        attempt = room.answer(attempt, right_response(room.question(attempt).item))
        done = len(attempt.answers) == len(attempt.session.plan)
        attempt = room.submit(attempt) if done else room.move(attempt, attempt.session.position + 1)
    assert trial.desk.store().events()
    trial.close()
    assert traces(tmp_path) == before
    assert desk.store().sessions(learner.id, desk.course.id) == kept
    assert desk.store().events() == ()
    assert [x.name for x in desk.store().learners()] == [learner.name]
    desk.close()


def test_undo_works_in_a_try(tmp_path: Path) -> None:
    desk = trying_desk(tmp_path)
    trial = Trial(desk, Quiz("x", "X", Mode.PRACTICE, items=("single", "typed")))
    room, attempt = trial.desk.quiz(), trial.start()
    answered = room.answer(attempt, right_response(room.question(attempt).item))
    back = room.undo(answered)
    assert back is not None
    assert back.answers == {}
    trial.close()
    desk.close()


def test_a_quiz_without_questions_cannot_be_tried(tmp_path: Path) -> None:
    desk = trying_desk(tmp_path)
    trial = Trial(desk, Quiz("x", "X", Mode.PRACTICE))
    with pytest.raises(QuizRefused):
        trial.start()
    trial.close()
    desk.close()
