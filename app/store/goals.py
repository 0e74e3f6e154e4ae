"""Queries on goals and on personal weights."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date

from sqlalchemy import Connection, delete, insert, select

from app.domain.goal import Goal
from app.domain.memory import MemoryState
from app.store import rows
from app.store.tables import goals, memory, weights


def goal_of(connection: Connection, owner: str, course: str) -> Goal | None:
    """The goal of a learner or a class in a course."""
    query = select(goals).where(goals.c.owner == owner, goals.c.course == course)
    row = connection.execute(query).mappings().first()
    if row is None:
        return None
    day = row["test_day"]
    return Goal(date.fromisoformat(day) if day else None, row["minutes"], row["retention"])


def put_goal(connection: Connection, owner: str, course: str, goal: Goal | None) -> None:
    """Replace a goal; None removes it."""
    connection.execute(delete(goals).where(goals.c.owner == owner, goals.c.course == course))
    if goal is not None:
        day = goal.test_day.isoformat() if goal.test_day else ""
        connection.execute(
            insert(goals).values(
                owner=owner, course=course, test_day=day, minutes=goal.minutes, retention=float(goal.retention)
            )
        )


def weights_of(connection: Connection, learner: str) -> tuple[float, ...] | None:
    """The personal weights of a learner."""
    kept = connection.execute(select(weights.c.weights).where(weights.c.learner == learner)).scalar_one_or_none()
    return None if kept is None else tuple(float(weight) for weight in json.loads(kept))


def put_weights(connection: Connection, learner: str, given: tuple[float, ...] | None) -> None:
    """Replace the personal weights of a learner; None removes them."""
    connection.execute(delete(weights).where(weights.c.learner == learner))
    if given is not None:
        connection.execute(insert(weights).values(learner=learner, weights=rows.dumps(given)))


def put_states(connection: Connection, learner: str, states: Mapping[tuple[str, str], MemoryState]) -> None:
    """Replace all memory states of a learner, by (course, item)."""
    connection.execute(delete(memory).where(memory.c.learner == learner))
    made = [
        {"learner": learner, "course": course, "item": item, **rows.memory_values(state)}
        for (course, item), state in states.items()
    ]
    if made:
        connection.execute(insert(memory), made)
