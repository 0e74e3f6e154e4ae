"""The report on one learner, as a document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.activity import Streak, Week, streak, weeks
from app.domain.bank import Course
from app.domain.event import AnswerEvent
from app.domain.goal import Goal
from app.domain.history import MILLION, Figures
from app.domain.learner import Learner
from app.domain.memory import Confidence
from app.domain.report_document import Cell, Column, Document, Gap, Part, Row, Table, Unit
from app.i18n import _
from app.services.class_changes import ClassChanges
from app.services.class_grid import GridRow
from app.services.class_quizzes import QuizTable
from app.services.overview import Overview
from app.services.report_cells import day, local, mastery, nothing_yet, percent, share, stem
from app.services.report_changes import changes_part
from app.services.report_charts import (
    WEEKS,
    answers_chart,
    mastery_chart,
    recalled,
    retention_chart,
    right,
    right_chart,
    shown,
)
from app.services.report_quizzes import results_table

MINUTE_MS = 60_000
MAIN = "points"


@dataclass(frozen=True, slots=True)
class LearnerFigures:
    """Everything that the report on a learner is made from; `now` is UTC ms, `days` those of this device."""

    now: int
    course: Course
    learner: Learner
    goal: Goal
    days: Mapping[date, Figures]
    totals: Figures
    overview: Overview
    grid: GridRow
    last: Mapping[str, AnswerEvent]
    quizzes: tuple[QuizTable, ...]
    changes: ClassChanges | None = None


def learner_document(told: LearnerFigures) -> Document:
    """The whole report."""
    made = local(told.now)
    parts = [
        Part("totals", _("In all"), (_totals(told, made.date()),)),
        _weeks(told, made.date()),
        _sections(told),
        Part("points", _("Points"), (_points(told), _answers(told))),
        Part("quizzes", _("Quizzes"), (results_table(told.quizzes, people=False),)),
    ]
    if told.changes is not None:
        parts.append(changes_part(told.course, told.changes, people=False))
    return Document(
        "learner",
        _("Report on {name}").format(name=told.learner.name),
        told.learner.name,
        told.course.statement.title,
        made,
        local(told.changes.since).date() if told.changes else None,
        ((_("Learner"), told.learner.name), (_("Course"), told.course.statement.title), *_goal(told.goal)),
        tuple(parts),
        MAIN,
    )


def _goal(goal: Goal) -> tuple[tuple[str, str], ...]:
    test = ((_("Day of the test"), goal.test_day.isoformat()),) if goal.test_day else ()
    return (*test, (_("Target for retention"), percent(goal.retention)))


def _totals(told: LearnerFigures, today: date) -> Table:
    sums, held = told.totals, streak({day for day, found in told.days.items() if found.answers}, today)
    month = sum((found for each, found in told.days.items() if (today - each).days < 30), Figures())
    columns = (
        Column("figure", _("Figure")),
        Column("value", _("Value"), Unit.NUMBER, digits=0),
        Column("share", _("Share"), Unit.SHARE, interval=True),
        Column("count", _("Out of"), Unit.COUNT),
    )
    rows = (
        _number(_("Answers"), sums.answers),
        _number(_("Minutes"), sums.milliseconds / MINUTE_MS),
        _number(_("Days with answers"), sum(bool(found.answers) for found in told.days.values())),
        *_streak(held),
        (Cell(_("Fully right")), Cell(sums.correct), share(right(sums)), Cell(sums.scored)),
        (Cell(_("Remembered when due")), Cell(sums.recalled), share(recalled(sums), _no_review()), Cell(sums.reviews)),
        (
            Cell(_("Remembered when due, last 30 days")),
            Cell(month.recalled),
            share(recalled(month), _no_review()),
            Cell(month.reviews),
        ),
        (Cell(_("Foretold by the schedule")), Cell(), _foretold(sums), Cell(sums.forecast)),
        (Cell(_("Target for retention")), Cell(), Cell(told.goal.retention), Cell()),
    )
    return Table("totals", _("Totals"), columns, rows, "", (_review_note(),))


def _number(name: str, value: float) -> Row:
    return Cell(name), Cell(value), Cell(), Cell()


def _streak(held: Streak) -> tuple[Row, Row]:
    return _number(_("Days in a row"), held.current), _number(_("Longest run of days"), held.longest)


def _foretold(sums: Figures) -> Cell:
    return Cell(sums.predicted / sums.forecast / MILLION) if sums.forecast else Cell(gap=_no_review())


def _no_review() -> Gap:
    return Gap("no_reviews", _("No answer was a review yet."))


def _review_note() -> str:
    return _("A review is an answer a day or more after the one before to the same question.")


def _weeks(told: LearnerFigures, today: date) -> Part:
    found = shown(weeks(told.days, today, WEEKS))
    columns = (
        Column("week", _("Week from"), Unit.DAY),
        Column("answers", _("Answers"), Unit.COUNT),
        Column("minutes", _("Minutes"), Unit.NUMBER),
        Column("right", _("Fully right"), Unit.SHARE, interval=True),
        Column("scored", _("Marked"), Unit.COUNT),
        Column("recalled", _("Remembered when due"), Unit.SHARE, interval=True),
        Column("reviews", _("Reviews"), Unit.COUNT),
    )
    rows = tuple(_week(week) for week in found)
    table = Table("weeks", _("Week by week"), columns, rows, _("No answers in the last half year."))
    charts = (answers_chart(found), right_chart(found), retention_chart(found, told.goal.retention)) if found else ()
    return Part("weeks", _("Weeks"), (table,), charts)


def _week(week: Week) -> Row:
    sums = week.figures
    unmarked = Gap("no_answers", _("No answer was marked in this week."))
    unreviewed = Gap("no_reviews", _("No answer was a review in this week."))
    return (
        Cell(week.start), Cell(sums.answers), Cell(sums.milliseconds / MINUTE_MS), share(right(sums), unmarked),
        Cell(sums.scored), share(recalled(sums), unreviewed), Cell(sums.reviews),
    )  # fmt: skip


def _sections(told: LearnerFigures) -> Part:
    names = {section.id: section.title for section in told.course.statement.sections}
    columns = (
        Column("section", _("Section")),
        Column("mastery", _("Mastery"), Unit.SHARE),
        Column("met", _("Questions met"), Unit.COUNT),
        Column("questions", _("Questions"), Unit.COUNT),
        Column("right", _("Fully right"), Unit.SHARE, interval=True),
        Column("scored", _("Marked"), Unit.COUNT),
        Column("answers", _("Answers"), Unit.COUNT),
    )
    rows = tuple(
        (
            Cell(names[cell.section]), mastery(cell.mastery, cell.total), Cell(cell.seen), Cell(cell.total),
            share(cell.right), Cell(cell.right.count), Cell(cell.answers),
        )
        for cell in told.grid.cells
    )  # fmt: skip
    shorts = {section.id: section.short for section in told.course.statement.sections}
    chart = mastery_chart([(shorts[c.section], c.mastery, c.seen, c.total) for c in told.grid.cells], "sections")
    return Part("sections", _("Sections"), (Table("sections", _("Sections"), columns, rows, ""),), (chart,))


def _points(told: LearnerFigures) -> Table:
    columns = (
        Column("point", _("Point")),
        Column("section", _("Section")),
        Column("text", _("What it says"), wide=True),
        Column("recall", _("Chance of remembering"), Unit.SHARE),
        Column("met", _("Questions met"), Unit.COUNT),
        Column("questions", _("Questions"), Unit.COUNT),
        Column("missed", _("Last missed"), Unit.COUNT),
        Column("last", _("Last answer"), Unit.DAY),
    )
    return Table("points", _("Points"), columns, tuple(_point_rows(told)), _("The course has no points."))


def _point_rows(told: LearnerFigures) -> Sequence[Row]:
    rows = []
    for section in told.course.statement.sections:
        for point in section.points:
            stands = told.overview.points[point.id]
            times = [told.last[i.id].time for i in told.course.of_point(point.id) if i.id in told.last]
            known = Cell(stands.recall) if stands.recall is not None else Cell(gap=nothing_yet())
            rows.append((
                Cell(point.id), Cell(section.short), Cell(point.text), known, Cell(stands.seen),
                Cell(stands.questions), Cell(stands.missed), day(max(times, default=None)),
            ))  # fmt: skip
    return rows


def _answers(told: LearnerFigures) -> Table:
    columns = (
        Column("question", _("Question")),
        Column("points", _("Points")),
        Column("stem", _("Asked"), wide=True),
        Column("score", _("Credit"), Unit.SHARE),
        Column("day", _("Answered"), Unit.DAY),
        Column("revealed", _("After feedback")),
        Column("confidence", _("Said to be")),
    )
    items = [item for item in told.course.items.values() if item.id in told.last]
    rows = tuple(
        (
            Cell(item.id), Cell(", ".join(item.points)), Cell(stem(item)), Cell(told.last[item.id].score),
            day(told.last[item.id].time), Cell(_("yes") if told.last[item.id].given.revealed else _("no")),
            Cell(_sure(told.last[item.id].confidence)),
        )
        for item in items
    )  # fmt: skip
    return Table("answers", _("Last answer to each question"), columns, rows, _("No answers yet."))


def _sure(said: Confidence | None) -> str:
    if said is None:
        return ""
    return {
        Confidence.GUESSED: _("guessed"),
        Confidence.UNSURE: _("unsure"),
        Confidence.SURE: _("sure"),
    }[said]
