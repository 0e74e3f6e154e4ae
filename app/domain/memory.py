"""Rating, MemoryState and retrievability: what is known of a learner's memory of one item."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

DAY_MS = 86_400_000
FORGETTING_EXPONENT = 0.1542  # w20 of the FSRS-6 default weights
SLIP = 0.03


class Rating(StrEnum):
    """How well an item was recalled."""

    AGAIN = "again"
    HARD = "hard"
    GOOD = "good"
    EASY = "easy"


class Confidence(StrEnum):
    """How sure the learner was before the feedback."""

    GUESSED = "guessed"
    UNSURE = "unsure"
    SURE = "sure"


@dataclass(frozen=True, slots=True)
class MemoryState:
    """Memory of one item: `stability` in days, `difficulty` 1 to 10, `due` and `seen` in UTC milliseconds."""

    stability: float
    difficulty: float
    due: int
    seen: int


def retrievability(state: MemoryState, now: int, exponent: float = FORGETTING_EXPONENT) -> float:
    """The chance of recall at `now` (UTC ms), 0..1, by the FSRS-6 forgetting curve over fractional days.

    R(t) = (1 + F t/S)^(-w20) with F = 0.9^(-1/w20) - 1, so R = 0.9 at t = S.
    """
    days = max(0, now - state.seen) / DAY_MS
    factor = 0.9 ** (-1 / exponent) - 1
    return float((1 + factor * days / state.stability) ** -exponent)
