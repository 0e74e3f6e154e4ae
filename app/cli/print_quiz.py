"""`print`: a quiz on paper, in shuffled versions, with a key."""

from __future__ import annotations

import argparse
from pathlib import Path

from app.cli import gate
from app.cli.arguments import seed
from app.cli.check import default_course
from app.cli.context import Context
from app.cli.paper_html import as_html
from app.cli.paper_pdf import as_pdf
from app.i18n import _, ngettext
from app.services.author_files import AuthorRefused, write_out
from app.services.command_line import command_line
from app.services.paper import MOST_VERSIONS, paper


def add_parser(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = sub.add_parser(
        "print",
        help=_("set a quiz on paper"),
        description=_("A paper quiz in shuffled versions, as a page or a PDF, with an answer key for each."),
    )
    parser.add_argument("quiz", metavar="QUIZ", help=_("the name of a quiz of the course"))
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help=_("a .html or .pdf file"))
    parser.add_argument("--versions", type=versions, default=1, metavar="N", help=_("how many versions, 1 to 26"))
    parser.add_argument("--seed", type=seed, default=1, metavar="N", help=_("makes the same sheets again (default: 1)"))
    parser.add_argument("--key", action="store_true", help=_("add an answer key for each version"))
    parser.set_defaults(run=run, sees=gate.nothing)


def versions(value: str) -> int:
    """How many versions."""
    if not value.isascii() or not value.isdigit() or len(value) > 2 or not 1 <= int(value) <= MOST_VERSIONS:
        raise argparse.ArgumentTypeError(
            _("{text!r} is no whole number from 1 to {most}").format(text=value[:40], most=MOST_VERSIONS)
        )
    return int(value)


def run(args: argparse.Namespace, app: Context) -> int:
    """Write the file."""
    ending = args.out.suffix.lower()
    if ending not in (".html", ".pdf"):
        raise AuthorRefused(_("Name a .html or .pdf file with --out."))
    path = default_course(app)
    load = app.reader.read(path)
    seen = command_line("check", str(path))
    if load.course is None:
        raise AuthorRefused(_("{path} cannot be read. To see why: {command}").format(path=path, command=seen))
    if load.errors:
        raise AuthorRefused(
            _(
                "{path} has errors, so questions might be missing on paper. Mend them first; to see them: {command}"
            ).format(path=path, command=seen)
        )
    made = paper(load.course, args.quiz, args.versions, args.seed)
    data = as_html(made, key=args.key).encode() if ending == ".html" else as_pdf(made, key=args.key)
    write_out(args.out, data, ending)
    count = len(made.versions)
    told = ngettext("{count} version written: {path}", "{count} versions written: {path}", count)
    print(told.format(count=count, path=args.out), file=app.stdout)
    return 0
