"""What a day's answers come to: pace by kind, what was missed and how long ago."""

from __future__ import annotations

from dataclasses import replace

from app.domain.day_plan import Day
from app.domain.event import AnswerEvent
from app.domain.item import Kind
from app.domain.response import Response
from app.domain.session import Mode
from app.services.plan_study import DEFAULT_PACE, pace_of, paces_of, studied
from tests.studyroom import START, make_course

DAY = Day(START, START - 1000, START + 1000)


def answer(item: str, score: float = 1.0, milliseconds: int = 4000, time: int = START) -> AnswerEvent:
    given = Response(chosen=("x",))
    return AnswerEvent(
        "id", "me", "d", 1, time, "course", item, "r", "s", Mode.REVIEW, given, score, milliseconds=milliseconds
    )


def test_the_pace_is_the_median_with_breaks_cut_off_and_a_guess_before_the_fifth() -> None:
    assert pace_of([3000] * 4) == DEFAULT_PACE
    assert pace_of([3000, 5000, 4000, 9_000_000, 0, 6000]) == 5.0
    assert pace_of([9_000_000] * 5) == 120.0


def test_kinds_have_a_pace_of_their_own_once_timed_five_times() -> None:
    answers = [*[answer("single", milliseconds=3000)] * 5, *[answer("typed", milliseconds=9000)] * 4, answer("gone")]
    assert paces_of(make_course(), answers) == {Kind.SINGLE: 3.0}


def test_a_day_counts_its_own_answers_but_no_exam() -> None:
    exam = replace(answer("truth"), mode=Mode.EXAM)
    old = answer("order", time=DAY.start - 1)
    found = studied([old, answer("single", 0), answer("typed"), answer("number", 0), exam], 20.0, DAY)
    assert (found.answers, found.seconds) == (3, 12.0)
    assert found.relearn == {"single": 2, "number": 0}


def test_a_miss_that_was_right_since_is_no_miss() -> None:
    found = studied([answer("single", 0), answer("typed"), answer("single", 1)], 20.0, DAY)
    assert found.relearn == {}
