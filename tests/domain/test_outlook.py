"""What is expected on the day of the test."""

from __future__ import annotations

import pytest

from app.domain.exam_planner import Card
from app.domain.fsrs6 import Fsrs6
from app.domain.memory import DAY_MS, SLIP, Rating, retrievability
from app.domain.outlook import expected_score, outlook, questions_a_day

FSRS = Fsrs6()
EXAM = 10 * DAY_MS


def test_what_was_never_seen_counts_as_a_guess() -> None:
    assert expected_score([Card("a", "s", 0.25), Card("b", "s", 0.5)], EXAM) == pytest.approx(0.375)


def test_marks_weigh_and_a_slip_is_counted() -> None:
    state = FSRS.review(None, Rating.GOOD, 0)
    recall = retrievability(state, EXAM)
    cards = [Card("a", "s", 0.0, marks=3.0, state=state, last=0), Card("b", "s", 0.0)]
    assert expected_score(cards, EXAM) == pytest.approx(0.75 * recall * (1 - SLIP))


def test_no_cards_no_score() -> None:
    assert expected_score([], EXAM) == 0.0


def test_more_study_is_expected_to_bring_more() -> None:
    cards = [Card(f"q{n}", "s", 0.25) for n in range(40)]
    little, much = (
        outlook(cards, exam_at=EXAM, now=0, daily_seconds=seconds, move=FSRS.review) for seconds in (60, 600)
    )
    assert little.without == much.without == pytest.approx(0.25)
    assert little.without < little.with_study < much.with_study <= 1.0


def test_questions_a_day() -> None:
    assert questions_a_day(600, 20) == 30
    assert questions_a_day(5, 20) == 1
