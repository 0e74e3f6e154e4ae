"""What makes a question suspect."""

from __future__ import annotations

import math

from app.domain.distractors import Alternative, OptionFigures, OptionFlag, option_figures
from app.domain.event import AnswerEvent
from app.domain.memory import Confidence
from app.domain.misleading import Reason, suspicion
from app.domain.response import Response
from app.domain.session import Mode

OPTIONS = (Alternative("k", "key", True), Alternative("w", "lure", False), Alternative("v", "other", False))


def figures(chosen: str, rest: list[float] | None = None) -> tuple[OptionFigures, ...]:
    """One letter for each learner's option."""
    return option_figures(OPTIONS, [(key,) for key in chosen], rest)


def answer(score: float, confidence: Confidence | None) -> AnswerEvent:
    return AnswerEvent("a", "l", "d", 1, 1, "c", "i", "r", "s", Mode.PRACTICE, Response(), score, confidence=confidence)


def test_a_wrong_option_must_be_chosen_by_three_and_by_more_than_the_right_one() -> None:
    assert suspicion(figures("kww"), []) is None
    assert suspicion(figures("kkkwww"), []) is None
    told = suspicion(figures("kkwww"), [])
    assert told is not None
    assert told.reasons == (Reason.CHOSEN_MORE,)
    assert told.option is not None
    assert (told.option.text, told.option.count, told.key_count) == ("lure", 3, 2)


def test_a_wrong_option_that_the_strong_choose() -> None:
    told = suspicion(figures("kkkkkkkwww", [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), [])
    assert told is not None
    assert told.reasons == (Reason.ATTRACTS_THE_STRONG,)
    assert told.option is not None
    assert told.option.key == "w"
    assert suspicion(figures("wwwkkkkkkk", [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), []) is None


def test_a_lean_that_chance_would_give_is_not_held_against_a_question() -> None:
    marks = [float(n) for n in range(12)]
    (_key, lean, _other) = leaning = figures("kwkkkkwkkkkw", marks)
    assert lean.flags == (OptionFlag.ATTRACTS_THE_STRONG,)
    assert 0 < (lean.point_biserial or 0) < 1 / math.sqrt(11)
    assert suspicion(leaning, []) is None


def test_two_who_were_sure_and_wrong() -> None:
    sure, unsure = Confidence.SURE, Confidence.UNSURE
    assert suspicion((), [answer(0, sure), answer(0, unsure), answer(0.5, sure)]) is None
    told = suspicion((), [answer(0, sure), answer(0.4, sure), answer(1, sure)])
    assert told is not None
    assert (told.reasons, told.sure, told.sure_wrong, told.option) == ((Reason.SURE_BUT_WRONG,), 3, 2, None)
