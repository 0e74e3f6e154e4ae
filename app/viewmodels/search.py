"""Search: points, questions and options of the course."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.bank import Course
from app.i18n import _, ngettext
from app.services.desk import Desk
from app.services.search import search
from app.viewmodels.observable import ViewModel


@dataclass(frozen=True, slots=True)
class HitRow:
    """One thing found; choosing it opens `point` in the text."""

    kind: str
    word: str
    id: str
    text: str
    detail: str
    section: str
    colour: int
    point: str


@dataclass(frozen=True, slots=True)
class SearchState:
    """`summary` says how many were found, or what to type."""

    query: str = ""
    rows: tuple[HitRow, ...] = ()
    summary: str = ""


class SearchModel(ViewModel[SearchState]):
    """Finds while typing."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._course: Course | None = None
        super().__init__(SearchState(summary=_("Type a word of a point, a question or an option.")))

    def refresh(self) -> None:
        """After another course was chosen: look for the same words there, instead of what the former one held."""
        if self._course is not None and self._course is not self._desk.course:
            self.search(self.state.query)

    def search(self, query: str) -> None:
        """Show what holds every word of the query."""
        course = self._course = self._desk.course
        labels = {s.id: (s.short, n) for n, s in enumerate(course.statement.sections)}
        rows = tuple(
            HitRow(
                hit.kind,
                _("Point") if hit.kind == "point" else _("Question"),
                hit.id,
                hit.text,
                hit.detail,
                *labels.get(hit.section, ("", 0)),
                hit.point,
            )
            for hit in search(course, query)
        )
        if not query.strip():
            summary = _("Type a word of a point, a question or an option.")
        else:
            summary = ngettext("{n} found", "{n} found", len(rows)).format(n=len(rows))
        self._show(SearchState(query, rows, summary))
