"""The order of a round: misses a few answers after they were missed, sections in turn, one point not twice in a row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

MISS_GAP = 8  # a miss comes back after about so many other answers
SHORTEST_GAP = 4  # where too few others are left to ask


class Placed(Protocol):
    """What of a card the order of a round hangs on."""

    @property
    def id(self) -> str:
        """The item."""

    @property
    def section(self) -> str:
        """The section it belongs to."""

    @property
    def point(self) -> str:
        """What it is mainly about, or ""."""

    @property
    def others_since(self) -> int:
        """Answers to other items since its last."""


def in_round(misses: Sequence[Placed], others: Sequence[Placed], size: int) -> tuple[str, ...]:
    """Ids of at most `size` cards: each miss once its gap has passed, the longest waiting first, others in between."""
    waiting = sorted(misses, key=lambda card: -card.others_since)
    free = list(others)
    order: list[Placed] = []
    while len(order) < size and (waiting or free):
        gap = MISS_GAP if free else SHORTEST_GAP
        if waiting and waiting[0].others_since + len(order) >= gap:
            order.append(waiting.pop(0))
        elif free:
            order.append(free.pop(_next(free, order, size - len(order))))
        else:
            break
    return tuple(card.id for card in order)


def _next(free: Sequence[Placed], order: Sequence[Placed], room: int) -> int:
    """The best card of another section and point than the last one, else of another point, else the best."""
    if not order:
        return 0
    last, within = order[-1], list(enumerate(free[:room]))
    apart = [(n, card) for n, card in within if not card.point or card.point != last.point]
    elsewhere = [n for n, card in apart if card.section != last.section]
    return (elsewhere or [n for n, _card in apart] or [0])[0]
