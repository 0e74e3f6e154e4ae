"""Classes, their members and assignments."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.goal import Goal
from app.services.ports import StoreError
from tests.store.world import COURSE, world
from tests.studyroom import START


def test_a_class_is_a_list_of_learners_under_a_name(tmp_path: Path) -> None:
    with world(tmp_path) as here:
        store, ann = here.store, here.store.add_learner("Ann")
        first = store.add_class(" 7b ")
        here.clock.time += 1
        second = store.add_class("7a")
        with pytest.raises(StoreError, match="already"):
            store.add_class("7B")
        with pytest.raises(StoreError, match="already"):
            store.rename_class(second.id, "7b")
        store.rename_class(second.id, "8a")
        assert [x.name for x in store.classes()] == ["7b", "8a"]
        store.add_member(first.id, ann.id)
        store.add_member(first.id, here.learner)
        store.add_member(first.id, ann.id)
        assert [x.id for x in store.members(first.id)] == [here.learner, ann.id]
        store.remove_member(first.id, here.learner)
        assert store.members(first.id) == (ann,)
        with pytest.raises(StoreError, match="not here any more"):
            store.add_member("gone", ann.id)


def test_a_class_that_is_removed_takes_its_goals_and_assignments_along(tmp_path: Path) -> None:
    with world(tmp_path) as here:
        store = here.store
        made = store.add_class("7b")
        store.add_member(made.id, here.learner)
        store.save_goal(made.id, COURSE, Goal())
        store.assign(made.id, COURSE, "midterm", START)
        store.remove_class(made.id)
        assert [store.classes(), store.members(made.id), store.assignments(made.id)] == [(), (), ()]
        assert store.goal(made.id, COURSE) is None
        assert len(store.learners()) == 1
        with pytest.raises(StoreError, match="not here any more"):
            store.remove_class(made.id)


def test_a_quiz_assigned_again_gets_the_new_day(tmp_path: Path) -> None:
    with world(tmp_path) as here:
        made = here.store.add_class("7b")
        here.store.assign(made.id, COURSE, "midterm")
        here.clock.time += 1
        last = here.store.assign(made.id, COURSE, "last")
        here.clock.time += 1
        again = here.store.assign(made.id, COURSE, "midterm", START + 5)
        assert here.store.assignments(made.id) == (last, again)
        here.store.unassign(made.id, COURSE, "last")
        assert here.store.assignments(made.id) == (again,)
        with pytest.raises(StoreError, match="not here any more"):
            here.store.assign("gone", COURSE, "midterm")
