"""Which courses there are: the shipped one, those in the data folder, and one named on the command line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from app.services.ports import CourseCard, CourseReader


def find_courses(reader: CourseReader, shipped: Path, own: Path) -> tuple[CourseCard, ...]:
    """The shipped courses, then the teacher's own, each by folder name; an own course hides a shipped one of its id."""
    cards: dict[str, CourseCard] = {}
    for root, is_shipped in ((shipped, True), (own, False)):
        if not root.is_dir():
            continue
        for folder in sorted(root.iterdir(), key=lambda path: path.name):
            card = reader.card(folder) if folder.is_dir() else None
            if card is not None:
                cards[card.id] = replace(card, shipped=is_shipped)
    return tuple(cards.values())
