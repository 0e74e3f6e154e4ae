"""MarkTable: marks of attempts at items, and the words for how far its figures can be trusted."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

LARGEST_MARK = 1_000_000.0
FEW, ENOUGH = 10, 30


class Quality(StrEnum):
    """What the number of attempts allows: below 10 counts and intervals only, below 30 nothing settled."""

    SMALL_SAMPLE = "small_sample"
    TENTATIVE = "tentative"
    OK = "ok"


def quality(attempts: int) -> Quality:
    """The quality of figures over so many attempts."""
    if attempts < FEW:
        return Quality.SMALL_SAMPLE
    return Quality.TENTATIVE if attempts < ENOUGH else Quality.OK


class Empty(StrEnum):
    """Why a figure is empty."""

    NO_ATTEMPTS = "no_attempts"
    TOO_FEW_ATTEMPTS = "too_few_attempts"  # fewer than the formula needs
    SMALL_SAMPLE = "small_sample"  # the formula gives a number, the rule for small samples withholds it
    NO_SPREAD = "no_spread"  # everybody has the same mark, on the item or on the rest
    NO_MARKS = "no_marks"  # a maximum mark of 0
    ONE_ITEM = "one_item"
    NEGATIVE_COVARIANCE = "negative_covariance"
    DIFFERENT_QUESTIONS = "different_questions"  # each learner drew other questions
    DIFFERENT_MAXIMUM = "different_maximum"  # and those add up to other maximum marks
    NOT_AN_OPTION_QUESTION = "not_an_option_question"
    OUTSIDE_SCALE = "outside_scale"  # penalties or bonuses: the mean lies outside 0 to the maximum
    UNKNOWN_OPTIONS = "unknown_options"  # a plain table of marks says nothing of options


Figure = float | Empty


def number(figure: Figure) -> float | None:
    """The figure as a number, None where it is empty."""
    return None if isinstance(figure, Empty) else figure


def reasons(**figures: Figure) -> tuple[tuple[str, Empty], ...]:
    """(name, reason) of the empty ones."""
    return tuple((name, figure) for name, figure in figures.items() if isinstance(figure, Empty))


@dataclass(frozen=True)
class MarkTable:
    """Rows are attempts, columns items: `rows[attempt][item]` is the mark, None where the item was not asked.

    An item that was asked and left blank has the mark 0.

    Raises:
        ValueError: lengths differ, a mark is not finite or beyond 1 000 000, a maximum mark is negative.
    """

    items: tuple[str, ...]
    max_marks: tuple[float, ...]
    rows: tuple[tuple[float | None, ...], ...]

    def __post_init__(self) -> None:
        if len(self.max_marks) != len(self.items) or any(len(row) != len(self.items) for row in self.rows):
            raise ValueError("every row needs one mark for each item")
        marks = [mark for row in (self.max_marks, *self.rows) for mark in row if mark is not None]
        if not all(math.isfinite(mark) and abs(mark) <= LARGEST_MARK for mark in marks):
            raise ValueError("marks are finite numbers up to 1 000 000")
        if any(mark < 0 for mark in self.max_marks):
            raise ValueError("maximum marks are not negative")

    @cached_property
    def complete(self) -> bool:
        """Whether every attempt was asked every item, so that what is left of a total compares."""
        return all(mark is not None for row in self.rows for mark in row)

    @cached_property
    def totals(self) -> list[float]:
        """X: the marks of each attempt added up."""
        return [math.fsum(mark for mark in row if mark is not None) for row in self.rows]

    @cached_property
    def possible(self) -> float | None:
        """The maximum marks of an attempt; None where attempts differ in them."""
        if self.complete:
            return math.fsum(self.max_marks)
        sums = [
            math.fsum(top for top, mark in zip(self.max_marks, row, strict=True) if mark is not None)
            for row in self.rows
        ]
        return sums[0] if max(sums) - min(sums) <= 1e-9 * max(sums) else None

    def column(self, index: int) -> list[float]:
        """x: the marks of the attempts that were asked the item."""
        return [mark for row in self.rows if (mark := row[index]) is not None]
