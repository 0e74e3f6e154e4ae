"""`coverage`: which points have questions, of which kinds and levels, as text, JSON or a page."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from app.cli import gate
from app.cli.check import default_course
from app.cli.context import Context
from app.cli.coverage_html import as_html
from app.cli.coverage_text import as_text
from app.domain.coverage import Coverage, Extent, PointCoverage, SectionCoverage, Spread
from app.i18n import _
from app.services.author_files import write_out
from app.services.coverage import CourseCoverage, course_coverage

ENDINGS = {"text": ".txt", "json": ".json", "html": ".html"}


def add_parser(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = sub.add_parser(
        "coverage",
        help=_("say which points have questions"),
        description=_("Points by questions, kinds and levels: what is uncovered, thin or lopsided."),
    )
    parser.add_argument("paths", nargs="*", metavar="PATH", help=_("a course folder (default: the shipped course)"))
    parser.add_argument("--format", choices=tuple(ENDINGS), default="text", help=_("text (default), json or html"))
    parser.add_argument("--out", type=Path, metavar="FILE", help=_("write to this file instead of the terminal"))
    parser.set_defaults(run=run, sees=gate.nothing)


def run(args: argparse.Namespace, app: Context) -> int:
    """Print or write; 0 where every path is a course."""
    found = course_coverage(app.reader, args.paths or [default_course(app)])
    text = {"text": as_text, "json": as_json, "html": as_html}[args.format](found)
    if args.out is None:
        print(text, file=app.stdout)
    else:
        write_out(args.out, f"{text}\n".encode(), ENDINGS[args.format])
        print(_("Written: {path}").format(path=args.out), file=app.stdout)
    return 0


def as_json(found: Sequence[CourseCoverage]) -> str:
    """The coverage for tools."""
    return json.dumps({"courses": [_course(one) for one in found]}, ensure_ascii=False, indent=2)


def _course(one: CourseCoverage) -> dict[str, object]:
    covered: Coverage = one.coverage
    return {
        "path": one.path,
        "title": covered.title,
        "errors": one.errors,
        **_spread(covered.spread),
        "points": len(covered.points),
        **{extent.value: covered.count(extent) for extent in Extent},
        "sections": [_section(section) for section in covered.sections],
    }


def _section(section: SectionCoverage) -> dict[str, object]:
    return {
        "id": section.section.id,
        "title": section.section.title,
        **_spread(section.spread),
        "recall": section.spread.recall,
        "lopsided": [lean.value for lean in section.leans],
        "points": [_point(point) for point in section.points],
    }


def _point(point: PointCoverage) -> dict[str, object]:
    return {
        "id": point.point.id,
        "general": point.point.general,
        "extent": point.extent.value,
        "unsure": point.unsure,
        **_spread(point.spread),
        "items": list(point.items),
    }


def _spread(spread: Spread) -> dict[str, object]:
    return {
        "questions": spread.questions,
        "kinds": {kind.value: count for kind, count in spread.kinds},
        "levels": {level.value if level else "none": count for level, count in spread.levels},
    }
