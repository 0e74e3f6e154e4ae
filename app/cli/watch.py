"""`watch`: checks a course again on every save and shows the changed question as a student will see it."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from app.cli import gate
from app.cli.check import as_text, default_course, summary, why
from app.cli.context import Context
from app.cli.findings import render_all
from app.cli.study_text import question_lines
from app.domain.bank import Course
from app.domain.item import Item
from app.domain.layout import layout
from app.i18n import _
from app.services.attempts import Question
from app.services.author_files import AuthorRefused
from app.services.check_banks import course_of
from app.services.watch import Change, Watch

EVERY = 0.4
"""Seconds between two looks; a change is read once two looks running see the same files."""


def add_parser(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = sub.add_parser(
        "watch",
        help=_("check a course again on every save"),
        description=_("Say what each save mended or broke, and show changed questions. Ctrl+C ends it."),
    )
    parser.add_argument("path", nargs="?", metavar="PATH", help=_("a course folder (default: the shipped course)"))
    parser.add_argument("--once", action="store_true", help=_("look once and end; exit code 1 on errors"))
    parser.set_defaults(run=run, sees=gate.nothing)


def run(args: argparse.Namespace, app: Context) -> int:
    """Look, then wait for saves until Ctrl+C."""
    given = args.path if args.path is not None else str(default_course(app))
    folder = course_of(given)
    if folder is None:
        raise AuthorRefused(_('"{path}" is neither a course nor a file of one.').format(path=given))
    watched = Watch(app.reader, Path(folder))
    first = watched.look()
    print(as_text(first.result), file=app.stdout, flush=True)
    if args.once:
        return 1 if first.result.errors else 0
    print(_("Watching {path}. Ctrl+C ends.").format(path=folder), file=app.stdout, flush=True)
    try:
        follow(watched, app, time.sleep)
    except KeyboardInterrupt:
        print(file=app.stdout)
    return 0


def follow(watched: Watch, app: Context, sleep: Callable[[float], object]) -> None:
    """Tell of every change until `sleep` raises KeyboardInterrupt."""
    while True:
        sleep(EVERY)
        change = watched.poll()
        if change is not None:
            print("\n".join(change_lines(change)), file=app.stdout, flush=True)


def change_lines(change: Change) -> Iterator[str]:
    """What came, what is mended, the changed questions, and where the course stands."""
    yield ""
    for text in render_all(change.new, why):
        yield text
        yield ""
    for finding in change.mended:
        yield _("Mended: {code}, {message} ({path})").format(
            code=finding.code, message=finding.message, path=finding.path
        )
    if change.load.course is not None:
        for item in change.items:
            yield from _preview(change.load.course, item)
    yield summary(change.result)


def _preview(course: Course, item: Item) -> Iterator[str]:
    """The question in one of its orders."""
    question = Question(item, layout(item, 0), 1, 1, None, flagged=False, hinted=False, struck=frozenset())
    yield f"--- {item.id} ---"
    yield from question_lines(course, question)
    yield ""
