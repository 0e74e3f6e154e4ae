"""Response -> Grade, for each kind of question."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from app.domain.item import (
    Choices,
    Cloze,
    Flashcard,
    Groups,
    Item,
    Match,
    Number,
    Option,
    Order,
    SelfMarked,
    TrueFalse,
    Typed,
    text_key,
)
from app.domain.response import Response
from app.domain.words import match_text, parse_number

HINT_COST = 0.25
ROUNDING = 1e-9  # credits such as .6, .3 and .1 add up to 1 only as far as binary fractions can


class Verdict(StrEnum):
    """The word on a response as a whole."""

    RIGHT = "right"
    PARTLY = "partly"
    WRONG = "wrong"


class MarkState(StrEnum):
    """What became of one part of a question."""

    RIGHT = "right"  # chosen, and right
    WRONG = "wrong"  # chosen, and wrong
    MISSED = "missed"  # right, and not chosen
    IDLE = "idle"  # wrong, and rightly left


@dataclass(frozen=True, slots=True)
class Mark:
    """One part with its feedback: an option, a blank, an element, a pair, a member or a rubric line.

    `text` names the part, `given` is what the learner put there and `expected` what belongs there (both empty for
    options and rubric lines).
    """

    key: str
    text: str
    state: MarkState
    feedback: str = ""
    given: str = ""
    expected: str = ""


@dataclass(frozen=True, slots=True)
class Grade:
    """`credit` is 0..1 before hints and marks. `typo` is the accepted text that was forgiven a typo, or empty."""

    credit: float
    marks: tuple[Mark, ...] = ()
    typo: str = ""

    @property
    def verdict(self) -> Verdict:
        """Right at full credit, wrong at none, partly between."""
        if self.credit >= 1:
            return Verdict.RIGHT
        return Verdict.PARTLY if self.credit > 0 else Verdict.WRONG

    def score(self, hints: int) -> float:
        """Credit after hints: opening any costs a quarter."""
        return self.credit * (1 - HINT_COST) if hints else self.credit


def grade(item: Item, response: Response) -> Grade:
    """Grade one response; a blank one is wrong."""
    match item.body:
        case Choices() as body:
            return _choices(body, response)
        case TrueFalse() as body:
            return _true_false(body, response)
        case Typed() as body:
            return _typed(body, _first(response))
        case Number() as body:
            return _number(body, _first(response))
        case Cloze() as body:
            return _cloze(body, response)
        case Order() as body:
            return _order(body, response)
        case Match() as body:
            return _pairs(body.pairs, response)
        case Groups() as body:
            return _pairs(body.members, response)
        case Flashcard() as body:
            return _flashcard(body, response)
        case SelfMarked() as body:
            return _self_marked(body, response)


def _first(response: Response) -> str:
    return response.texts[0] if response.texts else ""


def _share(marks: tuple[Mark, ...]) -> Grade:
    """Grade whose credit is the share of right parts."""
    return Grade(sum(mark.state is MarkState.RIGHT for mark in marks) / len(marks), marks)


def _choices(body: Choices, response: Response) -> Grade:
    chosen = set(response.chosen)
    marks = tuple(_option_mark(option, option.key in chosen) for option in body.options)
    return Grade(_choice_credit(body, chosen), marks)


def _option_mark(option: Option, chosen: bool) -> Mark:
    if chosen:
        state = MarkState.RIGHT if option.right else MarkState.WRONG
    else:
        state = MarkState.MISSED if option.right else MarkState.IDLE
    return Mark(option.key, option.text, state, option.feedback)


def _choice_credit(body: Choices, chosen: set[str]) -> float:
    """Weighted options: the sum of what was chosen; else hits/R - false/W, so choosing all earns nothing."""
    if any(option.credit is not None for option in body.options):
        return _whole(math.fsum(option.credit or 0.0 for option in body.options if option.key in chosen))
    right = {option.key for option in body.options if option.right}
    wrong = {option.key for option in body.options if not option.right}
    if not body.several:
        return 1.0 if chosen and chosen <= right else 0.0
    lost = len(chosen & wrong) / len(wrong) if wrong else 0.0
    return _whole(len(chosen & right) / len(right) - lost)


def _whole(credit: float) -> float:
    """Within 0 and 1, and exactly 0 or 1 where only rounding keeps it away."""
    if credit > 1 - ROUNDING:
        return 1.0
    return credit if credit > ROUNDING else 0.0


def _true_false(body: TrueFalse, response: Response) -> Grade:
    chosen = response.chosen[0] if response.chosen else ""
    marks = tuple(
        _option_mark(Option(key, right=(key == "true") is body.truth, feedback=body.feedback), chosen == key)
        for key in ("true", "false")
    )
    named = tuple(
        Mark(key, mark.text, mark.state, mark.feedback if mark.state is MarkState.WRONG else "")
        for key, mark in zip(("true", "false"), marks, strict=True)
    )
    return Grade(1.0 if any(m.state is MarkState.RIGHT for m in named) else 0.0, named)


def _typed(body: Typed, given: str) -> Grade:
    accepted, mistake, typo = match_text(given, body.accepted, [option.text for option in body.mistakes])
    feedback = body.feedback if accepted is not None else _feedback(body.mistakes, mistake)
    state = MarkState.RIGHT if accepted is not None else MarkState.WRONG
    mark = Mark("text", "", state, feedback, given, body.accepted[0])
    return Grade(float(accepted is not None), (mark,), accepted if accepted is not None and typo else "")


def _feedback(mistakes: tuple[Option, ...], text: str | None) -> str:
    return next((option.feedback for option in mistakes if option.text == text), "")


def _number(body: Number, given: str) -> Grade:
    value = parse_number(given)
    right = value is not None and body.low <= value <= body.high
    known = next((o for o in body.mistakes if value is not None and parse_number(o.text) == value), None)
    state = MarkState.RIGHT if right and known is None else MarkState.WRONG
    mark = Mark("number", "", state, known.feedback if known else "", given, body.shown)
    return Grade(float(state is MarkState.RIGHT), (mark,))


def _cloze(body: Cloze, response: Response) -> Grade:
    marks, typos = [], []
    mistakes = [option.text for option in body.mistakes]
    for number, blank in enumerate(body.blanks):
        given = response.texts[number] if number < len(response.texts) else ""
        accepted, mistake, typo = match_text(given, blank.accepted, mistakes)
        state = MarkState.RIGHT if accepted is not None else MarkState.WRONG
        marks.append(Mark(str(number), "", state, _feedback(body.mistakes, mistake), given, blank.accepted[0]))
        if accepted is not None and typo:
            typos.append(accepted)
    return Grade(_share(tuple(marks)).credit, tuple(marks), ", ".join(typos))


def _order(body: Order, response: Response) -> Grade:
    """Share of the right neighbours that stand next to each other in the answer."""
    keys = [text_key(element) for element in body.elements]
    texts = dict(zip(keys, body.elements, strict=True))
    given = [key for key in response.chosen if key in texts]
    kept = set(pairwise(given))
    pairs = list(pairwise(keys))
    marks = tuple(
        Mark(
            key,
            text,
            MarkState.RIGHT if place < len(given) and given[place] == key else MarkState.WRONG,
            given=texts.get(given[place], "") if place < len(given) else "",
            expected=text,
        )
        for place, (key, text) in enumerate(texts.items())
    )
    return Grade(sum(pair in kept for pair in pairs) / len(pairs), marks)


def _pairs(pairs: tuple[tuple[str, str], ...], response: Response) -> Grade:
    given = dict(response.pairs)
    texts = {text_key(right): right for _, right in pairs}
    marks = []
    for left, right in pairs:
        put = texts.get(given.get(text_key(left), ""), "")
        state = MarkState.RIGHT if put == right else MarkState.WRONG
        marks.append(Mark(text_key(left), left, state, given=put, expected=right))
    return _share(tuple(marks))


def _flashcard(body: Flashcard, response: Response) -> Grade:
    recalled = (response.grade or 1) > 1
    state = MarkState.RIGHT if recalled else MarkState.WRONG
    return Grade(float(recalled), (Mark("back", "", state, expected=body.back),))


def _self_marked(body: SelfMarked, response: Response) -> Grade:
    met = set(response.chosen)
    return _share(
        tuple(
            Mark(text_key(line), line, MarkState.RIGHT if text_key(line) in met else MarkState.MISSED)
            for line in body.rubric
        )
    )
