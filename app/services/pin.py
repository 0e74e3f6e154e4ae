"""A PIN: kept as a hash, five tries, then a delay that doubles and survives a restart."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from app.i18n import _
from app.services.ports import Clock

N, R, P = 1 << 15, 8, 1
ROOM = 64 << 20  # bytes that scrypt may take; these numbers need 32 MB
TRIES = 5
FIRST_WAIT = 30_000  # ms, doubled by each further failure
LONGEST_WAIT = 86_400_000
SHORTEST, LONGEST = 4, 32


class PinPlace(Protocol):
    """Where a PIN's hash and the failures are kept, apart from the settings."""

    def read(self) -> Mapping[str, object]:
        """What was kept; empty where nothing is or it cannot be read."""
        ...

    def write(self, kept: Mapping[str, object]) -> None:
        """Replace it, empty: remove it. Raises StoreError where that cannot be done."""
        ...


class NoPin:
    """A place for a program that keeps nothing: a PIN lasts as long as it runs."""

    def __init__(self) -> None:
        self._kept: Mapping[str, object] = {}

    def read(self) -> Mapping[str, object]:
        """What was kept."""
        return self._kept

    def write(self, kept: Mapping[str, object]) -> None:
        """Replace it."""
        self._kept = dict(kept)


class PinRefused(Exception):
    """A PIN that cannot be set; the text says why."""


class Tried(StrEnum):
    """What came of a try."""

    OPEN = "open"
    WRONG = "wrong"
    WAIT = "wait"


@dataclass(frozen=True, slots=True)
class _Lock:
    salt: bytes
    digest: bytes
    failures: int
    shut_until: int


class Pin:
    """One PIN at its place."""

    def __init__(self, place: PinPlace, clock: Clock) -> None:
        self._place = place
        self._clock = clock

    @property
    def protected(self) -> bool:
        """Whether a PIN is set."""
        return self._lock() is not None

    def wait(self) -> int:
        """Milliseconds until the next try; no longer than the delay itself, whatever was done to the clock."""
        lock = self._lock()
        if lock is None or lock.failures < TRIES:
            return 0
        return min(max(0, lock.shut_until - self._clock.now()), _delay(lock.failures))

    def keep(self, pin: str) -> None:
        """Set or change it. Raises PinRefused, or StoreError where it cannot be kept."""
        if not SHORTEST <= len(pin) <= LONGEST:
            raise PinRefused(_("A PIN has {low} to {high} signs.").format(low=SHORTEST, high=LONGEST))
        salt = secrets.token_bytes(16)
        self._write(_Lock(salt, _digest(pin, salt), 0, 0))

    def forget(self) -> None:
        """Take it away. Raises StoreError."""
        self._place.write({})

    def fits(self, pin: str) -> bool:
        """Whether this is the PIN; not counted, so only for tries that count elsewhere. False while it waits."""
        lock = self._lock()
        return lock is not None and not self.wait() and _same(lock, pin)

    def check(self, pin: str, master: Pin | None = None) -> Tried:
        """Try a PIN; the `master` PIN fits too. A failure is kept before the PIN is looked at, so that ending the
        program gains nothing.

        Raises StoreError where the try cannot be kept: then it is not looked at.
        """
        lock = self._lock()
        if lock is None:
            return Tried.OPEN
        if self.wait():
            return Tried.WAIT
        failures = lock.failures + 1
        until = self._clock.now() + _delay(failures) if failures >= TRIES else 0
        self._write(_Lock(lock.salt, lock.digest, failures, until))
        if not _same(lock, pin) and not (master is not None and master.fits(pin)):
            return Tried.WRONG
        self._write(_Lock(lock.salt, lock.digest, 0, 0))
        return Tried.OPEN

    def _lock(self) -> _Lock | None:
        """What is kept; None where there is no PIN, or nothing that could be one."""
        match self._place.read():
            case {"salt": str(salt), "digest": str(digest), "failures": int(failures), "shut_until": int(until)}:
                try:
                    return _Lock(bytes.fromhex(salt), bytes.fromhex(digest), max(0, failures), until)
                except ValueError:
                    return None
        return None

    def _write(self, lock: _Lock) -> None:
        self._place.write(
            {
                "salt": lock.salt.hex(),
                "digest": lock.digest.hex(),
                "failures": lock.failures,
                "shut_until": lock.shut_until,
            }
        )


def _delay(failures: int) -> int:
    """30 s after the fifth failure, twice as long after each further one, at most a day."""
    return int(min(FIRST_WAIT << min(max(0, failures - TRIES), 20), LONGEST_WAIT))


def _same(lock: _Lock, pin: str) -> bool:
    return hmac.compare_digest(_digest(pin[:LONGEST], lock.salt), lock.digest)


def _digest(pin: str, salt: bytes) -> bytes:
    return hashlib.scrypt(pin.encode("utf-8", "surrogatepass"), salt=salt, n=N, r=R, p=P, maxmem=ROOM)
