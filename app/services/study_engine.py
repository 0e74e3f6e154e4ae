"""StudyEngine: the app's own schedule behind two calls, for simulations and tests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from app.domain.bank import Course, ItemBank
from app.domain.day_plan import Day, Studied, plan_without_date
from app.domain.exam_planner import RULES, Card, Rules, choose
from app.domain.fsrs6 import Fsrs6
from app.domain.goal import Goal
from app.domain.item import Flashcard, Item
from app.domain.memory import DAY_MS, MemoryState, rate, retrievability
from app.domain.planner import SESSION_SIZE
from app.domain.statement import Section, Statement

DAY_SECONDS = 86_400.0
NEW_RECALL = 0.5
RIGHT = 0.5  # correct from here on is no miss
USUAL_SECONDS, USUAL_WEIGHT = 20.0, 3  # what an answer takes before any was timed, worth three answers
SLOWEST = 120.0  # seconds; longer is a break


class StudyItem(Protocol):
    """An item as the engine wants it."""

    @property
    def id(self) -> str:
        """Its name, one for each item."""

    @property
    def kind(self) -> str:
        """Items of one kind take about the same time."""

    @property
    def guess(self) -> float:
        """The chance to be right by guessing, 0..1."""

    @property
    def section(self) -> str:
        """The part of the course it belongs to."""


@dataclass(slots=True)
class _Pace:
    """Seconds an answer takes, as a running mean."""

    total: float = USUAL_SECONDS * USUAL_WEIGHT
    count: int = USUAL_WEIGHT

    def add(self, seconds: float) -> None:
        self.total += min(seconds, SLOWEST)
        self.count += 1

    @property
    def mean(self) -> float:
        return max(1.0, self.total / self.count)


@dataclass(slots=True)
class _Today:
    """What was done since midnight."""

    number: int = -1
    seconds: float = 0.0
    answers: int = 0
    missed_at: dict[str, int] = field(default_factory=dict)


class StudyEngine:
    """The schedule for one learner: `next_item(now)`, then `record(...)` for it, in turn.

    Times are seconds since day 0. With `exam_at` None the rules without a test date hold. `daily_seconds` are kept:
    past them next_item returns None until the next day. `rules` are the planner's set numbers. Nothing is drawn, so
    `seed` changes nothing today; it is part of the seam for schedules that do.
    """

    def __init__(
        self,
        items: Sequence[StudyItem],
        exam_at: float | None,
        daily_seconds: float,
        seed: int = 0,
        *,
        rules: Rules = RULES,
    ) -> None:
        """Raises ValueError where two items have one id."""
        self.seed = seed
        self._exam_at = None if exam_at is None else _ms(exam_at)
        self._daily = daily_seconds
        self._rules = rules
        self._fsrs = Fsrs6()
        self._cards = {item.id: Card(item.id, item.section, item.guess) for item in items}
        if len(self._cards) != len(items):
            raise ValueError("two items have the same id")
        self._kinds = {item.id: item.kind for item in items}
        self._course = _course(items)
        self._paces = {kind: _Pace() for kind in self._kinds.values()}
        self._pace = _Pace()
        self._answered_at: dict[str, int] = {}
        self._answers = 0
        self._round: list[str] = []
        self._now = 0
        self._today = _Today()

    def next_item(self, now: float) -> str | None:
        """The id of the item to ask at `now`, the same until it is recorded; None when the day is done."""
        self._turn_to(now)
        if not self._has_time():
            return None
        if not self._round:
            self._round = list(self._planned() if self._exam_at is None else self._chosen(self._exam_at))
        return self._round[0] if self._round else None

    def record(self, item: str, correct: float, seconds: float) -> None:
        """Take in the answer to an item at the time of the last next_item: `correct` 0..1, `seconds` it took.

        Raises KeyError for an unknown item.
        """
        card = self._cards[item]
        recall = retrievability(card.state, self._now) if card.state else NEW_RECALL
        rating = rate(credit=correct, guess=card.guess, recall=recall)
        wrong = correct < RIGHT
        missed = wrong and (card.last is None or card.missed)
        state: MemoryState = self._fsrs.review(card.state, rating, self._now)
        self._cards[item] = replace(card, state=state, last=self._now, missed=missed)
        self._note(item, wrong, seconds)

    def _note(self, item: str, wrong: bool, seconds: float) -> None:
        today = self._today
        self._answers += 1
        self._answered_at[item] = self._answers
        today.seconds += seconds
        today.answers += 1
        today.missed_at.pop(item, None)
        if wrong:
            today.missed_at[item] = today.answers
        self._pace.add(seconds)
        self._paces[self._kinds[item]].add(seconds)
        if item in self._round:
            self._round.remove(item)

    def _turn_to(self, now: float) -> None:
        """A new day begins a new round: what is best has changed overnight."""
        self._now = _ms(now)
        number = self._now // DAY_MS
        if number != self._today.number:
            self._today = _Today(number)
            self._round = []

    def _has_time(self) -> bool:
        """As the app: an answer that is begun within the day's time counts."""
        return self._daily - self._today.seconds > self._pace.mean / 2

    def _chosen(self, exam_at: int) -> tuple[str, ...]:
        cards = [
            replace(
                card,
                others_since=self._answers - self._answered_at.get(card.id, 0),
                seconds=self._paces[self._kinds[card.id]].mean,
            )
            for card in self._cards.values()
        ]
        return choose(
            cards,
            exam_at=exam_at,
            now=self._now,
            size=SESSION_SIZE,
            move=self._fsrs.review,
            exponent=self._fsrs.exponent,
            daily_seconds=self._daily,
            rules=self._rules,
        ).items

    def _planned(self) -> tuple[str, ...]:
        today = self._today
        relearn = {item: today.answers - at for item, at in today.missed_at.items()}
        memory = {card.id: card.state for card in self._cards.values() if card.state is not None}
        start = today.number * DAY_MS
        plan = plan_without_date(
            self._course,
            memory,
            Goal(minutes=max(1, min(240, round(self._daily / 60)))),
            Studied(relearn, today.seconds, today.answers, self._pace.mean),
            Day(self._now, start, start + DAY_MS),
        )
        return () if plan is None or plan.done else plan.round


def _course(items: Sequence[StudyItem]) -> Course:
    """A course of blank cards with the items' ids and sections, in order of first appearance."""
    sections = tuple(dict.fromkeys(item.section for item in items))
    banks = tuple(
        ItemBank(section, tuple(Item(i.id, section, (), "", Flashcard("")) for i in items if i.section == section))
        for section in sections
    )
    return Course("", Statement("", tuple(Section(name, name, name, ()) for name in sections)), banks)


def _ms(seconds: float) -> int:
    return round(seconds * 1000)
