"""Reviewing by the schedule: goals, rounds, the intervals of a card, weak spots, readiness."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.day_plan import Aim, Done
from app.domain.goal import Goal
from app.domain.memory import DAY_MS, Confidence
from app.domain.response import Response
from app.domain.session import Mode
from app.services.attempts import Attempt, QuizRefused
from app.services.desk import Desk
from app.services.review import ReviewRoom
from tests.answering import right_response, wrong_response
from tests.studyroom import FakeClock


@pytest.fixture
def room(desk: Desk) -> ReviewRoom:
    return desk.quiz()


@pytest.fixture
def me(desk: Desk) -> str:
    return desk.learner().id


def run(room: ReviewRoom, attempt: Attempt, *, right: bool = True, milliseconds: int = 5000) -> Attempt:
    """Answer every question of a session."""
    while attempt.session.open:
        item = room.question(attempt).item
        given = right_response(item) if right else wrong_response(item)
        attempt = room.advance(room.answer(attempt, given, milliseconds=milliseconds))
    return attempt


def test_without_a_goal_it_is_ten_minutes_a_day(room: ReviewRoom, me: str) -> None:
    assert (room.goal(me).goal, room.goal(me).set) == (Goal(), False)


def test_the_own_goal_counts_before_that_of_a_class(desk: Desk, room: ReviewRoom, me: str) -> None:
    found = desk.store().add_class("IR 101")
    desk.store().add_member(found.id, me)
    room.set_goal(found.id, Goal(minutes=20))
    assert (room.goal(me).goal.minutes, room.goal(me).by) == (20, "IR 101")
    room.set_goal(me, Goal(minutes=5))
    assert (room.goal(me).goal.minutes, room.goal(me).by) == (5, "")
    room.set_goal(me, None)
    assert room.goal(me).by == "IR 101"


def test_a_round_is_a_review_and_the_day_ends_with_its_minutes(room: ReviewRoom, me: str) -> None:
    room.set_goal(me, Goal(minutes=1))
    first = room.start_next(me, seed=1)
    assert first.session.mode is Mode.REVIEW
    assert len(first.session.plan) == 3, "a minute holds three questions of twenty seconds"
    run(room, first, milliseconds=20_000)
    plan = room.day_plan(me)
    assert plan is not None
    assert (plan.done, plan.left) == (Done.MINUTES, 0)
    assert room.start_next(me, seed=2).session.plan, "more practice is always there"


def test_yesterdays_minutes_do_not_count(room: ReviewRoom, me: str, clock: FakeClock) -> None:
    room.set_goal(me, Goal(minutes=1))
    run(room, room.start_next(me, seed=1), milliseconds=20_000)
    clock.pass_seconds(DAY_MS / 1000)
    plan = room.day_plan(me)
    assert plan is not None
    assert plan.done is None


def test_what_was_missed_comes_back_after_eight_others(room: ReviewRoom, me: str) -> None:
    first = run(room, room.start_next(me, seed=1, size=1), right=False)
    missed = first.session.plan[0].item
    plan = room.day_plan(me)
    assert plan is not None
    assert missed not in plan.round
    attempt = room.start_next(me, seed=2, size=8)
    assert len(attempt.session.plan) == 8
    run(room, attempt)
    plan = room.day_plan(me)
    assert plan is not None
    assert plan.round[0] == missed
    assert plan.aim is Aim.DUE


def test_a_cards_buttons_say_when_it_comes_back_as_it_then_does(room: ReviewRoom, me: str, clock: FakeClock) -> None:
    attempt = _card(room, me)
    times = room.intervals(attempt)
    assert list(times) == sorted(times)
    assert times[0] < DAY_MS < times[2] < times[3]
    room.answer(attempt, Response(grade=3))
    clock.pass_seconds(times[2] / 1000 - DAY_MS / 1000)
    before = room.day_plan(me)
    clock.pass_seconds(DAY_MS / 1000)
    after = room.day_plan(me)
    assert before is not None
    assert after is not None
    assert (before.due, after.due) == (0, 1)


def _card(room: ReviewRoom, me: str) -> Attempt:
    """A session of the flashcard alone."""
    attempt = room.start_sections(me, [], seed=1, size=len(room.course.items))
    place = next(n for n, slot in enumerate(attempt.session.plan) if slot.item == "card")
    return room.move(attempt, place)


def test_a_hint_holds_the_interval_down(room: ReviewRoom, me: str) -> None:
    attempt = _card(room, me)
    plain = room.intervals(attempt)
    hinted = room.intervals(room.hint(attempt))
    assert hinted[2] == plain[1]


def test_weak_spots_sure_but_wrong_first(room: ReviewRoom, me: str) -> None:
    with pytest.raises(QuizRefused, match="no weak spots"):
        room.start_weak(me, seed=1)
    attempt = room.start_sections(me, [], seed=1, size=4)
    for turn in range(4):
        item = room.question(attempt).item
        sure = Confidence.SURE if turn == 2 else None
        attempt = room.advance(room.answer(attempt, wrong_response(item), confidence=sure))
    weak = room.start_weak(me, seed=2)
    assert weak.session.plan[0].item == attempt.session.plan[2].item
    assert room.weak_spots(me)[0].sure_but_wrong


def test_readiness_is_hidden_until_there_is_enough(room: ReviewRoom, me: str, clock: FakeClock) -> None:
    room.set_goal(me, Goal(test_day=None, minutes=60))
    assert not room.readiness(me).shown
    for _day in range(14):
        run(room, room.start_sections(me, [], seed=1, size=20))
        clock.pass_seconds(DAY_MS / 1000)
    found = room.readiness(me)
    assert found.answers >= 100
    assert found.shown
    assert 0.8 < found.expected <= found.high <= 1.0


def test_a_test_day_that_is_over_plans_nothing_for_it(desk: Desk, room: ReviewRoom, me: str, clock: FakeClock) -> None:
    room.set_goal(me, Goal(test_day=desk.today() + timedelta(days=2)))
    assert room.day(me).days_left == 2
    clock.pass_seconds(3 * DAY_MS / 1000)
    assert room.day(me).days_left is None
    assert replace(room.goal(me).goal, test_day=None) == Goal()


def aim_at(desk: Desk, room: ReviewRoom, me: str, days: int, minutes: int = 10) -> None:
    room.set_goal(me, Goal(test_day=desk.today() + timedelta(days=days), minutes=minutes))


def test_with_a_test_day_rounds_are_chosen_for_the_test(desk: Desk, room: ReviewRoom, me: str) -> None:
    aim_at(desk, room, me, 9)
    plan = room.day_plan(me)
    assert plan is not None
    assert (plan.aim, plan.done, plan.new) == (Aim.TEST, None, 10)
    assert room.start_next(me, seed=1).session.title == "For the test"


def test_the_last_days_are_a_final_pass(desk: Desk, room: ReviewRoom, me: str, clock: FakeClock) -> None:
    aim_at(desk, room, me, 4, minutes=60)
    while (plan := room.day_plan(me)) is not None and plan.done is None:
        run(room, room.start_next(me, seed=1))
    clock.pass_seconds(3 * DAY_MS / 1000)
    plan = room.day_plan(me)
    assert plan is not None
    assert (plan.aim, plan.done) == (Aim.FINAL_PASS, None)
    assert room.day(me).days_left == 1


def test_when_more_study_is_worth_little_the_day_is_done(desk: Desk, room: ReviewRoom, me: str) -> None:
    aim_at(desk, room, me, 4, minutes=200)
    rounds = 0
    while (plan := room.day_plan(me)) is not None and plan.done is None:
        run(room, room.start_next(me, seed=1))
        rounds += 1
    assert plan is not None
    assert plan.done is Done.LITTLE_GAIN
    assert rounds == 2, "each of the 13 questions once, and nothing again before it has rested"


def test_a_first_sight_miss_comes_back_the_same_day_until_it_is_right(desk: Desk, room: ReviewRoom, me: str) -> None:
    aim_at(desk, room, me, 9)
    attempt = room.start_next(me, seed=1)
    missed = attempt.session.plan[0].item
    attempt = room.advance(room.answer(attempt, wrong_response(room.question(attempt).item)))
    run(room, attempt)
    second = room.start_next(me, seed=2)
    assert missed in [slot.item for slot in second.session.plan]
    run(room, second)
    plan = room.day_plan(me)
    assert plan is not None
    assert missed not in plan.round or plan.done is Done.LITTLE_GAIN


def test_a_missed_day_leaves_more_for_the_next(desk: Desk, room: ReviewRoom, me: str, clock: FakeClock) -> None:
    aim_at(desk, room, me, 6, minutes=2)
    run(room, room.start_next(me, seed=1), milliseconds=20_000)
    clock.pass_seconds(DAY_MS / 1000)
    studied_daily = room.day_plan(me)
    clock.pass_seconds(DAY_MS / 1000)
    after_a_gap = room.day_plan(me)
    assert studied_daily is not None
    assert after_a_gap is not None
    assert after_a_gap.done is None
    assert room.day(me).days_left == 4
    assert after_a_gap.left >= studied_daily.left


def test_the_last_misses_come_back_among_themselves_when_nothing_else_is_left(room: ReviewRoom, me: str) -> None:
    attempt = room.start_next(me, seed=1)
    while attempt.session.open:
        attempt = room.advance(room.answer(attempt, right_response(room.question(attempt).item)))
    last = room.start_next(me, seed=2)
    missed = [slot.item for slot in last.session.plan]
    run(room, last, right=False)
    plan = room.day_plan(me)
    assert plan is not None
    assert (plan.done, set(plan.round)) == (None, set(missed))


def test_the_next_question_never_comes_back_before_it_has_rested(room: ReviewRoom, me: str, clock: FakeClock) -> None:
    for turn in range(2):
        attempt = room.start_next(me, seed=turn)
        while attempt.session.open:
            last = attempt.session.plan[-1].item == room.question(attempt).item.id and turn == 1
            item = room.question(attempt).item
            given = wrong_response(item) if last else right_response(item)
            attempt = room.advance(room.answer(attempt, given))
    plan = room.day_plan(me)
    assert plan is not None
    assert plan.done is Done.NOTHING_DUE
    assert plan.next_due is not None
    assert plan.next_due >= clock.now() + DAY_MS // 2 - 1000


def test_a_classs_test_counts_once_ones_own_is_over(desk: Desk, room: ReviewRoom, me: str, clock: FakeClock) -> None:
    found = desk.store().add_class("3B")
    desk.store().add_member(found.id, me)
    room.set_goal(me, Goal(test_day=desk.today() + timedelta(days=1), minutes=5))
    room.set_goal(found.id, Goal(test_day=desk.today() + timedelta(days=9), minutes=15))
    assert (room.goal(me).goal.test_day, room.goal(me).by) == (desk.today() + timedelta(days=1), "")
    clock.pass_seconds(2 * DAY_MS / 1000)
    assert (room.day(me).days_left, room.goal(me).goal.minutes, room.goal(me).by) == (7, 5, "3B")


def test_minutes_of_ones_own_leave_the_classs_test_to_the_class(desk: Desk, room: ReviewRoom, me: str) -> None:
    found = desk.store().add_class("3B")
    desk.store().add_member(found.id, me)
    room.set_goal(found.id, Goal(test_day=desk.today() + timedelta(days=9), minutes=15))
    room.set_goal(me, replace(room.to_change(me), minutes=5))
    room.set_goal(found.id, Goal(test_day=desk.today() + timedelta(days=20), minutes=15))
    assert (room.day(me).days_left, room.goal(me).goal.minutes) == (20, 5)


def test_a_cards_buttons_promise_nothing_beyond_the_test(desk: Desk, room: ReviewRoom, me: str) -> None:
    aim_at(desk, room, me, 2)
    times = room.intervals(_card(room, me))
    until = (room.day(me).exam_at or 0) - room.day(me).now
    assert times[0] == 0, "a forgotten card comes back in this sitting"
    assert max(times) <= until
