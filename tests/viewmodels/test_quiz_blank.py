"""An exam's answer that is taken back leaves its question blank, and what cannot be read or kept is said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.domain.event import AnswerEvent
from app.domain.item import text_key
from app.services.desk import Desk
from app.services.ports import StoreError
from app.viewmodels.quiz import QuizModel
from app.viewmodels.result import ResultModel
from tests.asking import ITEMS, answer, asking_desk, put_together, start
from tests.studyroom import FakeClock


@pytest.fixture
def desk(tmp_path: Path, clock: FakeClock) -> Iterator[Desk]:
    made = asking_desk(tmp_path, clock)
    yield made
    made.close()


def asked(desk: Desk, item: str = "") -> QuizModel:
    """The short exam, or the exam of all kinds at one of them."""
    model = QuizModel(desk)
    model.open(start(desk, "exam" if item else "short"))
    if item:
        model.go(ITEMS.index(item))
    return model


def answered(model: QuizModel) -> list[str]:
    assert model.attempt is not None
    return sorted(model.attempt.answers)


def stored(desk: Desk) -> list[AnswerEvent]:
    return [event for event in desk.store().events(desk.learner().id) if isinstance(event, AnswerEvent)]


def untick(model: QuizModel) -> None:
    for key in "ab":
        model.toggle(text_key(key))


def clear(model: QuizModel) -> None:
    for number in range(len(model.state.blanks)):
        model.type(number, " ")


def unpair(model: QuizModel) -> None:
    model.pair_all([])


TAKEN_BACK = {"multiple": untick, "typed": clear, "number": clear, "cloze": clear, "match": unpair, "groups": unpair}


@pytest.mark.parametrize("item", TAKEN_BACK)
def test_what_is_taken_back_is_blank_everywhere(desk: Desk, item: str) -> None:
    model = asked(desk, item)
    put_together(model, item)
    model.go(0)
    assert answered(model) == [item]
    model.go(ITEMS.index(item))
    TAKEN_BACK[item](model)
    model.go(0)
    assert (answered(model), model.state.answered) == ([], 0)
    assert {cell.state for cell in model.state.grid} == {"blank"}
    assert model.submit_summary().startswith(f"0 of {len(ITEMS)} answered")
    model.submit()
    assert model.attempt is not None
    result = ResultModel(desk)
    result.open(model.attempt)
    assert {row.word for row in result.state.rows} == {"Left blank"}
    assert result.state.counts == f"{len(ITEMS)} left blank"


def test_striking_the_chosen_option_out_leaves_the_question_blank(desk: Desk) -> None:
    model = asked(desk)
    model.choose("2")
    model.strike("2")
    assert answered(model) == []
    resumed = desk.quiz().resume(desk.learner().id)
    assert resumed is not None
    assert resumed.remaining == 3
    model.strike("2")
    model.choose("2")
    assert answered(model) == ["single"]


def test_nothing_is_stored_where_nothing_changed(desk: Desk) -> None:
    model = asked(desk)
    for _turn in range(3):
        model.toggle(text_key("a"))
    model.go(1)
    model.type(0, "x")
    model.type(0, "")
    model.go(0)
    assert len(stored(desk)) == 1


def test_confidence_said_after_the_choice_is_kept_with_it(desk: Desk) -> None:
    desk.change(replace(desk.settings, confidence=True))
    model = asked(desk)
    model.toggle(text_key("a"))
    model.set_confidence("sure")
    model.go(1)
    assert [str(event.confidence) for event in stored(desk)][-1] == "sure"


def test_the_last_answered_question_is_undone_whole_by_one_press(desk: Desk, clock: FakeClock) -> None:
    model = asked(desk)
    model.toggle(text_key("a"))
    model.go(1)
    for text in ("L", "LE", "LEO"):
        model.type(0, text)
        model.tick()
        clock.pass_seconds(1)
        model.tick()
    assert len(stored(desk)) == 4
    model.undo()
    assert (answered(model), model.state.number, model.state.blanks[0].text) == (["single"], 2, "")
    model.undo()
    assert (answered(model), model.state.number, model.state.can_undo) == ([], 1, False)


def test_undo_in_practice_takes_only_the_last_answer(desk: Desk) -> None:
    model = QuizModel(desk)
    model.open(start(desk, "pair"))
    answer(model, "single")
    model.primary()
    answer(model, "multiple")
    model.undo()
    assert answered(model) == ["single"]


# -- numbers that cannot be read -------------------------------------------------------------------------------------


def test_an_unreadable_number_holds_the_learner_and_says_so(desk: Desk) -> None:
    model = asked(desk, "number")
    place = ITEMS.index("number")
    for move in (model.primary, model.back, lambda: model.go(0)):
        model.type(0, "three")
        move()
        assert model.state.number == place + 1
        assert "number" in model.state.problem
        assert model.state.blanks[0].text == "three"
    model.type(0, "3")
    model.primary()
    assert (model.state.number, answered(model)) == (place + 2, ["number"])


def test_the_confirmation_names_the_unreadable_number_and_it_counts_as_blank(desk: Desk) -> None:
    model = asked(desk, "number")
    model.type(0, "3")
    model.tick()
    model.tick()
    assert answered(model) == ["number"]
    model.type(0, "3 or so")
    assert model.submit_summary().startswith("Question 5 counts as blank: 3 or so is no number. 0 of")
    model.submit()
    assert answered(model) == []


# -- writes that fail ------------------------------------------------------------------------------------------------


class Failing:
    """A store whose next answer is not written."""

    def __init__(self, store: Any) -> None:
        self._store = store
        self.broken = True

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def append_answer(self, answer: Any) -> Any:
        if self.broken:
            raise StoreError("The disk is full.")
        return self._store.append_answer(answer)


def breaking(desk: Desk) -> Failing:
    """The desk's store, from now on unable to write answers."""
    failing = Failing(desk.store())
    desk._store, desk._quiz = failing, None
    return failing


def test_an_answer_that_could_not_be_written_stays_on_screen_and_is_kept_at_the_next_chance(desk: Desk) -> None:
    model = asked(desk)
    store = breaking(desk)
    with pytest.raises(StoreError):
        model.toggle(text_key("a"))
    assert [row.text for row in model.state.options if row.state == "chosen"] == ["a"]
    assert [cell.state for cell in model.state.grid] == ["blank"] * 3
    with pytest.raises(StoreError):
        model.go(1)
    assert (model.state.number, answered(model)) == (1, [])
    store.broken = False
    model.go(1)
    assert (model.state.number, answered(model)) == (2, ["single"])


def test_the_clock_says_on_the_page_that_nothing_is_written_and_tries_again(desk: Desk) -> None:
    model = asked(desk)
    model.go(1)
    store = breaking(desk)
    model.type(0, "LEO")
    model.tick()
    model.tick()
    assert model.state.problem == "The disk is full."
    store.broken = False
    model.tick()
    assert (answered(model), model.state.problem) == (["typed"], "")
