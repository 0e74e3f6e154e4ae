"""today: what today's plan holds, and where the learner stands on each section."""

from __future__ import annotations

import argparse

from app.cli import gate
from app.cli.context import Context
from app.i18n import _
from app.services.attempts import to_go_text
from app.services.desk import Desk
from app.services.overview import overview
from app.viewmodels import plan_text
from app.viewmodels.rows import section_rows


def add_parser(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    made = sub.add_parser("today", help=_("what today holds, and where you stand"))
    made.add_argument("--learner", metavar="NAME", help=_("whose day; the last one used if left out"))
    made.set_defaults(run=run, sees=gate.learner)


def run(args: argparse.Namespace, app: Context) -> int:
    """Print today's plan."""
    desk = app.desk()
    try:
        if args.learner is not None:
            desk.known_learner(args.learner)
        for line in (*plan_lines(desk), *standing_lines(desk)):
            print(line, file=app.stdout)
    finally:
        desk.close()
    return 0


def plan_lines(desk: Desk) -> list[str]:
    """Today's plan in a few sentences."""
    room, learner, today = desk.quiz(), desk.learner(), desk.today()
    chosen, day, lead = room.goal(learner.id), room.day(learner.id), plan_text.todays_lead(desk)
    lines = [
        f"{learner.name}: {plan_text.goal_text(chosen, day, today)}.",
        f"{lead.headline}. {lead.note}".rstrip(".") + ".",
    ]
    if chosen.goal.test_day is not None:
        lines.insert(1, lead.kicker.rstrip(".") + ".")
    if (attempt := None if desk.store().read_only else room.resume(learner.id)) is not None:
        lines.append(_('Open: "{title}", {left}.').format(title=attempt.session.title, left=to_go_text(attempt)))
    return lines


def standing_lines(desk: Desk) -> list[str]:
    """Every section with its mastery and how many of its questions were met."""
    look = overview(desk.course, desk.store(), desk.parts.clock, desk.learner().id)
    rows = section_rows(desk.course.statement, look.sections)
    width = max((len(row.label) for row in rows), default=0)
    return ["", _("Where you stand (remembered · questions met):")] + [
        f"  {row.label:<{width}}  {row.figure}" for row in rows
    ]
