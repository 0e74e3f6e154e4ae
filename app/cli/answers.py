"""`answers`: every answer and undo, one JSON object a line."""

from __future__ import annotations

import argparse
from contextlib import closing

from app.cli.context import Context
from app.i18n import _
from app.services.export_answers import answer_lines
from app.services.manage_learners import UnknownLearner, find_learner

USAGE_ERROR = 2


def add_parser(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    made = sub.add_parser("answers", help=_("print every answer and undo, oldest first"))
    made.add_argument("--learner", metavar=_("NAME"), help=_("only this learner's"))
    made.add_argument("--format", choices=("jsonl",), default="jsonl", help=_("one JSON object a line"))
    made.set_defaults(run=run)


def run(args: argparse.Namespace, app: Context) -> int:
    """Print the log."""
    with closing(app.open_store()) as store:
        try:
            learner = find_learner(store, args.learner).id if args.learner is not None else None
        except UnknownLearner as error:
            print(f"communique: {error}", file=app.stderr)
            return USAGE_ERROR
        for line in answer_lines(store, learner):
            print(line, file=app.stdout)
    app.stdout.flush()  # while a reader that went away can still be told from a failure
    return 0
