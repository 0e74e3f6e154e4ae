"""Ids sort by time, stay unique, and say nothing about people."""

from __future__ import annotations

import random
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.ids import random_id, uuid7

MOMENTS = st.integers(0, 2**48 - 2)


@given(MOMENTS, st.integers())
def test_a_uuid7_is_one_by_the_book(now: int, seed: int) -> None:
    made = uuid.UUID(uuid7(now, random.Random(seed)))
    assert (made.version, made.variant, made.int >> 80) == (7, uuid.RFC_4122, now)


@given(st.lists(MOMENTS, min_size=2, max_size=30), st.integers())
def test_ids_grow_whatever_the_clock_does(moments: list[int], seed: int) -> None:
    rng, made = random.Random(seed), [""]
    for now in moments:
        made.append(uuid7(now, rng, made[-1]))
    assert made == sorted(set(made))
    assert {uuid.UUID(one).version for one in made[1:]} == {7}


def test_a_thousand_ids_of_one_millisecond_differ_and_keep_it() -> None:
    rng, made = random.Random(7), [""]
    for _ in range(1000):
        made.append(uuid7(1_764_000_000_000, rng, made[-1]))
    assert made == sorted(set(made))
    assert {uuid.UUID(one).int >> 80 for one in made[1:]} == {1_764_000_000_000}


def test_the_same_seed_gives_the_same_id() -> None:
    assert uuid7(5, random.Random(1)) == uuid7(5, random.Random(1)) != uuid7(5, random.Random(2))


@pytest.mark.parametrize("now", [-1, 2**48])
def test_a_time_that_does_not_fit_is_refused(now: int) -> None:
    with pytest.raises(ValueError, match="outside the range"):
        uuid7(now, random.Random(1))


def test_a_random_id_is_a_uuid4() -> None:
    made = uuid.UUID(random_id(random.Random(3)))
    assert (made.version, made.variant) == (4, uuid.RFC_4122)
