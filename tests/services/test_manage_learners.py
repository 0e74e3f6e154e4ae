"""Learners by name, the first one unasked, and what the list says of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.services.manage_learners import (
    UnknownLearner,
    ensure_learner,
    find_learner,
    find_or_make,
    rename_learner,
    roster,
    use_learner,
)
from app.services.ports import StoreError
from app.store.progress import SqliteProgressStore, open_store
from tests.store.world import ITEMS, world
from tests.studyroom import START, FakeClock


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteProgressStore]:
    made = open_store(tmp_path, FakeClock())
    yield made
    made.close()


def test_the_first_start_makes_you_once(store: SqliteProgressStore) -> None:
    you = ensure_learner(store)
    assert (you.name, ensure_learner(store), store.last_learner(), len(store.learners())) == ("You", you, you, 1)


def test_the_last_one_goes_on(store: SqliteProgressStore) -> None:
    ensure_learner(store)
    ann = find_or_make(store, "Ann")
    use_learner(store, ann)
    assert ensure_learner(store) == ann


def test_nobody_is_made_where_nothing_can_be_written(tmp_path: Path, store: SqliteProgressStore) -> None:
    second = open_store(tmp_path, FakeClock())
    with pytest.raises(StoreError, match="Another window"):
        ensure_learner(second)
    second.close()


def test_a_name_is_found_whatever_its_case_and_made_where_unknown(store: SqliteProgressStore) -> None:
    ann = find_or_make(store, " Ann ")
    assert find_or_make(store, "ANN") == find_learner(store, "ａｎｎ") == ann
    rename_learner(store, ann, "Zoë")
    assert find_learner(store, "zoe\u0308").id == ann.id
    with pytest.raises(UnknownLearner, match=r'called "Ann".*Learners: Zoë'):
        find_learner(store, "Ann")


def test_an_unknown_name_on_a_fresh_store(store: SqliteProgressStore) -> None:
    with pytest.raises(UnknownLearner, match="nobody yet"):
        find_learner(store, "Ann")


def test_the_list_counts_answers_that_stand(tmp_path: Path) -> None:
    with world(tmp_path) as here:
        here.append()
        slip = here.append(ITEMS[1])
        undo = here.store.append_undo(slip, None, here.session)
        ann = here.store.add_learner("Ann")
        here.store.use_learner(ann.id)
        you, other = roster(here.store)
        assert (you.learner.name, you.answers, you.last, you.current) == ("You", 1, undo.time, False)
        assert (other.learner, other.answers, other.last, other.current) == (ann, 0, None, True)
        assert undo.time == START + 2
