"""`answers`: every answer, undo and report, one JSON object a line; and those of other devices, merged."""

from __future__ import annotations

import argparse
from contextlib import closing
from pathlib import Path

from app.cli.context import Context
from app.cli.gate import Sight
from app.i18n import _
from app.services.export_answers import answer_lines
from app.services.import_answers import ImportRefused, import_answers
from app.services.manage_learners import UnknownLearner, find_learner
from app.services.ports import StoreError
from app.viewmodels.told import arrival_lines

USAGE_ERROR = 2


def add_parser(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    made = sub.add_parser("answers", help=_("print every answer and undo, oldest first"))
    made.add_argument("--learner", metavar=_("NAME"), help=_("only this learner's"))
    made.add_argument("--format", choices=("jsonl",), default="jsonl", help=_("one JSON object a line"))
    made.add_argument(
        "--import",
        dest="files",
        nargs="+",
        type=Path,
        metavar="FILE",
        help=_("take over answers of other devices from files that this command printed there"),
    )
    made.set_defaults(run=run, sees=_sees)


def _sees(args: argparse.Namespace) -> Sight:
    whole = args.files is not None or args.learner is None
    return Sight(everybody=True) if whole else Sight((args.learner,))


def run(args: argparse.Namespace, app: Context) -> int:
    """Print the log, or take over files."""
    if args.files is not None:
        return _import(args, app)
    with closing(app.open_store()) as store:
        try:
            learner = find_learner(store, args.learner).id if args.learner is not None else None
        except UnknownLearner as error:
            print(f"communique: {error}", file=app.stderr)
            return USAGE_ERROR
        for line in answer_lines(store, learner, carry=True):
            print(line, file=app.stdout)
    app.stdout.flush()  # while a reader that went away can still be told from a failure
    return 0


def _import(args: argparse.Namespace, app: Context) -> int:
    """Merge; a wrong line is named, and then nothing is taken."""
    if args.learner is not None:
        print("communique: " + _("--import takes whoever the files hold: leave --learner out."), file=app.stderr)
        return USAGE_ERROR
    with closing(app.open_store()) as store:
        if store.read_only:
            raise StoreError(store.read_only)
        try:
            arrived = import_answers(store, app.scheduler, args.files)
        except ImportRefused as refusal:
            print(f"communique: {refusal}", file=app.stderr)
            return USAGE_ERROR
        names = {learner.id: learner.name for learner in store.learners()}
    for line in arrival_lines(arrived, names):
        print(line, file=app.stdout)
    app.stdout.flush()
    return 0
