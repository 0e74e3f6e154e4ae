"""A learner to pretend: gives a right, a partly right or a wrong response to any question."""

from __future__ import annotations

import random

from app.domain.item import (
    Choices,
    Cloze,
    Flashcard,
    Groups,
    Item,
    Match,
    Number,
    Order,
    SelfMarked,
    TrueFalse,
    Typed,
    text_key,
)
from app.domain.response import Response

VERDICTS = ("right", "partly", "wrong")


def respond(item: Item, verdict: str) -> Response:
    """A response that is right, partly or wrong; what knows no half is wrong instead of partly right."""
    right = verdict == "right"
    match item.body:
        case Choices() as body:
            return Response(chosen=_chosen(body, verdict))
        case TrueFalse() as body:
            return Response(chosen=("true" if body.truth is right else "false",))
        case Typed() as body:
            return Response(texts=(body.accepted[0] if right else _slip(body),))
        case Number() as body:
            return Response(texts=(body.shown if right else str(body.low + 40),))
        case Cloze() as body:
            return Response(texts=_filled([blank.accepted[0] for blank in body.blanks], verdict))
        case Order() as body:
            keys = [text_key(element) for element in body.elements]
            return Response(chosen=tuple(keys if right else keys[1:] + keys[:1]))
        case Match() as body:
            return Response(pairs=_turned([(text_key(a), text_key(b)) for a, b in body.pairs], verdict))
        case Groups() as body:
            return Response(
                pairs=_turned([(text_key(member), text_key(name)) for member, name in body.members], verdict)
            )
        case Flashcard():
            return Response(grade={"right": 3, "partly": 2, "wrong": 1}[verdict])
        case SelfMarked() as body:
            lines = [text_key(line) for line in body.rubric]
            met = {"right": lines, "partly": lines[:1], "wrong": []}[verdict]
            return Response(chosen=tuple(sorted(met)), texts=("What I remember of it, in my own words.",))


def mixed(rng: random.Random, weights: tuple[int, int, int] = (7, 2, 2)) -> str:
    """A verdict as a diligent learner earns it."""
    return rng.choices(VERDICTS, weights)[0]


def _chosen(body: Choices, verdict: str) -> tuple[str, ...]:
    rights = [text_key(option.text) for option in body.options if option.right]
    wrongs = [text_key(option.text) for option in body.options if not option.right]
    if verdict == "right":
        return tuple(rights)
    return (*rights[:1], wrongs[0]) if verdict == "partly" and body.several else (wrongs[0],)


def _slip(body: Typed) -> str:
    return body.mistakes[0].text if body.mistakes else "something else"


def _filled(texts: list[str], verdict: str) -> tuple[str, ...]:
    kept = {"right": len(texts), "partly": 1, "wrong": 0}[verdict]
    return tuple(text if at < kept else "another word" for at, text in enumerate(texts))


def _turned(pairs: list[tuple[str, str]], verdict: str) -> tuple[tuple[str, str], ...]:
    """Targets moved on by one, for all pairs or for all but the first."""
    if verdict == "right":
        return tuple(pairs)
    kept = pairs[:1] if verdict == "partly" else []
    rest = pairs[len(kept) :]
    targets = [target for _part, target in rest]
    return (*kept, *((part, target) for (part, _own), target in zip(rest, targets[1:] + targets[:1], strict=True)))
