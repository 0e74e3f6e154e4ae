"""What a quiz would be before anybody takes it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.domain.bank import Course, ItemBank, Quiz
from app.domain.item import Choices, Item, Level, Option
from app.domain.session import Mode
from app.services.quiz_preview import key_pairs, preview
from tests.studyroom import make_course

TODAY = date(2026, 11, 23)


def giving() -> Course:
    """A course in which the question "tells" holds the answer to "asks"."""
    course = make_course()
    options = (Option("Glide Phase Interceptor", True), Option("Iron Dome"), Option("Aegis Ashore"))
    asks = Item(
        "asks", "space", ("moon",), "Which cooperative hypersonic development program is named?", Choices(options)
    )
    tells = replace(
        asks, id="tells", stem="Who leads the cooperative hypersonic development program Glide Phase Interceptor?",
        body=Choices((Option("Japan"), Option("The United States", True))), marks=3.0, level=Level.RECALL,
    )  # fmt: skip
    return replace(course, banks=(*course.banks, ItemBank("space", (asks, tells))))


def test_a_list_is_counted_exactly() -> None:
    seen = preview(giving(), Quiz("q", "Q", Mode.EXAM, items=("asks", "tells", "people-1"), minutes=6), TODAY)
    assert (seen.questions, seen.pool, seen.least, seen.most, seen.minutes_each) == (3, 3, 5, 5, 2)
    assert seen.points == ("moon", "ties")
    assert seen.levels == ((Level.RECALL, 1), (None, 2))
    assert seen.warnings == ()


def test_a_draw_has_a_range_of_marks() -> None:
    seen = preview(giving(), Quiz("q", "Q", Mode.PRACTICE, draw=(("space", 2), ("people", 1))), TODAY)
    assert (seen.questions, seen.pool, seen.least, seen.most) == (3, 15, 3, 5)


def test_a_question_that_gives_another_away_is_named_only_where_both_are_listed() -> None:
    course = giving()
    pairs = key_pairs(course)
    assert ("asks", "tells") in pairs
    both = preview(course, Quiz("q", "Q", Mode.PRACTICE, items=("asks", "tells")), TODAY, pairs)
    assert both.warnings == ('"tells" gives the answer to "asks" away.',)
    assert preview(course, Quiz("q", "Q", Mode.PRACTICE, items=("asks",)), TODAY, pairs).warnings == ()


@pytest.mark.parametrize(
    ("quiz", "said"),
    [
        (Quiz("q", "Q", Mode.PRACTICE), "no questions yet"),
        (Quiz("q", "Q", Mode.PRACTICE, draw=(("people", 3),)), "has 2 questions, and 3 are to be drawn"),
        (Quiz("q", "Q", Mode.PRACTICE, draw=(("gone", 3),)), 'no section "gone"'),
        (Quiz("q", "Q", Mode.PRACTICE, items=("single", "gone")), 'no question "gone"'),
        (Quiz("q", "Q", Mode.PRACTICE, items=("single",), due=date(2026, 11, 22)), "is over"),
        (Quiz("q", "Q", Mode.EXAM, items=("single",)), "without a time limit"),
    ],
)
def test_what_looks_wrong_is_said(quiz: Quiz, said: str) -> None:
    (warning,) = preview(make_course(), quiz, TODAY).warnings
    assert said in warning
