"""Which questions are asked before a test."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.exam_planner import REST_MS, Card, Choice, Stop, choose, gain, looks_left
from app.domain.fsrs6 import Fsrs6
from app.domain.memory import DAY_MS, FORGETTING_EXPONENT, SLIP, Rating, retrievability
from app.domain.round_order import MISS_GAP, in_round

FSRS = Fsrs6()
EXAM = 30 * DAY_MS
HOUR = DAY_MS // 24


def chosen(cards: Sequence[Card], now: int, size: int = 10, exam_at: int = EXAM, daily: float | None = None) -> Choice:
    return choose(cards, exam_at=exam_at, now=now, size=size, move=FSRS.review, daily_seconds=daily)


def new(count: int, section: str = "s") -> list[Card]:
    return [Card(f"{section}{n}", section, 0.25) for n in range(count)]


def seen(name: str, at: int, rating: Rating = Rating.GOOD, section: str = "s") -> Card:
    return Card(name, section, 0.25, state=FSRS.review(None, rating, at), last=at)


@st.composite
def decks(draw: st.DrawFn) -> tuple[list[Card], int]:
    now = draw(st.integers(1, 29 * DAY_MS))
    cards = []
    for n in range(draw(st.integers(1, 30))):
        card = Card(f"q{n}", f"s{draw(st.integers(0, 3))}", draw(st.sampled_from((0.0, 0.25, 0.5))))
        if draw(st.booleans()):
            at = draw(st.integers(0, now))
            rating = draw(st.sampled_from(list(Rating)))
            missed = rating is Rating.AGAIN and draw(st.booleans())
            others = draw(st.integers(0, 20))
            state = FSRS.review(None, rating, at)
            card = replace(card, state=state, last=at, missed=missed, others_since=others)
        cards.append(card)
    return cards, now


@given(decks())
def test_only_misses_come_twice_within_twelve_hours(drawn: tuple[list[Card], int]) -> None:
    cards, now = drawn
    by_id = {card.id: card for card in cards}
    for card in (by_id[item] for item in chosen(cards, now).items):
        assert card.missed or card.last is None or now - card.last >= REST_MS


@given(decks(), st.integers(1, 12))
def test_a_round_has_no_item_twice_and_says_why_it_is_short(drawn: tuple[list[Card], int], size: int) -> None:
    cards, now = drawn
    choice = chosen(cards, now, size)
    assert len(set(choice.items)) == len(choice.items) <= size
    assert (choice.stop is None) == (len(choice.items) >= min(size, len(cards)))


@given(decks())
def test_the_choice_hangs_on_nothing_but_its_arguments(drawn: tuple[list[Card], int]) -> None:
    cards, now = drawn
    assert chosen(cards, now) == chosen(cards, now)


def test_the_gain_is_that_of_the_formula() -> None:
    card = seen("a", 0)
    assert card.state is not None
    now = 5 * DAY_MS
    recall = retrievability(card.state, now)
    right = retrievability(FSRS.review(card.state, Rating.GOOD, now), EXAM)
    wrong = retrievability(FSRS.review(card.state, Rating.AGAIN, now), EXAM)
    untouched = retrievability(card.state, EXAM)
    expected = (1 - 0.25 - SLIP) * (recall * right + (1 - recall) * wrong - untouched)
    assert gain(card, exam_at=EXAM, now=now, move=FSRS.review) == pytest.approx(expected)


def test_what_takes_less_time_or_brings_more_marks_comes_first() -> None:
    slow, quick = Card("slow", "s", 0.25, seconds=40), Card("quick", "s", 0.25, seconds=10)
    assert chosen([slow, quick], 0, 1).items == ("quick",)
    assert chosen([replace(slow, marks=5.0), quick], 0, 1).items == ("slow",)


def test_a_question_that_guessing_answers_comes_after_one_that_wants_knowledge() -> None:
    assert chosen([Card("guess", "s", 0.5), Card("typed", "s", 0.0)], 0, 1).items == ("typed",)


def test_new_items_of_equal_worth_come_in_the_order_given() -> None:
    assert chosen(new(5), 0, 3).items == ("s0", "s1", "s2")


def test_a_miss_comes_back_after_eight_others() -> None:
    missed = replace(seen("miss", 0, Rating.AGAIN), missed=True, others_since=0)
    assert chosen([missed, *new(20)], HOUR).items.index("miss") == MISS_GAP
    assert chosen([replace(missed, others_since=MISS_GAP), *new(20)], HOUR).items[0] == "miss"


def test_a_miss_waits_while_there_is_nothing_to_ask_in_between() -> None:
    missed = replace(seen("miss", 0, Rating.AGAIN), missed=True, others_since=1)
    choice = chosen([missed], 60_000)
    assert (choice.items, choice.stop) == ((), Stop.RESTING)


def test_with_little_time_a_miss_rests_like_the_others() -> None:
    cards = [replace(seen("miss", 0, Rating.AGAIN), missed=True, others_since=20), *new(200)]
    assert "miss" not in chosen(cards, HOUR, daily=300).items
    assert chosen(cards, HOUR, daily=3600).items[0] == "miss"


def test_looks_left_counts_the_time_until_the_test() -> None:
    assert looks_left(new(30), exam_at=10 * DAY_MS, now=0, daily_seconds=120) == pytest.approx(2.0)


def test_what_was_just_answered_rests() -> None:
    choice = chosen([seen("a", 0)], HOUR)
    assert (choice.items, choice.stop) == ((), Stop.RESTING)


def test_it_stops_when_more_study_is_worth_little() -> None:
    strong = seen("a", 0)
    assert strong.state is not None
    choice = chosen([replace(strong, state=replace(strong.state, stability=5000.0))], DAY_MS, exam_at=3 * DAY_MS)
    assert (choice.items, choice.stop) == ((), Stop.LITTLE_GAIN)


def test_after_the_test_there_is_nothing_to_choose() -> None:
    assert chosen(new(3), EXAM) == Choice((), stop=Stop.OVER)


def test_in_the_final_pass_each_item_has_one_look_before_any_has_two() -> None:
    now = EXAM - HOUR
    looked = [seen(f"looked{n}", now - 14 * HOUR, Rating.AGAIN) for n in range(5)]
    waiting = [seen(f"waiting{n}", now - 5 * DAY_MS) for n in range(5)]
    choice = chosen([*looked, *waiting], now, 5)
    assert choice.final_pass
    assert set(choice.items) == {card.id for card in waiting}


def test_sections_take_turns_within_a_round() -> None:
    items = chosen([*new(5, "a"), *new(5, "b")], 0).items
    assert [item[0] for item in items] == ["a", "b"] * 5


def test_two_questions_on_one_point_are_kept_apart() -> None:
    twins = [Card(f"t{n}", "s", 0.25, point="p") for n in range(2)]
    items = in_round([], [*twins, *new(3)], 5)
    assert abs(items.index("t0") - items.index("t1")) > 1


def test_the_order_of_a_round_keeps_who_was_chosen() -> None:
    rng = random.Random(2)
    cards = [Card(f"q{n}", f"s{rng.randrange(3)}", 0.25, point=f"p{rng.randrange(4)}") for n in range(10)]
    assert sorted(in_round([], cards, 10)) == sorted(card.id for card in cards)


def test_the_forgetting_exponent_counts() -> None:
    card = seen("a", 0)
    usual = gain(card, exam_at=EXAM, now=DAY_MS, move=FSRS.review, exponent=FORGETTING_EXPONENT)
    assert usual != gain(card, exam_at=EXAM, now=DAY_MS, move=FSRS.review, exponent=0.5)
