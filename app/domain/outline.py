"""Outline: a document as headings and paragraphs, and the sections and points that it becomes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

LONGEST_POINT = 5_000
_LONGEST_ID = 40


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph (level 0) or a heading (level 1 to 6) as plain text."""

    text: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class OutlinePoint:
    """One paragraph; `paragraph` counts from 1 in its section."""

    id: str
    paragraph: int
    text: str


@dataclass(frozen=True, slots=True)
class OutlineSection:
    """One heading with the paragraphs below it; the title is empty for those above the first heading."""

    id: str
    title: str
    points: tuple[OutlinePoint, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A document: the title (empty where it has none), its sections, and headings without a paragraph."""

    title: str
    sections: tuple[OutlineSection, ...]
    empty: tuple[str, ...] = ()


def outline(blocks: Iterable[Block]) -> Outline:
    """Sections from headings, points from paragraphs.

    A single heading of the highest level that comes first is the title; all other headings begin sections. A heading
    without a paragraph is named in `empty`. Ids are made from the words and are unique.
    """
    kept = [Block(" ".join(block.text.split()), block.level) for block in blocks if block.text.split()]
    title, kept = _title(kept)
    names: set[str] = set()
    ids: set[str] = set()
    sections: list[OutlineSection] = []
    empty: list[str] = []
    for heading, paragraphs in _sections(kept):
        if not paragraphs:
            empty.append(heading)
            continue
        name = _unique(slug(heading) or "opening", names)
        numbered = list(enumerate(paragraphs, 1))
        points = tuple(OutlinePoint(_unique(f"{name}-{n}", ids), n, text) for n, text in numbered)
        sections.append(OutlineSection(name, heading, points))
    return Outline(title, tuple(sections), tuple(empty))


def slug(text: str, longest: int = _LONGEST_ID) -> str:
    """An id made from a text: lower case, words joined by hyphens; empty where it holds no letter or digit."""
    plain = unicodedata.normalize("NFC", text).casefold().replace("'", "").replace("’", "")
    words = re.findall(r"[^\W_]+", plain)
    made = ""
    for word in words:
        if made and len(made) + len(word) >= longest:
            break
        made = f"{made}-{word}" if made else word[:longest]
    return made


def _title(blocks: list[Block]) -> tuple[str, list[Block]]:
    if not blocks or not blocks[0].level:
        return "", blocks
    first = blocks[0]
    others = [block.level for block in blocks[1:] if block.level]
    if others and min(others) <= first.level:
        return "", blocks
    return first.text, blocks[1:]


def _sections(blocks: Sequence[Block]) -> list[tuple[str, list[str]]]:
    """Each heading with its paragraphs, long ones divided; an empty heading for what stands above the first."""
    found: list[tuple[str, list[str]]] = [("", [])]
    for block in blocks:
        if block.level:
            found.append((block.text, []))
        else:
            found[-1][1].extend(_pieces(block.text))
    return found if found[0][1] else found[1:]


def _pieces(text: str) -> list[str]:
    """A paragraph in parts that a point may hold, divided between words."""
    parts: list[str] = []
    while len(text) > LONGEST_POINT:
        cut = text.rfind(" ", 1, LONGEST_POINT)
        cut = cut if cut > 0 else LONGEST_POINT
        parts.append(text[:cut].strip())
        text = text[cut:].strip()
    return [*parts, text] if text else parts


def _unique(name: str, taken: set[str]) -> str:
    made, n = name, 2
    while made in taken:
        made, n = f"{name}-{n}", n + 1
    taken.add(made)
    return made
