"""Check: what the check says of the whole course that is chosen, and of each save while the page is watched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from app.domain.bank import Course
from app.domain.item import Item
from app.domain.lint.rule import ItemFigures
from app.i18n import _, ngettext
from app.services.course_findings import PlacedFinding, course_findings
from app.services.desk import Desk
from app.services.item_evidence import evidence
from app.services.ports import StoreError
from app.services.watch import Change, Watch
from app.viewmodels.editor_preview import preview
from app.viewmodels.observable import ViewModel
from app.viewmodels.quiz_state import QuizState

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
    """`summary` counts errors and warnings; `well` says that there are none; `more` rows are not shown.

    `saved` says what the last save seen brought, `changed` are the ids of the questions it changed; `question` is the
    one at index `at` as a student meets it, `answered` after the right answer.
    """

    course: str = ""
    summary: str = ""
    well: bool = False
    rows: tuple[FindingRow, ...] = ()
    more: int = 0
    own: bool = False
    saved: str = ""
    changed: tuple[str, ...] = ()
    at: int = 0
    answered: bool = False
    question: QuizState | None = None


class CheckModel(ViewModel[CheckState]):
    """Checks the chosen course when asked to, and at every save: call `look` again and again while it is shown."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._watch: Watch | None = None
        self._course: Course | None = None
        self._items: tuple[Item, ...] = ()
        super().__init__(CheckState())

    def refresh(self) -> None:
        """Check the course as it stands in its files, and watch it from now on."""
        self._watch = Watch(self._desk.parts.reader, self._desk.card().path, self._said)
        self._watch.look()
        self._items = ()
        self._show(self._checked(CheckState()))

    def look(self) -> None:
        """See whether files were saved; costs a look at their times where none was."""
        change = self._watch.poll() if self._watch is not None else None
        if change is None:
            return
        if change.load.course is not None:
            self._course = change.load.course
            self._items = change.items or self._items
        self._show(
            self._pictured(replace(self._checked(self.state), saved=_saved(change)), 0 if change.items else None)
        )

    def step(self, by: int) -> None:
        """Show the next (1) or the former (-1) of the changed questions, round and round."""
        if self._items:
            self._show(self._pictured(self.state, (self.state.at + by) % len(self._items)))

    def show_answered(self, answered: bool) -> None:
        """Show the question before or after its answer."""
        self._show(self._pictured(replace(self.state, answered=answered), None))

    def _checked(self, base: CheckState) -> CheckState:
        card, parts = self._desk.card(), self._desk.parts
        found = course_findings(parts.reader, parts.writer, card.path, self._said) if parts.writer else ()
        errors = sum(one.error for one in found)
        rows = tuple(_row(one) for one in found[:MOST_ROWS])
        return replace(
            base,
            course=card.title,
            summary=_counts(errors, len(found) - errors),
            well=not found,
            rows=rows,
            more=len(found) - len(rows),
            own=card.path.parent == parts.own_courses,
        )

    def _pictured(self, base: CheckState, at: int | None) -> CheckState:
        """With the question at an index, None: where it stood."""
        at = min(base.at if at is None else at, max(len(self._items) - 1, 0))
        course = self._course
        question = None
        if course is not None and self._items:
            question = preview(course, course.items.get(self._items[at].id, self._items[at]), answered=base.answered)
        return replace(base, changed=tuple(item.id for item in self._items), at=at, question=question)

    def _said(self, _path: Path, course: Course) -> Mapping[str, ItemFigures]:
        """What answers say; a store that cannot be opened says nothing here, other pages tell of it."""
        try:
            return evidence(replace(course, id=self._desk.card().id), self._desk.store())
        except StoreError:
            return {}


def _saved(change: Change) -> str:
    """What a save brought, in one line."""
    counts = (
        (change.items, ngettext("{n} question changed", "{n} questions changed", len(change.items))),
        (change.new, ngettext("{n} finding new", "{n} findings new", len(change.new))),
        (change.mended, ngettext("{n} mended", "{n} mended", len(change.mended))),
    )
    parts = [words.format(n=len(each)) for each, words in counts if each] or [_("nothing that a student sees")]
    return _("The last save: {what}.").format(what=", ".join(parts))


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
