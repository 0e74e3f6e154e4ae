"""Coverage: how many questions, kinds and levels each point and section has; what is uncovered, thin or lopsided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.bank import Course
from app.domain.item import Item, Kind, Level
from app.domain.statement import Point, Section

ENOUGH = 2
"""Questions that a point needs, of two kinds; a general point needs one."""

RECALL_SHARE = 0.6
"""The share of recall among a section's questions that have a level."""

RECALL_RANGE = 0.2
"""How far the share may lie from `RECALL_SHARE`."""

LEAST_TO_JUDGE = 5
"""Fewer questions say nothing about how they are spread."""


class Extent(StrEnum):
    """How well a point is covered."""

    UNCOVERED = "uncovered"
    THIN = "thin"
    COVERED = "covered"


class Lean(StrEnum):
    """How a section is lopsided."""

    ONE_KIND = "one-kind"
    ONE_LEVEL = "one-level"
    MUCH_RECALL = "much-recall"
    LITTLE_RECALL = "little-recall"


@dataclass(frozen=True, slots=True)
class Answered:
    """What the answers to one item say: facility 0..1 over `count` answers."""

    facility: float
    count: int


@dataclass(frozen=True, slots=True)
class Spread:
    """How many questions there are, by kind and by level, in the order of the enums; None is a level not given."""

    questions: int
    kinds: tuple[tuple[Kind, int], ...]
    levels: tuple[tuple[Level | None, int], ...]

    @property
    def recall(self) -> float | None:
        """The share of recall (0..1) among the questions that have a level; None without any."""
        known = sum(count for level, count in self.levels if level is not None)
        return dict(self.levels).get(Level.RECALL, 0) / known if known else None


@dataclass(frozen=True, slots=True)
class PointCoverage:
    """One point: the ids of the questions that cite it. `facility` is 0..1 over all answers, None without answers.

    `unsure` is whether a question that could not be read may cover it.
    """

    point: Point
    number: int
    items: tuple[str, ...]
    spread: Spread
    extent: Extent
    facility: float | None = None
    answers: int = 0
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class SectionCoverage:
    """One section: its points in order and the spread of its own questions."""

    section: Section
    points: tuple[PointCoverage, ...]
    spread: Spread
    leans: tuple[Lean, ...]

    def count(self, extent: Extent) -> int:
        """How many points are covered to this extent."""
        return sum(point.extent is extent for point in self.points)


@dataclass(frozen=True, slots=True)
class Coverage:
    """A whole course."""

    title: str
    sections: tuple[SectionCoverage, ...]
    spread: Spread

    @property
    def points(self) -> tuple[PointCoverage, ...]:
        """All points in reading order."""
        return tuple(point for section in self.sections for point in section.points)

    def count(self, extent: Extent) -> int:
        """How many points are covered to this extent."""
        return sum(section.count(extent) for section in self.sections)


def coverage(course: Course, answers: Mapping[str, Answered] | None = None, unsure: Iterable[str] = ()) -> Coverage:
    """Count. `answers` are by item id; `unsure` are the points that unreadable questions may cover."""
    open_points = frozenset(unsure)
    citing: dict[str, list[Item]] = {}
    for item in course.items.values():
        for point in item.points:
            citing.setdefault(point, []).append(item)
    sections = []
    for section in course.statement.sections:
        points = tuple(
            _point(point, number, citing.get(point.id, []), answers or {}, unsure=point.id in open_points)
            for number, point in enumerate(section.points, 1)
        )
        own = spread(course.of_section(section.id))
        sections.append(SectionCoverage(section, points, own, leans(own)))
    return Coverage(course.statement.title, tuple(sections), spread(tuple(course.items.values())))


def spread(items: Sequence[Item]) -> Spread:
    """Count questions by kind and level; kinds and levels without any are left out."""
    kinds = tuple((kind, n) for kind in Kind if (n := sum(item.kind is kind for item in items)))
    levels = tuple((level, n) for level in (*Level, None) if (n := sum(item.level is level for item in items)))
    return Spread(len(items), kinds, levels)


def extent(spread: Spread, *, general: bool) -> Extent:
    """Uncovered without a question; thin with fewer than two, or all of one kind, unless the point is general."""
    if not spread.questions:
        return Extent.UNCOVERED
    if general or (spread.questions >= ENOUGH and len(spread.kinds) > 1):
        return Extent.COVERED
    return Extent.THIN


def leans(spread: Spread) -> tuple[Lean, ...]:
    """How a section's questions are lopsided; nothing is said of fewer than five."""
    if spread.questions < LEAST_TO_JUDGE:
        return ()
    found = [Lean.ONE_KIND] if len(spread.kinds) == 1 else []
    share = spread.recall
    if share is None:
        return tuple(found)
    if len(spread.levels) == 1:
        return (*found, Lean.ONE_LEVEL)
    if share > RECALL_SHARE + RECALL_RANGE + 1e-9:
        found.append(Lean.MUCH_RECALL)
    elif share < RECALL_SHARE - RECALL_RANGE - 1e-9:
        found.append(Lean.LITTLE_RECALL)
    return tuple(found)


def _point(
    point: Point, number: int, items: Sequence[Item], answers: Mapping[str, Answered], *, unsure: bool
) -> PointCoverage:
    found = spread(items)
    known = [answers[item.id] for item in items if item.id in answers and answers[item.id].count > 0]
    count = sum(answer.count for answer in known)
    facility = sum(answer.facility * answer.count for answer in known) / count if count else None
    ids = tuple(item.id for item in items)
    return PointCoverage(point, number, ids, found, extent(found, general=point.general), facility, count, unsure)
