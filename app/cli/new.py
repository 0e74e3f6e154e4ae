"""`new`: scaffolds of a course, a section or a question, ready to be filled in."""

from __future__ import annotations

import argparse
from pathlib import Path

from app.cli import gate
from app.cli.context import Context
from app.i18n import _, ngettext
from app.services.author_files import AuthorRefused
from app.services.command_line import command_line
from app.services.scaffold import Made, Scaffolder
from app.services.scaffold_text import KINDS


def add_parser(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command and its three scaffolds."""
    parser = sub.add_parser(
        "new",
        help=_("write a scaffold of a course, section or question"),
        description=_(
            "Write YAML to fill in. Nothing that exists is overwritten; check lists what is still to be done."
        ),
    )
    kinds = parser.add_subparsers(metavar=_("WHAT"), required=True)
    course = kinds.add_parser("course", help=_("a folder with a statement, a bank and a practice set"))
    course.add_argument("folder", type=Path, metavar="FOLDER")
    course.add_argument("--title", required=True, metavar=_("TEXT"), help=_("the document's title"))
    course.set_defaults(run=run_course, sees=gate.nothing)
    section = kinds.add_parser("section", help=_("a section with a point, and a bank for it"))
    section.add_argument("folder", type=Path, metavar="COURSE")
    section.add_argument("id", metavar="ID")
    section.add_argument("--title", required=True, metavar=_("TEXT"), help=_("the section's title"))
    section.set_defaults(run=run_section, sees=gate.nothing)
    question = kinds.add_parser("question", help=_("a question at the end of the section's bank"))
    question.add_argument("folder", type=Path, metavar="COURSE")
    question.add_argument("section", metavar="SECTION")
    question.add_argument("id", metavar="ID")
    question.add_argument("--kind", choices=tuple(KINDS), default="single", help=_("the kind (default: single)"))
    question.add_argument("--point", default="", metavar="ID", help=_("the point (default: the first without one)"))
    question.set_defaults(run=run_question, sees=gate.nothing)


def run_course(args: argparse.Namespace, app: Context) -> int:
    """Make a course."""
    return tell(scaffolder(app).course(args.folder, args.title), args.folder, app)


def run_section(args: argparse.Namespace, app: Context) -> int:
    """Make a section."""
    return tell(scaffolder(app).section(args.folder, args.id, args.title), args.folder, app)


def run_question(args: argparse.Namespace, app: Context) -> int:
    """Make a question."""
    made = scaffolder(app).question(args.folder, args.section, args.id, args.kind, args.point)
    return tell(made, args.folder, app)


def scaffolder(app: Context) -> Scaffolder:
    """The scaffolder over the joined parts."""
    if app.parts.writer is None:
        raise AuthorRefused(_("Courses cannot be written here."))
    return Scaffolder(app.reader, app.parts.writer)


def tell(made: Made, folder: Path, app: Context) -> int:
    """Say what was written and what is to be filled in."""
    for path in made.new:
        print(_("Written: {path}").format(path=path), file=app.stdout)
    for path in made.changed:
        print(_("Changed: {path}").format(path=path), file=app.stdout)
    count = len(made.to_fill)
    if count:
        lead = ngettext("{count} text to fill in:", "{count} texts to fill in:", count).format(count=count)
        print(lead, file=app.stdout)
    for finding in made.to_fill:
        print(f"  {finding.path}:{finding.line}:{finding.column}", file=app.stdout)
    print(_("Then: {command}").format(command=command_line("check", str(folder))), file=app.stdout)
    return 0
