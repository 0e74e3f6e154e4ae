"""The chance of being right by guessing, per kind."""

from __future__ import annotations

import pytest

from app.domain.guess import guess_chance
from app.domain.item import Item
from tests.studyroom import BODIES


@pytest.mark.parametrize(
    ("kind", "chance"),
    [
        ("single", 1 / 4),
        ("multiple", 1 / 15),
        ("truth", 1 / 2),
        ("typed", 0),
        ("number", 0),
        ("cloze", 0),
        ("order", 1 / 6),
        ("match", 1 / 2),
        ("groups", 1 / 8),
        ("card", 0),
        ("say", 0),
    ],
)
def test_guess_chance(kind: str, chance: float) -> None:
    assert guess_chance(Item("i", "s", ("p",), "?", BODIES[kind])) == pytest.approx(chance)
