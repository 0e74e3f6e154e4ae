"""The report on a class, as a document."""

from __future__ import annotations

from app.domain.misleading import Reason
from app.domain.report import wilson
from app.domain.report_document import Cell, Chart, Column, Document, Part, Row, Table, Unit
from app.i18n import _
from app.services.class_grid import GridRow
from app.services.class_questions import Misleading, PointRow, Reported, nobody_knows
from app.services.class_report import ClassReport
from app.services.report_cells import day, local, mastery, share, stem
from app.services.report_changes import changes_part
from app.services.report_charts import facility_chart, mastery_chart
from app.services.report_items import items_table, options_table
from app.services.report_quizzes import duties_table, figures_table, results_table

MAIN = "learners"


def class_document(told: ClassReport) -> Document:
    """The whole report."""
    name = told.group.name if told.group else ", ".join(learner.name for learner in told.learners)
    made = local(told.made)
    about = (
        (_("Class"), name),
        (_("Course"), told.course.statement.title),
        (_("Learners"), str(len(told.learners))),
        (_("Answers"), str(sum(row.all.answers for row in told.grid))),
    )
    parts = [
        _learners(told),
        _quizzes(told),
        _questions(told),
        _attention(told),
        Part("points", _("Points"), (_points("points", _("Every point"), told, told.points),)),
    ]
    if told.changes is not None:
        parts.append(changes_part(told.course, told.changes, people=True))
    return Document(
        "class", _("Report on {name}").format(name=name), name, told.course.statement.title, made,
        local(told.changes.since).date() if told.changes else None, about, tuple(parts), MAIN,
    )  # fmt: skip


def _learners(told: ClassReport) -> Part:
    sections = told.course.statement.sections
    columns = (
        Column("learner", _("Learner")),
        Column("mastery", _("Mastery"), Unit.SHARE, counted=True),
        *(Column(f"mastery_{section.id}", section.short, Unit.SHARE, counted=True) for section in sections),
        Column("right", _("Fully right"), Unit.SHARE, interval=True, counted=True),
        Column("answers", _("Answers"), Unit.COUNT),
        Column("met", _("Questions met"), Unit.COUNT),
        Column("questions", _("Questions"), Unit.COUNT),
        Column("last", _("Last answer"), Unit.DAY),
    )
    notes = (
        _("Under each section: mastery, the share of it that would be remembered now, and how many of its questions "
          "were met; never met counts 0."),
    )  # fmt: skip
    grid = Table(
        "learners", _("Learners by sections"), columns, tuple(_learner(row) for row in told.grid),
        _("Nobody is in this class yet."), notes,
    )  # fmt: skip
    return Part("learners", _("Learners"), (grid, _coverage(told)), (_mastery(told),) if told.grid else ())


def _learner(row: GridRow) -> Row:
    cells = (mastery(cell.mastery, cell.total, cell.seen) for cell in row.cells)
    return (
        Cell(row.learner.name), mastery(row.all.mastery, row.all.total, row.all.seen), *cells, share(row.all.right),
        Cell(row.all.answers), Cell(row.all.seen), Cell(row.all.total), day(row.last),
    )  # fmt: skip


def _coverage(told: ClassReport) -> Table:
    """Learner and section in rows: what the grid rests on."""
    columns = (
        Column("learner", _("Learner")),
        Column("section", _("Section")),
        Column("mastery", _("Mastery"), Unit.SHARE),
        Column("met", _("Questions met"), Unit.COUNT),
        Column("questions", _("Questions"), Unit.COUNT),
        Column("answers", _("Answers"), Unit.COUNT),
        Column("right", _("Fully right"), Unit.SHARE, interval=True),
    )
    names = {section.id: section.short for section in told.course.statement.sections}
    rows = tuple(
        (
            Cell(row.learner.name), Cell(names[cell.section]), mastery(cell.mastery, cell.total), Cell(cell.seen),
            Cell(cell.total), Cell(cell.answers), share(cell.right),
        )
        for row in told.grid
        for cell in row.cells
    )  # fmt: skip
    title = _("Each learner in each section")
    return Table("sections", title, columns, rows, _("Nobody is in this class yet."), grouped=True)


def _mastery(told: ClassReport) -> Chart:
    rows: list[tuple[str, float | None, int, int]] = []
    for at, section in enumerate(told.course.statement.sections):
        cells = [row.cells[at] for row in told.grid]
        mean = sum(cell.mastery for cell in cells) / len(cells)
        rows.append((section.short, mean, sum(c.seen for c in cells), sum(c.total for c in cells)))
    return mastery_chart(rows, "learners")


