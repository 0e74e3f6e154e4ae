"""`report`: a report on a learner or a class, to keep and send."""

from __future__ import annotations

import argparse
from contextlib import closing
from pathlib import Path

from app.cli.context import Context
from app.cli.gate import Sight
from app.domain.report_document import Document
from app.i18n import _
from app.services.desk import Desk
from app.services.local_day import day_span
from app.services.make_report import ending_of, report_on_class, report_on_learner, table_of, write_report
from app.services.manage_class import find_class
from app.services.manage_learners import find_learner
from app.services.report_ports import ReportRefused
from app.viewmodels.dates import UnreadableDay, read_past_day


def add_parser(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    made = sub.add_parser(
        "report",
        help=_("write a report on a learner or a class to a file"),
        description=_(
            "Where a learner or a class stands, as a page, a table, a workbook or JSON, by the file's ending."
        ),
    )
    whom = made.add_mutually_exclusive_group()
    whom.add_argument("--class", dest="group", metavar=_("NAME"), help=_("this class"))
    whom.add_argument("--learner", metavar=_("NAME"), help=_("this learner (default: who studies now)"))
    made.add_argument("--since", metavar="D", help=_("also what changed since this day, such as 2026-12-09"))
    made.add_argument("--table", metavar=_("KEY"), help=_("the one table that goes into a .csv"))
    made.add_argument("--out", type=Path, required=True, metavar="FILE", help=_("a .html, .csv, .xlsx or .json file"))
    made.set_defaults(run=run, sees=_sees)


def _sees(args: argparse.Namespace) -> Sight:
    return Sight((args.learner,)) if args.group is None else Sight(everybody=True)


def run(args: argparse.Namespace, app: Context) -> int:
    """Make the report and write it."""
    writer = app.parts.reports
    if writer is None:
        raise ReportRefused(_("This device writes no reports."))
    ending_of(args.out, writer)
    with closing(app.desk()) as desk:
        document = _document(args, desk, app)
    write_report(document, args.out, writer, args.table)
    print(_("Written: {path}").format(path=args.out), file=app.stdout)
    if args.out.suffix.lower() == ".csv":
        print(_tables(document, args.table), file=app.stdout)
    return 0


def _document(args: argparse.Namespace, desk: Desk, app: Context) -> Document:
    since = _since(args.since, desk)
    room, store = desk.quiz(), desk.store()
    if args.group is not None:
        return report_on_class(room, store, app.clock, find_class(store, args.group), since)
    learner = desk.learner() if args.learner is None else find_learner(store, args.learner)
    return report_on_learner(room, store, app.clock, learner, since)


def _since(typed: str | None, desk: Desk) -> int | None:
    """The start of the day in UTC ms. Raises ReportRefused where it is no day, or lies ahead."""
    if typed is None:
        return None
    try:
        day = read_past_day(typed, desk.today())
    except UnreadableDay as error:
        raise ReportRefused(str(error)) from None
    return day_span(day)[0]


def _tables(document: Document, key: str | None) -> str:
    others = [table.key for table in document.tables() if table.key != table_of(document, key)]
    return _("It holds the table {table}. Others, with --table: {others}.").format(
        table=table_of(document, key), others=", ".join(others)
    )
