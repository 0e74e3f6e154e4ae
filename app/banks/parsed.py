"""What one file gave: domain objects without a path, and the places that checks across files point at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.banks.nodes import NOWHERE, Spot
from app.domain.bank import Quiz
from app.domain.finding import Finding
from app.domain.item import Item
from app.domain.statement import Statement


@dataclass(frozen=True, slots=True)
class ParsedStatement:
    """A statement file. Sections and points are all ids that stand in it, refused ones too.

    `places` says where the points stand (`banks.places`).
    """

    statement: Statement | None = None
    sections: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    places: str = ""


@dataclass(frozen=True, slots=True)
class ParsedItem:
    """A question: `item` is None where it was refused, but what it refers to is checked all the same.

    `spots` says where the references stand: `id`, `quote`, `image`, `was`, `point 0`, `point 1` ... `places` says
    where its other fields stand, for the item-writing rules (`banks.places`). `unfilled` is a sound question that is
    still a scaffold.
    """

    id: str
    spots: Mapping[str, Spot]
    item: Item | None = None
    points: tuple[str, ...] = ()
    quote: str = ""
    image: str = ""
    was: str = ""
    places: str = ""
    unfilled: bool = False


@dataclass(frozen=True, slots=True)
class ParsedBank:
    """A bank file; `count` is the number of questions that stand in it, however broken."""

    section: str = ""
    section_spot: Spot = NOWHERE
    items: tuple[ParsedItem, ...] = ()
    count: int = 0


@dataclass(frozen=True, slots=True)
class ParsedQuiz:
    """A quiz file and where its references stand: `draw <section>`, `question 0`, `question 1` ..."""

    quiz: Quiz | None = None
    spots: Mapping[str, Spot] = field(default_factory=dict)


Parsed = ParsedStatement | ParsedBank | ParsedQuiz


@dataclass(frozen=True, slots=True)
class FileRead:
    """One file read: None where nothing of it can be used, and its findings, which carry no path."""

    parsed: Parsed | None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class FilePart:
    """A file of a course: `shown` is its path in findings, `stem` its name without ending; `data` its bytes."""

    room: str
    shown: str
    stem: str
    data: bytes
    read: FileRead
