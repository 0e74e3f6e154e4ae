"""A statement file's root -> ParsedStatement."""

from __future__ import annotations

from app.banks import fields as f
from app.banks.nodes import Mapping, Spot
from app.banks.parsed import ParsedStatement
from app.banks.places import pack
from app.banks.record import Row
from app.banks.report import Report, clip
from app.domain.statement import Point, Section, Statement
from app.i18n import _


def read_statement(node: Mapping, report: Report) -> ParsedStatement:
    """The statement with every section and point that has no fault; without any it is unusable."""
    row = f.STATEMENT.read(node, report)
    if row is None:
        return ParsedStatement()
    rows = row.get(f.SECTIONS) or ()
    point_rows = [point for section in rows for point in section.get(f.POINTS) or ()]
    _refuse_twice([(name, r.at(f.SECTION_ID)) for r in rows if (name := r.get(f.SECTION_ID))], report)
    _refuse_twice([(name, r.at(f.POINT_ID)) for r in point_rows if (name := r.get(f.POINT_ID))], report)
    sections = _unique(tuple(section for r in rows if (section := _section(r))))
    title = row.get(f.TITLE)
    statement = None
    if title and sections and row.get(f.FORMAT):
        statement = Statement(title, sections, row.get(f.ABOUT) or (), row.get(f.ORIGIN) or ())
    return ParsedStatement(
        statement,
        tuple(name for r in rows if (name := r.get(f.SECTION_ID))),
        tuple(name for r in point_rows if (name := r.get(f.POINT_ID))),
        pack({name: r.at(f.POINT_ID) for r in point_rows if (name := r.get(f.POINT_ID))}),
    )


def _section(row: Row) -> Section | None:
    name, title = row.get(f.SECTION_ID), row.get(f.TITLE)
    if not name or not title:
        return None
    points = tuple(point for r in row.get(f.POINTS) or () if (point := _point(r, name)))
    return Section(name, title, row.get(f.SHORT) or title, points)


def _point(row: Row, section: str) -> Point | None:
    if not row.whole:
        return None
    paragraph, text = row.get(f.PARAGRAPH) or 1, row.get(f.TEXT) or ""
    return Point(
        row.get(f.POINT_ID) or "", section, int(paragraph), text, row.get(f.TERMS) or (), bool(row.get(f.GENERAL))
    )


def _unique(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Of sections and points with the same id, the first only, so that ids stay keys."""
    kept: dict[str, Section] = {}
    points: set[str] = set()
    for section in sections:
        if section.id in kept:
            continue
        own: dict[str, Point] = {}
        for point in section.points:
            if point.id not in points:
                own[point.id] = point
                points.add(point.id)
        kept[section.id] = Section(section.id, section.title, section.short, tuple(own.values()))
    return tuple(kept.values())


def _refuse_twice(ids: list[tuple[str, Spot]], report: Report) -> None:
    """Report each id that stands a second time."""
    seen: dict[str, Spot] = {}
    for name, spot in ids:
        first = seen.setdefault(name, spot)
        if first is not spot:
            message = _('the id "{name}" is used twice (first on line {line})').format(name=clip(name), line=first.line)
            report.error("duplicate-id", spot, message, _("give one of them another id"))
