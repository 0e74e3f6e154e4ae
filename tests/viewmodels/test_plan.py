"""Plan: what is set, what is refused, and what follows for today."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.services.attempts import QuizRefused
from app.services.desk import Desk
from app.viewmodels.plan import PlanModel
from app.viewmodels.today import TodayModel
from tests.answering import wrong_response


@pytest.fixture
def plan(desk: Desk) -> PlanModel:
    model = PlanModel(desk)
    model.refresh()
    return model


def test_a_new_learner_has_ten_minutes_and_no_test(plan: PlanModel) -> None:
    assert plan.state.goal == "10 minutes a day, aiming to remember 90 %"
    assert (plan.state.day, plan.state.day_text, plan.state.own) == ("", "No test day", False)
    assert plan.state.readiness.startswith("No forecast of your score yet. Still wanted: 100 more answers")


def test_a_test_day_changes_the_plan_and_today(plan: PlanModel, desk: Desk) -> None:
    day = desk.today() + timedelta(days=16)
    plan.set_day(day.isoformat())
    plan.set_minutes(5)
    assert plan.state.goal.startswith("5 minutes a day until the test, ")
    assert (plan.state.day, plan.state.own) == (day.isoformat(), True)
    today = TodayModel(desk)
    today.refresh()
    assert today.state.kicker.startswith("16 days until the test, ")
    assert today.state.headline == "13 questions today"


@pytest.mark.parametrize(
    ("typed", "said"), [("yesteryear", "is no day"), ("2001-01-01", "is over"), ("2026-02-30", "is no day")]
)
def test_a_day_that_cannot_be_is_refused_in_words_and_changes_nothing(plan: PlanModel, typed: str, said: str) -> None:
    plan.set_day(typed)
    assert said in plan.state.problem
    assert plan.state.day == ""


def test_figures_are_held_within_their_range(plan: PlanModel) -> None:
    plan.set_minutes(100_000)
    plan.set_retention(0.1)
    assert (plan.state.minutes, plan.state.retention) == (240, 0.7)


def test_the_goal_can_be_forgotten(plan: PlanModel, desk: Desk) -> None:
    plan.set_day((desk.today() + timedelta(days=3)).isoformat())
    plan.clear()
    assert (plan.state.day, plan.state.own) == ("", False)


def test_a_missed_question_is_a_weak_spot_that_can_be_practised(plan: PlanModel, desk: Desk) -> None:
    with pytest.raises(QuizRefused):
        plan.start_weak()
    room = desk.quiz()
    attempt = room.start_sections(desk.learner().id, ["people"], seed=1)
    room.submit(room.answer(attempt, wrong_response(room.question(attempt).item)))
    plan.refresh()
    (row,) = plan.state.weak
    assert (row.label, row.text) == ("People, point 1", "Exchanges matter.")
    assert row.why == "missed last time"
    assert plan.start_weak().session.title == "Weak spots"
