"""The only place where the concrete parts are joined: reader, store, scheduler, window, terminal."""

from __future__ import annotations

import argparse
import io
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO, TypedDict

from app import __version__, paths
from app.cli import (
    answers,
    check,
    classes,
    coverage,
    fit,
    gate,
    import_statement,
    item_stats,
    learners,
    new,
    plan,
    print_quiz,
    report,
    review,
    rules,
    schema,
    study,
    today,
    watch,
)
from app.cli.context import Context
from app.i18n import _
from app.services.attempts import QuizRefused
from app.services.author_files import AuthorRefused
from app.services.desk import CourseUnusable, Desk, Parts
from app.services.manage_class import UnknownClass
from app.services.manage_learners import UnknownLearner
from app.services.name_locks import PinWanted
from app.services.pin import PinRefused
from app.services.ports import ProgressStore, StoreError
from app.services.report_ports import ReportRefused

COMMANDS = (
    study,
    review,
    today,
    plan,
    fit,
    check,
    rules,
    coverage,
    new,
    import_statement,
    watch,
    print_quiz,
    schema,
    learners,
    answers,
    classes,
    item_stats,
    report,
)
USAGE_ERROR = 2
# Their texts are for people.
REFUSALS = (
    CourseUnusable,
    StoreError,
    QuizRefused,
    UnknownLearner,
    UnknownClass,
    AuthorRefused,
    ReportRefused,
    PinWanted,
    PinRefused,
)


class WindowPlace(TypedDict, total=False):
    """What `app.ui.environment.prepare` is told of the window, in pixels."""

    size: tuple[int, int]
    place: tuple[int, int]


class SystemClock:
    """The machine's clock."""

    def now(self) -> int:
        """UTC milliseconds."""
        return time.time_ns() // 1_000_000


def parts(data_dir: Path, course: Path | None = None) -> Parts:
    """Join the concrete parts over a data folder; nothing is opened or written yet."""
    from app.banks.quiz_writing import LateQuizWriter
    from app.banks.reader import YamlCourseReader
    from app.banks.statement_writing import LateStatementWriter
    from app.banks.writing import LateWriter
    from app.reports.writer import FileWriter
    from app.scheduling.fsrs_fitter import FsrsFitter
    from app.scheduling.fsrs_scheduler import FsrsScheduler
    from app.store.keepsakes import FileKeepsakes
    from app.store.pin_file import NamePinFile, PinFile

    clock = SystemClock()

    def open_store() -> ProgressStore:
        from app.store.progress import open_store  # SQLAlchemy is imported here, after the first screen

        return open_store(data_dir, clock)

    def trial() -> ProgressStore:
        from app.store.trial import open_trial

        return open_trial(clock)

    return Parts(
        YamlCourseReader(data_dir / "cache"),
        open_store,
        clock,
        FsrsScheduler(),
        FileKeepsakes(data_dir),
        paths.content_dir(),
        data_dir / "courses",
        course,
        FsrsFitter(),
        writer=LateWriter(),
        reports=FileWriter(),
        pins=PinFile(data_dir),
        name_pins=NamePinFile(data_dir),
        statements=LateStatementWriter(),
        quizzes=LateQuizWriter(),
        open_trial=trial,
    )


def parser() -> argparse.ArgumentParser:
    """The command line."""
    made = argparse.ArgumentParser(
        prog="communique",
        description=_("Learn a leaders' statement section by section. Without a command the window opens."),
    )
    made.add_argument("--version", action="version", version=f"communique {__version__}")
    _add_course(made, default=None)
    sub = made.add_subparsers(title=_("commands"), metavar=_("COMMAND"))
    for command in COMMANDS:
        command.add_parser(sub)
    for chosen in sub.choices.values():
        _add_course(chosen, default=argparse.SUPPRESS)
    return made


def _add_course(to: argparse.ArgumentParser, default: str | None) -> None:
    """`--course` is understood before and after the command; the one after wins."""
    to.add_argument(
        "--course",
        type=Path,
        metavar="PATH",
        default=default,
        help=_("a course folder of your own (holds statement.yaml)"),
    )


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; returns the exit code. Nothing a person can do ends in a traceback."""
    _use_utf8(sys.stdout, sys.stderr, sys.stdin)
    args = parser().parse_args(argv)
    data_dir = paths.data_dir()
    app = Context(parts(data_dir, args.course), data_dir, _stream(sys.stdin), _stream(sys.stdout), _stream(sys.stderr))
    try:
        return _run(args, app) if hasattr(args, "run") else _open(app)
    except REFUSALS as error:
        print(f"communique: {error}", file=sys.stderr)
        return USAGE_ERROR
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return 130
    except BrokenPipeError:
        # The reader of our output went away (`| head`); what is left in the buffer has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _run(args: argparse.Namespace, app: Context) -> int:
    """Run a command, after the PINs that it needs."""
    gate.guard(args, app)
    return int(args.run(args, app))


def _open(app: Context) -> int:
    """Open the window; where none can open, say so in one line and go on in the terminal."""
    from app.ui.display import display_problem, window_problem

    problem = display_problem(os.environ)
    if problem is None:
        from app.ui.environment import prepare

        desk = Desk(app.parts)
        try:
            desk.card()
            prepare(app.data_dir, **window_place(desk.settings.window))
            from app.ui.app import run

            if run(desk):
                return 0
        finally:
            desk.close()
        problem = window_problem()
    print(problem, file=app.stderr)
    if not app.stdin.isatty():
        print(_("There is no terminal either. To go on, run this in a terminal: python main.py study"), file=app.stderr)
        return USAGE_ERROR
    return _run(parser().parse_args(["study"]), app)


def window_place(kept: tuple[int, int, int, int] | None) -> WindowPlace:
    """Size and place of the window as it was left; nothing on the first start, no place off the screen's corner."""
    if kept is None:
        return {}
    left, top, width, height = kept
    placed: WindowPlace = {"size": (width, height)}
    if left >= 0 and top >= 0:
        placed["place"] = (left, top)
    return placed


def _use_utf8(*streams: TextIO | None) -> None:
    """Write and read UTF-8 whatever the machine's locale is; odd bytes never end in a traceback."""
    for stream in streams:
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _stream(stream: TextIO | None) -> TextIO:
    """The stream, or an empty one: a program without a console (pythonw) has none."""
    return io.StringIO() if stream is None else stream
