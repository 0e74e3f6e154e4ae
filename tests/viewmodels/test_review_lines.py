"""What a question shows of its parts when it is read again."""

from __future__ import annotations

import pytest

from app.domain.item import text_key
from app.domain.layout import layout
from app.domain.response import Response
from app.viewmodels.review_lines import review_lines
from tests.answering import right_response, wrong_response
from tests.studyroom import make_course

ITEMS = make_course().items


def test_options_stand_in_the_order_they_had_in_the_session() -> None:
    single = ITEMS["single"]
    for seed in range(6):
        lines = review_lines(single, right_response(single), seed)
        assert [line.text for line in lines] == [part.text for part in layout(single, seed).parts]


def test_each_option_says_what_became_of_it_and_why() -> None:
    lines = review_lines(ITEMS["multiple"], Response(chosen=(text_key("a"), text_key("c"))), 1)
    assert {line.text: (line.state, line.note, line.feedback) for line in lines} == {
        "a": ("right", "Your answer, right", ""),
        "b": ("missed", "Right answer", ""),
        "c": ("wrong", "Your answer", "c is not named here."),
        "d": ("idle", "", "d is not named here."),
    }


def test_a_question_left_blank_shows_the_right_option() -> None:
    states = {line.text: line.state for line in review_lines(ITEMS["single"], Response(), 1)}
    assert states == {"a": "missed", "b": "idle", "c": "idle", "d": "idle"}


def test_a_known_mistake_is_told_what_it_is() -> None:
    (line,) = review_lines(ITEMS["typed"], Response(texts=("Lunar orbit",)), 1)
    assert (line.text, line.state, line.feedback) == ("Lunar orbit", "wrong", "That is another point.")
    assert review_lines(ITEMS["typed"], right_response(ITEMS["typed"]), 1) == ()


@pytest.mark.parametrize("name", ["truth", "say"])
def test_claims_and_rubrics_have_lines(name: str) -> None:
    states = [line.state for line in review_lines(ITEMS[name], wrong_response(ITEMS[name]), 1)]
    assert len(states) == 2
    assert set(states) <= {"wrong", "missed"}


@pytest.mark.parametrize("name", ["order", "match", "groups", "card"])
def test_other_kinds_have_none(name: str) -> None:
    assert review_lines(ITEMS[name], wrong_response(ITEMS[name]), 1) == ()
