"""Points take turns, quizzes draw, sections put the new and the weak first."""

from __future__ import annotations

import random

from app.domain.bank import Course, ItemBank, Quiz
from app.domain.item import Flashcard, Item
from app.domain.memory import DAY_MS, MemoryState
from app.domain.planner import draw, pick, turns
from app.domain.session import Mode
from app.domain.statement import Point, Section, Statement

NOW = 100 * DAY_MS


def course(**sizes: int) -> Course:
    sections = tuple(Section(s, s, s, (Point(f"{s}-p", s, 1, "A claim."),)) for s in sizes)
    banks = tuple(
        ItemBank(s, tuple(Item(f"{s}{n}", s, (f"{s}-p",), "?", Flashcard("!")) for n in range(size)))
        for s, size in sizes.items()
    )
    return Course("c", Statement("T", sections), banks)


def seen(days_ago: float, due_in: float) -> MemoryState:
    return MemoryState(3.0, 5.0, NOW + int(due_in * DAY_MS), NOW - int(days_ago * DAY_MS))


def test_questions_on_one_point_do_not_stand_side_by_side_in_a_first_pass() -> None:
    points = ("p", "p", "q", "q", "p")
    items = [Item(f"x{n}", "a", (point,), "?", Flashcard("!")) for n, point in enumerate(points)]
    assert turns(items) == [(0, "x0"), (0, "x2"), (1, "x1"), (1, "x3"), (2, "x4")]


def test_a_draw_takes_so_many_from_each_section_by_its_seed() -> None:
    quiz = Quiz("q", "Q", Mode.EXAM, draw=(("a", 3), ("b", 2)))
    first = draw(course(a=9, b=9), quiz, random.Random(1))
    assert first == draw(course(a=9, b=9), quiz, random.Random(1))
    assert first != draw(course(a=9, b=9), quiz, random.Random(2))
    assert [sum(item[0] == s for item in first) for s in "ab"] == [3, 2]
    assert len(set(first)) == 5


def test_a_list_keeps_the_authors_order() -> None:
    quiz = Quiz("q", "Q", Mode.EXAM, items=("a2", "a0"))
    assert draw(course(a=3), quiz, random.Random(1)) == ("a2", "a0")


def test_a_quiz_on_a_section_asks_the_new_and_the_weak_first() -> None:
    made = course(a=4)
    memory = {"a0": seen(1, 3), "a1": seen(9, -6), "a2": seen(1, 3)}
    chosen = pick(made.of_section("a"), memory, NOW, 2, random.Random(1))
    assert set(chosen) == {"a3", "a1"}
