"""Quiz and Exam without a window: every kind of question, and every move on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.event import AnswerEvent
from app.domain.item import text_key
from app.services.desk import Desk
from app.viewmodels.quiz import QuizModel
from app.viewmodels.quiz_state import QuizState
from tests.asking import EXAM_MINUTES, ITEMS, answer, asking_desk, put_together, start
from tests.studyroom import FakeClock


@pytest.fixture
def desk(tmp_path: Path, clock: FakeClock) -> Iterator[Desk]:
    made = asking_desk(tmp_path, clock)
    yield made
    made.close()


def asked(desk: Desk, quiz: str) -> QuizModel:
    model = QuizModel(desk)
    model.open(start(desk, quiz))
    return model


def stored(desk: Desk) -> list[AnswerEvent]:
    return [event for event in desk.store().events(desk.learner().id) if isinstance(event, AnswerEvent)]


def marks(state: QuizState) -> list[str]:
    return [
        *(row.state for row in state.options),
        *(row.state for row in state.blanks),
        *(row.state for row in state.places),
    ]


# -- every kind ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("item", ITEMS)
def test_a_right_answer_of_every_kind_is_committed_and_said_to_be_right(desk: Desk, item: str) -> None:
    model = asked(desk, item)
    answer(model, item)
    said = model.state.feedback
    assert said is not None
    assert (said.verdict, said.word, said.why) == ("right", "Right", f"Because of {item}.")
    assert (said.point, said.point_label, said.point_text) == ("moon", "Space, point 1", "The Moon is explored.")
    assert model.state.primary == "Finish"
    assert [event.item for event in stored(desk)] == [item]


@pytest.mark.parametrize("item", ITEMS)
def test_a_wrong_answer_of_every_kind_is_said_to_be_wrong(desk: Desk, item: str) -> None:
    model = asked(desk, item)
    answer(model, item, right=False)
    assert model.state.feedback is not None
    assert (model.state.feedback.verdict, model.state.feedback.word) == ("wrong", "Wrong")


@pytest.mark.parametrize("item", ITEMS)
def test_undo_brings_back_the_empty_question_of_every_kind(desk: Desk, item: str) -> None:
    model = asked(desk, item)
    before = model.state
    answer(model, item)
    model.undo()
    assert replace(model.state, serial=before.serial) == before
    assert model.state.serial > before.serial


@pytest.mark.parametrize("item", ITEMS)
def test_once_answered_nothing_can_be_changed(desk: Desk, item: str) -> None:
    model = asked(desk, item)
    answer(model, item)
    judged = model.state
    put = [row.key for row in judged.options] + [row.key for row in judged.places]
    for key in put:
        model.toggle(key)
        model.shift(key, 1)
        model.pair(key, key)
    model.type(0, "something else")
    model.grade(1)
    model.hint()
    assert model.state == judged


@pytest.mark.parametrize("item", [item for item in ITEMS if item not in ("card", "say", "order")])
def test_nothing_is_given_before_something_is_put_together(desk: Desk, item: str) -> None:
    model = asked(desk, item)
    assert not model.state.can_primary
    model.primary()
    assert model.state.feedback is None
    put_together(model, item)
    assert (model.state.can_primary, model.state.primary) == (True, "Check")


@pytest.mark.parametrize("item", ITEMS)
def test_a_fresh_start_of_the_app_shows_the_same_question(tmp_path: Path, item: str) -> None:
    desk = asking_desk(tmp_path)
    model = asked(desk, item)
    before = model.state
    desk.close()
    again = asking_desk(tmp_path)
    resumed = again.quiz().resume(again.learner().id)
    assert resumed is not None
    model = QuizModel(again)
    model.open(resumed)
    assert model.state == before
    again.close()


@pytest.mark.parametrize("item", ITEMS)
def test_a_fresh_start_after_the_answer_shows_its_feedback(tmp_path: Path, item: str) -> None:
    desk = asking_desk(tmp_path)
    model = asked(desk, item)
    answer(model, item, right=False)
    said, judged = model.state.feedback, marks(model.state)
    desk.close()
    again = asking_desk(tmp_path)
    resumed = again.quiz().resume(again.learner().id)
    assert resumed is not None
    model = QuizModel(again)
    model.open(resumed)
    assert (model.state.feedback, marks(model.state)) == (said, judged)
    again.close()


# -- what a kind has of its own --------------------------------------------------------------------------------------


def test_each_option_says_why_and_the_right_one_is_pointed_out(desk: Desk) -> None:
    model = asked(desk, "single")
    answer(model, "single", right=False)
    rows = {row.text: row for row in model.state.options}
    assert (rows["b"].state, rows["b"].note, rows["b"].feedback) == ("wrong", "Your answer", "b is not named here.")
    assert (rows["a"].state, rows["a"].note) == ("missed", "Right answer")


def test_a_single_choice_replaces_and_several_add_up(desk: Desk) -> None:
    model = asked(desk, "pair")
    for key in "ab":
        model.toggle(text_key(key))
    assert [row.text for row in model.state.options if row.state == "chosen"] == ["b"]
    model.primary()
    model.primary()
    for key in "abca":
        model.toggle(text_key(key))
    assert sorted(row.text for row in model.state.options if row.state == "chosen") == ["b", "c"]


def test_half_of_several_is_partly_right_and_all_of_them_is_nothing(desk: Desk) -> None:
    model = asked(desk, "multiple")
    model.toggle(text_key("a"))
    model.primary()
    assert model.state.feedback is not None
    assert model.state.feedback.word == "Partly right"
    model.undo()
    for key in "abcd":
        model.toggle(text_key(key))
    model.primary()
    assert model.state.feedback.word == "Wrong"


def test_a_digit_chooses_the_option_that_bears_it(desk: Desk) -> None:
    model = asked(desk, "single")
    model.choose("3")
    assert [row.label for row in model.state.options if row.state == "chosen"] == ["3"]
    before = model.state
    model.choose("9")
    assert model.state == before


def test_a_typo_is_forgiven_and_said(desk: Desk) -> None:
    model = asked(desk, "typed")
    model.type(0, "low earth orbt")
    model.primary()
    said = model.state.feedback
    assert said is not None
    assert (said.verdict, said.note) == ("right", "Accepted with a typo: Low Earth Orbit")


def test_a_known_mistake_says_why_and_what_was_wanted(desk: Desk) -> None:
    model = asked(desk, "typed")
    answer(model, "typed", right=False)
    blank = model.state.blanks[0]
    assert (blank.state, blank.feedback) == ("wrong", "That is another point.")
    assert model.state.feedback is not None
    assert model.state.feedback.expected == "Low Earth Orbit"


def test_what_is_no_number_is_refused_in_words_and_costs_nothing(desk: Desk) -> None:
    model = asked(desk, "number")
    model.type(0, "three or so")
    model.primary()
    assert "number" in model.state.problem
    assert model.state.feedback is None
    model.type(0, "3")
    assert model.state.problem == ""


def test_one_gap_of_two_is_partly_right_and_the_other_is_shown(desk: Desk) -> None:
    model = asked(desk, "cloze")
    assert model.state.cloze == ("A ", 0, " operation on the ", 1, " surface.")
    model.type(1, "lunar")
    model.primary()
    assert model.state.feedback is not None
    assert model.state.feedback.verdict == "partly"
    assert [(row.state, row.expected) for row in model.state.blanks] == [("wrong", "sustainable"), ("right", "")]


def test_an_element_moves_no_further_than_the_end(desk: Desk) -> None:
    model = asked(desk, "order")
    first, second, third = (row.key for row in model.state.places)
    model.shift(first, 1)
    assert [row.key for row in model.state.places] == [second, first, third]
    model.shift(third, 5)
    model.shift(second, -5)
    assert [row.key for row in model.state.places] == [second, first, third]
    model.arrange([first, second])
    assert len(model.state.places) == 3


def test_a_pair_can_be_taken_back(desk: Desk) -> None:
    model = asked(desk, "match")
    part, target = model.state.places[0].key, model.state.targets[0]
    model.pair(part, target.key)
    assert model.state.places[0].target_text == target.text
    model.pair(part, "")
    assert (model.state.places[0].target, model.state.can_primary) == ("", False)


def test_a_wrong_pair_shows_where_it_belongs(desk: Desk) -> None:
    model = asked(desk, "groups")
    answer(model, "groups", right=False)
    expected = {row.text: row.expected for row in model.state.places}
    assert expected == {"Counterstrike": "Defense", "Astronauts": "Space", "Moon": "Space"}


def test_a_card_is_turned_before_it_is_graded(desk: Desk) -> None:
    model = asked(desk, "card")
    model.grade(3)
    assert (model.state.primary, model.state.back, model.state.grades) == ("Show answer", "", ())
    model.primary()
    assert (model.state.back, [row.grade for row in model.state.grades]) == ("The back.", [1, 2, 3, 4])
    model.choose("4")
    assert model.state.feedback is not None


def test_the_rubric_is_shown_after_the_explanation_and_one_line_is_half(desk: Desk) -> None:
    model = asked(desk, "say")
    assert (model.state.primary, model.state.options) == ("Compare", ())
    model.type(0, "Because.")
    model.primary()
    assert [row.text for row in model.state.options] == ["names it", "calls it an example"]
    model.toggle(text_key("names it"))
    model.primary()
    assert model.state.feedback is not None
    assert model.state.feedback.verdict == "partly"
    assert model.state.explanation == "Because."


# -- hint, strike, flag, confidence ----------------------------------------------------------------------------------


def test_a_hint_costs_a_quarter_and_says_so(desk: Desk) -> None:
    model = asked(desk, "single")
    assert (model.state.hint, model.state.can_hint) == ("", True)
    model.hint()
    assert (model.state.hint, model.state.can_hint) == ("Think.", False)
    answer(model, "single")
    assert model.state.feedback is not None
    assert "quarter" in model.state.feedback.note
    assert [event.score for event in stored(desk)] == [0.75]


def test_a_struck_option_is_no_longer_chosen_and_comes_back(desk: Desk) -> None:
    model = asked(desk, "single")
    model.choose("2")
    model.strike("2")
    assert (model.state.options[1].state, model.state.can_primary) == ("struck", False)
    model.strike("2")
    assert model.state.options[1].state == "idle"


def test_only_choices_can_be_struck(desk: Desk) -> None:
    model = asked(desk, "truth")
    before = model.state
    model.strike("1")
    assert model.state == before


def test_a_flag_stays_with_its_question(desk: Desk) -> None:
    model = asked(desk, "short")
    model.flag()
    model.go(1)
    assert not model.state.flagged
    model.back()
    assert [cell.flagged for cell in model.state.grid] == [True, False, False]
    model.flag()
    assert [cell.flagged for cell in model.state.grid] == [False] * 3


def test_confidence_is_asked_only_of_those_who_want_it_and_kept_with_the_answer(desk: Desk) -> None:
    model = asked(desk, "single")
    model.turn_confidence()
    assert (model.state.asks_confidence, model.state.confidence) == (False, "")
    desk.change(replace(desk.settings, confidence=True))
    model.flag()
    turns = []
    for _turn in range(4):
        model.turn_confidence()
        turns.append(model.state.confidence)
    assert turns == ["guessed", "unsure", "sure", ""]
    model.set_confidence("sure")
    answer(model, "single")
    kept = [event.confidence for event in stored(desk)]
    assert [str(each) for each in kept] == ["sure"]
    assert not model.state.asks_confidence


def test_after_the_last_question_the_session_ends(desk: Desk) -> None:
    model = asked(desk, "pair")
    answer(model, "single")
    assert (model.state.primary, model.state.answered, model.state.number) == ("Next", 1, 1)
    model.primary()
    answer(model, "multiple")
    model.primary()
    assert model.state.ended
    model.primary()
    assert model.state.ended


# -- exam ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("item", ITEMS)
def test_an_exam_keeps_an_answer_of_every_kind_without_a_word_on_it(desk: Desk, item: str) -> None:
    model = asked(desk, "exam")
    place = ITEMS.index(item)
    model.go(place)
    put_together(model, item, right=False)
    if item == "card":
        model.grade(2)
    model.go((place + 1) % len(ITEMS))
    assert [cell.state for cell in model.state.grid].count("answered") == 1
    model.go(place)
    assert model.state.feedback is None
    assert not {"right", "wrong", "missed"} & set(marks(model.state))
    assert (model.state.explanation == "It is an example.") == (item == "say")


def test_an_answer_of_an_exam_can_be_changed_and_the_last_one_counts(desk: Desk) -> None:
    model = asked(desk, "short")
    model.toggle(text_key("b"))
    model.go(1)
    model.back()
    model.toggle(text_key("a"))
    model.submit()
    assert model.attempt is not None
    assert model.attempt.answers["single"].score == 1


def test_the_clock_hurries_in_the_last_minute_and_submits_what_is_there(desk: Desk, clock: FakeClock) -> None:
    model = asked(desk, "short")
    assert (model.state.time_left, model.state.hurry) == ("20:00", False)
    model.go(1)
    model.type(0, "LEO")
    clock.pass_seconds(EXAM_MINUTES * 60 - 59)
    model.tick()
    assert (model.state.time_left, model.state.hurry, model.state.ended) == ("0:59", True, False)
    model.tick()
    clock.pass_seconds(59)
    model.tick()
    assert model.state.ended
    assert model.attempt is not None
    assert set(model.attempt.answers) == {"typed"}


def test_text_typed_in_the_last_seconds_is_kept(desk: Desk, clock: FakeClock) -> None:
    model = asked(desk, "short")
    model.go(1)
    clock.pass_seconds(EXAM_MINUTES * 60 - 1)
    model.type(0, "LEO")
    model.tick()
    clock.pass_seconds(2)
    model.tick()
    assert model.attempt is not None
    assert set(model.attempt.answers) == {"typed"}


def test_an_answer_after_the_time_is_over_is_refused_and_the_exam_ends(desk: Desk, clock: FakeClock) -> None:
    model = asked(desk, "short")
    clock.pass_seconds(EXAM_MINUTES * 60 + 1)
    model.toggle(text_key("a"))
    assert model.state.ended
    assert model.attempt is not None
    assert not model.attempt.answers


def test_the_summary_counts_what_is_on_screen_too(desk: Desk) -> None:
    model = asked(desk, "short")
    model.toggle(text_key("a"))
    model.go(1)
    model.type(0, "LEO")
    model.flag()
    assert model.submit_summary().startswith("2 of 3 answered, 1 flagged.")


def test_leaving_an_exam_keeps_what_was_typed(tmp_path: Path) -> None:
    desk = asking_desk(tmp_path)
    model = asked(desk, "short")
    model.go(1)
    model.type(0, "LEO")
    model.leave()
    desk.close()
    again = asking_desk(tmp_path)
    resumed = again.quiz().resume(again.learner().id)
    assert resumed is not None
    model = QuizModel(again)
    model.open(resumed)
    assert (model.state.number, model.state.blanks[0].text) == (2, "LEO")
    again.close()


def test_the_strong_button_of_the_last_question_says_submit(desk: Desk) -> None:
    model = asked(desk, "short")
    assert (model.state.primary, model.state.can_back) == ("Next", False)
    model.primary()
    assert (model.state.number, model.state.can_back) == (2, True)
    model.primary()
    model.primary()
    assert model.state.primary == "Submit"


def test_undo_in_an_exam_goes_to_the_question_whose_answer_it_took(desk: Desk) -> None:
    model = asked(desk, "short")
    model.toggle(text_key("a"))
    model.go(2)
    model.undo()
    assert (model.state.number, [row.state for row in model.state.options]) == (1, ["idle"] * 4)


def test_a_model_without_an_attempt_takes_every_move_in_silence(desk: Desk) -> None:
    model = QuizModel(desk)
    for move in (model.primary, model.undo, model.hint, model.flag, model.back, model.tick, model.submit, model.leave):
        move()
    model.choose("1")
    assert model.state == QuizState()
    assert model.submit_summary() == ""
