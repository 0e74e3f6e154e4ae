"""GoalStore: where goals and personal weights are kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from app.domain.goal import Goal
from app.domain.memory import MemoryState


class GoalStore(Protocol):
    """Goals of learners and classes, and the weights fitted to a learner."""

    def goal(self, owner: str, course: str) -> Goal | None:
        """The goal of a learner or a class (by id) in a course, or None."""
        ...

    def save_goal(self, owner: str, course: str, goal: Goal | None) -> None:
        """Replace the goal; None removes it."""
        ...

    def weights(self, learner: str) -> tuple[float, ...] | None:
        """The personal FSRS weights of a learner, or None where the default ones hold."""
        ...

    def save_weights(
        self, learner: str, weights: tuple[float, ...] | None, states: Mapping[tuple[str, str], MemoryState]
    ) -> None:
        """Replace the weights (None: the defaults hold again) and, in one transaction, all memory states.

        `states` are all of the learner's states by (course, item), replayed under the new weights. Raises StoreError
        where a weight is no finite number.
        """
        ...
