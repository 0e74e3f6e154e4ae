"""The sides from which a class is seen, and the tables of each."""

from __future__ import annotations

from datetime import date

from app.i18n import _
from app.services.class_report import ClassReport
from app.viewmodels.class_tables import duties_table, grid_table, quiz_figures_table, quiz_results_table
from app.viewmodels.question_tables import misleading_table, points_table, question_table, reports_table
from app.viewmodels.table import NamedTable

LEARNERS, QUIZZES, QUESTIONS, MISLEADING, POINTS, REPORTS, CHANGES = VIEWS = (
    "learners", "quizzes", "questions", "misleading", "points", "reports", "changes",
)  # fmt: skip


def view_tables(report: ClassReport, view: str, today: date) -> tuple[NamedTable, ...]:
    """The tables of a side; CHANGES needs a day and has none here."""
    match view:
        case "learners":
            duty = [NamedTable(_("Assigned"), duties_table(report, today))] if report.duties else []
            return (NamedTable("", grid_table(report, today)), *duty)
        case "quizzes":
            return (
                NamedTable(_("Results"), quiz_results_table(report, today)),
                NamedTable(_("In figures, over first attempts"), quiz_figures_table(report)),
            )
        case "questions":
            quizzes = [
                NamedTable(table.quiz.title, question_table(report, table.quiz.name)) for table in report.quizzes
            ]
            return (*quizzes, NamedTable(_("Over all first answers"), question_table(report)))
        case "misleading":
            return (NamedTable("", misleading_table(report)),)
        case "points":
            return (NamedTable("", points_table(report)),)
        case "reports":
            return (NamedTable("", reports_table(report, today)),)
    return ()
