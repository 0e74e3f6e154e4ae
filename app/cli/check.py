"""`check`: what is wrong with a course or a file of one, as text or JSON."""

from __future__ import annotations

import argparse
import json
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from app.cli.context import Context
from app.cli.findings import render_all
from app.cli.gate import Sight
from app.domain.finding import Finding
from app.i18n import _, ngettext
from app.services.check_banks import CheckResult, check
from app.services.courses import find_courses, named_course
from app.services.item_evidence import evidence
from app.services.lint import ROOM

SHIPPED_COURSE = "us-japan-joint-statement"
UNCOVERED = f"{ROOM}.uncovered-point"


def add_parser(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = sub.add_parser(
        "check",
        help=_("say what is wrong with a course"),
        description=_(
            "Read a course and say what is wrong or weak, where, and what to do. Exits 1 if there are errors."
        ),
    )
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help=_("a course folder, or a bank, quiz or statement in one (default: the shipped course)"),
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help=_("text (default) or json"))
    parser.add_argument("--strict", action="store_true", help=_("exit 1 on warnings too"))
    parser.add_argument(
        "--answers",
        action="store_true",
        help=_("apply the rules that need the answers of 30 learners on this device too"),
    )
    parser.set_defaults(run=run, sees=_sees)


def _sees(args: argparse.Namespace) -> Sight:
    return Sight(everybody=args.answers)


def run(args: argparse.Namespace, app: Context) -> int:
    """Check and print; 1 if there are errors, or warnings under --strict, else 0."""
    paths = args.paths or [default_course(app)]
    if args.answers:
        with closing(app.open_store()) as store:
            result = check(app.reader, paths, lambda path, course: evidence(replace(course, id=_id(app, path)), store))
    else:
        result = check(app.reader, paths)
    print(as_json(result) if args.format == "json" else as_text(result), file=app.stdout)
    return 1 if result.errors or (args.strict and result.warnings) else 0


def _id(app: Context, path: Path) -> str:
    """The id that the progress on a course folder hangs on."""
    parts = app.parts
    found = named_course(app.reader, path, find_courses(app.reader, parts.shipped_courses, parts.own_courses))
    return found.id if found else path.name


def default_course(app: Context) -> Path:
    """The course named with --course, or the shipped one, written short where it lies below the current folder."""
    course = app.course or app.parts.shipped_courses / SHIPPED_COURSE
    here = Path.cwd()
    return course.relative_to(here) if course.is_absolute() and course.is_relative_to(here) else course


def as_json(result: CheckResult) -> str:
    """The result for tools."""
    return json.dumps(
        {
            "findings": [_finding(finding) for finding in result.findings],
            "items": result.items,
            "points": result.points,
            "sections": result.sections,
            "uncovered": list(result.uncovered),
        },
        ensure_ascii=False,
        indent=2,
    )


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "path": finding.path,
        "line": finding.line,
        "column": finding.column,
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        "help": finding.help,
    }


def as_text(result: CheckResult) -> str:
    """The result for a person: findings, points without a question, a summary line.

    A rule's findings stand together, with the reason and the remedy once; the points are one list, not a warning each.
    """
    shown = [finding for finding in result.findings if finding.code != UNCOVERED or not result.uncovered]
    blocks = render_all(shown, why)
    if result.uncovered:
        count = len(result.uncovered)
        title = ngettext("{count} point without a question:", "{count} points without a question:", count)
        blocks.append("\n".join([title.format(count=count), *(f"  {point}" for point in result.uncovered)]))
    if result.unsure:
        blocks.append(_unsure(len(result.unsure)))
    return "\n\n".join([*blocks, summary(result)])


def _unsure(count: int) -> str:
    return ngettext(
        "Whether {count} more point has a question cannot be said before the errors in the banks are mended.",
        "Whether {count} more points have a question cannot be said before the errors in the banks are mended.",
        count,
    ).format(count=count)


def why(finding: Finding) -> str:
    """The reason and source of a rule's finding, such as `positions shuffle (NBME Item-Writing Guide)`; else empty."""
    from app.domain.lint.registry import BY_CODE  # its many patterns take time, which other commands do without

    rule = BY_CODE.get(finding.code.removeprefix(f"{ROOM}."))
    return f"{rule.reason()} ({rule.source.value})" if rule else ""


def summary(result: CheckResult) -> str:
    """Such as `7 banks, 118 questions, 61 points, no errors`."""
    parts = [
        ngettext("{count} bank", "{count} banks", result.banks).format(count=result.banks),
        ngettext("{count} question", "{count} questions", result.items).format(count=result.items),
        ngettext("{count} point", "{count} points", result.points).format(count=result.points),
        ngettext("{count} error", "{count} errors", result.errors).format(count=result.errors)
        if result.errors
        else _("no errors"),
    ]
    if result.warnings:
        parts.append(ngettext("{count} warning", "{count} warnings", result.warnings).format(count=result.warnings))
    return ", ".join(parts)
