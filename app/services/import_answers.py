"""Importing answers of other devices: files are read strictly, line by line, and then taken whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.domain.event import AnswerEvent, Event, UndoEvent
from app.domain.exchange_format import Line, NewerFormat, read_line
from app.domain.memory import MemoryState
from app.domain.parcel import Imported, Parcel
from app.domain.roster import ReportEvent
from app.domain.session import StudySession
from app.i18n import _
from app.services.answer_files import LONGEST_LINE, UnreadableFile, numbered_lines
from app.services.exchange_ports import Replayer
from app.services.personal import scheduler_for
from app.services.ports import ProgressStore, Scheduler
from app.services.replay import replay

DEEPEST = 12
MOST_ERRORS = 20
_Key = tuple[str, str]  # id and learner: where two learners were merged, one file tells of either


class ImportRefused(Exception):
    """Files that cannot be taken; the text is for a person, one line for each mistake with file and line."""


@dataclass(slots=True)
class _Parts:
    """What the lines read so far bring."""

    events: dict[_Key, Event] = field(default_factory=dict)
    reports: dict[_Key, ReportEvent] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    revisions: dict[str, dict[str, object]] = field(default_factory=dict)
    sessions: dict[_Key, StudySession] = field(default_factory=dict)
    merges: set[tuple[str, str]] = field(default_factory=set)


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
        waiting += _read_file(parts, path, errors)
    if errors:
        more = [_("And more of this kind.")] if len(errors) > MOST_ERRORS else []
        raise ImportRefused("\n".join([*errors[:MOST_ERRORS], *more, _("Nothing was imported.")]))
    return Parcel(
        tuple(parts.events.values()), parts.names, parts.revisions, tuple(parts.reports.values()),
        tuple(parts.sessions.values()), tuple(sorted(parts.merges)),
    ), waiting  # fmt: skip


def _read_file(parts: _Parts, path: Path, errors: list[str]) -> int:
    """Take in one file; how many answers wait for their exam. What is wrong goes to `errors`, each thing once."""
    waiting, read, said = 0, False, set[str]()
    try:
        for number, line in numbered_lines(path):
            try:
                told = _parsed(line)
                read = True  # a file whose first line is no object is no file of answers: one sentence is enough
                waiting += _take(parts, read_line(told))
                continue
            except NewerFormat as newer:
                what = _("written by a newer version of the app (format {number}). Update the app.")
                what, whole = what.format(number=newer), True
            except _Mistake as mistake:
                what, whole = str(mistake), not read
            except ValueError as error:
                what, whole = _('"{field}" is missing or not what this app writes.').format(field=error), False
            if what not in said:
                said.add(what)
                errors.append(_("{file}, line {line}: {what}").format(file=path, line=number, what=what))
            if whole or len(errors) > MOST_ERRORS:
                break
    except UnreadableFile as why:
        errors.append(_("{file}: {what}").format(file=path, what=why))
    return waiting


class _Mistake(Exception):
    """A line that is no object of answers at all; the text says what is wrong with it."""


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
        parts.names.setdefault(line.learner, line.name)
    if line.content is not None:
        parts.revisions[line.revision] = dict(line.content)
    parts.merges.update(line.merges)
    if line.session is not None:
        key = (line.session.id, line.session.learner)
        known = parts.sessions.get(key)
        if known is None or line.session.ended > known.ended:
            parts.sessions[key] = line.session
    if isinstance(line.told, AnswerEvent | UndoEvent):
        _keep_event(parts, line.told)
    elif line.told is not None:
        _keep_report(parts, line.told)
    return int(line.told is None)


def _keep_event(parts: _Parts, event: Event) -> None:
    """Keep an event once for each learner it is told of; of an exam's answer the copy that has its rating."""
    key = (event.id, event.learner)
    known = parts.events.get(key)
    if known is None or (isinstance(known, AnswerEvent) and known.rating is None):
        parts.events[key] = event
    if known is not None and (type(known), known.device, known.sequence) != (type(event), event.device, event.sequence):
        raise _Mistake(_("its id stands for another answer on an earlier line."))


def _keep_report(parts: _Parts, report: ReportEvent) -> None:
    if parts.reports.setdefault((report.id, report.learner), report) != report:
        raise _Mistake(_("its id stands for another report on an earlier line."))
