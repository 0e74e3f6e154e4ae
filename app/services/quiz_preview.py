"""What a quiz would be: how many questions, marks and minutes, what it covers, and what looks wrong with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.bank import Course, Quiz
from app.domain.item import Item, Level
from app.domain.session import Mode
from app.i18n import _, ngettext

Pair = tuple[str, str]
"""A question's id, and the id of one that gives its answer away."""


@dataclass(frozen=True, slots=True)
class Preview:
    """`questions` are asked of `pool`; marks lie between `least` and `most`; `points` are those that can come up.

    `minutes_each` is 0 without a time limit. `levels` counts the pool. `warnings` are texts for a person.
    """

    questions: int
    pool: int
    least: float
    most: float
    minutes_each: float
    points: tuple[str, ...]
    levels: tuple[tuple[Level | None, int], ...]
    warnings: tuple[str, ...]


def key_pairs(course: Course) -> tuple[Pair, ...]:
    """All pairs of the course in which one stem gives the other's answer away. Reads every question: keep it."""
    from app.domain.lint.course_rules import key_pairs as found  # its patterns take time to import

    return tuple((one.id, giver.id) for one, giver in found(tuple(course.items.values())))


def preview(course: Course, quiz: Quiz, today: date, pairs: Iterable[Pair] = ()) -> Preview:
    """Look at a quiz before anybody takes it."""
    pools = _pools(course, quiz)
    questions = sum(count for count, _pool in pools)
    pool = [item for _count, items in pools for item in items]
    least, most = _marks(pools)
    points = tuple(dict.fromkeys(point for item in pool for point in item.points))
    counted = Counter(item.level for item in pool)
    return Preview(
        questions,
        len(pool),
        least,
        most,
        quiz.minutes / questions if questions else 0.0,
        points,
        tuple((level, counted[level]) for level in (*Level, None) if counted[level]),
        (*_missing(course, quiz), *_odd(quiz, today), *_given_away(quiz, pairs)),
    )


def _pools(course: Course, quiz: Quiz) -> list[tuple[int, Sequence[Item]]]:
    """How many are asked of which questions."""
    if quiz.items:
        known = [course.items[item] for item in quiz.items if item in course.items]
        return [(len(known), known)]
    drawn = [(count, course.of_section(section)) for section, count in quiz.draw]
    return [(min(count, len(items)), items) for count, items in drawn]


def _marks(pools: Sequence[tuple[int, Sequence[Item]]]) -> tuple[float, float]:
    """The fewest and the most marks that can come up."""
    least = most = 0.0
    for count, items in pools:
        marks = sorted(item.marks for item in items)
        least += sum(marks[:count])
        most += sum(marks[len(marks) - count :])
    return least, most


def _missing(course: Course, quiz: Quiz) -> list[str]:
    gone = [item for item in quiz.items if item not in course.items]
    found = [_('There is no question "{id}": it is left out.').format(id=item) for item in gone]
    for section_id, count in quiz.draw:
        section, there = course.statement.section(section_id), len(course.of_section(section_id))
        if section is None:
            found.append(_('There is no section "{id}": nothing is drawn from it.').format(id=section_id))
        elif count > there:
            told = ngettext(
                "{section} has {there} question, and {count} are to be drawn: all of it is asked.",
                "{section} has {there} questions, and {count} are to be drawn: all of them are asked.",
                there,
            )
            found.append(told.format(section=section.short, there=there, count=count))
    if not quiz.items and not quiz.draw:
        found.append(_("It has no questions yet."))
    return found


def _odd(quiz: Quiz, today: date) -> list[str]:
    found = []
    if quiz.due is not None and quiz.due < today:
        found.append(_("The day it is due is over: nobody can start it."))
    if quiz.mode is Mode.EXAM and not quiz.minutes:
        found.append(_("An exam without a time limit stays open until it is submitted."))
    return found


def _given_away(quiz: Quiz, pairs: Iterable[Pair]) -> list[str]:
    listed = frozenset(quiz.items)
    return [
        _('"{giver}" gives the answer to "{item}" away.').format(giver=giver, item=item)
        for item, giver in pairs
        if item in listed and giver in listed
    ]
