"""What a learner or a class studies for, and the weights fitted to a learner."""

from __future__ import annotations

import math
from collections.abc import Mapping

from app.domain.goal import Goal
from app.domain.memory import MemoryState
from app.i18n import _
from app.services.ports import StoreError
from app.store import goals, past_memory
from app.store.base import StoreBase


class GoalsPart(StoreBase):
    """Goals and personal weights."""

    def goal(self, owner: str, course: str) -> Goal | None:
        """The goal of a learner or a class in a course."""
        with self._reading() as connection:
            return goals.goal_of(connection, owner, course)

    def save_goal(self, owner: str, course: str, goal: Goal | None) -> None:
        """Replace the goal of a learner or a class; None removes it."""
        with self._writing() as connection:
            goals.put_goal(connection, owner, course, goal)

    def weights(self, learner: str) -> tuple[float, ...] | None:
        """The personal weights of a learner, or None where the default ones hold."""
        with self._reading() as connection:
            return goals.weights_of(connection, learner)

    def save_weights(
        self, learner: str, weights: tuple[float, ...] | None, states: Mapping[tuple[str, str], MemoryState]
    ) -> None:
        """Replace the weights and, in the same transaction, all memory states of the learner."""
        if weights is not None and not all(math.isfinite(weight) for weight in weights):
            raise StoreError(_("These weights are not numbers. The ones in use stay as they are."))
        with self._writing() as connection:
            goals.put_weights(connection, learner, weights)
            goals.put_states(connection, learner, states)
            past_memory.rebuild(connection, learner)
