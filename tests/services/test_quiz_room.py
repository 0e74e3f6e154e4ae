"""Taking quizzes over a real store: nothing answered is lost, and undo is exact."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.domain.bank import Course
from app.domain.event import AnswerEvent, UndoEvent
from app.domain.item import text_key
from app.domain.memory import DAY_MS, Confidence, Rating
from app.domain.response import Response
from app.services.attempts import Attempt, QuizRefused
from app.services.desk import Desk
from app.services.start_quiz import QuizRoom
from tests.studyroom import FakeClock, make_course, make_desk

TODAY = date(2026, 11, 22)
RIGHT = Response(chosen=(text_key("a"),))
WRONG = Response(chosen=(text_key("b"),))


@pytest.fixture
def room(desk: Desk) -> QuizRoom:
    return desk.quiz()


@pytest.fixture
def me(desk: Desk) -> str:
    return desk.learner().id


def people(room: QuizRoom, me: str) -> Attempt:
    return room.start_sections(me, ["people"], seed=1)


def test_the_first_start_has_a_learner_and_a_session(desk: Desk, me: str) -> None:
    assert desk.learner().name == "You"
    attempt = desk.quiz().start_next(me, seed=1)
    assert [slot.item for slot in attempt.session.plan][:3] == ["single", "multiple", "truth"]
    assert attempt.session.title == "Space"


def test_an_answer_is_in_the_store_before_its_feedback(desk: Desk, room: QuizRoom, me: str) -> None:
    attempt = room.answer(people(room, me), WRONG, milliseconds=1500, confidence=Confidence.SURE)
    kept = desk.store().events(session=attempt.session.id)
    assert [(e.item, e.score, e.confidence, e.milliseconds) for e in kept if isinstance(e, AnswerEvent)] == [
        (attempt.session.plan[0].item, 0.0, Confidence.SURE, 1500)
    ]
    answered = room.question(attempt).answered
    assert answered is not None
    assert answered.event == kept[0]


def test_a_closed_app_resumes_at_the_same_question(tmp_path: Path, clock: FakeClock) -> None:
    first = make_desk(tmp_path, clock)
    room, me = first.quiz(), first.learner().id
    attempt = room.answer(people(room, me), RIGHT)
    attempt = room.flag(room.advance(attempt))
    first.close()
    second = make_desk(tmp_path, clock)
    back = second.quiz().resume(second.learner().id)
    assert back == attempt
    assert back is not None
    assert back.session.position == 1
    second.close()


def test_a_finished_practice_session_ends_and_is_not_resumed(room: QuizRoom, me: str) -> None:
    attempt = people(room, me)
    for _turn in range(2):
        attempt = room.advance(room.answer(attempt, RIGHT))
    assert not attempt.session.open
    assert room.resume(me) is None
    assert room.result(attempt).share.value == 1.0


def test_a_second_session_is_refused_while_one_is_open(room: QuizRoom, me: str) -> None:
    people(room, me)
    with pytest.raises(QuizRefused, match="still open"):
        people(room, me)


def test_practice_moves_memory_at_each_answer_and_undo_restores_it_exactly(
    desk: Desk, room: QuizRoom, me: str, clock: FakeClock
) -> None:
    attempt = room.answer(people(room, me), RIGHT)
    item = attempt.session.plan[0].item
    before = desk.store().memory(me, "course")
    clock.pass_seconds(DAY_MS * 5 / 1000)
    attempt = room.submit(attempt)
    again = room.start_sections(me, ["people"], seed=4, size=2)
    again = room.move(again, [slot.item for slot in again.session.plan].index(item))
    again = room.answer(again, WRONG)
    assert desk.store().memory(me, "course") != before
    undone = room.undo(again)
    assert undone is not None
    assert desk.store().memory(me, "course") == before
    assert undone.answers == {}


def test_undo_is_repeatable_and_goes_back_to_each_question(room: QuizRoom, me: str, desk: Desk) -> None:
    attempt = people(room, me)
    attempt = room.advance(room.answer(attempt, RIGHT))
    attempt = room.answer(attempt, WRONG)
    once = room.undo(attempt)
    assert once is not None
    assert once.session.position == 1
    twice = room.undo(once)
    assert twice is not None
    assert (twice.session.position, twice.answers) == (0, {})
    assert room.undo(twice) is None
    assert sum(isinstance(event, UndoEvent) for event in desk.store().events()) == 2
    assert desk.store().memory(desk.learner().id, "course") == {}


def test_undo_on_the_result_opens_the_session_again(room: QuizRoom, me: str) -> None:
    attempt = people(room, me)
    for _turn in range(2):
        attempt = room.advance(room.answer(attempt, RIGHT))
    back = room.undo(attempt)
    assert back is not None
    assert back.session.open
    assert room.resume(me) == back


def test_answering_again_after_feedback_counts_as_revealed(room: QuizRoom, me: str) -> None:
    attempt = room.undo(room.answer(people(room, me), WRONG))
    assert attempt is not None
    attempt = room.answer(attempt, RIGHT)
    event = attempt.answers[attempt.session.plan[0].item]
    assert event.given.revealed
    assert event.rating is Rating.AGAIN


def test_a_hint_costs_a_quarter_and_is_remembered(room: QuizRoom, me: str) -> None:
    attempt = room.hint(room.start_sections(me, ["space"], seed=1, size=20))
    place = [slot.item for slot in attempt.session.plan].index("single")
    attempt = room.answer(room.hint(room.move(attempt, place)), RIGHT)
    event = attempt.answers["single"]
    assert (event.score, event.hints, event.rating) == (0.75, 1, Rating.HARD)


def test_strikes_and_flags_toggle(room: QuizRoom, me: str) -> None:
    attempt = room.strike(people(room, me), text_key("b"))
    assert room.question(attempt).struck == {text_key("b")}
    assert not room.question(room.strike(attempt, text_key("b"))).struck
    flagged = room.flag(attempt)
    assert room.question(flagged).flagged
    assert not room.question(room.flag(flagged)).flagged


# -- exams ---------------------------------------------------------------------------------------------------------


def exam(room: QuizRoom, me: str) -> Attempt:
    return room.start_quiz(me, "midterm", seed=3, today=TODAY)


def test_in_an_exam_the_last_answer_counts_and_memory_moves_on_submit(desk: Desk, room: QuizRoom, me: str) -> None:
    attempt = room.answer(room.answer(exam(room, me), WRONG), RIGHT)
    assert attempt.answers["single"].score == 1.0
    assert attempt.answers["single"].rating is None
    assert desk.store().memory(me, "course") == {}
    done = room.submit(attempt)
    assert done.answers["single"].rating is Rating.GOOD
    assert set(desk.store().memory(me, "course")) == {"single"}
    assert room.result(done).blank == 2


def test_an_exams_clock_runs_while_the_app_is_closed(room: QuizRoom, me: str, clock: FakeClock) -> None:
    attempt = room.answer(exam(room, me), RIGHT)
    clock.pass_seconds(1199)
    assert room.seconds_left(attempt) == 1
    clock.pass_seconds(3600)
    assert room.resume(me) is None
    kept = room.attempt(attempt.session.id)
    assert kept is not None
    assert (kept.session.open, kept.session.ended) == (False, attempt.session.deadline)
    assert kept.answers["single"].rating is Rating.GOOD


def test_an_answer_after_the_deadline_is_refused_and_the_exam_submitted(
    room: QuizRoom, me: str, clock: FakeClock
) -> None:
    attempt = exam(room, me)
    clock.pass_seconds(1201)
    with pytest.raises(QuizRefused, match="Time is over"):
        room.answer(attempt, RIGHT)
    kept = room.attempt(attempt.session.id)
    assert kept is not None
    assert not kept.session.open
    assert kept.answers == {}


def test_an_attempt_is_used_when_it_starts(room: QuizRoom, me: str) -> None:
    room.submit(exam(room, me))
    with pytest.raises(QuizRefused, match="1 of 1"):
        exam(room, me)


def test_a_submitted_exam_cannot_be_undone(room: QuizRoom, me: str) -> None:
    done = room.submit(room.answer(exam(room, me), RIGHT))
    with pytest.raises(QuizRefused, match="submitted"):
        room.undo(done)


def test_a_quiz_past_its_day_is_refused(room: QuizRoom, me: str) -> None:
    with pytest.raises(QuizRefused, match="2020-01-01"):
        room.start_quiz(me, "late", seed=1, today=TODAY)


@pytest.mark.parametrize("name", ["", "none", "../midterm"])
def test_an_unknown_quiz_names_those_there_are(room: QuizRoom, me: str, name: str) -> None:
    with pytest.raises(QuizRefused, match="midterm, set, late"):
        room.start_quiz(me, name, seed=1, today=TODAY)


def test_an_unknown_section_names_those_there_are(room: QuizRoom, me: str) -> None:
    with pytest.raises(QuizRefused, match="space, people"):
        room.start_sections(me, ["moon"], seed=1)


def test_only_the_missed_are_retried(room: QuizRoom, me: str) -> None:
    attempt = room.advance(room.answer(people(room, me), WRONG))
    missed = attempt.session.plan[0].item
    done = room.advance(room.answer(attempt, RIGHT))
    again = room.retry_missed(done, seed=9)
    assert [slot.item for slot in again.session.plan] == [missed]


def test_nothing_missed_is_nothing_to_retry(room: QuizRoom, me: str) -> None:
    attempt = people(room, me)
    for _turn in range(2):
        attempt = room.advance(room.answer(attempt, RIGHT))
    with pytest.raises(QuizRefused, match="Nothing was missed"):
        room.retry_missed(attempt, seed=1)


def test_an_edited_bank_refreshes_what_is_not_answered(tmp_path: Path, clock: FakeClock) -> None:
    first = make_desk(tmp_path, clock)
    room, me = first.quiz(), first.learner().id
    attempt = room.advance(room.answer(room.start_sections(me, ["people"], seed=1), RIGHT))
    first.close()
    edited = make_desk(tmp_path, clock, _edited(make_course()))
    back = edited.quiz().resume(edited.learner().id)
    assert back is not None
    answered, waiting = back.session.plan
    assert answered == attempt.session.plan[0]
    assert waiting.item == attempt.session.plan[1].item
    assert waiting.revision != attempt.session.plan[1].revision
    edited.close()


def _edited(course: Course) -> Course:
    banks = tuple(
        replace(bank, items=tuple(replace(item, stem=item.stem + " Really?") for item in bank.items))
        for bank in course.banks
    )
    return replace(course, banks=banks)


def test_an_answered_question_that_left_the_course_does_not_break_the_session(tmp_path: Path, clock: FakeClock) -> None:
    first = make_desk(tmp_path, clock)
    room, me = first.quiz(), first.learner().id
    attempt = room.answer(room.start_sections(me, ["people"], seed=1), RIGHT)
    gone = attempt.session.plan[0].item
    first.close()
    course = make_course()
    banks = tuple(replace(b, items=tuple(i for i in b.items if i.id != gone)) for b in course.banks)
    second = make_desk(tmp_path, clock, replace(course, banks=banks))
    back = second.quiz().resume(second.learner().id)
    assert back is not None
    assert back == attempt
    shown = second.quiz().question(back)
    assert (shown.item.id, shown.item.stem, shown.answered is not None) == (gone, f"People {gone[-1]}?", True)
    second.close()
