"""Schedules to compare, all behind the engine's seam: next_item(now) and record(item, correct, seconds)."""

from __future__ import annotations

import random
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Protocol

import fsrs

from app.domain.exam_planner import Rules
from app.services.study_engine import StudyEngine
from tests.bench.simulate.deck import SimItem

DAY = 86_400.0
_EPOCH = datetime(2026, 1, 1, tzinfo=UTC)


class Policy(Protocol):
    """A schedule; times are seconds since day 0, `correct` 0..1."""

    def next_item(self, now: float) -> str | None:
        """The item to ask, None when the day is done."""

    def record(self, item: str, correct: float, seconds: float) -> None:
        """Takes in the answer to the item last asked."""


class Rotation:
    """All items in turn, round and round."""

    def __init__(self, items: Sequence[SimItem]) -> None:
        self._queue = deque(item.id for item in items)

    def next_item(self, now: float) -> str | None:
        return self._queue[0]

    def record(self, item: str, correct: float, seconds: float) -> None:
        self._queue.rotate(-1)


class DropWhenCorrect:
    """Round and round, leaving out what was right; when all were right, all over again."""

    def __init__(self, items: Sequence[SimItem]) -> None:
        self._all = [item.id for item in items]
        self._queue = deque(self._all)

    def next_item(self, now: float) -> str | None:
        return self._queue[0]

    def record(self, item: str, correct: float, seconds: float) -> None:
        self._queue.popleft()
        if correct < 0.5:
            self._queue.append(item)
        if not self._queue:
            self._queue.extend(self._all)


class Random:
    """Any item but the last one."""

    def __init__(self, items: Sequence[SimItem], seed: int) -> None:
        self._all, self._rng, self._last = [item.id for item in items], random.Random(f"random/{seed}"), ""

    def next_item(self, now: float) -> str | None:
        return self._rng.choice([item for item in self._all if item != self._last])

    def record(self, item: str, correct: float, seconds: float) -> None:
        self._last = item


class _Dated(ABC):
    """Due items first, the longest overdue before others; then new ones; then ahead of time, the next due first."""

    def __init__(self, items: Sequence[SimItem]) -> None:
        self._new = deque(item.id for item in items)
        self._due: dict[str, float] = {}
        self._now = 0.0

    def next_item(self, now: float) -> str | None:
        self._now = now
        today = (now // DAY + 1) * DAY
        due = min(self._due, key=self._due.__getitem__, default=None)
        if due is not None and (self._due[due] < today or not self._new):
            return due
        return self._new[0] if self._new else None

    def record(self, item: str, correct: float, seconds: float) -> None:
        if self._new and item == self._new[0]:
            self._new.popleft()
        days = self.days(item, correct >= 0.5)
        self._due[item] = (self._now // DAY + days) * DAY if days else self._now

    @abstractmethod
    def days(self, item: str, right: bool) -> int:
        """Days until it is due again; 0 for once more today."""


class Leitner(_Dated):
    """Five boxes of 1, 2, 4, 8 and 16 days; a miss goes back to the first."""

    BOXES = (1, 2, 4, 8, 16)

    def __init__(self, items: Sequence[SimItem]) -> None:
        super().__init__(items)
        self._box: dict[str, int] = {}

    def days(self, item: str, right: bool) -> int:
        self._box[item] = min(self._box.get(item, -1) + 1, len(self.BOXES) - 1) if right else 0
        return self.BOXES[self._box[item]]


class Sm2(_Dated):
    """SuperMemo 2 with grade 4 for right and 2 for wrong; a miss starts over the next day."""

    def __init__(self, items: Sequence[SimItem]) -> None:
        super().__init__(items)
        self._known: dict[str, tuple[int, float, float]] = {}  # (right in a row, days, ease)

    def days(self, item: str, right: bool) -> int:
        row, days, ease = self._known.get(item, (0, 0.0, 2.5))
        lack = 1 if right else 3
        ease = max(1.3, ease + 0.1 - lack * (0.08 + lack * 0.02))
        days = 1.0 if not right or not row else 6.0 if row == 1 else days * ease
        self._known[item] = (row + 1 if right else 0, days, ease)
        return round(days)


class StockFsrs:
    """The fsrs package as it comes, used as flashcard programs do: steps of 1 and 10 minutes, 20 new a day, due first.

    Right is Good, wrong is Again. When nothing is due and the day's new ones are through, the day is done.
    """

    NEW_A_DAY, AHEAD = 20, 20 * 60.0

    def __init__(self, items: Sequence[SimItem]) -> None:
        self._scheduler = fsrs.Scheduler(enable_fuzzing=False)
        self._new = deque(item.id for item in items)
        self._cards: dict[str, fsrs.Card] = {}
        self._due: dict[str, float] = {}
        self._learning: set[str] = set()
        self._now, self._day, self._begun = 0.0, -1, 0

    def next_item(self, now: float) -> str | None:
        self._now = now
        if int(now // DAY) != self._day:
            self._day, self._begun = int(now // DAY), 0
        learning = min(self._learning, key=lambda item: (self._due[item], item), default=None)
        if learning is not None and self._due[learning] <= now:
            return learning
        reviews = [item for item in self._due if item not in self._learning and self._due[item] < (self._day + 1) * DAY]
        if reviews:
            return min(reviews, key=lambda item: (self._due[item], item))
        if self._new and self._begun < self.NEW_A_DAY:
            return self._new[0]
        return learning if learning is not None and self._due[learning] <= now + self.AHEAD else None

    def record(self, item: str, correct: float, seconds: float) -> None:
        if item not in self._cards:
            self._new.popleft()
            self._begun += 1
        card = self._cards.get(item) or fsrs.Card(card_id=1)
        rating = fsrs.Rating.Good if correct >= 0.5 else fsrs.Rating.Again
        moved, _log = self._scheduler.review_card(card, rating, _EPOCH + timedelta(seconds=self._now))
        self._cards[item] = moved
        self._due[item] = (moved.due - _EPOCH).total_seconds()
        (self._learning.discard if moved.state is fsrs.State.Review else self._learning.add)(item)


Maker = Callable[[Sequence[SimItem], float, float, int], Policy]

POLICIES: dict[str, Maker] = {
    "ours": lambda items, exam_at, daily, seed: StudyEngine(items, exam_at, daily, seed),
    "ours, no date": lambda items, _exam_at, daily, seed: StudyEngine(items, None, daily, seed),
    "rotation": lambda items, _exam_at, _daily, _seed: Rotation(items),
    "drop when right": lambda items, _exam_at, _daily, _seed: DropWhenCorrect(items),
    "Leitner": lambda items, _exam_at, _daily, _seed: Leitner(items),
    "SM-2": lambda items, _exam_at, _daily, _seed: Sm2(items),
    "stock FSRS": lambda items, _exam_at, _daily, _seed: StockFsrs(items),
    "random": lambda items, _exam_at, _daily, seed: Random(items, seed),
}
DEFAULT_POLICIES = tuple(POLICIES)


def _with(rules: Rules) -> Maker:
    return lambda items, exam_at, daily, seed: StudyEngine(items, exam_at, daily, seed, rules=rules)


# What single rules of ours bring, on request.
POLICIES |= {
    "ours, no final pass": _with(Rules(final_days=0)),
    "ours, misses return": _with(Rules(looks_for_misses=0)),
    "ours, no stop": _with(Rules(stop=-1000.0)),
    "ours, new x 1": _with(Rules(new=1.0)),
}
