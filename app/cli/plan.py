"""plan: set the test day, the minutes a day or the desired retention, and see what follows."""

from __future__ import annotations

import argparse
from dataclasses import replace
from datetime import date

from app.cli.context import Context
from app.cli.gate import Sight
from app.cli.today import plan_lines
from app.domain.goal import MAX_MINUTES, MAX_RETENTION, MIN_MINUTES, MIN_RETENTION, Goal
from app.i18n import _
from app.services.attempts import QuizRefused
from app.services.desk import Desk
from app.services.manage_class import find_class
from app.services.ports import StoreError
from app.services.review import Chosen
from app.viewmodels import plan_text
from app.viewmodels.dates import UnreadableDay, read_day
from app.viewmodels.plan import past_text


def add_parser(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    made = sub.add_parser("plan", help=_("set the day of the test and the minutes a day, and see the plan"))
    made.add_argument("--test-date", metavar="D", help=_('the day of the test: 2026-12-09, "9 December", or none'))
    made.add_argument("--minutes", type=_minutes, metavar="N", help=_("minutes of study a day"))
    made.add_argument(
        "--retention",
        type=_retention,
        metavar="R",
        help=_("without a test: how much to remember when a question comes back, 0.7 to 0.97"),
    )
    made.add_argument("--clear", action="store_true", help=_("forget the goal: ten minutes a day, no test"))
    made.add_argument("--learner", metavar="NAME", help=_("whose plan; the last one used if left out"))
    made.add_argument(
        "--class",
        dest="class_name",
        metavar="NAME",
        help=_("set it for a class: it counts for members without their own"),
    )
    made.set_defaults(run=run, sees=_sees)


def _sees(args: argparse.Namespace) -> Sight:
    return Sight((args.learner,)) if args.class_name is None else Sight(everybody=True)


def _minutes(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 5 and MIN_MINUTES <= int(text) <= MAX_MINUTES):
        raise argparse.ArgumentTypeError(
            _("{text!r} is no whole number from {low} to {high}").format(text=text, low=MIN_MINUTES, high=MAX_MINUTES)
        )
    return int(text)


def _retention(text: str) -> float:
    try:
        share = float(text.removesuffix("%").strip()) / (100 if "%" in text else 1)
    except ValueError:
        share = 0.0
    if not MIN_RETENTION <= share <= MAX_RETENTION:  # also refuses nan
        raise argparse.ArgumentTypeError(
            _("{text!r} is no share from {low} to {high}").format(text=text, low=MIN_RETENTION, high=MAX_RETENTION)
        )
    return share


def run(args: argparse.Namespace, app: Context) -> int:
    """Change what was asked, then print the plan, readiness and weak spots."""
    desk = app.desk()
    try:
        changes = args.clear or args.test_date is not None or args.minutes is not None or args.retention is not None
        if changes and desk.store().read_only:
            raise StoreError(desk.store().read_only)
        if args.learner is not None and args.class_name is not None:
            raise QuizRefused(_("Give --class or --learner, not both."))
        if args.learner is not None:
            desk.known_learner(args.learner)
        owner = _owner(args, desk)
        if changes:
            _change(args, desk, owner)
        told = _class_lines(args, desk, owner) if args.class_name is not None else (*plan_lines(desk), *_outlook(desk))
        for line in (*told, *_notes(args, desk, owner)):
            print(line, file=app.stdout)
    finally:
        desk.close()
    return 0


def _owner(args: argparse.Namespace, desk: Desk) -> str:
    """The id of the class named, or of the learner."""
    if args.class_name is None:
        return desk.learner().id
    return find_class(desk.store(), args.class_name).id


def _change(args: argparse.Namespace, desk: Desk, owner: str) -> None:
    room = desk.quiz()
    goal = Goal() if args.clear else room.to_change(owner)
    if args.test_date is not None:
        goal = replace(goal, test_day=_day(args.test_date, desk))
    if args.minutes is not None:
        goal = replace(goal, minutes=args.minutes)
    if args.retention is not None:
        goal = replace(goal, retention=args.retention)
    room.set_goal(owner, None if args.clear and goal == Goal() else goal)


def _day(text: str, desk: Desk) -> date | None:
    if text.strip().casefold() in ("none", _("none")):
        return None
    try:
        day = read_day(text, desk.today())
    except UnreadableDay as refusal:
        others = _('Also understood: "today", "tomorrow", "+14" (in 14 days) and "none".')
        raise QuizRefused(f"--test-date: {refusal} {others}") from None
    if day < desk.today():
        raise QuizRefused("--test-date: " + past_text(day, desk.today()))
    return day


def _class_lines(args: argparse.Namespace, desk: Desk, owner: str) -> list[str]:
    """The goal of a class."""
    room, today = desk.quiz(), desk.today()
    goal = room.own_goal(owner)
    name = find_class(desk.store(), args.class_name).name
    if goal is None:
        return [_("{name} has no goal.").format(name=name)]
    return [f"{name}: {plan_text.goal_text(Chosen(goal, set=True), room.day(owner), today)}."]


def _notes(args: argparse.Namespace, desk: Desk, owner: str) -> list[str]:
    """What a change does not change now."""
    if args.retention is not None and desk.quiz().day(owner).exam_at is not None:
        return [_("--retention counts once no test day is set; until then the test decides what comes back.")]
    return []


def _outlook(desk: Desk) -> list[str]:
    room, learner = desk.quiz(), desk.learner().id
    lines = [plan_text.readiness_text(room.readiness(learner), room.day(learner))]
    weak = len(room.weak_spots(learner))
    if weak:
        lines.append(plan_text.weak_count_text(weak) + " " + _("Practise them with: review --weak"))
    return lines
