"""What is asked next, and how a quiz draws."""

from __future__ import annotations

import random

from app.domain.bank import Course, ItemBank, Quiz
from app.domain.item import Flashcard, Item
from app.domain.memory import DAY_MS, MemoryState
from app.domain.planner import Reason, draw, next_study, pick, spread
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


def test_the_first_session_takes_the_first_section_in_reading_order() -> None:
    plan = next_study(course(opening=12, space=5), {}, NOW, 10)
    assert plan is not None
    assert plan.items == tuple(f"opening{n}" for n in range(10))
    assert (plan.due, plan.new, plan.section, plan.reason) == (0, 10, "opening", Reason.FIRST_PASS)


def test_questions_on_one_point_do_not_stand_side_by_side_in_a_first_pass() -> None:
    points = ("p", "p", "q", "q", "p")
    items = [Item(f"x{n}", "a", (point,), "?", Flashcard("!")) for n, point in enumerate(points)]
    assert spread(items) == ["x0", "x2", "x1", "x3", "x4"]


def test_due_items_come_first_lowest_recall_first_then_new_ones() -> None:
    memory = {"a0": seen(2, -1), "a1": seen(9, -6), "a2": seen(1, 3)}
    plan = next_study(course(a=4, b=2), memory, NOW, 4)
    assert plan is not None
    assert plan.items == ("a1", "a0", "a3")
    assert (plan.due, plan.new, plan.section) == (2, 1, "a")


def test_with_nothing_due_or_new_the_weakest_are_offered() -> None:
    plan = next_study(course(a=2), {"a0": seen(1, 3), "a1": seen(2, 1)}, NOW)
    assert plan is not None
    assert (plan.items, plan.reason) == (("a1", "a0"), Reason.STRENGTHEN)


def test_states_of_items_that_left_the_course_are_passed_over() -> None:
    plan = next_study(course(a=1), {"gone": seen(5, -5)}, NOW)
    assert plan is not None
    assert plan.items == ("a0",)


def test_a_course_without_items_has_no_next_session() -> None:
    assert next_study(course(a=0), {}, NOW) is None


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
