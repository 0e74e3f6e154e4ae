"""`classes`: lists of learners, what they are to do, and how they stand."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

from app.cli import area_pin, gate
from app.cli.asking import DECLINED, agreed
from app.cli.class_text import as_object, as_text
from app.cli.context import Context
from app.domain.roster import SchoolClass
from app.i18n import _, ngettext
from app.services.attempts import QuizRefused
from app.services.class_report import class_report
from app.services.desk import Desk
from app.services.local_day import day_span
from app.services.manage_class import ClassRow, class_rows, find_class, join_class, leave_class
from app.services.ports import ProgressStore, StoreError
from app.viewmodels.class_tables import names
from app.viewmodels.dates import UnreadableDay, day_text, read_day, read_past_day

Act = Callable[[argparse.Namespace, Context], int]


def add_parser(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command and what it can do."""
    made = sub.add_parser("classes", help=_("classes of learners: who is in them, what they did, how they stand"))
    _add_format(made, default="text")
    made.set_defaults(run=_list, sees=gate.teacher)
    acts = made.add_subparsers(metavar=_("ACTION"))
    _add_act(acts, "add", _("make a class"), _add)
    remove = _add_act(acts, "remove", _("remove a class; its learners and their answers stay"), _remove)
    remove.add_argument("--yes", action="store_true", help=_("do not ask"))
    for name, told, act in (("join", _("put learners into a class"), _join), ("leave", _("take them out"), _leave)):
        _add_act(acts, name, told, act).add_argument("learner", nargs="+", metavar=_("LEARNER"))
    show = _add_act(acts, "show", _("how a class stands"), _show)
    show.add_argument("--since", metavar="D", help=_('also what changed since a day: 2026-11-01, "1 November"'))
    _add_format(show, default=argparse.SUPPRESS)
    assign = _add_act(acts, "assign", _("give a class a quiz to do"), _assign)
    assign.add_argument("quiz", metavar=_("QUIZ"))
    assign.add_argument("--due", metavar="D", help=_("the last day: 2026-12-09, +14"))
    _add_act(acts, "unassign", _("take a quiz back"), _unassign).add_argument("quiz", metavar=_("QUIZ"))
    for made in area_pin.add_acts(acts):
        _add_course(made)


def _add_format(to: argparse.ArgumentParser, default: str) -> None:
    to.add_argument("--format", choices=("text", "json"), default=default, help=_("text (default) or json"))


def _add_act(
    acts: argparse._SubParsersAction[argparse.ArgumentParser], name: str, told: str, run: Act
) -> argparse.ArgumentParser:
    made = acts.add_parser(name, help=told)
    made.add_argument("name", metavar=_("CLASS"))
    _add_course(made)
    made.set_defaults(run=run, sees=gate.teacher)
    return made


def _add_course(to: argparse.ArgumentParser) -> None:
    to.add_argument("--course", type=Path, metavar="PATH", default=argparse.SUPPRESS, help=argparse.SUPPRESS)


def _list(args: argparse.Namespace, app: Context) -> int:
    with closing(app.open_store()) as store:
        rows = class_rows(store)
    if args.format == "json":
        _print(app, json.dumps({"classes": [_object(row) for row in rows]}, ensure_ascii=False, indent=2))
    else:
        _print(app, "\n".join(map(_line, rows)) or _("There is no class yet. Make one: classes add NAME"))
    return 0


def _add(args: argparse.Namespace, app: Context) -> int:
    with closing(_writable(app.open_store())) as store:
        made = store.add_class(args.name)
    _print(app, _('Made the class "{name}".').format(name=made.name))
    return 0


def _remove(args: argparse.Namespace, app: Context) -> int:
    with closing(_writable(app.open_store())) as store:
        found = find_class(store, args.name)
        if not args.yes and not agreed(app, _removal(store, found), found.name):
            _print(app, _("Nothing was removed."))
            return DECLINED
        store.remove_class(found.id)
    _print(app, _('Removed the class "{name}". Its learners and their answers are still here.').format(name=found.name))
    return 0


