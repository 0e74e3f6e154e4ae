"""Rule, Issue, ItemFigures: what a rule is, what it says, and the figures that some rules need."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.bank import Course
from app.domain.item import Item

Told = Callable[[], str]
"""A text that is looked up in the language in use when it is needed."""

ENOUGH_ATTEMPTS = 30
"""Fewer learners than this say nothing safe about a question."""


class Source(StrEnum):
    """Where a rule comes from; the values are names, so they are not translated."""

    HALADYNA = "Haladyna, Downing & Rodriguez 2002"
    NBME = "NBME Item-Writing Guide"
    OURS = "Communiqué"


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing that a rule says of a question, or of a point that has none.

    `field` is where: `id`, `stem`, `body` (the key that names the kind), `option 0`, `mistake 0`, `hint`, `explain`,
    `allow <rule>`. Options count as in `Choices.options`. `item` is empty where `point` is set.
    """

    item: str
    field: str
    code: str
    message: str
    help: str = ""
    point: str = ""


@dataclass(frozen=True, slots=True)
class ItemFigures:
    """What learners' answers say of one question's current revision.

    `attempts` counts learners; `facility` is the mean share of the marks (0..1); `discrimination` the item-rest
    correlation times 100, None where it cannot be told; `shares` the share of learners (0..1) by option key.
    """

    attempts: int
    facility: float
    discrimination: float | None = None
    shares: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Subject:
    """What rules look at: a course, and the figures of its items where there are any, by item id.

    `whole` is False where something of the course could not be read, so that what is missing says nothing.
    """

    course: Course
    figures: Mapping[str, ItemFigures] = field(default_factory=dict)
    whole: bool = True

    def items(self) -> Iterator[Item]:
        """All items."""
        return iter(self.course.items.values())


Said = tuple[str, str]
"""What a rule for single questions gives: the field, and the message."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, with what the documents and `rules` tell of it.

    `fires` and `clean` are questions in YAML, as an author writes them: one that the rule is right about, and one
    that is like it but sound. `look` is the rule itself. `english` says that it reads English words only, `figures`
    that it needs answers, and `course` that it compares questions, or looks at points without one.
    """

    code: str
    source: Source
    title: Told
    reason: Told
    remedy: Told
    fires: str
    clean: str
    look: Callable[[Subject], Iterator[Issue]]
    english: bool = False
    figures: bool = False
    course: bool = False
    silenced: bool = True


def each(code: str, look: Callable[[Item], Iterator[Said]]) -> Callable[[Subject], Iterator[Issue]]:
    """A rule for single questions, made into one for a course."""

    def all_items(subject: Subject) -> Iterator[Issue]:
        for item in subject.items():
            for where, message in look(item):
                yield Issue(item.id, where, code, message)

    return all_items
