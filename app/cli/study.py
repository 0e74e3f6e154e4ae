"""study: the same sessions as plain text, one line of standard input for each answer."""

from __future__ import annotations

import argparse

from app.cli import gate
from app.cli.arguments import add_session_options
from app.cli.context import Context
from app.cli.study_session import TerminalSession
from app.domain.planner import SESSION_SIZE
from app.i18n import _
from app.services.attempts import Attempt, to_go_text
from app.services.desk import Desk
from app.services.ports import StoreError
from app.viewmodels.today import course_errors


def add_parser(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    made = sub.add_parser("study", help=_("answer questions in the terminal"))
    made.add_argument(
        "--section", action="append", default=[], metavar="ID", help=_("only this section; may be given more than once")
    )
    made.add_argument("--quiz", metavar="NAME", help=_("a quiz file of the course"))
    add_session_options(made, _("how many questions"))
    made.set_defaults(run=run, sees=gate.learner)


def run(args: argparse.Namespace, app: Context) -> int:
    """Study until the session ends, `q`, or the end of input. Every answer is kept before its feedback is printed."""
    desk = app.desk()
    try:
        store = desk.store()
        if store.read_only:
            raise StoreError(store.read_only)
        if args.learner is not None:
            desk.learner_named(args.learner)
        desk.quiz().must_know(args.section, args.quiz)
        if desk.warnings:
            print(course_errors(desk.warnings), file=app.stdout)
        attempt = _resumed(args, app, desk) or _started(args, desk)
        TerminalSession(app, desk, attempt).run()
    finally:
        desk.close()
    return 0


def _resumed(args: argparse.Namespace, app: Context, desk: Desk) -> Attempt | None:
    attempt = desk.quiz().resume(desk.learner().id)
    if attempt is None:
        if desk.quiz().lapsed:
            print(desk.quiz().lapsed, file=app.stdout)
        return None
    print(resumed_text(attempt), file=app.stdout)
    if args.section or args.quiz or args.questions:
        print(open_first_text(), file=app.stdout)
    return attempt


def resumed_text(attempt: Attempt) -> str:
    """Which open session goes on, and how much of it is left."""
    return _('Resumed: "{title}", {left}.').format(title=attempt.session.title, left=to_go_text(attempt))


def open_first_text() -> str:
    """Why what was asked for does not start now."""
    return _("It was open, so it comes first. To start what you asked for, end it with e and run the command again.")


def _started(args: argparse.Namespace, desk: Desk) -> Attempt:
    quiz, learner = desk.quiz(), desk.learner().id
    chosen = args.seed if args.seed is not None else desk.seed()
    if args.quiz:
        return quiz.start_quiz(learner, args.quiz, seed=chosen, today=desk.today(), size=args.questions)
    size = args.questions or SESSION_SIZE
    if args.section:
        return quiz.start_sections(learner, args.section, seed=chosen, size=size)
    return quiz.start_next(learner, seed=chosen, size=size)
