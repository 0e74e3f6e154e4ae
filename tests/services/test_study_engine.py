"""The schedule behind two calls, as simulations drive it."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from app.services.study_engine import DAY_SECONDS, StudyEngine
from tests.bench.simulate.deck import SimItem, deck
from tests.bench.simulate.policies import POLICIES
from tests.bench.simulate.run import Asked, Outcome, run
from tests.bench.simulate.worlds import WORLDS

EVENING = 18 * 3600.0
REST = 12 * 3600.0
EXAM = 10 * DAY_SECONDS
LEARNERS, DAYS = 4, 10


def engine(items: Sequence[SimItem] = deck(30, 1), exam_at: float | None = EXAM, daily: float = 300.0) -> StudyEngine:
    return StudyEngine(items, exam_at, daily, seed=1)


def answered(schedule: StudyEngine, now: float, *, share: float = 0.6, seconds: float = 15.0) -> list[str]:
    """The items asked in one sitting that starts at `now`."""
    rng, asked = random.Random(3), []
    while (item := schedule.next_item(now)) is not None:
        asked.append(item)
        schedule.record(item, float(rng.random() < share), seconds)
        now += seconds
    return asked


def outcomes(policy: str, world: str = "fsrs") -> list[Outcome]:
    return run(world, policy, learners=range(LEARNERS), days=DAYS, minutes=5, seed=7, size=60)


def mean_score(policy: str, world: str) -> float:
    return sum(outcome.score for outcome in outcomes(policy, world)) / LEARNERS


def repeats(asked: Sequence[Asked]) -> list[Asked]:
    """Answers given less than 12 hours after an answer to the same item that was right, or was not the first sight."""
    last: dict[str, Asked] = {}
    ever_right: set[str] = set()
    early = []
    for answer in asked:
        before = last.get(answer.item)
        if before is not None and answer.at - before.at < REST and (before.right or answer.item in ever_right):
            early.append(answer)
        last[answer.item] = answer
        if answer.right:
            ever_right.add(answer.item)
    return early


@pytest.mark.parametrize("exam_at", [EXAM, None])
def test_the_minutes_of_a_day_are_kept_and_the_next_day_goes_on(exam_at: float | None) -> None:
    schedule = engine(exam_at=exam_at)
    assert len(answered(schedule, EVENING)) in (20, 21)
    assert schedule.next_item(EVENING + 3600) is None
    assert schedule.next_item(EVENING + DAY_SECONDS) is not None


def test_the_same_item_is_named_until_it_is_answered() -> None:
    schedule = engine()
    assert schedule.next_item(EVENING) == schedule.next_item(EVENING + 5)


def test_the_same_answers_lead_to_the_same_questions() -> None:
    assert answered(engine(), EVENING) == answered(engine(), EVENING)


def test_with_time_to_spare_a_miss_comes_back_until_it_was_right_once() -> None:
    schedule = engine(daily=3600.0)
    asked: list[str] = []
    now = EVENING
    first = schedule.next_item(now)
    while len(asked) < 12 and (item := schedule.next_item(now)) is not None:
        asked.append(item)
        schedule.record(item, float(item != first or asked.count(item) > 1), 15.0)
        now += 15
    assert first is not None
    assert [n for n, item in enumerate(asked) if item == first][1] in (9, 10, 11)
    assert asked.count(first) == 2


def test_after_the_test_nothing_is_asked() -> None:
    assert engine().next_item(EXAM + 1) is None


def test_without_a_date_new_items_come_section_by_section() -> None:
    items = deck(30, 1)
    asked = answered(engine(items, None), EVENING, share=1.0)
    assert asked == [item.id for item in items[: len(asked)]]


def test_two_items_of_one_name_are_refused() -> None:
    item = deck(1, 1)[0]
    with pytest.raises(ValueError, match="same id"):
        engine((item, item))


@pytest.mark.parametrize("world", WORLDS)
def test_no_item_is_asked_twice_within_twelve_hours_but_misses(world: str) -> None:
    for outcome in outcomes("ours", world):
        assert outcome.asked
        assert repeats(outcome.asked) == []


@pytest.mark.parametrize("world", ["fsrs", "power-law"])
def test_it_brings_more_on_the_day_than_random_questions_and_a_stock_schedule(world: str) -> None:
    ours = mean_score("ours", world)
    assert ours > mean_score("random", world)
    assert ours > mean_score("stock FSRS", world)


@pytest.mark.parametrize("policy", POLICIES)
def test_every_schedule_asks_and_scores(policy: str) -> None:
    for outcome in outcomes(policy):
        assert outcome.asked
        assert 0.0 < outcome.score < 1.0
