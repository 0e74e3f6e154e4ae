"""Positions are shuffled by the recorded seed, the same at every visit."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.domain.item import Choices, Groups, Item, Match, Option, Order, TrueFalse
from app.domain.layout import layout

CHOICE = Choices(tuple(Option(letter, letter == "a") for letter in "abcd"))


def item(body: Choices | Order | Match | Groups | TrueFalse, *, shuffle: bool = True, name: str = "x") -> Item:
    return Item(name, "space", ("p",), "?", body, shuffle=shuffle)


@given(st.integers(0, 2**31))
def test_the_same_seed_lays_out_the_same_and_loses_nothing(seed: int) -> None:
    shown = layout(item(CHOICE), seed)
    assert shown == layout(item(CHOICE), seed)
    assert sorted(part.text for part in shown.parts) == list("abcd")


def test_seeds_and_items_differ() -> None:
    by_seed = {tuple(p.text for p in layout(item(CHOICE), seed).parts) for seed in range(40)}
    by_item = {tuple(p.text for p in layout(item(CHOICE, name=str(n)), 7).parts) for n in range(40)}
    assert len(by_seed) > 10
    assert len(by_item) > 10


def test_a_key_stands_at_each_place_about_equally_often() -> None:
    places = [[p.text for p in layout(item(CHOICE), seed).parts].index("a") for seed in range(2000)]
    assert all(400 < places.count(place) < 600 for place in range(4))


def test_shuffle_false_keeps_the_authors_order() -> None:
    assert [p.text for p in layout(item(CHOICE, shuffle=False), 3).parts] == list("abcd")


@given(st.integers(0, 500))
def test_an_order_is_never_shown_in_its_right_order(seed: int) -> None:
    assert [p.text for p in layout(item(Order(("a", "b"))), seed).parts] == ["b", "a"]


def test_true_stands_before_false() -> None:
    assert [p.key for p in layout(item(TrueFalse(False)), 5).parts] == ["true", "false"]


def test_rights_of_a_match_are_offered_once() -> None:
    shown = layout(item(Match((("a", "x"), ("b", "x"), ("c", "y")))), 1)
    assert [p.text for p in shown.parts] == ["a", "b", "c"]
    assert sorted(p.text for p in shown.targets) == ["x", "y"]
