"""Answers of other devices, learners who are one person, learners who go, and reports of questions."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace

from sqlalchemy import insert, select

from app.domain.ids import uuid7
from app.domain.parcel import Imported, Parcel, check_report
from app.domain.roster import ReportEvent
from app.i18n import _
from app.services.exchange_ports import Erased, Replayer
from app.services.ports import StoreError
from app.store import exchange, identities, log, merging, rows, tombstones
from app.store.base import StoreBase
from app.store.engine import connect
from app.store.files import DATABASE
from app.store.roster_tables import reports


class ExchangePart(StoreBase):
    """Logs merge by set union; see app.services.exchange_ports."""

    def import_log(self, parcel: Parcel, replayed: Replayer) -> Imported:
        """Add what is not here yet, in one transaction."""
        checked = exchange.checked(parcel)
        with self._writing() as connection:
            return exchange.import_log(connection, checked, replayed, self._clock.now())

    def erase_learner(self, learner: str) -> Erased:
        """Remove everything of a learner, from the write-ahead log too."""
        with self._writing() as connection:
            answers, ids = tombstones.erase(connection, learner, self._clock.now())
        with closing(connect(self._folder / DATABASE, write=True)) as plain:
            plain.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return Erased(answers, tombstones.backups_with(self._folder, ids))

    def merge_learners(self, old: str, into: str, replayed: Replayer) -> None:
        """Two learners are one person."""
        with self._writing() as connection:
            exchange.remember(connection, merging.join(connection, old, into, self._clock.now()), replayed)

    def merges(self, learner: str) -> tuple[tuple[str, str], ...]:
        """The merges that made this learner one, as they travel."""
        with self._reading() as connection:
            return identities.read(connection).merges_of(learner)

    def add_report(self, report: ReportEvent) -> ReportEvent:
        """Store a report with an id, number and time of this device."""
        with self._writing() as connection:
            tombstones.must_be_here(connection, report.learner)
            now = self._clock.now()
            number = log.next_number(connection, self.device)
            made = replace(report, id=uuid7(now, self._rng), device=self.device, sequence=number, time=now)
            try:
                check_report(made)
            except ValueError as error:
                raise StoreError(_("This report cannot be kept: shorten what you wrote, or type it again.")) from error
            connection.execute(insert(reports).values(rows.report_values(made)))
        return made

    def reports(self, learner: str | None = None, *, course: str | None = None) -> tuple[ReportEvent, ...]:
        """Reports, oldest first."""
        asked = ((reports.c.learner, learner), (reports.c.course, course))
        query = select(reports).where(*(column == value for column, value in asked if value is not None))
        with self._reading() as connection:
            found = connection.execute(query.order_by(reports.c.time, reports.c.id)).mappings()
            return tuple(rows.report_of(row) for row in found)
