"""The report on a class, or on any learners, in one course: everything a teacher's page shows of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.bank import Course
from app.domain.learner import Learner
from app.domain.roster import SchoolClass
from app.services.class_changes import ClassChanges, Compared, Sums, class_changes
from app.services.class_grid import GridRow, class_grid
from app.services.class_mastery import recalls_now, recalls_then
from app.services.class_questions import (
    Misleading,
    PointRow,
    Reported,
    misleading,
    point_rows,
    reported,
)
from app.services.class_quizzes import Duty, QuizTable, duties, quiz_tables
from app.services.item_report import ItemReport, items_report, quiz_report
from app.services.ports import Clock, ProgressStore


@dataclass(frozen=True, slots=True)
class ClassReport:
    """What is known of learners in a course at `made` (UTC ms); `group` is their class, None for any learners.

    `items` holds figures over all first answers, `quiz_items` by quiz name those over first attempts at it, which alone
    can tell discrimination. `changes` is None without a date. Open exams count nowhere.
    """

    made: int
    course: Course
    group: SchoolClass | None
    learners: tuple[Learner, ...]
    grid: tuple[GridRow, ...]
    quizzes: tuple[QuizTable, ...]
    duties: tuple[Duty, ...]
    items: ItemReport
    quiz_items: dict[str, ItemReport]
    misleading: tuple[Misleading, ...]
    points: tuple[PointRow, ...]
    reported: tuple[Reported, ...]
    changes: ClassChanges | None = None


def class_report(
    course: Course,
    store: ProgressStore,
    clock: Clock,
    group: SchoolClass | None,
    learners: Sequence[Learner] = (),
    since: int | None = None,
) -> ClassReport:
    """The report on a class, or where `group` is None on `learners`; `since` is UTC ms."""
    people = store.members(group.id) if group is not None else tuple(learners)
    ids = [learner.id for learner in people]
    sums = store.item_figures(course.id, ids)
    tables = quiz_tables(course, store, people)
    firsts = store.first_answers(course.id, ids)
    items = items_report(course, store, ids, firsts)
    by_quiz = {table.quiz.name: quiz_report(course, store, ids, table.quiz.name) for table in tables}
    return ClassReport(
        clock.now(),
        course,
        group,
        tuple(people),
        class_grid(course, store, clock, people, sums),
        tables,
        duties(course, store, group.id, people) if group is not None else (),
        items,
        by_quiz,
        misleading(course, (*by_quiz.values(), items), firsts),
        point_rows(course, sums),
        reported(course, store, people),
        None if since is None else changes_since(course, store, clock, people, since, sums),
    )


def changes_since(
    course: Course,
    store: ProgressStore,
    clock: Clock,
    learners: Sequence[Learner],
    since: int,
    all_time: Sums | None = None,
) -> ClassChanges:
    """What changed since a moment (UTC ms); days begin as `services.local_day.day_span` says.

    `all_time` are the store's `item_figures`, where they are read already.
    """
    ids = [learner.id for learner in learners]
    told = Compared(
        store.item_figures(course.id, ids) if all_time is None else all_time,
        store.item_figures(course.id, ids, since),
        recalls_then(course, store, learners, since),
        recalls_now(course, store, learners, clock.now()),
    )
    return class_changes(course, learners, told, since)
