"""What to ask before a test: the questions that gain most marks on the day for the seconds they take."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.memory import DAY_MS, FORGETTING_EXPONENT, SLIP, MemoryState, Rating, rate, retrievability
from app.domain.round_order import in_round

Mover = Callable[[MemoryState | None, Rating, int], MemoryState]

REST_MS = DAY_MS // 2  # nothing is asked twice within 12 hours, unless it was missed at first sight
NEW_RECALL = 0.5  # for an item never seen, as in the rating rule


class Stop(StrEnum):
    """Why a round is empty or shorter than asked for."""

    OVER = "over"
    LITTLE_GAIN = "little-gain"
    RESTING = "resting"


@dataclass(frozen=True, slots=True)
class Card:
    """What the planner knows of one item.

    `guess` (0..1) is the chance to be right by guessing, `state` None before the first rated answer, `last` UTC ms of
    the last answer of any sort, `missed` that the first sight went wrong and it was not right since, `others_since` the
    answers to other items since `last`, `seconds` what one answer takes. Two cards with one `point` are kept apart.
    """

    id: str
    section: str
    guess: float
    marks: float = 1.0
    state: MemoryState | None = None
    last: int | None = None
    missed: bool = False
    others_since: int = 0
    seconds: float = 20.0
    point: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """A round: `items` in the order asked, the best one's expected marks per minute, and why it is short ("" if not).

    `final_pass` tells that the last days before the test have come.
    """

    items: tuple[str, ...]
    marks_per_minute: float = 0.0
    final_pass: bool = False
    stop: Stop | None = None


@dataclass(frozen=True, slots=True)
class Rules:
    """The set numbers of the planner; docs/simulation.md tells what each of them brings.

    `new` multiplies the index of new items: what a first look opens up goes beyond its own gain, and without it they
    come too late. `stop` is in marks per minute: an hour of such study would bring about one mark. In the last
    `final_days` each item gets one more look while it is still remembered on the day; `second` is the share of its
    index that one keeps which had it. Misses return in the same sitting while there is time for `looks_for_misses`
    looks at each item; with less, that time is worth more elsewhere.
    """

    new: float = 3.0
    stop: float = 0.02
    final_days: float = 2.0
    second: float = 0.01
    looks_for_misses: float = 6.0


RULES = Rules()


@dataclass(frozen=True, slots=True)
class _Ranked:
    card: Card
    index: float
    per_minute: float


def choose(
    cards: Sequence[Card],
    *,
    exam_at: int,
    now: int,
    size: int,
    move: Mover,
    exponent: float = FORGETTING_EXPONENT,
    daily_seconds: float | None = None,
    rules: Rules = RULES,
) -> Choice:
    """The next round of at most `size` items before the test at `exam_at`; all times in UTC ms.

    Misses of the first sight come first, placed about 8 answers after the miss, unless `daily_seconds` of study until
    the test hold too few looks at each item: then they rest like the others. Next comes what has rested 12 hours, by
    index. Cards of equal index keep their order, so pass new ones in the order they should be introduced.
    """
    if now >= exam_at:
        return Choice((), stop=Stop.OVER)
    final = exam_at - now <= rules.final_days * DAY_MS
    looks = looks_left(cards, exam_at=exam_at, now=now, daily_seconds=daily_seconds)
    returning = looks >= rules.looks_for_misses
    misses = [card for card in cards if card.missed] if returning else []
    asked = (card for card in cards if not (returning and card.missed) and _rested(card, now))
    ranked = []
    for card in asked:
        per_second = gain(card, exam_at=exam_at, now=now, move=move, exponent=exponent) / card.seconds
        ranked.append(_Ranked(card, per_second * _weight(card, now, exam_at, rules), per_second * 60))
    ranked.sort(key=lambda found: -found.index)
    worth = [found for found in ranked if found.per_minute >= rules.stop]
    best = max((found.per_minute for found in worth), default=0.0)
    items = in_round(misses, [found.card for found in worth[:size]], size)
    if len(items) >= min(size, len(cards)):
        return Choice(items, best, final)
    return Choice(items, best, final, Stop.LITTLE_GAIN if len(worth) < len(ranked) else Stop.RESTING)


def looks_left(cards: Sequence[Card], *, exam_at: int, now: int, daily_seconds: float | None) -> float:
    """How often every item can still be asked before the test; infinite where `daily_seconds` is None."""
    once = sum(card.seconds for card in cards)
    if daily_seconds is None or not once:
        return math.inf
    return daily_seconds * max(0, exam_at - now) / DAY_MS / once


def gain(card: Card, *, exam_at: int, now: int, move: Mover, exponent: float = FORGETTING_EXPONENT) -> float:
    """Marks that one question now is expected to add on the day of the test; below 0 where it may do harm."""
    if card.state is None:
        recall, untouched = NEW_RECALL, 0.0
    else:
        recall = retrievability(card.state, now, exponent)
        untouched = retrievability(card.state, exam_at, exponent)
    rating = rate(credit=1.0, guess=card.guess, recall=recall)
    right = retrievability(move(card.state, rating, now), exam_at, exponent)
    wrong = retrievability(move(card.state, Rating.AGAIN, now), exam_at, exponent)
    return card.marks * (1 - card.guess - SLIP) * (recall * right + (1 - recall) * wrong - untouched)


def _weight(card: Card, now: int, exam_at: int, rules: Rules) -> float:
    """What gain alone does not see: a long gap teaches more, and a new item opens up the looks after it.

    In the final pass each item has one look: what had it waits behind all the others.
    """
    if card.last is None:
        return rules.new
    had_it = exam_at - card.last <= rules.final_days * DAY_MS
    return math.sqrt(max(0, now - card.last) / DAY_MS) * (rules.second if had_it else 1.0)


def _rested(card: Card, now: int) -> bool:
    return card.last is None or now - card.last >= REST_MS
