"""How a class stands, as text for a person and as an object for programs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from app.cli import item_stats
from app.domain.learner import Learner
from app.domain.report import Share
from app.i18n import _
from app.services.class_changes import ClassChanges, Moved
from app.services.class_grid import GridCell
from app.services.class_mastery import Kept
from app.services.class_questions import nobody_knows
from app.services.class_report import ClassReport
from app.viewmodels.class_cells import local_date
from app.viewmodels.class_tables import (
    change_tables,
    duties_table,
    grid_table,
    quiz_figures_table,
    quiz_results_table,
)
from app.viewmodels.question_tables import misleading_table, points_table, question_table, reports_table
from app.viewmodels.table import Table

WIDEST = 44


def as_text(report: ClassReport, today: date) -> str:
    """Every table below its heading."""
    name = report.group.name if report.group else ""
    tables = [
        (_("Learners"), grid_table(report, today)),
        (_("Assigned"), duties_table(report, today)),
        (_("Quiz results"), quiz_results_table(report, today)),
        (_("Quizzes in figures"), quiz_figures_table(report)),
        (_("Questions"), question_table(report)),
        *((_("Questions of {quiz}").format(quiz=quiz), question_table(report, quiz)) for quiz in report.quiz_items),
        (_("Questions that mislead"), misleading_table(report)),
        (_("Points nobody knows"), points_table(report)),
        (_("Reported questions"), reports_table(report, today)),
    ]
    if report.changes is not None:
        since = local_date(report.changes.since).isoformat()
        tables += [
            (_("Changed since {day}: {what}").format(day=since, what=what), table)
            for what, table in change_tables(report, report.changes)
        ]
    head = _("{name} · {course}").format(name=name, course=report.course.statement.title)
    return "\n\n".join([head, *(_block(title, table) for title, table in tables)])


def _block(title: str, table: Table) -> str:
    lines = [f"== {title} =="]
    if not table.rows:
        return "\n".join([*lines, table.empty])
    grid = [list(table.columns), *([_flat(cell.text) for cell in row.cells] for row in table.rows)]
    widths = [max(len(row[at]) for row in grid) for at in range(len(table.columns))]
    notes = ["", *(row.note for row in table.rows)]
    for row, note in zip(grid, notes, strict=True):
        cells = "  ".join(f"{text:<{width}}" for text, width in zip(row, widths, strict=True))
        lines.append((f"{cells}  ({note})" if note else cells).rstrip())
    return "\n".join([*lines, table.note] if table.note else lines)


def _flat(text: str) -> str:
    """One line, cut where it is long."""
    line = text.replace("\n", " · ")
    return line if len(line) <= WIDEST else line[: WIDEST - 1] + "…"


def as_object(report: ClassReport) -> dict[str, object]:
    """Everything in plain figures; times are UTC ms, shares 0..1."""
    group = report.group
    return {
        "class": {"id": group.id, "name": group.name} if group else None,
        "course": report.course.id,
        "made": report.made,
        "learners": [
            {
                "id": row.learner.id,
                "name": row.learner.name,
                "imported": row.learner.imported,
                "last": row.last,
                "all": _cell(row.all),
                "sections": [_cell(cell) for cell in row.cells],
            }
            for row in report.grid
        ],
        "assignments": [
            {
                "quiz": each.assignment.quiz,
                "title": each.title,
                "due": each.assignment.due or None,
                "done": _names(each.done),
                "late": _names(each.late),
                "missing": _names(each.missing),
            }
            for each in report.duties
        ],
        "quizzes": _quizzes(report),
        "items": item_stats.as_object(report.items),
        "quiz_items": {quiz: item_stats.as_object(told) for quiz, told in report.quiz_items.items()},
        **_questions(report),
        "changes": None if report.changes is None else _changes(report.changes),
    }


def _quizzes(report: ClassReport) -> list[dict[str, object]]:
    return [
        {
            "quiz": table.quiz.name,
            "title": table.quiz.title,
            "results": [
                {
                    "learner": one.learner.name,
                    "attempts": len(one.taken),
                    "passed": one.passed,
                    "first": _share(one.first.score),
                    "best": _share(one.best.score),
                    "ended": one.taken[-1].session.ended,
                }
                for one in table.results
            ],
            "missing": _names(table.missing),
        }
        for table in report.quizzes
    ]


def _questions(report: ClassReport) -> dict[str, object]:
    return {
        "misleading": [
            {
                "item": each.item.id,
                "reasons": list(each.why.reasons),
                "option": each.why.option and each.why.option.text,
                "option_count": each.why.option and each.why.option.count,
                "key_count": each.why.key_count,
                "sure": each.why.sure,
                "sure_wrong": each.why.sure_wrong,
                "attempts": each.row.figures.attempts,
                "quality": each.row.figures.quality,
            }
            for each in report.misleading
        ],
        "nobody_knows": [
            {"point": row.point.id, "section": row.section, "learners": row.met, "right": _share(row.share)}
            for row in nobody_knows(report.points)
        ],
        "reported": [
            {
                "item": each.item_id,
                "current": each.current,
                "reports": [
                    {"learner": who.name, "why": told.why, "time": told.time, "revision": told.revision}
                    for who, told in each.reports
                ],
            }
            for each in report.reported
        ],
    }


def _changes(changes: ClassChanges) -> dict[str, object]:
    return {
        "since": changes.since,
        "learners": [_moved(one) for one in changes.learners],
        "sections": [_moved(one) for one in changes.sections],
        "points": [_moved(one) for one in changes.points],
    }


def _moved(one: Moved) -> dict[str, object]:
    return {
        "id": one.id,
        "name": one.name,
        "before": _share(one.change.before),
        "since": _share(one.change.since),
        "difference": one.change.difference,
        "low": one.change.low,
        "high": one.change.high,
        "moved": one.change.direction,
        "answers": one.answers,
        "then": _kept(one.then),
        "now": _kept(one.now),
    }


def _kept(told: Kept) -> dict[str, object]:
    return {"mastery": told.mastery, "met": told.met, "questions": told.total}


def _cell(cell: GridCell) -> dict[str, object]:
    return {
        "section": cell.section or None,
        "mastery": cell.mastery,
        "seen": cell.seen,
        "total": cell.total,
        "answers": cell.answers,
        "right": _share(cell.right),
    }


def _share(share: Share) -> dict[str, object] | None:
    """None without a count."""
    if not share.count:
        return None
    return {"value": share.value, "low": share.low, "high": share.high, "count": share.count}


def _names(learners: Iterable[Learner]) -> list[str]:
    return [one.name for one in learners]
