"""The positions that a learner sees: shuffled by the session's recorded seed, the same at every visit."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.item import Choices, Groups, Item, Match, Order, SelfMarked, TrueFalse, text_key


@dataclass(frozen=True, slots=True)
class Part:
    """Something that can be chosen or placed: its key and its text."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Layout:
    """`parts` in the order shown (options, elements, left sides, members, rubric lines); `targets` what they go to."""

    parts: tuple[Part, ...] = ()
    targets: tuple[Part, ...] = ()


def layout(item: Item, seed: int) -> Layout:
    """Lay an item out. The same item and seed give the same layout on every machine."""
    rng = random.Random(f"{seed}:{item.id}")
    match item.body:
        case Choices() as body:
            return Layout(_mixed([option.text for option in body.options], rng if item.shuffle else None))
        case TrueFalse():
            return Layout((Part("true", "true"), Part("false", "false")))
        case Order() as body:
            return Layout(_disordered(body.elements, rng))
        case Match() as body:
            rights = list(dict.fromkeys(right for _, right in body.pairs))
            return Layout(_mixed([left for left, _ in body.pairs], None), _mixed(rights, rng))
        case Groups() as body:
            members = _mixed([member for member, _ in body.members], rng)
            return Layout(members, _mixed([name for name, _ in body.groups], None))
        case SelfMarked() as body:
            return Layout(_mixed(list(body.rubric), None))
        case _:
            return Layout()


def _mixed(texts: list[str], rng: random.Random | None) -> tuple[Part, ...]:
    order = list(texts)
    if rng is not None:
        rng.shuffle(order)
    return tuple(Part(text_key(text), text) for text in order)


def _disordered(elements: Sequence[str], rng: random.Random) -> tuple[Part, ...]:
    """Shuffled, and never already in the right order, which would be an answer given away."""
    order = list(elements)
    rng.shuffle(order)
    if order == list(elements):
        order = order[1:] + order[:1]
    return tuple(Part(text_key(text), text) for text in order)
