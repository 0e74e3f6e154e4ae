"""A statement as texts to edit, and the ids that are made from its words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.domain.outline import slug
from app.services.author_ports import Fields, Raw

RESERVED = {"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10))}


@dataclass(frozen=True, slots=True)
class PointText:
    """One point; `terms` are exact names."""

    id: str
    text: str
    terms: tuple[str, ...] = ()
    general: bool = False
    paragraph: int = 1


@dataclass(frozen=True, slots=True)
class SectionText:
    """One section with its points."""

    id: str
    title: str
    short: str
    points: tuple[PointText, ...]


@dataclass(frozen=True, slots=True)
class CourseText:
    """A whole statement; `about` are (label, text) pairs."""

    title: str
    about: tuple[tuple[str, str], ...]
    sections: tuple[SectionText, ...]

    def ids(self) -> set[str]:
        """The ids of all sections and points."""
        return {section.id for section in self.sections} | {p.id for s in self.sections for p in s.points}


def read_course(top: Fields) -> CourseText:
    """The texts of a statement's raw fields; what has another shape is left out."""
    about = top.get("about")
    pairs = tuple((key, _text(value)) for key, value in about.items()) if isinstance(about, Mapping) else ()
    return CourseText(_text(top.get("title")), pairs, tuple(_section(one) for one in _maps(top.get("sections"))))


def section_fields(section: SectionText) -> dict[str, Raw]:
    """What the file holds of a section without its points."""
    made: dict[str, Raw] = {"id": section.id, "title": section.title}
    return made | ({"short": section.short} if section.short else {})


def point_fields(point: PointText) -> dict[str, Raw]:
    """What the file holds of a point."""
    made: dict[str, Raw] = {"id": point.id, "paragraph": str(point.paragraph), "text": point.text}
    if point.terms:
        made["terms"] = point.terms
    return made | ({"general": "true"} if point.general else {})


def free_id(words: str, taken: Iterable[str], otherwise: str) -> str:
    """An id made from words that nothing has yet; no name that a file may not have on some system."""
    known = set(taken) | RESERVED
    stem = slug(words) or otherwise
    made, n = stem, 2
    while made in known:
        made, n = f"{stem}-{n}", n + 1
    return made


def line(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())


def _section(fields: Fields) -> SectionText:
    points = tuple(_point(one) for one in _maps(fields.get("points")))
    return SectionText(_text(fields.get("id")), _text(fields.get("title")), _text(fields.get("short")), points)


def _point(fields: Fields) -> PointText:
    terms = fields.get("terms", ())
    paragraph = _text(fields.get("paragraph")).strip()
    return PointText(
        _text(fields.get("id")),
        _text(fields.get("text")),
        tuple(_text(one) for one in terms) if not isinstance(terms, str | Mapping) else (),
        _text(fields.get("general")).strip().lower() == "true",
        int(paragraph) if paragraph.isdecimal() else 1,
    )


def _text(raw: Raw | None) -> str:
    return raw if isinstance(raw, str) else ""


def _maps(raw: Raw | None) -> Sequence[Fields]:
    return [one for one in raw if isinstance(one, Mapping)] if raw and not isinstance(raw, str | Mapping) else ()
