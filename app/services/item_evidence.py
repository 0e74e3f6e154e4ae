"""What the answers on this device say of each question, as the item-writing rules and the editor want it."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.bank import Course
from app.domain.lint.rule import ItemFigures
from app.services.item_report import ItemRow, items_report
from app.services.ports import ProgressStore


def evidence(course: Course, store: ProgressStore, learners: Sequence[str] | None = None) -> dict[str, ItemFigures]:
    """By item id the figures of its current revision, from first attempts; `learners` are ids (None: everybody here).

    Questions nobody answered are left out.
    """
    chosen = [learner.id for learner in store.learners()] if learners is None else learners
    return {
        row.item.id: found
        for row in items_report(course, store, chosen).items
        if row.item is not None and (found := _figures(row)) is not None
    }


def _figures(row: ItemRow) -> ItemFigures | None:
    figures = row.figures
    if row.item is None or row.item.revision != row.revision or figures.facility is None:
        return None
    shares = {option.key: option.count / option.attempts for option in row.options if option.attempts}
    return ItemFigures(figures.attempts, figures.facility, figures.discrimination, shares)
