"""`import-statement`: a document becomes a statement to edit, after a look at what would be written."""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Iterator
from pathlib import Path

from app.cli import gate
from app.cli.context import Context
from app.cli.findings import columns
from app.cli.new import scaffolder, tell
from app.i18n import _, ngettext
from app.services.import_statement import Proposal, propose, write

USAGE_ERROR = 2
SHOWN = 72


def add_parser(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = sub.add_parser(
        "import-statement",
        help=_("make a statement from a document"),
        description=_(
            "Headings become sections and paragraphs become points to edit; shown before anything is written."
        ),
    )
    parser.add_argument("file", type=Path, metavar="FILE", help=_("a .md, .txt, .html or .docx file"))
    parser.add_argument("--out", type=Path, required=True, metavar="COURSE", help=_("the course folder to make"))
    parser.add_argument("--yes", action="store_true", help=_("write without asking"))
    parser.set_defaults(run=run, sees=gate.nothing)


def run(args: argparse.Namespace, app: Context) -> int:
    """Show, ask, write; 2 where nothing was written."""
    proposal = propose(args.file, args.out, scaffolder(app))
    width = max(40, shutil.get_terminal_size((SHOWN + 8, 24)).columns)
    print("\n".join(review_lines(proposal, args.out, width)), file=app.stdout)
    if not args.yes and not _agreed(app):
        return USAGE_ERROR
    return tell(write(proposal, args.out, scaffolder(app)), args.out, app)


def review_lines(proposal: Proposal, course: Path, width: int = SHOWN + 8) -> Iterator[str]:
    """What would be written: every section, and the beginning of every point."""
    found = proposal.outline
    yield _("Title: {title}").format(title=columns(found.title) or _("(none found; to be filled in)"))
    for section in found.sections:
        yield ""
        yield f"{columns(section.title)} ({section.id})"
        for point in section.points:
            yield f"  {point.id}  {_short(point.text, width - len(point.id) - 4)}"
    for heading in found.empty:
        yield ""
        yield _("Left out, since no paragraph stands below it: {heading}").format(heading=columns(heading))
    if found.left_out:
        yield ""
        yield _("Left out:")
        yield from (f"  {_short(text, width - 2)}" for text in found.left_out)
    yield ""
    sections = ngettext("{count} section", "{count} sections", len(found.sections)).format(count=len(found.sections))
    points = ngettext("{count} point", "{count} points", proposal.points).format(count=proposal.points)
    yield f"{sections}, {points}"
    yield _("Would be written: {paths}").format(paths=", ".join(str(course / inside) for inside in proposal.files))


def _short(text: str, room: int) -> str:
    """The beginning of a text in the columns that there are."""
    shown, most = columns(text), max(10, room)
    return shown if len(shown) <= most else shown[: most - 1] + "…"


def _agreed(app: Context) -> bool:
    if not app.stdin.isatty():
        print(_("Nothing was written. There is no terminal to ask in; run it again with --yes."), file=app.stderr)
        return False
    print(_("Write this? y or n: "), end="", file=app.stdout, flush=True)
    answer = app.stdin.readline().strip().lower()
    if answer in ("y", "yes", _("y"), _("yes")):
        return True
    print(_("Nothing was written."), file=app.stdout)
    return False
