"""Searching a course: points, questions and options."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.bank import Course
from app.domain.item import Choices, Cloze, Item
from app.domain.words import fold


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found: `kind` is "point" or "question"; `text` is shown, `detail` is the matching option, or empty."""

    kind: str
    id: str
    section: str
    point: str
    text: str
    detail: str = ""


def search(course: Course, query: str, most: int = 50) -> tuple[Hit, ...]:
    """Everything that holds each word of the query, points first; an empty query finds nothing."""
    words = fold(query)
    if not words:
        return ()
    hits = [
        Hit("point", p.id, p.section, p.id, p.text)
        for p in course.statement.points()
        if _holds(words, " ".join((p.text, *p.terms)))
    ]
    hits.extend(hit for item in course.items.values() if (hit := _question(words, item)) is not None)
    return tuple(hits[:most])


def _question(words: tuple[str, ...], item: Item) -> Hit | None:
    stem = stem_text(item)
    point = item.points[0] if item.points else ""
    if _holds(words, stem):
        return Hit("question", item.id, item.section, point, stem)
    options = item.body.options if isinstance(item.body, Choices) else ()
    for option in options:
        if _holds(words, option.text):
            return Hit("question", item.id, item.section, point, stem, option.text)
    return None


def stem_text(item: Item) -> str:
    """What a question asks, in one line; of a cloze its text with gaps."""
    if isinstance(item.body, Cloze):
        gaps = "".join(part if isinstance(part, str) else "____" for part in item.body.parts)
        return f"{item.stem} {gaps}".strip()
    return item.stem


def _holds(words: tuple[str, ...], text: str) -> bool:
    folded = " ".join(fold(text))
    return all(word in folded for word in words)
