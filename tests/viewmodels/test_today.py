"""Today: never empty, continues or starts, and is drawn before the store is opened."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.item import text_key
from app.domain.memory import DAY_MS
from app.domain.response import Response
from app.services.assign_quiz import assign_quiz
from app.services.attempts import QuizRefused
from app.services.desk import Desk
from app.services.ports import ProgressStore
from app.viewmodels.today import TodayModel, greeting
from tests.studyroom import FakeClock, MemoryKeepsakes, make_desk

RIGHT = Response(chosen=(text_key("a"),))


def test_the_very_first_screen_has_a_button_and_opens_no_store(desk: Desk) -> None:
    def refuse() -> ProgressStore:
        raise AssertionError("the store was opened")

    desk.parts = replace(desk.parts, open_store=refuse)
    state = TodayModel(desk).state
    assert (state.button, state.headline, state.ready) == ("Start", "Your first questions", False)


def test_a_fresh_store_offers_the_first_section(desk: Desk) -> None:
    model = TodayModel(desk)
    model.refresh()
    state = model.state
    assert state.ready
    assert state.headline == "10 questions from Space"
    assert state.learner == "You"
    assert [row.figure for row in state.sections] == ["0 % · 0 of 11", "0 % · 0 of 2"]


def test_start_begins_and_continue_resumes_the_same_session(desk: Desk) -> None:
    model = TodayModel(desk)
    model.refresh()
    attempt = model.start()
    desk.quiz().answer(attempt, RIGHT)
    model.refresh()
    assert model.state.headline == "Space: 9 questions to go"
    assert model.state.button == "Continue"
    assert model.start().session.id == attempt.session.id


def test_a_round_whose_last_explanation_is_open_asks_to_be_finished(desk: Desk) -> None:
    quiz = desk.quiz()
    attempt = quiz.start_sections(desk.learner().id, ["people"], seed=1)
    attempt = quiz.advance(quiz.answer(attempt, RIGHT))
    quiz.answer(attempt, RIGHT)
    model = TodayModel(desk)
    model.refresh()
    state = model.state
    assert (state.kicker, state.headline) == ("Where you stopped", "People: every question answered")
    assert state.button == "Finish the round"
    assert model.start().remaining == 0
    with pytest.raises(QuizRefused, match='"People" is still open, every question answered'):
        model.start_quiz("set")


def test_an_exam_whose_questions_are_all_answered_asks_to_be_submitted(desk: Desk) -> None:
    quiz = desk.quiz()
    attempt = quiz.start_quiz(desk.learner().id, "midterm", seed=3, today=desk.today())
    for place in range(3):
        attempt = quiz.answer(quiz.move(attempt, place), RIGHT)
    model = TodayModel(desk)
    model.refresh()
    assert model.state.headline == "Midterm: every question answered"
    assert model.state.note == "Look over your answers and submit the exam."


def test_what_is_due_is_named_the_next_week(desk: Desk, clock: FakeClock) -> None:
    quiz, me = desk.quiz(), desk.learner().id
    attempt = quiz.start_sections(me, ["people"], seed=1)
    for _turn in range(2):
        attempt = quiz.advance(quiz.answer(attempt, RIGHT))
    clock.pass_seconds(30 * DAY_MS / 1000)
    model = TodayModel(desk)
    model.refresh()
    assert (model.state.headline, model.state.note) == ("10 questions", "This round: 2 due, 8 new")


def test_quizzes_say_their_size_time_and_why_not(desk: Desk) -> None:
    model = TodayModel(desk)
    model.refresh()
    cards = {card.name: card for card in model.state.quizzes}
    assert cards["midterm"].detail == "3 questions · 20 minutes"
    assert cards["midterm"].button == "Start exam"
    assert cards["set"].detail == "3 questions · due 2030-01-01"
    assert "2020-01-01" in cards["late"].refusal


def test_a_quiz_is_not_started_over_an_open_session(desk: Desk) -> None:
    model = TodayModel(desk)
    model.start()
    with pytest.raises(QuizRefused, match="Space"):
        model.start_quiz("midterm")


def test_an_exam_that_ran_out_while_closed_is_said_to_be_submitted(desk: Desk, clock: FakeClock) -> None:
    model = TodayModel(desk)
    model.refresh()
    model.start_quiz("midterm")
    clock.pass_seconds(3600)
    model.refresh()
    assert model.state.notice.startswith("Time ran out on Midterm")
    assert model.state.button == "Start"


def test_the_next_start_shows_the_last_known_screen_at_once(desk: Desk) -> None:
    first = TodayModel(desk)
    first.refresh()
    again = TodayModel(desk).state
    assert (again.headline, again.sections, again.ready) == (first.state.headline, first.state.sections, False)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
FOLDER = Path(tempfile.mkdtemp())
NAMES = ("course", "learner", "kicker", "headline", "note", "button", "sections")


@given(st.dictionaries(st.sampled_from(NAMES), JSON))
def test_a_damaged_snapshot_still_gives_a_screen_with_a_button(kept: dict[str, object]) -> None:
    keepsakes = MemoryKeepsakes()
    keepsakes.screen = kept
    desk = make_desk(FOLDER, FakeClock())
    desk.parts = replace(desk.parts, keepsakes=keepsakes)
    assert TodayModel(desk).state.button


@pytest.mark.parametrize(
    ("hour", "said"), [(4, "Good evening"), (5, "Good morning"), (12, "Good afternoon"), (18, "Good evening")]
)
def test_greetings(hour: int, said: str) -> None:
    assert greeting(hour) == said


def test_what_a_class_is_to_do_comes_first_and_says_when_it_is_done(desk: Desk) -> None:
    today, store, learner = TodayModel(desk), desk.store(), desk.learner()
    group = store.add_class("IR 101")
    store.add_member(group.id, learner.id)
    assign_quiz(store, group.id, desk.course.id, "set", desk.today() + timedelta(days=1))
    today.refresh()
    first = today.state.quizzes[0]
    assert (first.name, first.assigned, first.done) == ("set", "Assigned by IR 101, due tomorrow", False)
    assert TodayModel(desk).state.quizzes[0] == first  # the last-known screen shows it too
    desk.quiz().submit(today.start_quiz("set"))
    today.refresh()
    assert {card.assigned for card in today.state.quizzes if card.name == "set"} == {"Assigned by IR 101: done"}
    assert [card.assigned for card in today.state.quizzes if card.name != "set"] == ["", ""]
