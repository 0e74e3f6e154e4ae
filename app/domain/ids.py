"""Ids: UUIDv7 for what has a place in time, random ones for learners and devices."""

from __future__ import annotations

import random

_RANDOM_BITS = 74  # rand_a and rand_b of RFC 9562, section 5.7
_LOW_BITS = 62
_LARGEST_STEP = 1 << 32


def uuid7(now: int, rng: random.Random, after: str = "") -> str:
    """A UUIDv7 of `now` (UTC ms) in its usual 36 characters.

    With `after`, an earlier id of this function, the new id sorts behind it even where the clock stood still or was
    set back: its counter goes on from there (RFC 9562, section 6.2, method 2).

    Raises:
        ValueError: `now` does not fit the 48 bits of a UUIDv7, or `after` is no UUID.
    """
    if not 0 <= now < 1 << 48:
        raise ValueError(f"{now} ms is outside the range of a UUIDv7")
    value = now << _RANDOM_BITS | rng.getrandbits(_RANDOM_BITS)
    if after and value <= (last := _value(after)):
        value = last + 1 + rng.randrange(_LARGEST_STEP)
    return _text(value)


def random_id(rng: random.Random) -> str:
    """A random id (UUIDv4): it says nothing about a person, a device or a time."""
    return _dashed(rng.getrandbits(128) & ~(0xF << 76 | 0b11 << 62) | 4 << 76 | 0b10 << 62)


def _value(text: str) -> int:
    """The 122 bits of a UUIDv7 without its version and variant."""
    number = int(text.replace("-", ""), 16)
    return (number >> 80) << _RANDOM_BITS | (number >> 64 & 0xFFF) << _LOW_BITS | number & (1 << _LOW_BITS) - 1


def _text(value: int) -> str:
    time, high, low = value >> _RANDOM_BITS, value >> _LOW_BITS & 0xFFF, value & (1 << _LOW_BITS) - 1
    return _dashed(time << 80 | 7 << 76 | high << 64 | 0b10 << 62 | low)


def _dashed(number: int) -> str:
    digits = f"{number:032x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
