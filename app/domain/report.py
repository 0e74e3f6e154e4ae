"""Figures that learners read: a share with its interval, a result by section."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

Z95 = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Share:
    """`value` of `count` tries (0..1) with its Wilson 95 % interval."""

    value: float
    low: float
    high: float
    count: int


def wilson(successes: float, count: int) -> Share:
    """Wilson 95 % interval of a share; `successes` may be a sum of partial credits. No tries: 0 to 1.

    Source: Wilson 1927; 7 of 10 gives 0.396778 to 0.892209.
    """
    if count == 0:
        return Share(0.0, 0.0, 1.0, 0)
    share, z2 = successes / count, Z95 * Z95
    middle = (share + z2 / (2 * count)) / (1 + z2 / count)
    half = Z95 / (1 + z2 / count) * math.sqrt(share * (1 - share) / count + z2 / (4 * count * count))
    return Share(share, max(0.0, middle - half), min(1.0, middle + half), count)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One question of a finished session: `score` is 0..1 (None where it was left blank), `marks` its weight."""

    item: str
    section: str
    score: float | None
    marks: float


@dataclass(frozen=True, slots=True)
class SectionResult:
    """Marks earned and possible in one section, over `count` questions."""

    section: str
    earned: float
    possible: float
    count: int


@dataclass(frozen=True, slots=True)
class Result:
    """A session's result: marks with the share's interval, by section, missed items first in the plan's order."""

    earned: float
    possible: float
    share: Share
    right: int
    partly: int
    wrong: int
    blank: int
    sections: tuple[SectionResult, ...]
    missed: tuple[str, ...]


def result(outcomes: Sequence[Outcome]) -> Result:
    """Sum up a session. A blank counts as no marks; the share weighs questions by their marks."""
    earned = sum((o.score or 0.0) * o.marks for o in outcomes)
    possible = sum(o.marks for o in outcomes)
    share = wilson(earned / possible * len(outcomes) if possible else 0.0, len(outcomes))
    scores = [o.score for o in outcomes]
    right = sum(s is not None and s >= 1 for s in scores)
    blank = sum(s is None for s in scores)
    wrong = sum(s == 0 for s in scores)
    return Result(
        earned,
        possible,
        share,
        right,
        len(scores) - right - blank - wrong,
        wrong,
        blank,
        _by_section(outcomes),
        tuple(o.item for o in outcomes if (o.score or 0.0) < 1),
    )


def _by_section(outcomes: Sequence[Outcome]) -> tuple[SectionResult, ...]:
    rows: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        rows.setdefault(outcome.section, []).append(outcome)
    return tuple(
        SectionResult(section, sum((o.score or 0.0) * o.marks for o in found), sum(o.marks for o in found), len(found))
        for section, found in rows.items()
    )
