"""ExchangeStore: answers of other devices, learners who are one person, learners who go."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from app.domain.event import Event
from app.domain.memory import MemoryState
from app.domain.parcel import Imported, Parcel
from app.domain.roster import ReportEvent

# Replays events of one learner (by id) under that learner's weights: memory states by (learner, course, item).
Replayer = Callable[[str, Sequence[Event]], Mapping[tuple[str, str, str], MemoryState]]


@dataclass(frozen=True, slots=True)
class Erased:
    """What went with a learner, and the backups that still hold it."""

    answers: int
    backups: tuple[Path, ...]


class ExchangeStore(Protocol):
    """Logs merge by set union; whatever was erased stays away."""

    def import_log(self, parcel: Parcel, replayed: Replayer) -> Imported:
        """Add what is not here yet, in one transaction: the same parcel again changes nothing, and order is no matter.

        Learners not known yet are marked as imported, under their name or one like it that is free. Raises StoreError,
        and changes nothing, where a value is malformed, where one id stands for two events, where a device gave one
        number to two events, where an undo is not by the learner of its answer, while a learner whose answers came
        has an exam open here, and where two who study here are one person by the files but were not merged here.
        """
        ...

    def erase_learner(self, learner: str) -> Erased:
        """Remove everything of a learner; hashes of ids stay, so that no file brings the answers back."""
        ...

    def merge_learners(self, old: str, into: str, replayed: Replayer) -> None:
        """Two learners are one person: all of `old` goes to `into`, also what is imported for `old` later.

        The goal, weights and name of `into` stay. Raises StoreError while `old` has an exam open.
        """
        ...

    def merges(self, learner: str) -> tuple[tuple[str, str], ...]:
        """The merges that made this learner one person, as pairs of SHA-256 of ids; they travel with the answers."""
        ...

    def add_report(self, report: ReportEvent) -> ReportEvent:
        """Store a report; id, device, sequence and time are the store's. Raises StoreError where `why` is too long."""
        ...

    def reports(self, learner: str | None = None, *, course: str | None = None) -> tuple[ReportEvent, ...]:
        """Reports, oldest first."""
        ...
