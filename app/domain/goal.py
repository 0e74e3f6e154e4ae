"""Goal: the day of the test, the minutes a day, and the retention that a learner or a class wants."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

MIN_RETENTION, MAX_RETENTION = 0.7, 0.97
MIN_MINUTES, MAX_MINUTES = 1, 240


@dataclass(frozen=True, slots=True)
class Goal:
    """What someone studies for: `test_day` None without a test, `minutes` of study a day, `retention` 0.7 to 0.97.

    `retention` rules the reviews while no test day is set.
    """

    test_day: date | None = None
    minutes: int = 10
    retention: float = 0.9

    def __post_init__(self) -> None:
        """Raises ValueError, naming the field, where a figure is out of its range."""
        if not MIN_MINUTES <= self.minutes <= MAX_MINUTES:
            raise ValueError("minutes")
        if not MIN_RETENTION <= self.retention <= MAX_RETENTION:
            raise ValueError("retention")
