"""Rows that several screens show: sections, quizzes, courses."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.statement import Statement
from app.i18n import _
from app.services.overview import SectionStanding


@dataclass(frozen=True, slots=True)
class SectionRow:
    """`colour` is the section's number from 0; `share` 0..1; `figure` the text beside the bar."""

    id: str
    label: str
    colour: int
    share: float
    figure: str
    selected: bool = False


def percent(share: float) -> str:
    """A share as people read it."""
    return _("{number} %").format(number=round(share * 100))


def section_rows(
    statement: Statement, standings: tuple[SectionStanding, ...], selected: str = ""
) -> tuple[SectionRow, ...]:
    """A row for each section, in order."""
    by_id = {row.section: row for row in standings}
    rows = []
    for colour, section in enumerate(statement.sections):
        row = by_id[section.id]
        figure = _("{share} · {seen} of {total}").format(share=percent(row.mastery), seen=row.seen, total=row.total)
        rows.append(SectionRow(section.id, section.short, colour, row.mastery, figure, section.id == selected))
    return tuple(rows)
