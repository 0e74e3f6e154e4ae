"""A learner to pretend: gives a right, a partly right or a wrong response to any question."""

from __future__ import annotations

import random
from dataclasses import replace

from app.domain.item import Choices, Cloze, Flashcard, Groups, Item, Match, Order, SelfMarked, text_key
from app.domain.response import Response
from tests.answering import right_response, wrong_response

VERDICTS = ("right", "partly", "wrong")


def respond(item: Item, verdict: str) -> Response:
    """A response that is right, partly or wrong; what knows no half is wrong instead of partly right."""
    if verdict == "right":
        return right_response(item)
    wrong = wrong_response(item)
    return _half(item, right_response(item), wrong) if verdict == "partly" else wrong


def mixed(rng: random.Random, weights: tuple[int, int, int] = (7, 2, 2)) -> str:
    """A verdict as a diligent learner earns it."""
    return rng.choices(VERDICTS, weights)[0]


def _half(item: Item, right: Response, wrong: Response) -> Response:
    match item.body:
        case Choices(_options, several):
            return Response(chosen=(*right.chosen[:1], *wrong.chosen)) if several else wrong
        case Cloze():
            return Response(texts=(*right.texts[:1], *wrong.texts[1:]))
        case Order(elements):
            keys = tuple(map(text_key, elements))
            return Response(chosen=(*keys[1:], keys[0]))
        case Match() | Groups():
            return Response(pairs=(*right.pairs[:1], *wrong.pairs[1:]))
        case Flashcard():
            return Response(grade=2)
        case SelfMarked():
            return replace(right, chosen=right.chosen[:1])
        case _:
            return wrong
