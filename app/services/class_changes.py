"""What changed in a class since a date: sections, points and learners that moved up or down, with counts."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from app.domain.bank import Course
from app.domain.change import Change, change
from app.domain.history import Figures
from app.domain.learner import Learner
from app.services.class_mastery import Kept, Recalls, kept

Sums = Mapping[tuple[str, str], Figures]


@dataclass(frozen=True, slots=True)
class Moved:
    """One section, point or learner (by `id` and `name`) with its share right before and since; `answers` since.

    `then` and `now` are what was remembered at that moment, and what is.
    """

    id: str
    name: str
    change: Change
    answers: int
    then: Kept
    now: Kept


@dataclass(frozen=True, slots=True)
class Compared:
    """The store's `item_figures` from the start and from a moment on, and what was remembered then and is now."""

    all_time: Sums
    recent: Sums
    then: Recalls
    now: Recalls


@dataclass(frozen=True, slots=True)
class ClassChanges:
    """Everything that was answered since `since` (UTC ms) against what was answered before it.

    Points stand here only where they were answered since.
    """

    since: int
    learners: tuple[Moved, ...]
    sections: tuple[Moved, ...]
    points: tuple[Moved, ...]


def class_changes(course: Course, learners: Sequence[Learner], told: Compared, since: int) -> ClassChanges:
    """Compare what was before a moment (UTC ms) with what came since."""
    known = set(course.items)
    before, since_then = _by_learner(told.all_time, known), _by_learner(told.recent, known)
    none = Figures()
    people = [
        _moved(one.id, one.name, (before.get(one.id, none), since_then.get(one.id, none)), _held(told, [one], known))
        for one in learners
    ]
    old, new = _by_item(told.all_time), _by_item(told.recent)
    sections = [
        _moved(one.id, one.short, (_add(old, ids), _add(new, ids)), _held(told, learners, ids))
        for one in course.statement.sections
        if (ids := [item.id for item in course.of_section(one.id)])
    ]
    points = [
        _moved(one.id, one.id, (_add(old, ids), _add(new, ids)), _held(told, learners, ids))
        for one in course.statement.points()
        if (ids := [item.id for item in course.of_point(one.id)])
    ]
    return ClassChanges(since, tuple(people), tuple(sections), tuple(one for one in points if one.answers))


def _moved(id_: str, name: str, sums: tuple[Figures, Figures], held: tuple[Kept, Kept]) -> Moved:
    """`sums` are those of all time and since then."""
    whole, since = sums
    before = whole + -since
    compared = change((before.correct, before.scored), (since.correct, since.scored))
    return Moved(id_, name, compared, since.answers, *held)


def _held(told: Compared, learners: Sequence[Learner], items: Collection[str]) -> tuple[Kept, Kept]:
    return kept(told.then, learners, items), kept(told.now, learners, items)


def _by_learner(sums: Sums, items: Collection[str]) -> dict[str, Figures]:
    made: dict[str, Figures] = {}
    for (learner, item), told in sums.items():
        if item in items:
            made[learner] = made.get(learner, Figures()) + told
    return made


def _by_item(sums: Sums) -> dict[str, Figures]:
    made: dict[str, Figures] = {}
    for (_learner, item), told in sums.items():
        made[item] = made.get(item, Figures()) + told
    return made


def _add(sums: Mapping[str, Figures], items: Sequence[str]) -> Figures:
    return sum((sums[item] for item in items if item in sums), Figures())
