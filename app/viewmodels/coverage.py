"""Coverage: a map of the text, each point coloured by its questions or by how well they were answered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from app.domain.bank import Course
from app.domain.coverage import Answered, Coverage, PointCoverage, SectionCoverage, coverage
from app.i18n import _, ngettext
from app.services.coverage import answered_items
from app.services.desk import Desk
from app.services.search import stem_text
from app.viewmodels.coverage_text import (
    EASE_BANDS,
    EXTENT_BANDS,
    Band,
    ease_of,
    ease_text,
    extent_of,
    lean_text,
    spread_text,
    summary,
)
from app.viewmodels.observable import ViewModel
from app.viewmodels.quizzes_text import kind_word, level_word


class Tint(StrEnum):
    """What the map is coloured by."""

    COVERAGE = "coverage"
    FACILITY = "facility"


@dataclass(frozen=True, slots=True)
class MapCell:
    """One point: its number in the section, its band, and the words below it."""

    point: str
    number: int
    band: Band
    figure: str


@dataclass(frozen=True, slots=True)
class MapSection:
    """One section: `note` counts its questions, `leans` says how it is lopsided."""

    id: str
    title: str
    colour: int
    note: str
    leans: tuple[str, ...]
    cells: tuple[MapCell, ...]


@dataclass(frozen=True, slots=True)
class PointQuestion:
    """One question on the point that is open."""

    id: str
    text: str
    note: str


@dataclass(frozen=True, slots=True)
class PointPage:
    """The point that is open: its text, what it has, its questions."""

    point: str
    label: str
    text: str
    colour: int
    band: Band
    lines: tuple[str, ...]
    questions: tuple[PointQuestion, ...]


@dataclass(frozen=True, slots=True)
class CoverageState:
    """Everything on the page. `answered` says that there are answers to colour by; `locked` asks for the PIN."""

    locked: bool = False
    course: str = ""
    summary: str = ""
    notice: str = ""
    tint: Tint = Tint.COVERAGE
    answered: bool = False
    bands: tuple[Band, ...] = ()
    sections: tuple[MapSection, ...] = ()
    page: PointPage | None = None


class CoverageModel(ViewModel[CoverageState]):
    """The map of the course that is studied."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._answers: dict[str, Answered] = {}
        self._map: Coverage | None = None
        super().__init__(CoverageState())

    def refresh(self) -> None:
        """Read course and answers anew; the open point stays open where it is still there."""
        if not self._desk.teacher_area.open:
            self._show(CoverageState(locked=True))
            return
        course, store = self._desk.course, self._desk.store()
        self._answers = answered_items(course, store, [learner.id for learner in store.learners()])
        self._map = coverage(course, self._answers)
        tint = self.state.tint if self._answers else Tint.COVERAGE
        opened = self.state.page.point if self.state.page else ""
        errors = self._desk.warnings
        self._show(
            CoverageState(
                course=course.statement.title,
                summary=summary(self._map),
                notice=ngettext(
                    "{n} error hides questions from this map: run check.",
                    "{n} errors hide questions from this map: run check.",
                    errors,
                ).format(n=errors)
                if errors
                else "",
                tint=tint,
                answered=bool(self._answers),
            )
        )
        self._draw(opened)

    def colour_by(self, tint: str) -> None:
        """Colour by coverage or by facility."""
        if tint == Tint.COVERAGE or self.state.answered:
            self._show(replace(self.state, tint=Tint(tint)))
            self._draw(self.state.page.point if self.state.page else "")

    def open(self, point: str) -> None:
        """Open a point; the one that is open already closes."""
        self._draw("" if self.state.page and self.state.page.point == point else point)

    def close(self) -> bool:
        """Close the point that is open; False where none is."""
        was_open = self.state.page is not None
        self._draw("")
        return was_open

    def _draw(self, opened: str) -> None:
        found, tint = self._map, self.state.tint
        if found is None:
            return
        sections = tuple(self._section(n, section, tint) for n, section in enumerate(found.sections))
        page = None
        for colour, section in enumerate(found.sections):
            for point in section.points:
                if point.point.id == opened:
                    page = self._page(self._desk.course, section, point, colour)
        bands = EASE_BANDS if tint is Tint.FACILITY else EXTENT_BANDS
        self._show(replace(self.state, sections=sections, bands=tuple(band() for band in bands), page=page))

    def _section(self, colour: int, found: SectionCoverage, tint: Tint) -> MapSection:
        return MapSection(
            found.section.id,
            found.section.title,
            colour,
            spread_text(found.spread),
            tuple(lean_text(lean, found.spread) for lean in found.leans),
            tuple(self._cell(point, tint) for point in found.points),
        )

    def _cell(self, point: PointCoverage, tint: Tint) -> MapCell:
        if tint is Tint.FACILITY:
            band = ease_of(point.facility)
            figure = ease_text(point.facility) if point.facility is not None else band.word
        else:
            band, count = extent_of(point), point.spread.questions
            figure = _("{word} · {n}").format(word=band.word, n=count) if count else band.word
        return MapCell(point.point.id, point.number, band, figure)

    def _page(self, course: Course, section: SectionCoverage, point: PointCoverage, colour: int) -> PointPage:
        lines = [spread_text(point.spread)] if point.spread.questions else [_("No question asks about it.")]
        if point.facility is not None:
            told = ngettext("Right: {share} over {n} answer", "Right: {share} over {n} answers", point.answers)
            lines.append(told.format(share=ease_text(point.facility), n=point.answers))
        return PointPage(
            point.point.id,
            _("{section}, point {n}").format(section=section.section.short, n=point.number),
            point.point.text,
            colour,
            ease_of(point.facility) if self.state.tint is Tint.FACILITY else extent_of(point),
            tuple(lines),
            tuple(self._question(course, item) for item in point.items),
        )

    def _question(self, course: Course, item_id: str) -> PointQuestion:
        item = course.items[item_id]
        bits = [kind_word(item.kind), level_word(item.level)]
        answered = self._answers.get(item_id)
        if answered is not None:
            told = ngettext("{share} right of {n} answer", "{share} right of {n} answers", answered.count)
            bits.append(told.format(share=ease_text(answered.facility), n=answered.count))
        return PointQuestion(item_id, stem_text(item), " · ".join((*bits, item_id)))
