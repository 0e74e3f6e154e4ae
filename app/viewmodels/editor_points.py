"""The points that a question can be on, with what is asked about each so far."""

from __future__ import annotations

from collections import Counter

from app.i18n import _, ngettext
from app.services.author_ports import Raw
from app.services.edit_bank_session import BankEditor
from app.services.edit_bank_texts import COMMA, cut, shown
from app.viewmodels.editor_state import PointRow


def point_rows(editor: BankEditor, section: str) -> tuple[PointRow, ...]:
    """All points of the statement, those of a section first; questions that are not saved yet count too."""
    if editor.load.course is None:
        return ()
    asked = Counter(point for entry in editor.files.entries for point in points_of(entry.fields.get("point")))
    sections = sorted(editor.load.course.statement.sections, key=lambda one: one.id != section)
    return tuple(
        PointRow(point.id, point.text, one.title, _count(asked[point.id]), near=one.id == section)
        for one in sections
        for point in one.points
    )


def points_of(raw: Raw | None) -> tuple[str, ...]:
    """The ids of a question's points, each once."""
    text, holds = shown("point", raw)
    return tuple(dict.fromkeys(one for one in cut(text, COMMA) if one)) if holds else ()


def _count(number: int) -> str:
    return ngettext("{n} question", "{n} questions", number).format(n=number) if number else _("no question yet")


def fitting(points: tuple[PointRow, ...], search: str, chosen: tuple[str, ...] = ()) -> tuple[PointRow, ...]:
    """Those that a search finds by text, id or section; without a search the section's own, and what is chosen."""
    words = search.casefold().split()
    if not words:
        return tuple(point for point in points if point.near or point.id in chosen)
    return tuple(one for one in points if all(word in _told(one) for word in words))


def _told(point: PointRow) -> str:
    return f"{point.text} {point.id} {point.section}".casefold()
