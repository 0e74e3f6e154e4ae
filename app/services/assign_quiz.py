"""Quizzes that classes are to do: who was given what, who has done it, and what a learner is to do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.bank import Course
from app.domain.learner import Learner
from app.domain.roster import SchoolClass
from app.services.class_quizzes import duties
from app.services.local_day import day_span, local_date
from app.services.ports import ProgressStore


@dataclass(frozen=True, slots=True)
class ClassDuty:
    """A class and one quiz: whether it is to do it, until which day, and who has. Whoever is late is in `done` too."""

    group: SchoolClass
    members: tuple[Learner, ...]
    assigned: bool = False
    due: date | None = None
    done: tuple[Learner, ...] = ()
    late: tuple[Learner, ...] = ()
    missing: tuple[Learner, ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """A quiz that a learner is to do, for which class, until which day, and whether they have."""

    quiz: str
    group: str
    due: date | None
    done: bool


def class_duties(course: Course, store: ProgressStore, quiz: str) -> tuple[ClassDuty, ...]:
    """Every class with what it has to do with a quiz, oldest class first."""
    found = []
    for group in store.classes():
        members = store.members(group.id)
        duty = next((d for d in duties(course, store, group.id, members) if d.assignment.quiz == quiz), None)
        if duty is None:
            found.append(ClassDuty(group, members))
        else:
            due = _day(duty.assignment.due)
            found.append(ClassDuty(group, members, True, due, duty.done, duty.late, duty.missing))
    return tuple(found)


def assign_quiz(store: ProgressStore, class_id: str, course: str, quiz: str, due: date | None = None) -> None:
    """A class is to do a quiz, until the end of a day where one is given. Raises StoreError."""
    store.assign(class_id, course, quiz, 0 if due is None else day_span(due)[1] - 1)


def tasks(course: Course, store: ProgressStore, learner: str) -> tuple[Task, ...]:
    """What a learner's classes are to do in a course: open before done, the nearest day first, one row a quiz."""
    given: dict[str, tuple[str, date | None]] = {}
    for group in store.classes():
        if all(member.id != learner for member in store.members(group.id)):
            continue
        for one in store.assignments(group.id):
            if one.course != course.id or course.quiz(one.quiz) is None:
                continue
            due, known = _day(one.due), given.get(one.quiz)
            if known is None or (due or date.max) < (known[1] or date.max):
                given[one.quiz] = (group.name, due)
    if not given:
        return ()
    done = {session.quiz for session in store.attempts(course.id, [learner])}
    found = [Task(quiz, group, due, quiz in done) for quiz, (group, due) in given.items()]
    return tuple(sorted(found, key=lambda task: (task.done, task.due or date.max)))


def _day(moment: int) -> date | None:
    return local_date(moment) if moment else None
