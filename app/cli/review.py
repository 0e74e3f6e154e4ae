"""review: round after round of what today's plan asks for, until the day is done."""

from __future__ import annotations

import argparse

from app.cli import gate
from app.cli.arguments import add_session_options
from app.cli.context import Context
from app.cli.study import open_first_text, resumed_text
from app.cli.study_session import TerminalSession
from app.cli.today import plan_lines
from app.domain.planner import SESSION_SIZE
from app.domain.session import Mode
from app.i18n import _
from app.services.attempts import Attempt, QuizRefused
from app.services.desk import Desk
from app.services.ports import StoreError
from app.viewmodels.today import course_errors


def add_parser(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    made = sub.add_parser("review", help=_("flashcards and questions as the plan asks for them"))
    made.add_argument("--weak", action="store_true", help=_("a round on your weak spots instead"))
    add_session_options(made, _("at most so many in a round"))
    made.set_defaults(run=run, sees=gate.learner)


def run(args: argparse.Namespace, app: Context) -> int:
    """Review until the day is done, `q`, or the end of input."""
    desk = app.desk()
    try:
        if desk.store().read_only:
            raise StoreError(desk.store().read_only)
        if args.learner is not None:
            desk.learner_named(args.learner)
        if desk.warnings:
            print(course_errors(desk.warnings), file=app.stdout)
        _rounds(args, app, desk)
    finally:
        desk.close()
    return 0


def _rounds(args: argparse.Namespace, app: Context, desk: Desk) -> None:
    room, learner = desk.quiz(), desk.learner().id
    attempt = _open(app, desk)
    if attempt is not None and (args.weak or args.questions or args.seed is not None):
        print(open_first_text(), file=app.stdout)
    if attempt is None and args.weak:
        TerminalSession(app, desk, _weak(args, desk)).run()
        return
    for line in plan_lines(desk) if attempt is None else ():
        print(line, file=app.stdout)
    while True:
        plan = room.day_plan(learner, args.questions or SESSION_SIZE)
        if attempt is None and (plan is None or plan.done is not None):
            return
        attempt = attempt or room.start_next(
            learner,
            seed=args.seed if args.seed is not None else desk.seed(),
            size=args.questions or SESSION_SIZE,
        )
        if not TerminalSession(app, desk, attempt).run():
            return
        attempt = None
        if not _goes_on(app, desk):
            return


def _open(app: Context, desk: Desk) -> Attempt | None:
    """The open session, which comes first; an exam is not for reviewing."""
    attempt = desk.quiz().resume(desk.learner().id)
    if attempt is None:
        return None
    if attempt.session.mode is Mode.EXAM:
        raise QuizRefused(
            _('The exam "{title}" is open. Finish it first with: study').format(title=attempt.session.title)
        )
    print(resumed_text(attempt), file=app.stdout)
    return attempt


def _weak(args: argparse.Namespace, desk: Desk) -> Attempt:
    chosen = args.seed if args.seed is not None else desk.seed()
    return desk.quiz().start_weak(desk.learner().id, seed=chosen, size=args.questions or SESSION_SIZE)


def _goes_on(app: Context, desk: Desk) -> bool:
    """After a round: say what is left, and wait for Enter."""
    print("", file=app.stdout)
    for line in plan_lines(desk):
        print(line, file=app.stdout)
    plan = desk.quiz().day_plan(desk.learner().id)
    if plan is None or plan.done is not None:
        return False
    print(_("Press Enter for the next round, or type q to stop."), file=app.stdout)
    app.stdout.flush()
    line = app.stdin.readline()
    return bool(line) and line.strip().casefold() not in ("q", ":q")
