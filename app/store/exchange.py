"""Importing a parcel: what is new of it, what stands against it, and the caches that it touches."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection, RowMapping, Table, insert, select, update

from app.domain.event import AnswerEvent, Event, UndoEvent
from app.domain.memory import DAY_MS
from app.domain.parcel import Imported, Parcel, check_event, check_report, check_session
from app.domain.roster import ReportEvent
from app.domain.session import Mode, StudySession
from app.i18n import _
from app.services.exchange_ports import Replayer
from app.services.ports import StoreError
from app.store import conflicts, identities, log, merging, past_memory, rollups, rows, tombstones
from app.store.figures import batches
from app.store.roster_tables import reports
from app.store.tables import events, revisions, sessions

Rating = dict[str, str]  # an exam's rating by the id of its answer


class _Named(Protocol):
    @property
    def id(self) -> str: ...


_One = TypeVar("_One", bound=_Named)


def checked(parcel: Parcel) -> Parcel:
    """The parcel, where every value can be stored; StoreError names the first that cannot."""
    _check_each(check_event, parcel.events)
    _check_each(check_report, parcel.reports)
    _check_each(check_session, parcel.sessions)
    return parcel


def _check_each(check: Callable[[_One], None], found: Iterable[_One]) -> None:
    for one in found:
        try:
            check(one)
        except (ValueError, TypeError) as error:
            raise StoreError(
                _("The event {id} cannot be used: its {field} is wrong. Nothing was imported.").format(
                    id=ascii(one.id), field=error
                )
            ) from error


def import_log(connection: Connection, parcel: Parcel, replayed: Replayer, now: int) -> Imported:
    """Merge a checked parcel into the log; see ExchangeStore."""
    identities.add(connection, parcel.merges)
    parcel, erased = tombstones.left(connection, parcel)
    who = merging.settle(connection, _who_comes(parcel), now)
    parcel = _under(who.ids, parcel)
    fresh, unrated, known = _sifted(connection, parcel.events)
    new_reports = _new_reports(connection, parcel.reports)
    conflicts.check_numbers(connection, fresh, new_reports)
    conflicts.check_exams(connection, fresh)
    items = _undone_items(connection, fresh)
    touched = _touched(connection, fresh, unrated, items)
    before = {key: rollups.counted_of(connection, key) for key in sorted(touched)}
    _add(connection, fresh, items)
    _rate(connection, {**unrated, **_exam_ratings(fresh)})
    _add_many(connection, reports, [rows.report_values(report) for report in new_reports])
    added = _add_sessions(connection, parcel.sessions)
    _add_revisions(connection, parcel)
    rollups.recount(connection, before)
    remember(connection, before.keys() | who.items, replayed)
    return Imported(
        answers=sum(isinstance(event, AnswerEvent) for event in fresh),
        undos=sum(isinstance(event, UndoEvent) for event in fresh),
        reports=len(new_reports),
        sessions=added,
        rated=len(unrated),
        known=known + len(parcel.reports) - len(new_reports),
        erased=erased,
        ahead=sum(event.time > now + DAY_MS for event in fresh),
        learners=tuple(sorted(who.added)),
        merged=tuple(who.merged),
    )


def remember(connection: Connection, keys: Iterable[rollups.ItemKey], replayed: Replayer) -> None:
    """Replay the memory states of items whose log has changed."""
    for key in keys:
        learner, course, item = key
        told = log.read_events(
            connection, events.c.learner == learner, events.c.course == course, events.c.item == item
        )
        log.put_memory(connection, learner, course, item, replayed(learner, told).get(key))
        past_memory.recount(connection, key)


def _under(ids: Mapping[str, str], parcel: Parcel) -> Parcel:
    """The parcel under the ids that learners have here."""
    return replace(
        parcel,
        events=tuple(replace(event, learner=ids.get(event.learner, event.learner)) for event in parcel.events),
        reports=tuple(replace(report, learner=ids.get(report.learner, report.learner)) for report in parcel.reports),
        sessions=tuple(replace(one, learner=ids.get(one.learner, one.learner)) for one in parcel.sessions),
    )


def _who_comes(parcel: Parcel) -> dict[str, str]:
    """Every learner whom the parcel brings something of, with the name that it tells or an empty text."""
    told = {one.learner for one in (*parcel.events, *parcel.reports, *parcel.sessions)}
    return {**dict.fromkeys(told, ""), **parcel.names}


def _sifted(connection: Connection, given: Iterable[Event]) -> tuple[list[Event], Rating, int]:
    """Events not here yet, ratings that answers here still lack, and how many were here or came twice."""
    by_id: dict[str, Event] = {}
    repeats = 0
    for event in given:
        if event.id in by_id:
            repeats += 1
            event = conflicts.same(by_id[event.id], event)
        by_id[event.id] = event
    unrated: Rating = {}
    known = 0
    for some in batches(by_id):
        for here in log.read_events(connection, events.c.id.in_(some)):
            both = conflicts.same(here, by_id.pop(here.id))
            known += 1
            if isinstance(here, AnswerEvent) and isinstance(both, AnswerEvent) and both.rating is not here.rating:
                unrated[here.id] = both.rating.value if both.rating else ""
    return sorted(by_id.values(), key=lambda event: (event.time, event.id)), unrated, known + repeats


def _undone_items(connection: Connection, fresh: Collection[Event]) -> dict[str, str]:
    """The item of each new undo whose answer is known; StoreError where the answer is another learner's.

    Undos that were here before their answer get its item now.
    """
    answers = {event.id: event for event in fresh if isinstance(event, AnswerEvent)}
    undos = [event for event in fresh if isinstance(event, UndoEvent)]
    for some in batches({undo.undoes for undo in undos} - answers.keys()):
        found = log.read_events(connection, events.c.id.in_(some))
        answers |= {event.id: event for event in found if isinstance(event, AnswerEvent)}
    items = {}
    for undo in undos:
        if (answer := answers.get(undo.undoes)) is not None:
            conflicts.check_undo(undo, answer)
            items[undo.id] = answer.item
    for some in batches(answers):
        for early in log.read_events(connection, events.c.undoes.in_(some), events.c.item == ""):
            if isinstance(early, UndoEvent):
                conflicts.check_undo(early, answers[early.undoes])
                mine = events.c.id == early.id
                connection.execute(update(events).where(mine).values(item=answers[early.undoes].item))
    return items


def _touched(
    connection: Connection, fresh: Iterable[Event], unrated: Rating, items: dict[str, str]
) -> set[rollups.ItemKey]:
    """The items whose answers, undos or ratings are new."""
    keys = {rollups.key_of(event) for event in fresh if isinstance(event, AnswerEvent)}
    undos = (event for event in fresh if isinstance(event, UndoEvent) and event.id in items)
    keys |= {(undo.learner, undo.course, items[undo.id]) for undo in undos}
    return keys | {rollups.key_of(log.stored_answer(connection, answer)) for answer in unrated}


def _add(connection: Connection, fresh: Iterable[Event], items: dict[str, str]) -> None:
    made = []
    for event in fresh:
        if isinstance(event, UndoEvent):
            made.append(rows.undo_values(event, items.get(event.id, "")))
        else:
            plain = replace(event, rating=None) if event.mode is Mode.EXAM else event
            made.append(rows.answer_values(plain))
    _add_many(connection, events, [{"undoes": None} | rows.NO_ANSWER | row for row in made])


def _exam_ratings(fresh: Iterable[Event]) -> Rating:
    """An exam's ratings lie beside the log, wherever they came from."""
    return {
        event.id: event.rating.value
        for event in fresh
        if isinstance(event, AnswerEvent) and event.mode is Mode.EXAM and event.rating is not None
    }