def _removal(store: ProgressStore, group: SchoolClass) -> str:
    """What goes with a class."""
    learners, quizzes = len(store.members(group.id)), len(store.assignments(group.id))
    return _("This removes the class {name}: {learners} and {quizzes} go with it.").format(
        name=group.name,
        learners=ngettext("the list of {n} learner", "the list of {n} learners", learners).format(n=learners),
        quizzes=ngettext("{n} assigned quiz", "{n} assigned quizzes", quizzes).format(n=quizzes),
    )


def _join(args: argparse.Namespace, app: Context) -> int:
    with closing(_writable(app.open_store())) as store:
        found = find_class(store, args.name)
        joined = join_class(store, found, args.learner)
    _print(app, _("In {name} now: {learners}.").format(name=found.name, learners=names(joined)))
    return 0


def _leave(args: argparse.Namespace, app: Context) -> int:
    with closing(_writable(app.open_store())) as store:
        found = find_class(store, args.name)
        left = leave_class(store, found, args.learner)
    _print(app, _("No longer in {name}: {learners}.").format(name=found.name, learners=names(left)))
    return 0


def _show(args: argparse.Namespace, app: Context) -> int:
    with closing(app.desk()) as desk:
        found = find_class(desk.store(), args.name)
        since = None if args.since is None else day_span(_day(args.since, desk, "--since", read_past_day))[0]
        report = class_report(desk.course, desk.store(), app.clock, found, since=since)
        if args.format == "json":
            _print(app, json.dumps(as_object(report), ensure_ascii=False, indent=2, allow_nan=False))
        else:
            _print(app, as_text(report, desk.today()))
    return 0


def _assign(args: argparse.Namespace, app: Context) -> int:
    with closing(app.desk()) as desk:
        found, quiz = _class_here(args, desk), desk.quiz().known_quiz(args.quiz)
        day = None if args.due is None else _day(args.due, desk, "--due", read_day)
        due = 0 if day is None else day_span(day)[1] - 1
        desk.store().assign(found.id, desk.course.id, quiz.name, due)
        until = None if day is None else day_text(day, desk.today())
    told = _("{name} is to do {quiz}.") if until is None else _("{name} is to do {quiz}, due {day}.")
    _print(app, told.format(name=found.name, quiz=quiz.title, day=until))
    return 0


def _unassign(args: argparse.Namespace, app: Context) -> int:
    with closing(app.desk()) as desk:
        found, course = _class_here(args, desk), desk.course
        given = [one.quiz for one in desk.store().assignments(found.id) if one.course == course.id]
        if args.quiz not in given:
            raise QuizRefused(
                _('"{quiz}" is not assigned to {name}. Assigned: {known}.').format(
                    quiz=args.quiz, name=found.name, known=", ".join(given) or _("none")
                )
            )
        desk.store().unassign(found.id, course.id, args.quiz)
    _print(app, _("{name} is no longer to do {quiz}.").format(name=found.name, quiz=args.quiz))
    return 0


def _class_here(args: argparse.Namespace, desk: Desk) -> SchoolClass:
    return find_class(_writable(desk.store()), args.name)


def _writable(store: ProgressStore) -> ProgressStore:
    """The store, where it can be written; a refusal closes it."""
    if store.read_only:
        reason = store.read_only
        store.close()
        raise StoreError(reason)
    return store


def _day(text: str, desk: Desk, option: str, read: Callable[[str, date], date]) -> date:
    try:
        return read(text, desk.today())
    except UnreadableDay as refusal:
        raise QuizRefused(f"{option}: {refusal}") from None


def _line(row: ClassRow) -> str:
    count = ngettext("{n} learner", "{n} learners", len(row.members)).format(n=len(row.members))
    told = f"{row.group.name}: {count}"
    return f"{told} ({names(row.members)})" if row.members else told


def _object(row: ClassRow) -> dict[str, object]:
    return {
        "id": row.group.id,
        "name": row.group.name,
        "created": row.group.created,
        "learners": [{"id": one.id, "name": one.name, "imported": one.imported} for one in row.members],
        "assignments": [{"course": one.course, "quiz": one.quiz, "due": one.due or None} for one in row.assignments],
    }


def _print(app: Context, text: str) -> None:
    print(text, file=app.stdout)
    app.stdout.flush()
