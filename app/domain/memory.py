"""Rating, MemoryState and retrievability: what is known of a learner's memory of one item."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

DAY_MS = 86_400_000
FORGETTING_EXPONENT = 0.1542  # w20 of the FSRS-6 default weights
EXPONENT_PLACE, EXPONENTS = 20, (0.1, 0.8)  # where w20 stands among the weights, and what it may be
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


def due_at(state: MemoryState, retention: float, exponent: float = FORGETTING_EXPONENT) -> int:
    """UTC ms at which the chance of recall falls to `retention` (0..1), by the same curve."""
    factor = 0.9 ** (-1 / exponent) - 1
    days = state.stability / factor * (retention ** (-1 / exponent) - 1)
    return state.seen + round(float(days) * DAY_MS)


def exponent_of(weights: Sequence[float] | None) -> float:
    """The forgetting exponent of personal weights; the default one for None and for weights that cannot be right."""
    if weights is None or len(weights) <= EXPONENT_PLACE:
        return FORGETTING_EXPONENT
    low, high = EXPONENTS
    return weights[EXPONENT_PLACE] if low <= weights[EXPONENT_PLACE] <= high else FORGETTING_EXPONENT


_ORDER = (Rating.AGAIN, Rating.HARD, Rating.GOOD, Rating.EASY)
SURE_ENOUGH, LIKELY_ENOUGH = 0.75, 0.5
FULL_CREDIT = 1 - 1e-9  # shares such as 3 x 1/3 need not add up to exactly 1


def rate(
    *,
    credit: float,
    guess: float,
    recall: float,
    confidence: Confidence | None = None,
    hints: int = 0,
    revealed: bool = False,
    grade: int | None = None,
    easy: bool = False,
) -> Rating:
    """How well an item was recalled, from one answer to it.

    `credit` is the share of the marks (1 is right), before hints; `guess` the chance to be right by guessing and
    `recall` the predicted chance of recall (0.5 for an item never seen), both 0..1; `hints` how many were opened;
    `revealed` that the answer had been seen; `grade` 1 to 4 what the learner gave a card; `easy` an explicit tap.
    The lowest of what these allow is the rating.
    """
    if revealed:
        return Rating.AGAIN
    earned = _earned(credit, guess, recall, easy) if grade is None else _ORDER[min(4, max(1, grade)) - 1]
    return min(earned, _most(confidence, hints), key=_ORDER.index)


def _earned(credit: float, guess: float, recall: float, easy: bool) -> Rating:
    if credit < LIKELY_ENOUGH:
        return Rating.AGAIN
    if credit < FULL_CREDIT:
        return Rating.HARD
    known = knew(guess, recall)
    if known >= SURE_ENOUGH:
        return Rating.EASY if easy else Rating.GOOD
    return Rating.HARD if known >= LIKELY_ENOUGH else Rating.AGAIN


def _most(confidence: Confidence | None, hints: int) -> Rating:
    """The best rating that a hint or the learner's own doubt leaves."""
    if confidence is Confidence.GUESSED:
        return Rating.AGAIN
    return Rating.HARD if hints or confidence is Confidence.UNSURE else Rating.EASY


def knew(guess: float, recall: float) -> float:
    """The chance that a right answer was known and not guessed: r(1-s) / (r(1-s) + (1-r)g)."""
    if not guess:
        return 1.0
    known = recall * (1 - SLIP)
    return known / (known + (1 - recall) * guess) if known else 0.0
