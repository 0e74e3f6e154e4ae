"""Outline: a document as headings and paragraphs, and the sections and points that it becomes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

LONGEST_POINT = 5_000
_LONGEST_ID = 40


class Role(Enum):
    """What a block is to its document: text, a title given apart from it, its page's name, or what is left out."""

    TEXT = auto()
    TITLE = auto()
    PAGE = auto()
    LEFT_OUT = auto()


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph (level 0) or a heading (level 1 to 6) as plain text."""

    text: str
    level: int = 0
    role: Role = Role.TEXT

    @property
    def is_paragraph(self) -> bool:
        """Whether it becomes a point."""
        return self.role is Role.TEXT and not self.level


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
    """A document: the title (empty where it has none), its sections, and what did not become one.

    `empty` are headings without a paragraph; `left_out` are footnotes, images and the like.
    """

    title: str
    sections: tuple[OutlineSection, ...]
    empty: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


def outline(blocks: Iterable[Block]) -> Outline:
    """Sections from headings, points from paragraphs.

    A title given apart from the text is the title; else a single heading of the highest level that comes before all
    others, whatever stands above it; else the page's name. All other headings begin sections. A heading without a
    paragraph is named in `empty`. Ids are made from the words and are unique.
    """
    whole = [replace(block, text=" ".join(block.text.split())) for block in blocks if block.text.split()]
    title, kept = _title([block for block in whole if block.role is Role.TEXT], _first(whole, Role.TITLE))
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
    left_out = tuple(block.text for block in whole if block.role is Role.LEFT_OUT)
    return Outline(title or _first(whole, Role.PAGE), tuple(sections), tuple(empty), left_out)


def row_text(cells: Sequence[str], heads: Sequence[str] = ()) -> str:
    """A table's row as one text, such as `Year: 2024; City: Tokyo`; heads that fit another number of cells are none."""
    names = heads if len(heads) == len(cells) else [""] * len(cells)
    pairs = [
        (" ".join(name.split()).rstrip(":"), " ".join(cell.split())) for name, cell in zip(names, cells, strict=True)
    ]
    return "; ".join(f"{name}: {cell}" if name else cell for name, cell in pairs if cell)


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


def _first(blocks: Iterable[Block], role: Role) -> str:
    return next((block.text for block in blocks if block.role is role), "")


def _title(blocks: list[Block], given: str) -> tuple[str, list[Block]]:
    """The title, and the blocks without the heading that says it."""
    at = next((at for at, block in enumerate(blocks) if block.level), None)
    if at is None:
        return given, blocks
    first = blocks[at]
    without = blocks[:at] + blocks[at + 1 :]
    if given:
        return given, without if first.text.casefold() == given.casefold() else blocks
    alone = all(block.level > first.level for block in without if block.level)
    return (first.text, without) if alone else ("", blocks)


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
