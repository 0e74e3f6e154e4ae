"""`item-stats`: how every item and quiz worked, from the answers on this device or from a plain table of marks."""

from __future__ import annotations

import argparse
import json
from contextlib import closing
from dataclasses import asdict
from pathlib import Path

from app.cli.context import Context
from app.cli.gate import Sight
from app.cli.item_stats_text import as_text
from app.domain.distractors import OptionFigures
from app.domain.mark_table import Empty, Quality
from app.i18n import _
from app.services.item_report import (
    ItemReport,
    ItemRow,
    QuizRow,
    UnknownQuiz,
    items_report,
    quiz_report,
    table_report,
)
from app.services.manage_class import UnknownClass, find_class
from app.services.manage_learners import UnknownLearner, find_learner
from app.services.mark_cells import MarkFileError
from app.services.mark_file import read_marks
from app.services.ports import ProgressStore

USAGE_ERROR = 2


def add_parser(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    made = sub.add_parser(
        "item-stats",
        help=_("say how every question worked"),
        description=_("Facility, discrimination and weights of every item, and the summary figures of quizzes."),
    )
    made.add_argument("--format", choices=("text", "json"), default="text", help=_("text (default) or json"))
    source = made.add_mutually_exclusive_group()
    source.add_argument(
        "--responses",
        type=Path,
        metavar="FILE.csv",
        help=_("a table of marks instead: the maximum marks first, then one row per attempt, one column per item"),
    )
    source.add_argument("--quiz", metavar=_("NAME"), help=_("only this quiz, one attempt per learner"))
    who = made.add_mutually_exclusive_group()
    who.add_argument(
        "--learner", action="append", metavar=_("NAME"), help=_("only this learner's answers (repeatable)")
    )
    who.add_argument("--class", dest="group", metavar=_("NAME"), help=_("only the answers of this class"))
    made.set_defaults(run=run, sees=_sees)


def _sees(args: argparse.Namespace) -> Sight:
    if args.responses is not None:
        return Sight()  # somebody's table of marks: no answer of this device
    return Sight(tuple(args.learner)) if args.learner else Sight(everybody=True)


def run(args: argparse.Namespace, app: Context) -> int:
    """Compute and print."""
    try:
        report = table_report(read_marks(args.responses)) if args.responses is not None else _stored(args, app)
    except (MarkFileError, UnknownLearner, UnknownClass, UnknownQuiz) as error:
        print(f"communique: {error}", file=app.stderr)
        return USAGE_ERROR
    if args.format == "json":
        print(json.dumps(as_object(report), ensure_ascii=False, indent=2, allow_nan=False), file=app.stdout)
    else:
        print(as_text(report), file=app.stdout)
    app.stdout.flush()
    return 0


def _stored(args: argparse.Namespace, app: Context) -> ItemReport:
    with closing(app.desk()) as desk:
        course, store = desk.course, desk.store()
        learners = _learners(store, args)
        return (
            items_report(course, store, learners)
            if args.quiz is None
            else quiz_report(course, store, learners, args.quiz)
        )


def _learners(store: ProgressStore, args: argparse.Namespace) -> list[str]:
    """Ids of the learners named, or of a class, each once; of everybody where neither is."""
    if args.group is not None:
        return [learner.id for learner in store.members(find_class(store, args.group).id)]
    if args.learner is None:
        return [learner.id for learner in store.learners()]
    return list(dict.fromkeys(find_learner(store, name).id for name in args.learner))


def as_object(report: ItemReport) -> dict[str, object]:
    """The report for programs. `quiz` is the one quiz it is about, null where it is about all items."""
    return {
        "attempts": report.attempts,
        "quality": report.quality.value,
        "items": [_item(row) for row in report.items],
        "quiz": _quiz(report.quiz) if report.quiz else None,
        "quizzes": [_quiz(row) for row in report.quizzes],
        "left_out": {"other_revision": report.older, "revealed": report.revealed},
    }


def _item(row: ItemRow) -> dict[str, object]:
    figures = row.figures
    return {
        "item": figures.item,
        "section": row.item.section if row.item else None,
        "kind": row.item.kind.value if row.item else None,
        "revision": row.revision or None,
        "max_mark": figures.max_mark,
        **_counted(figures.attempts, figures.quality, "attempts"),
        "facility": figures.facility,
        "facility_low": figures.share and figures.share.low,
        "facility_high": figures.share and figures.share.high,
        "sd": figures.sd,
        "discrimination": figures.discrimination,
        "efficiency": figures.efficiency,
        "random_guess_score": figures.random_guess_score,
        "intended_weight": figures.intended_weight,
        "effective_weight": figures.effective_weight,
        "flags": [flag.value for flag in figures.flags],
        "empty": _empty(figures.empty),
        "options": [_option(option) for option in row.options],
    }


def _option(option: OptionFigures) -> dict[str, object]:
    told = asdict(option)
    del told["attempts"]
    return {**told, "quality": option.quality.value, "flags": list(option.flags), "empty": _empty(option.empty)}


def _quiz(row: QuizRow) -> dict[str, object]:
    figures = row.figures
    return {
        "name": row.name or None,
        "title": row.title or None,
        **_counted(figures.count, figures.quality, "count"),
        "max_mark": figures.max_mark,
        "mean": figures.mean,
        "median": figures.median,
        "standard_deviation": figures.standard_deviation,
        "skewness": figures.skewness,
        "kurtosis": figures.kurtosis,
        "cic": figures.cic,
        "error_ratio": figures.error_ratio,
        "standard_error": figures.standard_error,
        "empty": _empty(figures.empty),
    }


def _counted(count: int, quality: Quality, name: str) -> dict[str, object]:
    return {
        name: count,
        "quality": quality.value,
        "small_sample": quality is Quality.SMALL_SAMPLE,
        "tentative": quality is Quality.TENTATIVE,
    }


def _empty(pairs: tuple[tuple[str, Empty], ...]) -> dict[str, str]:
    return {name: reason.value for name, reason in pairs}
