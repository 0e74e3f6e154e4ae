"""Check: what the check says of the whole course that is chosen."""

from __future__ import annotations

from dataclasses import dataclass

from app.i18n import _, ngettext
from app.services.course_findings import PlacedFinding, course_findings
from app.services.desk import Desk
from app.viewmodels.observable import ViewModel

MOST_ROWS = 60


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding in words; a press opens the question `item` or the `point`, where either is named."""

    place: str
    word: str
    message: str
    remedy: str
    error: bool
    item: str = ""
    point: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class CheckState:
    """`summary` counts errors and warnings; `well` says that there are none; `more` rows are not shown."""

    course: str = ""
    summary: str = ""
    well: bool = False
    rows: tuple[FindingRow, ...] = ()
    more: int = 0
    own: bool = False


class CheckModel(ViewModel[CheckState]):
    """Checks the chosen course when it is asked to."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        super().__init__(CheckState())

    def refresh(self) -> None:
        """Check the course as it stands in its files."""
        card, parts = self._desk.card(), self._desk.parts
        found = course_findings(parts.reader, parts.writer, card.path) if parts.writer else ()
        errors = sum(one.error for one in found)
        rows = tuple(_row(one) for one in found[:MOST_ROWS])
        self._show(
            CheckState(
                card.title,
                _counts(errors, len(found) - errors),
                not found,
                rows,
                len(found) - len(rows),
                card.path.parent == parts.own_courses,
            )
        )


def _row(found: PlacedFinding) -> FindingRow:
    one = found.finding
    word = _("Error") if found.error else _("Warning")
    return FindingRow(found.place, word, one.message, one.help, found.error, found.item, found.point, one.code)


def _counts(errors: int, warnings: int) -> str:
    if not errors and not warnings:
        return _("All is well: the check has nothing to say.")
    bad = ngettext("{n} error", "{n} errors", errors).format(n=errors)
    weak = ngettext("{n} warning", "{n} warnings", warnings).format(n=warnings)
    return f"{bad}, {weak}"
