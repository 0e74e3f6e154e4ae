"""The random guess score: what choosing blindly earns on average."""

from __future__ import annotations

import math

from app.domain.item import Choices, Item, Option, TrueFalse
from app.domain.mark_table import Empty, Figure


def random_guess_score(item: Item) -> Figure:
    """0..1: the sum of the options' fractions over their number, for questions where one option is chosen."""
    match item.body:
        case Choices(options, several) if options and not several:
            weighted = any(option.credit is not None for option in options)
            return math.fsum(_fraction(option, weighted) for option in options) / len(options)
        case TrueFalse():
            return 0.5
        case _:
            return Empty.NOT_AN_OPTION_QUESTION


def _fraction(option: Option, weighted: bool) -> float:
    """What choosing it earns here; a mark never falls below 0, so a penalty earns as much as a plain wrong option."""
    if weighted:
        return min(1.0, max(0.0, option.credit or 0.0))
    return float(option.right)
