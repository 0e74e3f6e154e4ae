"""Which courses there are: the shipped one, those in the data folder, and one named on the command line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from app.services.ports import CourseCard, CourseReader


def find_courses(reader: CourseReader, shipped: Path, own: Path) -> tuple[CourseCard, ...]:
    """The shipped courses, then the teacher's own, each by folder name; an own course hides a shipped one of its id."""
    cards: dict[str, CourseCard] = {}
    for root, is_shipped in ((shipped, True), (own, False)):
        for folder in _inside(root):
            card = reader.card(folder)
            if card is not None:
                cards[card.id] = replace(card, shipped=is_shipped)
    return tuple(cards.values())


def _inside(root: Path) -> list[Path]:
    try:
        return sorted(root.iterdir(), key=lambda path: path.name)
    except OSError:  # not there, no folder, or one that may not be read: no courses in it
        return []
