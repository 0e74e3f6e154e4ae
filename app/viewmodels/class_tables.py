"""The tables of a class: learners by sections, quizzes, what was assigned, what changed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from app.domain.change import Change, Direction
from app.domain.learner import Learner
from app.i18n import _
from app.services.class_changes import ClassChanges, Moved
from app.services.class_grid import GridCell
from app.services.class_mastery import Kept
from app.services.class_quizzes import QuizResult
from app.services.class_report import ClassReport
from app.viewmodels.charts import share_text
from app.viewmodels.class_cells import local_date, number_cell, quality_text, share_cell, small_sample_text
from app.viewmodels.dates import day_text
from app.viewmodels.rows import percent
from app.viewmodels.table import Cell, Table, TableRow, figure, words


def grid_table(report: ClassReport, today: date) -> Table:
    """Learners by sections: mastery, and how many questions were met."""
    sections = report.course.statement.sections
    rows = []
    for row in report.grid:
        last = "" if row.last is None else day_text(local_date(row.last), today)
        cells = (words(row.learner.name), *(_mastery(cell) for cell in (row.all, *row.cells)), _answers(row.all))
        rows.append(TableRow(row.learner.id, (*cells, Cell(last or _("never"), row.last))))
    return Table(
        (_("Learner"), _("All"), *(section.short for section in sections), _("Answers"), _("Last")),
        tuple(rows),
        _("Mastery: the chance to recall a question now, over a whole section; unseen ones count 0. Below it: seen."),
        _("Nobody is in this class yet."),
        1.6,
    )


def quiz_results_table(report: ClassReport, today: date) -> Table:
    """One row for each learner and quiz."""
    rows = []
    for table in report.quizzes:
        rows += [TableRow(each.first.session.id, _result(table.quiz.title, each, today)) for each in table.results]
        for learner in table.missing:
            blank = (
                words(table.quiz.title),
                words(learner.name),
                *[Cell("-")] * 2,
                figure("0", 0),
                Cell("-"),
                Cell("-"),
            )
            rows.append(TableRow("", blank))
    return Table(
        (_("Quiz"), _("Learner"), _("First"), _("Best"), _("Attempts"), _("Passed"), _("Last")),
        tuple(rows),
        _("Share of marks with its 95 % interval. The first attempt counts in statistics, the best one for passing."),
        _("Nobody has finished a quiz of this course yet."),
    )


def quiz_figures_table(report: ClassReport) -> Table:
    """The summary figures of each quiz, over first attempts."""
    rows = []
    for row in report.items.quizzes:
        told = row.figures
        numbers = (told.mean, told.median, told.standard_deviation, told.skewness, told.kurtosis, told.cic,
                   told.error_ratio, told.standard_error)  # fmt: skip
        cells = (words(row.title), figure(str(told.count), told.count), *(number_cell(value, 2) for value in numbers))
        rows.append(TableRow("", cells, quality_text(told.quality)))
    return Table(
        (_("Quiz"), _("Attempts"), _("Mean"), _("Median"), _("SD"), _("Skewness"), _("Kurtosis"), _("CIC %"),
         _("Error %"), _("Std error")),
        tuple(rows),
        small_sample_text(),
        _("Nobody has finished a quiz of this course yet."),
    )  # fmt: skip


def duties_table(report: ClassReport, today: date) -> Table:
    """What was assigned, and who has done it."""
    rows = []
    for each in report.duties:
        due = each.assignment.due
        when = day_text(local_date(due), today) if due else _("no day")
        done = f"{len(each.done)}/{len(each.done) + len(each.missing)}"
        cells = (words(each.title), Cell(when, due or None), figure(done, len(each.done)),
                 words(names(each.late) or "-"), words(names(each.missing) or "-"))  # fmt: skip
        rows.append(TableRow("", cells))
    return Table(
        (_("Assigned"), _("Due"), _("Done"), _("Late"), _("Not done")), tuple(rows), "",
        _("Nothing is assigned. In the terminal: classes assign CLASS QUIZ --due DAY"),
    )  # fmt: skip


def change_tables(report: ClassReport, changes: ClassChanges) -> tuple[tuple[str, Table], ...]:
    """Learners, sections and points: mastery then and now, share right before the date and since."""
    points = {point.id: point.text for point in report.course.statement.points()}
    return (
        (_("Learners"), _changes(_("Learner"), changes.learners)),
        (_("Sections"), _changes(_("Section"), changes.sections)),
        (_("Points"), _changes(_("Point"), changes.points, points)),
    )


def names(learners: Iterable[Learner]) -> str:
    """Names, with commas."""
    return ", ".join(learner.name for learner in learners)


def direction_text(moved: Change) -> str:
    """Where a share went, in a word."""
    return {
        Direction.UP: _("up"),
        Direction.DOWN: _("down"),
        Direction.STEADY: _("no clear change"),
        Direction.TOO_FEW: _("too few answers to tell"),
    }[moved.direction]


def _mastery(cell: GridCell | Kept) -> Cell:
    if not cell.total:
        return Cell("-")
    met = cell.met if isinstance(cell, Kept) else cell.seen
    return Cell(f"{percent(cell.mastery)}\n{met}/{cell.total}", cell.mastery, cell.mastery)


def _answers(cell: GridCell) -> Cell:
    return figure(str(cell.answers), cell.answers)


def _result(title: str, result: QuizResult, today: date) -> tuple[Cell, ...]:
    first, best = result.first.score, result.best.score
    passed = {None: "-", True: _("yes"), False: _("no")}[result.passed]
    ended = result.taken[-1].session.ended
    return (
        words(title),
        words(result.learner.name),
        share_cell(first.value, first.count, share_text(first)),
        share_cell(best.value, best.count, share_text(best)),
        figure(str(len(result.taken)), len(result.taken)),
        words(passed),
        Cell(day_text(local_date(ended), today), ended),
    )


def _changes(heading: str, moved: Iterable[Moved], texts: dict[str, str] | None = None) -> Table:
    rows = []
    for each in moved:
        before, since = each.change.before, each.change.since
        shift = Cell("-", None)
        if each.change.difference is not None:
            shift = figure(_signed(each.change.difference), each.change.difference)
        cells = (
            words((texts or {}).get(each.id, each.name)),
            _mastery(each.then),
            _mastery(each.now),
            share_cell(before.value, before.count, share_text(before)),
            share_cell(since.value, since.count, share_text(since)),
            shift,
            words(direction_text(each.change)),
        )
        rows.append(TableRow("", cells))
    return Table(
        (heading, _("Mastery then"), _("Mastery now"), _("Right before"), _("Right since"), _("Difference"),
         _("Moved")),
        tuple(rows),
        _("Mastery as in the grid, below it how many questions were met. Difference and Moved are of the share right."),
        _("Nothing was answered since then."),
    )  # fmt: skip


def _signed(difference: float) -> str:
    return _("{number:+d} points").format(number=round(100 * difference))
