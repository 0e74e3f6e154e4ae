"""SimItem and Learner: what is studied, and who studies it."""

from __future__ import annotations

import random
from dataclasses import dataclass
from math import exp

# kind: (guess, share of the deck, usual seconds). Made up, but of the order seen in quizzes.
KINDS = {
    "single": (0.25, 0.45, 15.0),
    "true-false": (0.5, 0.15, 9.0),
    "multiple": (1 / 15, 0.1, 24.0),
    "typed": (0.0, 0.15, 20.0),
    "match": (1 / 24, 0.05, 32.0),
    "flashcard": (0.0, 0.1, 11.0),
}
SECTIONS = 7


@dataclass(frozen=True, slots=True)
class SimItem:
    """An item; `hardness` is a standard normal, `usual` the seconds an average learner takes."""

    id: str
    kind: str
    guess: float
    section: str
    hardness: float
    usual: float


@dataclass(frozen=True, slots=True)
class Learner:
    """A learner: `ability` is a standard normal, `speed` multiplies seconds, `seed` rules all their luck."""

    seed: int
    ability: float
    speed: float


def deck(size: int, seed: int) -> tuple[SimItem, ...]:
    """`size` items in reading order over seven sections."""
    rng = random.Random(f"deck/{seed}")
    kinds = rng.choices(list(KINDS), [share for _g, share, _s in KINDS.values()], k=size)
    return tuple(
        SimItem(
            f"q{n:03}",
            kind,
            KINDS[kind][0],
            f"s{n * SECTIONS // size}",
            rng.gauss(0, 1),
            KINDS[kind][2] * exp(rng.gauss(0, 0.25)),
        )
        for n, kind in enumerate(kinds)
    )


def learner(number: int, seed: int) -> Learner:
    """Learner `number` of a run."""
    rng = random.Random(f"learner/{seed}/{number}")
    return Learner(seed * 1_000_003 + number, rng.gauss(0, 1), exp(rng.gauss(0, 0.25)))


class Luck:
    """Draws that belong to the n-th answer to an item, so that every schedule meets the same luck."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._streams: dict[str, random.Random] = {}

    def draw(self, item: str) -> tuple[float, float, float]:
        """(uniform for recall, uniform for a guess, normal for the seconds) of the item's next answer."""
        if item not in self._streams:
            self._streams[item] = random.Random(f"luck/{self._seed}/{item}")
        stream = self._streams[item]
        return stream.random(), stream.random(), stream.gauss(0, 1)