def _rate(connection: Connection, given: Rating) -> None:
    if given:
        log.add_ratings(connection, given)


def _new_reports(connection: Connection, given: Collection[ReportEvent]) -> list[ReportEvent]:
    found: dict[str, ReportEvent] = {}
    for report in given:
        if found.setdefault(report.id, report) != report:
            raise _another_report(report)
    here = [rows.report_of(row) for some in batches(found) for row in _rows(connection, reports, some)]
    for known in here:
        if found.pop(known.id) != known:
            raise _another_report(known)
    return list(found.values())


def _another_report(report: ReportEvent) -> StoreError:
    return StoreError(
        _("Report {id} is here already and says something else. Nothing was imported.").format(id=report.id)
    )


def _rows(connection: Connection, table: Table, ids: list[str]) -> Iterable[RowMapping]:
    return connection.execute(select(table).where(table.c.id.in_(ids))).mappings()


def _add_sessions(connection: Connection, given: Iterable[StudySession]) -> int:
    """A session that is here is never touched, unless the copy that came ended later and this device cannot open it."""
    added = 0
    for session in sorted(given, key=lambda one: (one.ended, one.id)):
        here = log.read_sessions(connection, sessions.c.id == session.id)
        if not here:
            connection.execute(insert(sessions).values(rows.session_values(session)))
            added += 1
        elif not here[0].open and here[0].learner == session.learner and session.ended > here[0].ended:
            log.replace_session(connection, session)
    return added


def _add_revisions(connection: Connection, parcel: Parcel) -> None:
    for some in batches(parcel.revisions):
        known = set(connection.execute(select(revisions.c.revision).where(revisions.c.revision.in_(some))).scalars())
        new = [{"revision": one, "content": rows.dumps(parcel.revisions[one])} for one in some if one not in known]
        _add_many(connection, revisions, new)


def _add_many(connection: Connection, table: Table, values: list[dict[str, Any]]) -> None:
    if values:
        connection.execute(insert(table), values)
