"""Who may be chosen, or looked at, on a shared device: names with a PIN, and what the teacher's PIN guards.

A name with a PIN asks for it, once a run of the program and again after another name was chosen; the teacher's PIN
opens it too. Where the teacher area has a PIN, a name without one that has answers opens by the teacher's alone, unless
it studies now. Nothing is asked where no PIN is set.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol

from app.domain.learner import Learner
from app.i18n import _
from app.services.pin import NoPin, Pin, PinPlace, PinRefused, Tried
from app.services.ports import Clock, ProgressStore
from app.services.teacher_area import TeacherArea


class NamePlaces(Protocol):
    """Where the PINs of names are kept."""

    def used(self) -> bool:
        """Whether anything is kept at all."""
        ...

    def of(self, learner: str) -> PinPlace:
        """The place of a learner's PIN, by id."""
        ...


class Need(StrEnum):
    """Which PIN a learner's answers ask for now."""

    NONE = "none"
    NAME = "name"  # the name's own, or the teacher's
    TEACHER = "teacher"


class PinWanted(Exception):
    """A PIN is asked for that was not given, or was wrong; the text says which and what to do."""


class NoNamePins:
    """Places for a program that keeps nothing."""

    def __init__(self) -> None:
        self._places: dict[str, NoPin] = {}

    def used(self) -> bool:
        """Whether anything is kept at all."""
        return any(place.read() for place in self._places.values())

    def of(self, learner: str) -> NoPin:
        """The place of a learner's PIN."""
        return self._places.setdefault(learner, NoPin())


class NameLocks:
    """The PINs of names, and which of them are open now."""

    def __init__(self, area: TeacherArea, places: NamePlaces, clock: Clock) -> None:
        self._area = area
        self._places = places
        self._clock = clock
        self._opened: set[str] = set()

    def used(self) -> bool:
        """Whether any PIN is set that could be asked for before a name."""
        return self._area.protected or self._places.used()

    def locked(self, learner: str) -> bool:
        """Whether a name has a PIN."""
        return self._pin(learner).protected

    def shut(self, learner: str) -> bool:
        """Whether a name has a PIN that was not entered yet."""
        return learner not in self._opened and not self._area.attended and self.locked(learner)

    def need(self, store: ProgressStore, learner: Learner, current: str) -> Need:
        """Which PIN must be entered before a learner's answers are seen; `current` is the id of who studies now."""
        if learner.id in self._opened or self._area.attended:
            return Need.NONE
        if self.locked(learner.id):
            return Need.NAME
        if learner.id == current or not self._area.protected:
            return Need.NONE
        last, answers = store.standings().get(learner.id, (None, 0))
        return Need.NONE if last is None and not answers else Need.TEACHER

    def enter(self, learner: str, pin: str) -> Tried:
        """Try a name's PIN or the teacher's; where the name has none, the teacher's. The name is open afterwards, the
        teacher area is not. Raises StoreError where the try cannot be kept.
        """
        own = self._pin(learner)
        tried = own.check(pin, self._area) if own.protected else self._area.check(pin)
        if tried is Tried.OPEN:
            self._opened.add(learner)
        return tried

    def wait(self, learner: str) -> int:
        """Milliseconds until the next try at a name."""
        own = self._pin(learner)
        return own.wait() if own.protected else self._area.wait()

    def set_pin(self, learner: str, pin: str) -> None:
        """Set or change the PIN of a name that is open; empty takes it away. Raises PinRefused, StoreError."""
        if self.shut(learner):
            raise PinRefused(_("Enter the present PIN of this name first."))
        if not pin:
            self._pin(learner).forget()
            return
        self._pin(learner).keep(pin)
        self._opened.add(learner)

    def forget(self, learner: str) -> None:
        """A learner is gone: so is the PIN. Raises StoreError."""
        if self.locked(learner):
            self._pin(learner).forget()
        self._opened.discard(learner)

    def chosen(self, learner: str) -> None:
        """Somebody studies now: all other names ask for their PIN again."""
        self._opened &= {learner}

    def close(self) -> None:
        """Every name asks for its PIN again."""
        self._opened.clear()

    def _pin(self, learner: str) -> Pin:
        return Pin(self._places.of(learner), self._clock)
