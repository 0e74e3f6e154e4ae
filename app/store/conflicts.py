"""What stands against a parcel: each check raises StoreError, and nothing of the parcel is taken."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from sqlalchemy import Connection, select

from app.domain.event import AnswerEvent, Event, UndoEvent
from app.domain.roster import ReportEvent
from app.domain.session import Mode
from app.i18n import _
from app.services.ports import StoreError
from app.store.roster_tables import reports
from app.store.tables import events, sessions


def same(one: Event, other: Event) -> Event:
    """One event out of two copies; an exam's answer may have got its rating between them."""
    if isinstance(one, AnswerEvent) and isinstance(other, AnswerEvent) and one.mode is Mode.EXAM:
        rating = one.rating or other.rating
        if replace(one, rating=rating) == replace(other, rating=rating) and other.rating in (None, rating):
            return replace(one, rating=rating)
    if one == other:
        return one
    if one.learner != other.learner:
        raise StoreError(
            _(
                "Answer {id} belongs to another learner here. Merge the two learners if both are here and are one"
                " person. If they were merged on the device that the file comes from, update the app there and export"
                " again. Nothing was imported."
            ).format(id=one.id)
        )
    raise StoreError(
        _("Answer {id} is here already and says something else. The file was changed; nothing was imported.").format(
            id=one.id
        )
    )


def check_numbers(connection: Connection, fresh: Collection[Event], told: Collection[ReportEvent]) -> None:
    """A device numbers its events; the same number twice means that two copies of its data went on apart."""
    taken: dict[tuple[str, int], str] = {}
    for one in (*fresh, *told):
        if taken.setdefault((one.device, one.sequence), one.id) != one.id:
            raise _twice(one.device, one.sequence)
    by_device: dict[str, list[int]] = {}
    for device, sequence in taken:
        by_device.setdefault(device, []).append(sequence)
    for device, numbers in by_device.items():
        for table in (events, reports):
            wanted = (table.c.device == device, table.c.sequence.between(min(numbers), max(numbers)))
            found = set(connection.execute(select(table.c.sequence).where(*wanted)).scalars()) & set(numbers)
            if found:
                raise _twice(device, min(found))


def check_exams(connection: Connection, fresh: Iterable[Event]) -> None:
    """An exam moves memory at the time of its answers, when it is submitted: nothing later may have moved it before."""
    running = select(sessions.c.learner).where(sessions.c.mode == Mode.EXAM.value, sessions.c.ended == 0)
    if {event.learner for event in fresh} & set(connection.execute(running).scalars()):
        raise StoreError(_("An exam of this learner is open. Submit it first, then import; nothing was imported."))


def check_undo(undo: UndoEvent, answer: AnswerEvent) -> None:
    """An undo takes back an answer of its own learner and course."""
    if (undo.learner, undo.course) != (answer.learner, answer.course):
        raise StoreError(
            _("Event {id} takes back an answer of another learner or course. Nothing was imported.").format(id=undo.id)
        )


def _twice(device: str, sequence: int) -> StoreError:
    return StoreError(
        _(
            "Device {device} gave the number {sequence} to two different events: a copy of its data"
            " was used on its own. Nothing was imported."
        ).format(device=device, sequence=sequence)
    )
