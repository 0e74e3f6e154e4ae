"""Read: the statement section by section, with how well each point is known."""

from __future__ import annotations

from dataclasses import dataclass

from app.i18n import _, ngettext
from app.services.attempts import Attempt
from app.services.desk import Desk
from app.services.overview import PointStanding, overview
from app.viewmodels.observable import ViewModel
from app.viewmodels.rows import SectionRow, percent, section_rows

WELL_KNOWN = 0.85


@dataclass(frozen=True, slots=True)
class PointRow:
    """`status` is one of new, known, shaky, missed (an icon and a colour role); `note` says it in words."""

    id: str
    number: int
    text: str
    note: str
    status: str
    marked: bool


@dataclass(frozen=True, slots=True)
class ReadState:
    """`place` is "Section 3 of 7"; `marked` is the point that a question led to, or empty."""

    sections: tuple[SectionRow, ...] = ()
    section: str = ""
    colour: int = 0
    place: str = ""
    title: str = ""
    points: tuple[PointRow, ...] = ()
    mastery: str = ""
    share: float = 0.0
    seen: str = ""
    terms: tuple[str, ...] = ()
    marked: str = ""
    back: bool = False


class ReadModel(ViewModel[ReadState]):
    """Shows one section at a time."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        super().__init__(ReadState())

    def open(self, section: str = "", point: str = "", *, back: bool = False) -> None:
        """Show a section (the first where unknown), or the section of a point with that point marked.

        `back` offers the way back to the question that led here.
        """
        desk, statement = self._desk, self._desk.course.statement
        look = overview(desk.course, desk.store(), desk.parts.clock, desk.learner().id)
        found = statement.point(point)
        section = found.section if found else section
        number = next((n for n, s in enumerate(statement.sections) if s.id == section), 0)
        shown = statement.sections[number]
        rows = section_rows(statement, look.sections, shown.id)
        standing = look.sections[number]
        points = tuple(
            _point_row(n, p.id, p.text, look.points[p.id], p.id == point) for n, p in enumerate(shown.points, 1)
        )
        self._show(
            ReadState(
                rows,
                shown.id,
                number,
                _("Section {n} of {total}").format(n=number + 1, total=len(statement.sections)),
                shown.title,
                points,
                percent(standing.mastery),
                standing.mastery,
                _("mastery · {seen} of {total} questions seen").format(seen=standing.seen, total=standing.total),
                tuple(dict.fromkeys(term for p in shown.points for term in p.terms)),
                point if found else "",
                back,
            )
        )

    def quiz_section(self) -> Attempt:
        """Start a quiz on the section shown. Raises QuizRefused while another session is open."""
        desk = self._desk
        return desk.quiz().start_sections(desk.learner().id, [self.state.section], seed=desk.seed())


def _point_row(number: int, point: str, text: str, standing: PointStanding, marked: bool) -> PointRow:
    status, word = status_of(standing)
    questions = ngettext("{n} question", "{n} questions", standing.questions).format(n=standing.questions)
    return PointRow(
        point, number, text, _("{questions} · {word}").format(questions=questions, word=word), status, marked
    )


def status_of(standing: PointStanding) -> tuple[str, str]:
    """How well a point is known: one of new, known, shaky, missed, and that in words."""
    if standing.recall is None:
        return "new", _("not seen yet")
    if standing.missed:
        return "missed", ngettext("you missed {n} last time", "you missed {n} last time", standing.missed).format(
            n=standing.missed
        )
    if standing.seen < standing.questions:
        return "shaky", _("{seen} of {total} seen").format(seen=standing.seen, total=standing.questions)
    return ("known", _("well known")) if standing.recall >= WELL_KNOWN else ("shaky", _("fading"))
