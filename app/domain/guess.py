"""The chance of a right answer by guessing alone, per kind of question."""

from __future__ import annotations

from math import factorial

from app.domain.item import Choices, Groups, Item, Match, Order, TrueFalse


def guess_chance(item: Item) -> float:
    """0..1: 1/options, 1/2, several right 1/(2^n - 1), match and order 1/n!, groups (1/groups)^n, otherwise 0."""
    match item.body:
        case Choices(options, several):
            return 1 / max(1, 2 ** len(options) - 1 if several else len(options))
        case TrueFalse():
            return 0.5
        case Match(pairs):
            return 1 / factorial(len(pairs))
        case Order(elements):
            return 1 / factorial(len(elements))
        case Groups(groups):
            return float((1 / max(1, len(groups))) ** len(item.body.members))
        case _:
            return 0.0
