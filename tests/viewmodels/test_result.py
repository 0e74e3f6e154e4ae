"""Result: score, interval, sections, what was missed, retry and undo."""

from __future__ import annotations

from datetime import date

from app.domain.goal import Goal
from app.domain.item import text_key
from app.domain.response import Response
from app.services.desk import Desk
from app.viewmodels.result import ResultModel, given_text, right_text
from tests.answering import right_response
from tests.studyroom import make_course

RIGHT = Response(chosen=(text_key("a"),))
WRONG = Response(chosen=(text_key("b"),))


def finished(desk: Desk, *responses: Response) -> ResultModel:
    quiz = desk.quiz()
    attempt = quiz.start_sections(desk.learner().id, ["people"], seed=1)
    for response in responses:
        attempt = quiz.advance(quiz.answer(attempt, response))
    model = ResultModel(desk)
    model.open(quiz.submit(attempt))
    return model


def test_the_score_comes_with_its_interval_and_count(desk: Desk) -> None:
    state = finished(desk, RIGHT, WRONG).state
    assert state.score == "50 %"
    assert state.interval == "9 % to 91 % likely, from 2 questions"
    assert state.counts == "1 right · 1 wrong"
    assert [(s.label, s.figure) for s in state.sections] == [("People", "1 of 2")]


def test_what_was_missed_stands_first_with_given_right_and_why(desk: Desk) -> None:
    first, second = finished(desk, RIGHT, WRONG).state.rows
    assert (first.verdict, first.given, first.right, first.why, first.number) == ("wrong", "b", "a", "So.", 2)
    assert (first.point, first.point_label) == ("ties", "People, point 1")
    assert [line.feedback for line in first.lines if line.note == "Your answer"] == ["b is not named here."]
    assert second.verdict == "right"


def test_a_blank_is_said_to_be_blank(desk: Desk) -> None:
    state = finished(desk, RIGHT).state
    assert state.rows[0].word == "Left blank"
    assert state.counts == "1 right · 1 left blank"


def test_retry_asks_only_the_missed(desk: Desk) -> None:
    again = finished(desk, RIGHT, WRONG).retry()
    assert again is not None
    assert len(again.session.plan) == 1


def test_retry_while_another_session_is_open_is_refused_in_words(desk: Desk) -> None:
    model = finished(desk, WRONG, WRONG)
    desk.quiz().start_next(desk.learner().id, seed=1)
    assert model.retry() is None
    assert "open" in model.state.problem


def test_undo_opens_the_session_again(desk: Desk) -> None:
    back = finished(desk, RIGHT, WRONG).undo()
    assert back is not None
    assert back.session.open


def test_a_pass_mark_is_held_against_the_score(desk: Desk) -> None:
    quiz = desk.quiz()
    attempt = quiz.start_quiz(desk.learner().id, "midterm", seed=1, today=date(2026, 1, 1))
    model = ResultModel(desk)
    model.open(quiz.submit(quiz.answer(attempt, RIGHT)))
    assert model.state.passed == "Not passed: 60 % were needed."
    assert not model.state.can_undo


def test_every_kind_has_a_right_answer_in_words() -> None:
    texts = {item.id: right_text(item) for item in make_course().items.values()}
    assert texts["multiple"] == "a; b"
    assert texts["truth"] == "False"
    assert texts["match"] == "Biden: President; Kishida: Prime Minister"
    assert texts["groups"] == "Defense: Counterstrike; Space: Astronauts, Moon"
    assert all(texts.values())


def test_what_was_given_is_said_in_words() -> None:
    items = make_course().items
    pair = Response(pairs=((text_key("Biden"), text_key("Prime Minister")),))
    assert given_text(items["match"], pair) == "Biden: Prime Minister"
    assert given_text(items["truth"], Response(chosen=("true",))) == "True"
    assert given_text(items["card"], Response(grade=2)) == "Hard"
    assert given_text(items["say"], Response(texts=("So.",), chosen=(text_key("names it"),))) == "So. (1 of 2 met)"


def reviewed(desk: Desk, minutes: int) -> ResultModel:
    """A round of the schedule, answered to its end, with a goal of so many minutes."""
    room, me = desk.quiz(), desk.learner().id
    room.set_goal(me, Goal(minutes=minutes))
    attempt = room.start_next(me, seed=1)
    while attempt.session.open:
        given = right_response(room.question(attempt).item)
        attempt = room.advance(room.answer(attempt, given, milliseconds=20_000))
    model = ResultModel(desk)
    model.open(attempt)
    return model


def test_after_a_round_the_next_one_is_a_tap_away(desk: Desk) -> None:
    model = reviewed(desk, minutes=10)
    assert (model.state.day, model.state.next) == ("3 questions today", "Next round")
    attempt = model.next_round()
    assert attempt is not None
    assert len(attempt.session.plan) == 3


def test_after_the_last_round_the_day_is_done_with_its_reason(desk: Desk) -> None:
    state = reviewed(desk, minutes=1).state
    assert (state.day, state.next) == ("Done for today. Your 1 minute is done.", "")


def test_a_quiz_says_nothing_of_the_day(desk: Desk) -> None:
    state = finished(desk, RIGHT, RIGHT).state
    assert (state.day, state.next) == ("", "")
