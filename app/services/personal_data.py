"""Everything of one learner, to take along; and learners who are one person, or who go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.domain.bank import Course
from app.domain.event import AnswerEvent
from app.domain.goal import Goal
from app.domain.history import Figures
from app.domain.item import Item
from app.domain.learner import Learner
from app.domain.report import Share
from app.domain.roster import ReportEvent
from app.domain.session import StudySession
from app.domain.stored_item import stored_item
from app.i18n import _
from app.services.class_quizzes import quiz_tables
from app.services.exchange_ports import Erased
from app.services.export_answers import answer_lines
from app.services.import_answers import replayer
from app.services.ports import ProgressStore, Scheduler


class SameLearner(Exception):
    """A learner cannot be merged into themselves; the text says so."""


@dataclass(frozen=True, slots=True)
class CourseData:
    """What a learner did in one course. `items` by (item, revision), as they were asked; None where no text is left.

    `title` is empty for a course that is not at hand.
    """

    course: str
    goal: Goal | None
    totals: Figures
    days: Mapping[date, Figures]
    sessions: tuple[StudySession, ...]
    answers: tuple[AnswerEvent, ...]
    items: Mapping[tuple[str, str], Item | None]
    scores: Mapping[str, Share]
    title: str = ""


@dataclass(frozen=True, slots=True)
class PersonalData:
    """Everything that is kept of a learner; `lines` is the log as the answers command prints it."""

    learner: Learner
    classes: tuple[str, ...]
    courses: tuple[CourseData, ...]
    reports: tuple[ReportEvent, ...]
    weights: tuple[float, ...] | None
    lines: tuple[str, ...]


def personal_data(store: ProgressStore, learner: Learner, course: Course) -> PersonalData:
    """Read everything; `course` is the one at hand: it alone can score sessions and tell titles."""
    told = [event for event in store.events(learner.id) if isinstance(event, AnswerEvent)]
    names = dict.fromkeys([course.id, *(answer.course for answer in told)])
    groups = tuple(one.name for one in store.classes() if any(m.id == learner.id for m in store.members(one.id)))
    return PersonalData(
        learner,
        groups,
        tuple(_course(store, learner, name, course, told) for name in names),
        store.reports(learner.id),
        store.weights(learner.id),
        tuple(answer_lines(store, learner.id, carry=True)),
    )


def merge_learners(store: ProgressStore, scheduler: Scheduler, old: Learner, into: Learner) -> None:
    """Two learners are one person. Raises SameLearner, or StoreError while `old` has an exam open."""
    if old.id == into.id:
        raise SameLearner(_("{name} is one learner already.").format(name=old.name))
    store.merge_learners(old.id, into.id, replayer(store, scheduler))


def erase_learner(store: ProgressStore, learner: Learner) -> Erased:
    """Remove everything of a learner for good; names the backups that still hold it."""
    return store.erase_learner(learner.id)


def write_personal_data(folder: Path, data: PersonalData, page: str) -> tuple[Path, Path]:
    """Write `answers.jsonl` and `history.html` into a new or empty folder. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    lines, html = folder / "answers.jsonl", folder / "history.html"
    with lines.open("x", encoding="utf-8", newline="\n") as out:
        out.writelines(f"{line}\n" for line in data.lines)
    with html.open("x", encoding="utf-8", newline="\n") as out:
        out.write(page)
    return lines, html


def _course(store: ProgressStore, learner: Learner, name: str, course: Course, told: list[AnswerEvent]) -> CourseData:
    sessions = tuple(one for one in store.sessions(learner.id, name) if not one.open)
    answers = tuple(one for one in store.recent_answers(learner.id, name, len(told)) if one.rating is not None)
    scores: dict[str, Share] = {}
    if name == course.id:
        tables = quiz_tables(course, store, [learner])
        scores = {one.session.id: one.score for table in tables for r in table.results for one in r.taken}
    return CourseData(
        name,
        store.goal(learner.id, name),
        store.totals(learner.id, name),
        store.days(learner.id, name),
        sessions,
        answers,
        {(a.item, a.revision): _item(store, course if name == course.id else None, a) for a in answers},
        scores,
        course.statement.title if name == course.id else "",
    )


def _item(store: ProgressStore, course: Course | None, answer: AnswerEvent) -> Item | None:
    current = course.items.get(answer.item) if course is not None else None
    if current is not None and current.revision == answer.revision:
        return current
    content = store.revision(answer.revision)
    return stored_item(answer.item, content, current) if content is not None else current
