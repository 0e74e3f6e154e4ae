"""Fsrs6: the FSRS-6 equations as plain functions, for predictions by the thousand."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from app.domain.memory import DAY_MS, MemoryState, Rating

DEFAULT_WEIGHTS = (
    0.212,
    1.2931,
    2.3065,
    8.2956,
    6.4133,
    0.8334,
    3.0194,
    0.001,
    1.8722,
    0.1666,
    0.796,
    1.4835,
    0.0614,
    0.2629,
    1.6483,
    0.6014,
    1.8729,
    0.5425,
    0.0912,
    0.0658,
    0.1542,
)
LEAST_STABILITY = 0.001
LONGEST_DAYS = 36_500
_GRADE = {Rating.AGAIN: 1, Rating.HARD: 2, Rating.GOOD: 3, Rating.EASY: 4}


@dataclass(frozen=True, slots=True)
class Fsrs6:
    """Moves memory states as the fsrs package does without fuzz and without learning steps, ten times as fast.

    `weights` are the 21 FSRS-6 weights, `retention` (0..1) rules `due`. As in the package, time since the last review
    is floored to whole days, and a review within a day takes the short-term equation.
    """

    weights: tuple[float, ...] = DEFAULT_WEIGHTS
    retention: float = 0.9
    _factor: float = field(init=False, repr=False, compare=False)
    _easiest: float = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Raises ValueError unless there are 21 weights."""
        if len(self.weights) != len(DEFAULT_WEIGHTS):
            raise ValueError("weights")
        object.__setattr__(self, "_factor", 0.9 ** (-1 / self.weights[20]) - 1)
        object.__setattr__(self, "_easiest", self._first_difficulty(4))

    @property
    def exponent(self) -> float:
        """The exponent of the forgetting curve, w20."""
        return self.weights[20]

    def review(self, state: MemoryState | None, rating: Rating, now: int) -> MemoryState:
        """The state after a review at `now` (UTC ms); None is an item never seen."""
        grade = _GRADE[rating]
        if state is None:
            stability = max(self.weights[grade - 1], LEAST_STABILITY)
            difficulty = _bounded(self._first_difficulty(grade))
        else:
            stability = max(self._stability(state, grade, (now - state.seen) // DAY_MS), LEAST_STABILITY)
            difficulty = self._difficulty(state.difficulty, grade)
        return MemoryState(stability, difficulty, now + self._interval(stability) * DAY_MS, now)

    def _first_difficulty(self, grade: int) -> float:
        return self.weights[4] - math.exp(self.weights[5] * (grade - 1)) + 1

    def _difficulty(self, before: float, grade: int) -> float:
        w = self.weights
        moved = before - (10.0 - before) * w[6] * (grade - 3) / 9.0
        return _bounded(w[7] * self._easiest + (1 - w[7]) * moved)

    def _stability(self, state: MemoryState, grade: int, days: int) -> float:
        w, before = self.weights, state.stability
        if days < 1:
            growth = math.exp(w[17] * (grade - 3 + w[18])) * before ** -w[19]
            return float(before * (max(growth, 1.0) if grade > 1 else growth))
        lost = 1 - (1 + self._factor * days / before) ** -w[20]
        if grade == 1:
            kept = w[11] * state.difficulty ** -w[12] * ((before + 1) ** w[13] - 1) * math.exp(lost * w[14])
            return float(min(kept, before / math.exp(w[17] * w[18])))
        scale = w[15] if grade == 2 else w[16] if grade == 4 else 1.0
        growth = math.exp(w[8]) * (11 - state.difficulty) * before ** -w[9] * (math.exp(lost * w[10]) - 1)
        return float(before * (1 + growth * scale))

    def _interval(self, stability: float) -> int:
        """Whole days until recall falls to the retention, 1 to 36 500."""
        days = stability / self._factor * (self.retention ** (-1 / self.weights[20]) - 1)
        return min(max(round(float(days)), 1), LONGEST_DAYS)


def _bounded(difficulty: float) -> float:
    return min(max(difficulty, 1.0), 10.0)
