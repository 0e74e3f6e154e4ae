"""What a day holds: due before new, the first pass before the rest, a backlog spread, and an end with a reason."""

from __future__ import annotations

from dataclasses import replace

from app.domain.bank import Course, ItemBank
from app.domain.day_plan import Aim, Day, DayPlan, Done, Studied, new_items, plan_without_date, questions_left
from app.domain.goal import Goal
from app.domain.item import Item, TrueFalse
from app.domain.memory import DAY_MS, MemoryState, due_at, retrievability
from app.domain.statement import Point, Section, Statement

NOON = 1_764_072_000_000
DAY = Day(NOON, NOON - DAY_MS // 2, NOON + DAY_MS // 2)
GOAL = Goal(minutes=10)
PACE = Studied(pace=20.0)


def course(sections: int = 2, points: int = 3, per_point: int = 2) -> Course:
    """Items named s1p1a, s1p1b ... in reading order."""
    made, banks = [], []
    for s in range(1, sections + 1):
        named = [f"s{s}p{p}" for p in range(1, points + 1)]
        made.append(Section(f"s{s}", f"Section {s}", f"S{s}", tuple(Point(name, f"s{s}", 1, name) for name in named)))
        items = [
            Item(f"{point}{turn}", f"s{s}", (point,), f"About {point}", TrueFalse(True))
            for point in named
            for turn in "abcdef"[:per_point]
        ]
        banks.append(ItemBank(f"s{s}", tuple(items)))
    return Course("small", Statement("Small", tuple(made)), tuple(banks))


def state(days_ago: float, stability: float) -> MemoryState:
    seen = NOON - round(days_ago * DAY_MS)
    return MemoryState(stability, 5.0, seen + round(stability * DAY_MS), seen)


def plan(
    memory: dict[str, MemoryState], studied: Studied = PACE, goal: Goal = GOAL, small: Course | None = None
) -> DayPlan:
    made = plan_without_date(small or course(), memory, goal, studied, DAY)
    assert made is not None
    return made


def test_due_at_is_where_the_curve_meets_the_retention() -> None:
    kept = state(0, 4.0)
    assert due_at(kept, 0.9) == kept.seen + 4 * DAY_MS
    for retention in (0.7, 0.85, 0.97):
        assert abs(retrievability(kept, due_at(kept, retention)) - retention) < 1e-6


def test_the_first_round_is_the_first_pass_through_the_first_section() -> None:
    made = plan({})
    assert made.round == ("s1p1a", "s1p2a", "s1p3a", "s1p1b", "s1p2b", "s1p3b")
    assert (made.aim, made.section, made.new, made.due, made.done) == (Aim.FIRST_PASS, "s1", 6, 0, None)


def test_after_the_first_pass_the_other_questions_come_across_sections() -> None:
    known = {f"s{s}p{p}a": state(0.1, 5) for s in (1, 2) for p in (1, 2, 3)}
    assert new_items(course(), known) == (["s1p1b", "s2p1b", "s1p2b", "s2p2b", "s1p3b", "s2p3b"], "")
    assert plan(known).aim is Aim.INTERLEAVED


def test_what_is_due_comes_first_lowest_chance_of_recall_first() -> None:
    memory = {"s1p1a": state(5, 4), "s1p2a": state(9, 4), "s1p3a": state(3, 40)}
    made = plan(memory)
    assert made.round[:2] == ("s1p2a", "s1p1a")
    assert "s1p3a" not in made.round
    assert (made.aim, made.due) == (Aim.DUE, 2)


def test_a_higher_retention_brings_questions_back_earlier() -> None:
    memory = {"s1p1a": state(3, 5)}
    assert plan(memory, goal=replace(GOAL, retention=0.9)).due == 0
    assert plan(memory, goal=replace(GOAL, retention=0.97)).due == 1


def test_nothing_twice_within_twelve_hours_but_a_miss_after_eight_others() -> None:
    memory = {"s1p1a": state(0.2, 0.1)}
    assert "s1p1a" not in plan(memory).round
    assert "s1p1a" not in plan(memory, replace(PACE, relearn={"s1p1a": 7})).round
    assert plan(memory, replace(PACE, relearn={"s1p1a": 8})).round[0] == "s1p1a"
    assert plan({"s1p1a": state(0.6, 0.1)}).due == 1


def test_a_backlog_is_spread_over_days() -> None:
    small = course(sections=2, points=50, per_point=1)
    memory = {item: state(20, 3) for item in small.items}
    made = plan(memory, small=small)
    assert (len(made.round), made.left, made.waiting, made.spread) == (10, 30, 70, 3)


def test_the_day_is_done_when_its_minutes_are_spent_and_still_offers_more() -> None:
    made = plan({}, replace(PACE, seconds=600, answers=30))
    assert (made.done, made.left) == (Done.MINUTES, 0)
    assert made.round


def test_the_day_is_done_when_nothing_is_due_or_new() -> None:
    memory = {item: state(1, 30) for item in course().items}
    made = plan(memory)
    assert (made.done, made.aim, made.next_due) == (Done.NOTHING_DUE, Aim.STRENGTHEN, NOON + 29 * DAY_MS)
    assert made.round


def test_the_last_round_of_a_day_is_as_short_as_its_minutes() -> None:
    small = course(sections=1, points=40, per_point=1)
    made = plan({}, replace(PACE, seconds=540), small=small)
    assert (len(made.round), made.left) == (3, 3)


def test_questions_left() -> None:
    assert questions_left(GOAL, PACE) == 30
    assert questions_left(GOAL, replace(PACE, seconds=585)) == 1
    assert questions_left(GOAL, replace(PACE, seconds=595)) == 0


def test_days_left() -> None:
    assert DAY.days_left is None
    assert Day(NOON, DAY.start, DAY.end, NOON).days_left == 0
    assert Day(NOON, DAY.start, DAY.end, NOON + DAY_MS).days_left == 1
    assert Day(NOON, DAY.start, DAY.end, NOON + 9 * DAY_MS).days_left == 9


def test_states_of_items_that_left_the_course_are_passed_over() -> None:
    assert "gone" not in plan({"gone": state(5, 1)}).round


def test_a_course_without_questions_has_no_plan() -> None:
    assert plan_without_date(course(sections=1, points=0), {}, GOAL, PACE, DAY) is None
