"""ItemBank, Quiz and Course: what an author hands over, read and checked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from app.domain.item import Item
from app.domain.session import Mode
from app.domain.statement import Statement


@dataclass(frozen=True, slots=True)
class ItemBank:
    """One bank file: the questions on one section, in the author's order."""

    section: str
    items: tuple[Item, ...]
    path: str = ""


@dataclass(frozen=True, slots=True)
class Quiz:
    """One quiz file. Either `draw` ((section, how many) pairs) or `items` (ids) is set.

    `minutes` is 0 without a limit, `attempts` 0 without one; `pass_share` lies in 0..1, None without a pass mark;
    `due` is the last day on which it may be taken, in the learner's own time zone.
    """

    name: str
    title: str
    mode: Mode
    draw: tuple[tuple[str, int], ...] = ()
    items: tuple[str, ...] = ()
    minutes: float = 0
    due: date | None = None
    attempts: int = 0
    pass_share: float | None = None
    path: str = ""


@dataclass(frozen=True)
class Course:
    """A statement with its banks and quizzes. `id` is the folder's name; progress hangs on it."""

    id: str
    statement: Statement
    banks: tuple[ItemBank, ...]
    quizzes: tuple[Quiz, ...] = ()
    media: str = ""

    @cached_property
    def items(self) -> dict[str, Item]:
        """All items by id, in section order and then the author's."""
        rank = {section.id: n for n, section in enumerate(self.statement.sections)}
        banks = sorted(self.banks, key=lambda bank: rank.get(bank.section, len(rank)))
        return {item.id: item for bank in banks for item in bank.items}

    def of_section(self, section_id: str) -> tuple[Item, ...]:
        """The items of one section, in order."""
        return tuple(item for item in self.items.values() if item.section == section_id)

    def of_point(self, point_id: str) -> tuple[Item, ...]:
        """The items that cite a point."""
        return tuple(item for item in self.items.values() if point_id in item.points)

    def uncovered(self) -> tuple[str, ...]:
        """Ids of points that no item cites, in reading order."""
        cited = {point for item in self.items.values() for point in item.points}
        return tuple(point.id for point in self.statement.points() if point.id not in cited)

    def quiz(self, name: str) -> Quiz | None:
        """The quiz of this name (its file's stem), or None."""
        return next((quiz for quiz in self.quizzes if quiz.name == name), None)
