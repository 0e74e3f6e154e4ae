"""Which courses there are: the shipped one, those in the data folder, and one named on the command line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from app.services.ports import CourseCard, CourseReader


def find_courses(reader: CourseReader, shipped: Path, own: Path) -> tuple[CourseCard, ...]:
    """The shipped courses, then the teacher's own, each by folder name.

    An own course hides a shipped one of its name and title; with another title it is a course of its own.
    """
    cards: dict[str, CourseCard] = {}
    for root, is_shipped in ((shipped, True), (own, False)):
        for folder in _inside(root):
            card = reader.card(folder)
            if card is not None:
                twin = cards.get(card.id)
                card = card if twin is None or same_course(card, twin) else titled(card)
                cards[card.id] = replace(card, shipped=is_shipped)
    return tuple(cards.values())


def named_course(reader: CourseReader, path: Path, found: Sequence[CourseCard]) -> CourseCard | None:
    """The card of a folder named on the command line, or None where it is no course.

    One of the known courses, or a copy of one (its name and title), is that course. Any other has its title in its id:
    folders are often named alike, and progress must not pass from one course to another.
    """
    card = reader.card(path)
    if card is None:
        return None
    place = path.resolve()
    for known in found:
        if known.path.resolve() == place or same_course(card, known):
            return replace(card, id=known.id, shipped=known.shipped)
    return titled(card)


def same_course(one: CourseCard, other: CourseCard) -> bool:
    """Whether two folders hold one course: the same folder name and title."""
    return one.path.absolute().name == other.path.absolute().name and _plain(one.title) == _plain(other.title)


def titled(card: CourseCard) -> CourseCard:
    """The card under an id made of its folder's name and its title; the same on every device and in every place."""
    mark = sha256(_plain(card.title).encode("utf-8", "backslashreplace")).hexdigest()[:8]
    return replace(card, id=f"{card.id}-{mark}")


def _plain(title: str) -> str:
    return " ".join(title.split()).casefold()


def _inside(root: Path) -> list[Path]:
    try:
        return sorted(root.iterdir(), key=lambda path: path.name)
    except OSError:  # not there, no folder, or one that may not be read: no courses in it
        return []
