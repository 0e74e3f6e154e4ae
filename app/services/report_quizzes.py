"""Quiz results, assignments and the summary figures of quizzes, as tables of a report."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.learner import Learner
from app.domain.mark_table import Quality
from app.domain.report_document import Cell, Column, Gap, Row, Table, Unit
from app.i18n import _
from app.services.class_quizzes import Duty, QuizResult, QuizTable, Taken
from app.services.item_report import QuizRow
from app.services.report_cells import day, figure, share

MARKS = (
    "max_mark",
    "mean",
    "median",
    "standard_deviation",
    "skewness",
    "kurtosis",
    "cic",
    "error_ratio",
    "standard_error",
)


def results_table(quizzes: Sequence[QuizTable], *, people: bool) -> Table:
    """Every finished attempt; with `people` whose it is, and who has finished none."""
    columns = (
        Column("quiz", _("Quiz")),
        *((Column("learner", _("Learner")),) if people else ()),
        Column("attempt", _("Attempt"), Unit.COUNT),
        Column("day", _("Finished"), Unit.DAY),
        Column("share", _("Share of marks"), Unit.SHARE, interval=True),
        Column("earned", _("Marks"), Unit.NUMBER),
        Column("possible", _("Of"), Unit.NUMBER),
        Column("passed", _("Passed")),
    )
    rows: list[Row] = []
    for table in quizzes:
        for one in table.results:
            rows += [_attempt(table, one, number, taken, people) for number, taken in enumerate(one.taken, 1)]
        rows += [_missing(table, learner) for learner in table.missing if people]
    return Table("quiz_results", _("Quiz results"), columns, tuple(rows), _("No quiz was finished yet."))


def duties_table(duties: Sequence[Duty]) -> Table:
    """What was assigned, and who has done it."""
    columns = (
        Column("quiz", _("Assigned quiz")),
        Column("due", _("Due"), Unit.DAY),
        Column("done", _("Done"), Unit.COUNT),
        Column("late", _("Of these late"), Unit.COUNT),
        Column("open", _("Not done"), Unit.COUNT),
        Column("late_names", _("Late"), wide=True),
        Column("open_names", _("Who has not"), wide=True),
    )
    rows = tuple(
        (
            Cell(one.title),
            day(one.assignment.due) if one.assignment.due else Cell(gap=Gap("no_day", _("No day was set."))),
            Cell(len(one.done)),
            Cell(len(one.late)),
            Cell(len(one.missing)),
            Cell(_names(one.late)),
            Cell(_names(one.missing)),
        )
        for one in duties
    )
    return Table("assignments", _("Assignments"), columns, rows, _("No quiz is assigned."))


def figures_table(quizzes: Sequence[QuizRow]) -> Table:
    """The summary figures of each quiz over first attempts."""
    titles = (
        _("Maximum"), _("Mean"), _("Median"), _("Standard deviation"), _("Skewness"), _("Kurtosis"),
        _("Internal consistency %"), _("Error ratio %"), _("Standard error"),
    )  # fmt: skip
    columns = (
        Column("quiz", _("Quiz")),
        Column("count", _("Attempts"), Unit.COUNT),
        *(Column(key, title, Unit.NUMBER, digits=2) for key, title in zip(MARKS, titles, strict=True)),
        Column("quality", _("Trust")),
    )
    return Table(
        "quizzes", _("How each quiz worked"), columns, tuple(_figures(row) for row in quizzes),
        _("No quiz was finished yet."), (_("First finished attempts; marks and their spread in marks."),),
    )  # fmt: skip


def quality_text(quality: Quality) -> str:
    """How far figures can be trusted, in a word."""
    return {
        Quality.SMALL_SAMPLE: _("small sample"),
        Quality.TENTATIVE: _("tentative"),
        Quality.OK: _("settled"),
    }[quality]


def _attempt(table: QuizTable, one: QuizResult, number: int, taken: Taken, people: bool) -> Row:
    mark = table.quiz.pass_share
    passed = Cell(gap=_no_mark()) if mark is None else Cell(_yes(taken.score.value >= mark - 1e-9))
    who = (Cell(one.learner.name),) if people else ()
    return (
        Cell(table.quiz.title), *who, Cell(number), day(taken.session.ended),
        share(taken.score), Cell(taken.earned), Cell(taken.possible), passed,
    )  # fmt: skip


def _missing(table: QuizTable, learner: Learner) -> Row:
    gap = Gap("not_taken", _("Not finished yet."))
    return (Cell(table.quiz.title), Cell(learner.name), Cell(0), *(Cell(gap=gap) for _number in range(5)))


def _figures(row: QuizRow) -> Row:
    empty = dict(row.figures.empty)
    values = (figure(getattr(row.figures, key), key, empty) for key in MARKS)
    return (Cell(row.title), Cell(row.figures.count), *values, Cell(quality_text(row.figures.quality)))


def _no_mark() -> Gap:
    return Gap("no_pass_mark", _("The quiz has no pass mark."))


def _names(learners: Sequence[Learner]) -> str:
    return ", ".join(learner.name for learner in learners)


def _yes(passed: bool) -> str:
    return _("yes") if passed else _("no")