def _quizzes(told: ClassReport) -> Part:
    duties = (duties_table(told.duties),) if told.duties else ()
    figures = figures_table(told.items.quizzes)
    return Part("quizzes", _("Quizzes"), (*duties, results_table(told.quizzes, people=True), figures))


def _questions(told: ClassReport) -> Part:
    tables = [
        items_table("items", _("Questions, over everybody's first answers"), told.items, "options"),
        options_table("options", _("Who chose what, over first answers"), told.items),
    ]
    for table in told.quizzes:
        name, title, report = table.quiz.name, table.quiz.title, told.quiz_items[table.quiz.name]
        if report.items:
            key = f"options_{name}"
            tables.append(items_table(f"items_{name}", _("Questions of {quiz}").format(quiz=title), report, key))
            tables.append(options_table(key, _("Who chose what in {quiz}").format(quiz=title), report))
    shares = [(stem(row.item) or row.figures.item, row.figures.share or wilson(0, 0)) for row in told.items.items]
    charts = (facility_chart(shares),) if shares else ()
    return Part("questions", _("Questions"), tuple(tables), charts)


def _attention(told: ClassReport) -> Part:
    unknown = _points("unknown", _("Points that nobody knows"), told, nobody_knows(told.points))
    tables = (_misleading(told.misleading), unknown, _reported(told.reported))
    return Part("attention", _("Read again"), tables)


def _misleading(found: tuple[Misleading, ...]) -> Table:
    columns = (
        Column("question", _("Question")),
        Column("stem", _("Asked"), wide=True),
        Column("reasons", _("What speaks against it"), wide=True),
        Column("option", _("Wrong option"), wide=True),
        Column("option_count", _("Chose it"), Unit.COUNT),
        Column("key_count", _("Chose the right one"), Unit.COUNT),
        Column("sure", _("Were sure"), Unit.COUNT),
        Column("sure_wrong", _("Of these wrong"), Unit.COUNT),
        Column("attempts", _("Attempts"), Unit.COUNT),
    )
    rows = tuple(
        (
            Cell(one.item.id), Cell(stem(one.item)), Cell("; ".join(_reason(each) for each in one.why.reasons)),
            Cell(one.why.option.text if one.why.option else ""),
            Cell(one.why.option.count if one.why.option else None),
            Cell(one.why.key_count if one.why.option else None),
            Cell(one.why.sure), Cell(one.why.sure_wrong), Cell(one.row.figures.attempts),
        )
        for one in found
    )  # fmt: skip
    return Table("misleading", _("Questions that mislead"), columns, rows, _("No question stands out."))


def _reason(reason: Reason) -> str:
    return {
        Reason.CHOSEN_MORE: _("a wrong option is chosen more often than the right one"),
        Reason.ATTRACTS_THE_STRONG: _("a wrong option attracts those who know the rest"),
        Reason.SURE_BUT_WRONG: _("learners who were sure of it were wrong"),
    }[reason]


def _points(key: str, title: str, told: ClassReport, rows: tuple[PointRow, ...]) -> Table:
    columns = (
        Column("point", _("Point")),
        Column("section", _("Section")),
        Column("text", _("What it says"), wide=True),
        Column("met", _("Learners who met it"), Unit.COUNT),
        Column("right", _("Right at least once"), Unit.COUNT),
        Column("share", _("Answers fully right"), Unit.SHARE, interval=True),
        Column("answers", _("Answers"), Unit.COUNT),
    )
    names = {section.id: section.short for section in told.course.statement.sections}
    made = tuple(
        (
            Cell(row.point.id), Cell(names[row.section]), Cell(row.point.text), Cell(row.met), Cell(row.right),
            share(row.share), Cell(row.share.count),
        )
        for row in rows
    )  # fmt: skip
    empty = _("There is none: every point that was met was answered right by somebody.")
    return Table(key, title, columns, made, empty if key == "unknown" else _("No question cites a point."))


def _reported(found: tuple[Reported, ...]) -> Table:
    columns = (
        Column("question", _("Question")),
        Column("stem", _("Asked"), wide=True),
        Column("learner", _("Learner")),
        Column("day", _("Reported"), Unit.DAY),
        Column("why", _("Why"), wide=True),
        Column("current", _("As it reads now")),
    )
    rows = tuple(
        (
            Cell(one.item_id), Cell(stem(one.item)), Cell(learner.name), day(report.time), Cell(report.why),
            Cell(_("yes") if one.item is not None and report.revision == one.item.revision else _("no")),
        )
        for one in found
        for learner, report in one.reports
    )  # fmt: skip
    return Table("reported", _("Questions that learners reported"), columns, rows, _("No question was reported."))
