"""Statement, Section, Point: the document that a course teaches, one claim at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    """One claim of the document in our own words.

    `paragraph` counts from 1 within the section; `terms` are exact names that quotes may cite; `general` marks a
    claim without a checkable fact.
    """

    id: str
    section: str
    paragraph: int
    text: str
    terms: tuple[str, ...] = ()
    general: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part of the document; `short` is the label for narrow places."""

    id: str
    title: str
    short: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """The whole document; `about` and `source` are (label, text) pairs in the author's order."""

    title: str
    sections: tuple[Section, ...]
    about: tuple[tuple[str, str], ...] = ()
    source: tuple[tuple[str, str], ...] = ()

    def points(self) -> Iterator[Point]:
        """All points in reading order."""
        for section in self.sections:
            yield from section.points

    def point(self, point_id: str) -> Point | None:
        """The point with this id, or None."""
        return next((p for p in self.points() if p.id == point_id), None)

    def section(self, section_id: str) -> Section | None:
        """The section with this id, or None."""
        return next((s for s in self.sections if s.id == section_id), None)

    def label(self, point_id: str) -> tuple[Section, int] | None:
        """The section of a point and the point's number in it, counted from 1; None for an unknown id."""
        for section in self.sections:
            for number, point in enumerate(section.points, 1):
                if point.id == point_id:
                    return section, number
        return None
