"""Misleading: what makes a question suspect, from who chose which option and how sure they were."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.distractors import OptionFigures, OptionFlag
from app.domain.event import AnswerEvent
from app.domain.memory import Confidence

LEAST_CHOSEN = 3  # learners; fewer are chance
LEAST_SURE = 2
WRONG_BELOW = 0.5


class Reason(StrEnum):
    """Why a teacher should read a question again."""

    CHOSEN_MORE = "chosen_more"  # a wrong option was chosen more often than a right one
    ATTRACTS_THE_STRONG = "attracts_the_strong"  # a wrong option is chosen by those who know the rest, beyond chance
    SURE_BUT_WRONG = "sure_but_wrong"


@dataclass(frozen=True, slots=True)
class Suspicion:
    """What speaks against a question. `option` is the wrong option meant, None where none is.

    `key_count` chose the right option that fewest chose; `sure_wrong` of `sure` answers were wrong.
    """

    reasons: tuple[Reason, ...]
    option: OptionFigures | None
    key_count: int
    sure: int
    sure_wrong: int


def suspicion(options: Sequence[OptionFigures], answers: Iterable[AnswerEvent]) -> Suspicion | None:
    """What speaks against a question, or None. `answers` are first answers to the one revision of `options`."""
    sure = [answer for answer in answers if answer.confidence is Confidence.SURE]
    wrong = sum(answer.score < WRONG_BELOW for answer in sure)
    key = min((option.count for option in options if option.right), default=0)
    lure = max((option for option in options if not option.right), key=lambda each: each.count, default=None)
    strong = next((each for each in options if _draws_the_strong(each)), None)
    reasons = []
    if lure is not None and lure.count >= LEAST_CHOSEN and lure.count > key:
        reasons.append(Reason.CHOSEN_MORE)
    if strong is not None:
        reasons.append(Reason.ATTRACTS_THE_STRONG)
    if wrong >= LEAST_SURE:
        reasons.append(Reason.SURE_BUT_WRONG)
    if not reasons:
        return None
    meant = lure if Reason.CHOSEN_MORE in reasons else strong if Reason.ATTRACTS_THE_STRONG in reasons else None
    return Suspicion(tuple(reasons), meant, key, len(sure), wrong)


def _draws_the_strong(option: OptionFigures) -> bool:
    """Flagged, and more than chance would do: with many questions some wrong option always leans a little that way."""
    if OptionFlag.ATTRACTS_THE_STRONG not in option.flags or option.count < LEAST_CHOSEN:
        return False
    upper, lower, r = option.upper or 0.0, option.lower or 0.0, option.point_biserial or 0.0
    return upper > lower and r > 1 / math.sqrt(
        option.attempts - 1
    )  # the standard error of r where there is no relation
