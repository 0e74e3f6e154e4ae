"""`learners`: who studies here, when last, and how many answers they have given; and what can be done to each."""

from __future__ import annotations

import argparse
import json
from contextlib import closing
from datetime import UTC, datetime

from app.cli import learner_care
from app.cli.context import Context
from app.i18n import _, ngettext
from app.services.manage_learners import Entry, roster
from app.services.ports import StoreDamaged


def add_parser(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    made = sub.add_parser("learners", help=_("list who studies on this device"))
    made.add_argument(
        "--format", choices=("text", "json"), default="text", help=_("text for people, json for programs")
    )
    made.add_argument(
        "--restore-backup",
        action="store_true",
        help=_("put the newest good backup in place of a damaged progress file"),
    )
    learner_care.add_options(made)
    made.set_defaults(run=run, sees=learner_care.sees)


def run(args: argparse.Namespace, app: Context) -> int:
    """Print the list, or do something to one of them."""
    if (done := learner_care.care(args, app)) is not None:
        return done
    if args.restore_backup:
        _restore(app)
    with closing(app.desk()) as desk:
        entries = [(entry, desk.names.locked(entry.learner.id)) for entry in roster(desk.store())]
    if args.format == "json":
        print(json.dumps({"learners": [_object(*entry) for entry in entries]}, indent=2), file=app.stdout)
    else:
        print("\n".join(_line(*entry) for entry in entries) or _("Nobody has studied here yet."), file=app.stdout)
    app.stdout.flush()
    return 0


def _restore(app: Context) -> None:
    """Put a backup back where one is needed, and say what was done."""
    try:
        app.open_store().close()
    except StoreDamaged as damage:
        aside = damage.restore()
        said = _("The backup {backup} is in place. The damaged file is kept in {aside}.").format(
            backup=damage.backup, aside=aside
        )
    else:
        said = _("The progress file is sound; nothing was restored.")
    print(said, file=app.stderr)


def _line(entry: Entry, locked: bool) -> str:
    count = ngettext("{count} answer", "{count} answers", entry.answers).format(count=entry.answers)
    when = _("never studied") if entry.last is None else _("last studied {time}").format(time=_local(entry.last))
    mark = "*" if entry.current else " "
    now = _(" (studies now)") if entry.current else ""
    pin = _(", has a PIN") if locked else ""
    return f"{mark} {entry.learner.name}: {when}, {count}{pin}{now}"


def _object(entry: Entry, locked: bool) -> dict[str, object]:
    return {
        "id": entry.learner.id,
        "name": entry.learner.name,
        "last_studied": entry.last,
        "answers": entry.answers,
        "current": entry.current,
        "locked": locked,
    }


def _local(ms: int) -> str:
    """A time as the clock on the wall showed it."""
    return datetime.fromtimestamp(ms / 1000, tz=UTC).astimezone().strftime("%Y-%m-%d %H:%M")
