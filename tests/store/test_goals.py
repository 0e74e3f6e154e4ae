"""Goals and personal weights come back as they were saved."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.domain.goal import Goal
from app.services.ports import StoreError
from tests.store.world import COURSE, ITEMS, STATE, world

GOAL = Goal(date(2026, 12, 9), 15, 0.85)


def test_a_goal_is_kept_for_its_owner_and_course(tmp_path: Path) -> None:
    with world(tmp_path) as here:
        here.store.save_goal(here.learner, COURSE, Goal())
        here.store.save_goal(here.learner, COURSE, GOAL)
        here.store.save_goal("some class", COURSE, Goal(minutes=30))
        assert here.store.goal(here.learner, COURSE) == GOAL
        assert here.store.goal("some class", COURSE) == Goal(None, 30)
        assert here.store.goal(here.learner, "another") is None
        here.store.save_goal(here.learner, COURSE, None)
        assert here.store.goal(here.learner, COURSE) is None


def test_weights_come_with_all_their_states_or_not_at_all(tmp_path: Path) -> None:
    with world(tmp_path) as here:
        here.append(ITEMS[0])
        here.append(ITEMS[1])
        assert here.store.weights(here.learner) is None
        moved = replace(STATE, stability=9.5)
        here.store.save_weights(here.learner, (0.1, 1 / 3, 20), {(COURSE, "one"): moved, ("else", "x"): STATE})
        assert here.store.weights(here.learner) == (0.1, 1 / 3, 20.0)
        assert here.store.memory(here.learner, COURSE) == {"one": moved}
        assert here.store.memory(here.learner, "else") == {"x": STATE}
        with pytest.raises(StoreError, match="not numbers"):
            here.store.save_weights(here.learner, (math.nan,), {})
        with pytest.raises(StoreError):
            here.store.save_weights("nobody", (1.0,), {})
        here.store.save_weights(here.learner, None, {(COURSE, "one"): STATE})
        assert here.store.weights(here.learner) is None
        assert here.store.memory(here.learner, COURSE) == {"one": STATE}
