"""Memory worlds: how simulated learners remember. Days are floats; each world has its own idea of forgetting."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from math import exp, log
from typing import Protocol

from app.domain.fsrs6 import DEFAULT_WEIGHTS, Fsrs6
from app.domain.memory import DAY_MS, MemoryState, Rating, retrievability
from tests.bench.simulate.deck import Learner, SimItem

PRIOR = -1.8  # log odds that an item of mean hardness is known before any study (0.14)


class World(Protocol):
    """One learner's true memory."""

    def recall(self, item: SimItem, day: float) -> float:
        """The chance that the item is remembered, 0..1."""

    def learn(self, item: SimItem, day: float, remembered: bool) -> None:
        """What an answer and the feedback after it leave behind."""


def prior(item: SimItem, who: Learner) -> float:
    """The chance to know an item before any study: its hardness, and what the learner brings."""
    return 1 / (1 + exp(-(PRIOR - 0.8 * item.hardness + 0.5 * who.ability)))


class FsrsWorld:
    """FSRS-6 is true, but with weights of the learner's own and items that differ more than the model knows."""

    def __init__(self, who: Learner, items: Sequence[SimItem]) -> None:
        rng = random.Random(f"fsrs/{who.seed}")
        spread = [w * exp(rng.gauss(0, 0.15)) for w in DEFAULT_WEIGHTS]
        scale = exp(0.4 * who.ability)
        self._fsrs = Fsrs6((*(w * scale for w in spread[:4]), *spread[4:20], min(0.5, max(0.1, spread[20]))))
        self._who = who
        self._states: dict[str, MemoryState] = {}
        self._stretch = {item.id: exp(-0.4 * item.hardness + rng.gauss(0, 0.2)) for item in items}

    def recall(self, item: SimItem, day: float) -> float:
        state = self._states.get(item.id)
        if state is None:
            return prior(item, self._who)
        aged = state.seen + round((day * DAY_MS - state.seen) / self._stretch[item.id])
        return retrievability(state, aged, self._fsrs.exponent)

    def learn(self, item: SimItem, day: float, remembered: bool) -> None:
        rating = Rating.GOOD if remembered else Rating.AGAIN
        self._states[item.id] = self._fsrs.review(self._states.get(item.id), rating, round(day * DAY_MS))


@dataclass(slots=True)
class _Traces:
    days: list[float] = field(default_factory=list)
    decays: list[float] = field(default_factory=list)


class PowerWorld:
    """ACT-R with the spacing effect of Pavlik and Anderson (2005): each look leaves a trace with a decay of its own.

    Activation is ln(sum of age^-decay); a look while activation is high leaves a trace that decays fast. A look that
    failed leaves a weaker trace (its feedback is read, not recalled), here as an older one.
    """

    GROWTH, NOISE, MOMENT = 0.25, 0.45, 30 / 86_400
    FAILED = 2.0

    def __init__(self, who: Learner, items: Sequence[SimItem]) -> None:
        rng = random.Random(f"power/{who.seed}")
        self._decay = min(0.35, max(0.08, 0.18 * exp(-0.15 * who.ability + rng.gauss(0, 0.15))))
        self._threshold = {item.id: -0.35 + 0.35 * item.hardness - 0.25 * who.ability for item in items}
        self._who = who
        self._traces: dict[str, _Traces] = {}

    def recall(self, item: SimItem, day: float) -> float:
        traces = self._traces.get(item.id)
        if traces is None:
            return prior(item, self._who)
        above = self._activation(traces, day) - self._threshold[item.id]
        return 1 / (1 + exp(-max(-30.0, min(30.0, above / self.NOISE))))

    def learn(self, item: SimItem, day: float, remembered: bool) -> None:
        traces = self._traces.setdefault(item.id, _Traces())
        decay = self._decay
        if traces.days:
            decay += self.GROWTH * min(2.0, exp(self._activation(traces, day) - 1.0))
        if not remembered:
            decay *= self.FAILED**0.5
        traces.days.append(day)
        traces.decays.append(decay)

    def _activation(self, traces: _Traces, day: float) -> float:
        pairs = zip(traces.days, traces.decays, strict=True)
        return log(sum((max(day - seen, self.MOMENT)) ** -decay for seen, decay in pairs))


class HalfLifeWorld:
    """Exponential forgetting: each item has a half-life that grows with looks, most when it was nearly forgotten."""

    FIRST, GROWTH, LAPSE = 1.6, 2.6, 0.55

    def __init__(self, who: Learner, items: Sequence[SimItem]) -> None:
        rng = random.Random(f"half/{who.seed}")
        self._first = {
            item.id: self.FIRST * exp(0.45 * who.ability - 0.5 * item.hardness + rng.gauss(0, 0.2)) for item in items
        }
        self._growth = self.GROWTH * exp(0.15 * who.ability)
        self._who = who
        self._known: dict[str, tuple[float, float]] = {}  # (half-life, day of the last look)

    def recall(self, item: SimItem, day: float) -> float:
        if item.id not in self._known:
            return prior(item, self._who)
        half_life, seen = self._known[item.id]
        return float(0.5 ** (max(0.0, day - seen) / half_life))

    def learn(self, item: SimItem, day: float, remembered: bool) -> None:
        first = self._first[item.id]
        if item.id not in self._known:
            self._known[item.id] = (first * (3.0 if remembered else 1.0), day)
            return
        half_life, _seen = self._known[item.id]
        forgotten = 1 - self.recall(item, day)
        grown = half_life * (1 + self._growth * forgotten)
        lapsed = max(first, half_life * self.LAPSE) * (1 + 0.3 * min(1.0, forgotten))
        self._known[item.id] = (grown if remembered else lapsed, day)


WORLDS: dict[str, Callable[[Learner, Sequence[SimItem]], World]] = {
    "fsrs": FsrsWorld,
    "power-law": PowerWorld,
    "half-life": HalfLifeWorld,
}
