"""What questions and points do in a class: those that mislead, those nobody knows, those that were reported."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from app.domain.bank import Course
from app.domain.event import AnswerEvent
from app.domain.history import Figures
from app.domain.item import Item
from app.domain.learner import Learner
from app.domain.misleading import Suspicion, suspicion
from app.domain.report import Share, wilson
from app.domain.roster import ReportEvent
from app.domain.statement import Point
from app.services.item_report import ItemReport, ItemRow
from app.services.ports import ProgressStore


@dataclass(frozen=True, slots=True)
class Misleading:
    """A question that misleads, with its row of figures and what speaks against it."""

    row: ItemRow
    item: Item
    why: Suspicion


@dataclass(frozen=True, slots=True)
class PointRow:
    """A point in a class: `met` learners answered a question on it, `right` of them at least once fully right.

    `share` is the share of all their answers that were fully right.
    """

    point: Point
    section: str
    met: int
    right: int
    share: Share


@dataclass(frozen=True, slots=True)
class Reported:
    """A question that learners reported, newest report first; `current` counts those about its present text.

    `item` is None where it left the course.
    """

    item_id: str
    item: Item | None
    reports: tuple[tuple[Learner, ReportEvent], ...]
    current: int


def misleading(course: Course, reports: Sequence[ItemReport], firsts: Sequence[AnswerEvent]) -> tuple[Misleading, ...]:
    """Questions that mislead, in the course's order.

    `reports` come in the order in which a row is preferred: figures of a quiz say more than those over all answers.
    """
    told: dict[tuple[str, str], list[AnswerEvent]] = {}
    for answer in firsts:
        told.setdefault((answer.item, answer.revision), []).append(answer)
    found: dict[str, Misleading] = {}
    for row in (row for report in reports for row in report.items):
        item = row.item
        if item is None or item.revision != row.revision or item.id in found:
            continue
        why = suspicion(row.options, told.get((item.id, row.revision), ()))
        if why is not None:
            found[item.id] = Misleading(row, item, why)
    return tuple(found[item] for item in course.items if item in found)


def point_rows(course: Course, sums: Mapping[tuple[str, str], Figures]) -> tuple[PointRow, ...]:
    """Every point of the statement that a question cites, in reading order."""
    by_item: dict[str, dict[str, Figures]] = {}
    for (learner, item), figures in sums.items():
        by_item.setdefault(item, {})[learner] = figures
    rows = []
    for section in course.statement.sections:
        for point in section.points:
            items = [item.id for item in course.of_point(point.id)]
            if items:
                rows.append(_point(point, section.id, [by_item.get(item, {}) for item in items]))
    return tuple(rows)


def nobody_knows(rows: Sequence[PointRow]) -> tuple[PointRow, ...]:
    """The points that were met and that nobody ever answered right, most learners first."""
    return tuple(sorted((row for row in rows if row.met and not row.right), key=lambda row: -row.met))


def reported(course: Course, store: ProgressStore, learners: Collection[Learner]) -> tuple[Reported, ...]:
    """Reported questions, most reports first."""
    known = {learner.id: learner for learner in learners}
    found: dict[str, list[tuple[Learner, ReportEvent]]] = {}
    for report in store.reports(course=course.id):
        if report.learner in known:
            found.setdefault(report.item, []).insert(0, (known[report.learner], report))
    made = [_reported(course.items.get(item), item, told) for item, told in found.items()]
    return tuple(sorted(made, key=lambda each: (-len(each.reports), each.item_id)))


def _point(point: Point, section: str, told: Sequence[Mapping[str, Figures]]) -> PointRow:
    learners: dict[str, Figures] = {}
    for figures in told:
        for learner, one in figures.items():
            learners[learner] = learners.get(learner, Figures()) + one
    scored = [one for one in learners.values() if one.scored]
    whole = sum(scored, Figures())
    right = sum(one.correct > 0 for one in scored)
    return PointRow(point, section, len(scored), right, wilson(whole.correct, whole.scored))


def _reported(item: Item | None, item_id: str, told: Sequence[tuple[Learner, ReportEvent]]) -> Reported:
    current = sum(item is not None and report.revision == item.revision for _learner, report in told)
    return Reported(item_id, item, tuple(told), current)
