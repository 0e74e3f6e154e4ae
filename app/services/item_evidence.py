"""What the answers on this device say of each question, as the item-writing rules and the editor want it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.bank import Course
from app.domain.lint.rule import ItemFigures
from app.domain.mark_table import ENOUGH
from app.services.item_report import ItemRow, items_report, quiz_report
from app.services.ports import ProgressStore


@dataclass(frozen=True, slots=True)
class ItemEvidence:
    """What answers say of one question: `first` over everybody's first answers, `telling` where options compare best.

    Options compare with the rest of an attempt only where all were asked the same: `telling` is then the row of the
    quiz of that title (`quiz`); else it is `first` itself, and `quiz` is empty.
    """

    first: ItemRow
    telling: ItemRow
    quiz: str = ""


def item_evidence(
    course: Course, store: ProgressStore, learners: Sequence[str] | None = None
) -> dict[str, ItemEvidence]:
    """By item id, of questions that were answered; `learners` are ids (None: everybody here)."""
    chosen = [learner.id for learner in store.learners()] if learners is None else learners
    report = items_report(course, store, chosen)
    found = {row.item.id: ItemEvidence(row, row) for row in report.items if row.item is not None}
    for quiz in report.quizzes:
        for row in quiz_report(course, store, chosen, quiz.name).items:
            if row.item is not None and row.item.id in found:
                found[row.item.id] = _better(found[row.item.id], row, quiz.title)
    return found


def evidence(course: Course, store: ProgressStore, learners: Sequence[str] | None = None) -> dict[str, ItemFigures]:
    """By item id the figures of its current revision, from first attempts; `learners` as in `item_evidence`.

    Questions nobody answered are left out.
    """
    return figures_of(item_evidence(course, store, learners))


def figures_of(found: Mapping[str, ItemEvidence]) -> dict[str, ItemFigures]:
    """The figures that the rules ask for, of questions whose current revision was answered."""
    return {name: figures for name, each in found.items() if (figures := _figures(each)) is not None}


def _better(known: ItemEvidence, row: ItemRow, quiz: str) -> ItemEvidence:
    """The row that tells more: one with a discrimination, then one with more attempts; of the same revision only."""
    if row.revision != known.first.revision:
        return known
    ranks = [(each.figures.discrimination is not None, each.figures.attempts) for each in (known.telling, row)]
    return ItemEvidence(known.first, row, quiz) if ranks[1] > ranks[0] else known


def _figures(found: ItemEvidence) -> ItemFigures | None:
    row, told = found.first, found.first.figures
    if row.item is None or row.item.revision != row.revision or told.facility is None:
        return None
    shares = {option.key: option.count / option.attempts for option in row.options if option.attempts}
    telling = found.telling.figures
    discrimination = told.discrimination
    if discrimination is None and telling.attempts >= ENOUGH:  # fewer would not be enough for the rules
        discrimination = telling.discrimination
    return ItemFigures(told.attempts, told.facility, discrimination, shares)
