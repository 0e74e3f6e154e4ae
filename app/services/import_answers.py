"""Importing answers of other devices: files are read strictly, line by line, and then taken whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from app.domain.event import AnswerEvent, Event, UndoEvent
from app.domain.exchange_format import Line, read_line
from app.domain.memory import MemoryState
from app.domain.parcel import Imported, Parcel
from app.domain.roster import ReportEvent
from app.domain.session import StudySession
from app.i18n import _
from app.services.exchange_ports import Replayer
from app.services.personal import scheduler_for
from app.services.ports import ProgressStore, Scheduler
from app.services.replay import replay

LARGEST_FILE = 1 << 29  # bytes: more than a million answers
LONGEST_LINE = 1 << 20
DEEPEST = 12
MOST_ERRORS = 20


class ImportRefused(Exception):
    """Files that cannot be taken; the text is for a person, one line for each mistake with file and line."""


@dataclass(slots=True)
class _Parts:
    """What the lines read so far bring."""

    events: dict[str, Event] = field(default_factory=dict)
    reports: dict[str, ReportEvent] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    revisions: dict[str, dict[str, object]] = field(default_factory=dict)
    sessions: dict[str, StudySession] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Arrival:
    """What came of files: the store's counts, and how many answers wait for an exam that was under way."""

    imported: Imported
    waiting: int


def import_answers(store: ProgressStore, scheduler: Scheduler, files: Sequence[Path]) -> Arrival:
    """Merge files of answers into the log. The same file again changes nothing, and the order of files is no matter.

    Raises:
        ImportRefused: a line is wrong. Nothing was taken.
        StoreError: the log here and the files contradict one another. Nothing was taken.
    """
    parcel, waiting = read_parcel(files)
    return Arrival(store.import_log(parcel, replayer(store, scheduler)), waiting)


def replayer(store: ProgressStore, scheduler: Scheduler) -> Replayer:
    """Replays the events of a learner under that learner's own weights."""
    known: dict[str, Scheduler] = {}

    def replayed(learner: str, events: Sequence[Event]) -> dict[tuple[str, str, str], MemoryState]:
        if learner not in known:
            known[learner] = scheduler_for(learner, store, scheduler)
        return replay(events, known[learner])

    return replayed


def read_parcel(files: Iterable[Path]) -> tuple[Parcel, int]:
    """Everything that files bring, and how many answers of exams under way were left out. Raises ImportRefused."""
    parts, errors, waiting = _Parts(), list[str](), 0
    for path in files:
        for number, line in _lines(path, errors):
            try:
                waiting += _take(parts, read_line(_parsed(line)))
            except _Mistake as mistake:
                errors.append(_("{file}, line {line}: {what}").format(file=path, line=number, what=mistake))
            except ValueError as error:
                errors.append(
                    _('{file}, line {line}: "{field}" is missing or not what this app writes.').format(
                        file=path, line=number, field=error
                    )
                )
            if len(errors) >= MOST_ERRORS:
                break
    if errors:
        raise ImportRefused("\n".join([*errors[:MOST_ERRORS], _("Nothing was imported.")]))
    return Parcel(
        tuple(parts.events.values()), parts.names, parts.revisions, tuple(parts.reports.values()),
        tuple(parts.sessions.values()),
    ), waiting  # fmt: skip


class _Mistake(Exception):
    """A line that is no object of answers at all; the text says what is wrong with it."""


def _lines(path: Path, errors: list[str]) -> Iterator[tuple[int, bytes]]:
    """Line numbers and lines that hold something; what cannot be read at all goes to `errors`."""
    try:
        if not path.is_file():
            errors.append(_("{file}: there is no such file.").format(file=path))
        elif path.stat().st_size > LARGEST_FILE:
            errors.append(_("{file}: larger than 512 MB, which no file of answers is.").format(file=path))
        else:
            with path.open("rb") as source:
                yield from _numbered(source)
    except OSError as error:
        errors.append(_("{file}: cannot be read ({reason}).").format(file=path, reason=error.strerror))


def _numbered(source: BinaryIO) -> Iterator[tuple[int, bytes]]:
    number = 0
    while line := source.readline(LONGEST_LINE + 1):
        number += 1
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if line.strip():
            yield number, line
        if len(line) > LONGEST_LINE:
            return


def _parsed(line: bytes) -> dict[str, object]:
    """The object on a line. Raises _Mistake."""
    if len(line) > LONGEST_LINE:
        raise _Mistake(_("longer than a line of answers can be."))
    try:
        text = line.decode("utf-8")
        if not _shallow(text):
            raise _Mistake(_("nested deeper than a line of answers is."))
        told = json.loads(text, object_pairs_hook=_unique, parse_constant=_no_constant)
    except UnicodeDecodeError:
        raise _Mistake(_("not UTF-8 text. Was the file converted on its way?")) from None
    except json.JSONDecodeError as error:
        raise _Mistake(_("not JSON (column {column}). Was the file cut off?").format(column=error.colno)) from None
    except ValueError:  # a number of thousands of digits
        raise _Mistake(_("a value that no answer has.")) from None
    if not isinstance(told, dict):
        raise _Mistake(_("not a JSON object. Files of answers come from the answers command."))
    return told


def _shallow(text: str) -> bool:
    """Whether brackets nest at most DEEPEST deep."""
    if text.count("[") + text.count("{") <= DEEPEST:
        return True
    depth, inside, escaped = 0, False, False
    for sign in text:
        if inside:
            inside, escaped = escaped or sign != '"', sign == "\\" and not escaped
        elif sign == '"':
            inside = True
        elif sign in "[{":
            depth += 1
            if depth > DEEPEST:
                return False
        elif sign in "]}":
            depth -= 1
    return True


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise _Mistake(_("a name stands twice."))
    return made


def _no_constant(_name: str) -> object:
    raise _Mistake(_("a value that no answer has."))


def _take(parts: _Parts, line: Line) -> int:
    """Keep what a line brings; 1 where it is an answer that waits for its exam. Raises _Mistake."""
    if line.name is not None:
        parts.names[line.learner] = line.name
    if line.content is not None:
        parts.revisions[line.revision] = dict(line.content)
    if line.session is not None:
        known = parts.sessions.get(line.session.id)
        if known is not None and known.learner != line.session.learner:
            raise _Mistake(_("this session belongs to another learner on an earlier line."))
        if known is None or line.session.ended > known.ended:
            parts.sessions[line.session.id] = line.session
    if isinstance(line.told, AnswerEvent | UndoEvent):
        _keep_event(parts, line.told)
    elif line.told is not None:
        _keep_report(parts, line.told)
    return int(line.told is None)


def _keep_event(parts: _Parts, event: Event) -> None:
    """Keep an event once; of an exam's answer the copy that has its rating."""
    known = parts.events.get(event.id)
    if known is None or (isinstance(known, AnswerEvent) and known.rating is None):
        parts.events[event.id] = event
    if known is not None and (type(known), known.learner, known.device, known.sequence) != (
        type(event), event.learner, event.device, event.sequence,
    ):  # fmt: skip
        raise _Mistake(_("its id stands for another answer on an earlier line."))


def _keep_report(parts: _Parts, report: ReportEvent) -> None:
    if parts.reports.setdefault(report.id, report) != report:
        raise _Mistake(_("its id stands for another report on an earlier line."))
