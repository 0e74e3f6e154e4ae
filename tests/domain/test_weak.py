"""Weak spots: sure but wrong first, then errors and forgetting; what is known well is left in peace."""

from __future__ import annotations

from app.domain.event import AnswerEvent
from app.domain.history import Figures
from app.domain.memory import DAY_MS, Confidence, MemoryState
from app.domain.response import Response
from app.domain.session import Mode
from app.domain.weak import Track, track, weak_items, weak_points
from tests.domain.test_day_plan import NOON, course, state


def answer(item: str, score: float, *, sure: bool = False, given: Response | None = None) -> AnswerEvent:
    return AnswerEvent(
        "id", "l", "d", 1, NOON, "small", item, "r", "s", Mode.PRACTICE, given or Response(chosen=("true",)), score,
        confidence=Confidence.SURE if sure else None,
    )  # fmt: skip


def test_a_track_counts_what_was_not_wholly_right_and_keeps_how_the_last_answer_went() -> None:
    sums = Figures(answers=4, scored=3, correct=1)
    assert track(sums, answer("a", 1)) == Track(3, 2, False, False)
    assert track(sums, answer("a", 0, sure=True)) == Track(3, 2, True, True)
    assert track(sums, answer("a", 0, sure=True)).sure_but_wrong
    assert track(sums, None) == Track(3, 2)


def test_an_answer_after_the_feedback_says_nothing() -> None:
    seen = Response(chosen=("true",), revealed=True)
    assert track(Figures(answers=1), answer("a", 0, given=seen)) == Track(0, 0)


def test_points_known_well_are_no_weak_spots() -> None:
    memory = {"s1p1a": state(1, 50), "s1p2a": MemoryState(50, 5, NOON + 49 * DAY_MS, NOON - DAY_MS)}
    went = {"s1p1a": Track(4, 1), "s1p2a": Track(1, 0)}
    assert weak_points(course(), memory, went, NOON) == ()


def test_sure_but_wrong_comes_before_everything_else() -> None:
    memory = {"s1p1a": state(1, 50), "s1p2a": state(40, 2), "s1p3a": state(1, 50)}
    went = {"s1p1a": Track(9, 1, True, True), "s1p2a": Track(3, 3, True), "s1p3a": Track(5, 1, True)}
    found = weak_points(course(), memory, went, NOON)
    assert [point.point for point in found] == ["s1p1", "s1p2", "s1p3"]
    assert [point.sure_but_wrong for point in found] == [True, False, False]


def test_forgetting_alone_makes_a_weak_spot() -> None:
    found = weak_points(course(), {"s1p1a": state(60, 2)}, {"s1p1a": Track(2, 0)}, NOON)
    assert [(point.point, point.wrong, point.recall < 0.8) for point in found] == [("s1p1", 0, True)]


def test_what_was_never_answered_is_no_weak_spot() -> None:
    assert weak_points(course(), {}, {}, NOON) == ()


def test_a_session_takes_the_weakest_item_of_each_point_first() -> None:
    memory = {"s1p1a": state(9, 2), "s1p1b": state(30, 2), "s1p2a": state(1, 50)}
    went = {"s1p1a": Track(3, 3, True), "s1p1b": Track(1, 0), "s1p2a": Track(9, 1, True)}
    found = weak_points(course(), memory, went, NOON)
    assert weak_items(found, 10) == ("s1p1a", "s1p2a", "s1p1b")
    assert weak_items(found, 2) == ("s1p1a", "s1p2a")
