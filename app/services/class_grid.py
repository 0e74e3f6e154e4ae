"""Learners x sections: mastery with coverage and answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.bank import Course
from app.domain.history import Figures
from app.domain.learner import Learner
from app.domain.memory import exponent_of, retrievability
from app.domain.report import Share, wilson
from app.services.ports import Clock, ProgressStore


@dataclass(frozen=True, slots=True)
class GridCell:
    """A learner in a section: `mastery` (0..1, unseen items count 0), `seen` of `total` items, share right."""

    section: str
    mastery: float
    seen: int
    total: int
    answers: int
    right: Share


@dataclass(frozen=True, slots=True)
class GridRow:
    """A learner: the whole course in `all` (its section is empty), and a cell for each section in order.

    `last` is the time of the last answer to anything (UTC ms), None before the first.
    """

    learner: Learner
    last: int | None
    all: GridCell
    cells: tuple[GridCell, ...]


def class_grid(
    course: Course,
    store: ProgressStore,
    clock: Clock,
    learners: Sequence[Learner],
    sums: Mapping[tuple[str, str], Figures],
) -> tuple[GridRow, ...]:
    """One row a learner, in the order given; `sums` are the store's `item_figures` of all of them."""
    now, standings = clock.now(), store.standings()
    rows = []
    for learner in learners:
        memory, exponent = store.memory(learner.id, course.id), exponent_of(store.weights(learner.id))
        recall = {item: retrievability(memory[item], now, exponent) for item in course.items if item in memory}
        figures = {item: found for item in course.items if (found := sums.get((learner.id, item))) is not None}
        cells = tuple(
            _cell(section.id, [item.id for item in course.of_section(section.id)], recall, figures)
            for section in course.statement.sections
        )
        whole = _cell("", list(course.items), recall, figures)
        rows.append(GridRow(learner, standings.get(learner.id, (None, 0))[0], whole, cells))
    return tuple(rows)


def _cell(section: str, items: Sequence[str], recall: Mapping[str, float], figures: Mapping[str, Figures]) -> GridCell:
    known = [recall[item] for item in items if item in recall]
    told = sum((figures[item] for item in items if item in figures), Figures())
    return GridCell(
        section,
        sum(known) / len(items) if items else 0.0,
        len(known),
        len(items),
        told.answers,
        wilson(told.correct, told.scored),
    )
