"""Quiz and Exam: what is in the store, and when."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.event import AnswerEvent
from app.services.desk import Desk
from app.viewmodels.quiz import QuizModel
from app.viewmodels.quiz_state import QuizState
from tests.asking import ITEMS, answer, asking_desk, start
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


def stored(desk: Desk) -> list[str]:
    return [event.item for event in desk.store().events(desk.learner().id) if isinstance(event, AnswerEvent)]


@pytest.mark.parametrize("item", ITEMS)
def test_an_answer_is_in_the_store_before_its_feedback_is_shown(desk: Desk, item: str) -> None:
    model = asked(desk, item)
    at_feedback: list[list[str]] = []

    def look(state: QuizState) -> None:
        if state.feedback is not None:
            at_feedback.append(stored(desk))

    model.subscribe(look)
    answer(model, item)
    assert at_feedback[:1] == [[item]]


def test_a_refused_number_leaves_nothing_in_the_store(desk: Desk) -> None:
    model = asked(desk, "number")
    model.type(0, "three or so")
    model.primary()
    assert model.state.problem
    assert (model.state.blanks[0].text, stored(desk)) == ("three or so", [])


def test_a_choice_of_an_exam_is_kept_at_once_and_a_text_when_it_rests_over_two_ticks(desk: Desk) -> None:
    model = asked(desk, "short")
    model.choose("1")
    assert stored(desk) == ["single"]
    model.go(1)
    for text in ("L", "LE", "LEO"):
        model.type(0, text)
        model.tick()
        assert stored(desk) == ["single"]
    model.tick()
    assert stored(desk) == ["single", "typed"]
    model.tick()
    assert stored(desk) == ["single", "typed"]
