"""The report on a class, against figures worked out by hand."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.change import Direction
from app.domain.item import text_key
from app.domain.learner import Learner
from app.domain.misleading import Reason
from app.domain.response import Response
from app.services.class_grid import class_grid
from app.services.class_report import ClassReport, class_report
from app.services.desk import Desk
from app.services.report_question import report_question
from tests.studyroom import START, FakeClock

TODAY = date(2026, 11, 22)
DAY = 86_400
A, B, C = (Response(chosen=(text_key(letter),)) for letter in "abc")  # a is right


def people(desk: Desk, name: str, first: Response, second: Response) -> Learner:
    """A finished practice of both questions of the section "people"."""
    learner, room = desk.learner_named(name), desk.quiz()
    attempt = room.start_sections(learner.id, ["people"], seed=1)
    given = {"people-1": first, "people-2": second}
    for _turn in range(2):
        item = attempt.session.plan[attempt.session.position].item
        attempt = room.advance(room.answer(attempt, given[item]))
    return learner


def midterm(desk: Desk, name: str, *given: Response, submit: bool = True) -> Learner:
    """The midterm: single, typed, multiple; passed from 0.6 on."""
    learner, room = desk.learner_named(name), desk.quiz()
    attempt = room.start_quiz(learner.id, "midterm", seed=3, today=TODAY)
    for place, response in enumerate(given):
        attempt = room.answer(room.move(attempt, place), response)
    if submit:
        room.submit(attempt)
    return learner


def report(desk: Desk, *learners: Learner, since: int | None = None) -> ClassReport:
    return class_report(desk.course, desk.store(), desk.parts.clock, None, learners, since)


def test_the_grid_counts_unseen_questions_as_nothing(desk: Desk) -> None:
    ann, ben = people(desk, "Ann", A, B), desk.learner_named("Ben")
    row, empty = report(desk, ann, ben).grid
    space, ties = row.cells
    assert (ties.seen, ties.total, ties.answers) == (2, 2, 2)
    assert (ties.right.value, ties.right.count) == (0.5, 2)
    assert ties.right.low == pytest.approx(0.094531, abs=1e-6)  # Wilson, 1 of 2
    assert ties.mastery == pytest.approx(1.0)  # answered this moment: nothing is forgotten yet
    assert (space.seen, space.mastery, space.right.count) == (0, 0.0, 0)
    assert row.all.mastery == pytest.approx(2 / 13)
    assert (empty.last, empty.all.seen, empty.all.mastery) == (None, 0, 0.0)


def test_quiz_results_name_who_has_not_finished_and_leave_open_exams_out(desk: Desk) -> None:
    ann = midterm(desk, "Ann", A, Response(texts=("LEO",)))
    ben = midterm(desk, "Ben", A, submit=False)
    told = report(desk, ann, ben)
    (table,) = told.quizzes
    (result,) = table.results
    assert table.missing == (ben,)
    assert (result.learner, len(result.taken), result.passed) == (ann, 1, True)
    assert result.first.score.value == pytest.approx(2 / 3)
    assert (result.first.earned, result.first.possible, result.first.score.count) == (2.0, 3.0, 3)
    assert told.grid[1].all.answers == 0
    assert [row.figures.attempts for row in told.quiz_items["midterm"].items] == [1, 1, 1]


def test_what_was_assigned_is_done_late_or_missing(desk: Desk, clock: FakeClock) -> None:
    store = desk.store()
    group = store.add_class("3B")
    ann = midterm(desk, "Ann", A)
    store.assign(group.id, desk.course.id, "midterm", clock.now() + 1000)
    clock.pass_seconds(DAY)
    ben, cyd = midterm(desk, "Ben", A), desk.learner_named("Cyd")
    for one in (ann, ben, cyd):
        store.add_member(group.id, one.id)
    (duty,) = class_report(desk.course, store, clock, group).duties
    assert duty.title == "Midterm"
    assert {one.name for one in duty.done} == {"Ann", "Ben"}
    assert [one.name for one in duty.late] == ["Ben"]
    assert [one.name for one in duty.missing] == ["Cyd"]


def test_a_question_whose_wrong_option_wins_is_named_with_its_counts(desk: Desk) -> None:
    learners = [people(desk, name, given, A) for name, given in (("Ann", A), ("Ben", B), ("Cyd", B), ("Dee", B))]
    (found,) = report(desk, *learners).misleading
    assert (found.item.id, found.why.reasons, found.why.key_count) == ("people-1", (Reason.CHOSEN_MORE,), 1)
    assert found.why.option is not None
    assert (found.why.option.text, found.why.option.count) == ("b", 3)


def test_a_point_is_unknown_until_somebody_was_right_once(desk: Desk) -> None:
    ann = people(desk, "Ann", B, C)
    moon, ties = report(desk, ann).points
    assert (moon.met, ties.met, ties.right, ties.share.count) == (0, 1, 0, 2)
    ben = people(desk, "Ben", B, A)
    _moon, ties = report(desk, ann, ben).points
    assert (ties.met, ties.right, ties.share.value) == (2, 1, 0.25)


def test_changes_compare_what_was_before_a_day_with_what_came_since(desk: Desk, clock: FakeClock) -> None:
    ann = people(desk, "Ann", B, B)
    for _turn in range(4):
        people(desk, "Ann", B, B)
    clock.pass_seconds(2 * DAY)
    for _turn in range(5):
        people(desk, "Ann", A, A)
    changes = report(desk, ann, since=START + DAY * 1000).changes
    assert changes is not None
    (learner,) = changes.learners
    assert (learner.change.before.value, learner.change.before.count) == (0.0, 10)
    assert (learner.change.since.value, learner.change.since.count) == (1.0, 10)
    assert (learner.change.direction, learner.answers) == (Direction.UP, 10)
    assert [section.change.direction for section in changes.sections] == [Direction.TOO_FEW, Direction.UP]
    assert [point.id for point in changes.points] == ["ties"]


def test_changes_compare_what_was_remembered_then_with_what_is_now(desk: Desk, clock: FakeClock) -> None:
    group = [people(desk, "Ann", A, B), people(desk, "Ben", B, B), desk.learner_named("Cid")]
    clock.pass_seconds(30 * DAY)
    moment = clock.now()
    asked = class_grid(desk.course, desk.store(), desk.parts.clock, group, {})
    for name in ("Ann", "Cid"):
        people(desk, name, A, A)
    clock.pass_seconds(DAY)
    changes = report(desk, *group, since=moment).changes
    assert changes is not None
    for moved, row in zip(changes.learners, asked, strict=True):
        assert moved.then.mastery == pytest.approx(row.all.mastery)
        assert (moved.then.met, moved.then.total) == (row.all.seen, row.all.total)
    ann, ben, cid = changes.learners
    assert [one.then.met for one in (ann, ben, cid)] == [2, 2, 0]
    assert [one.now.met for one in (ann, ben, cid)] == [2, 2, 2]
    assert ann.now.mastery > ann.then.mastery
    assert ben.now.mastery < ben.then.mastery  # forgotten a little more, without an answer
    _space, section = changes.sections
    assert (section.then.met, section.now.met, section.now.total) == (4, 6, 6)
    assert section.then.mastery == pytest.approx(sum(row.cells[1].mastery for row in asked) / 3)
    (point,) = changes.points
    assert (point.then, point.now) == (section.then, section.now)


def test_reports_reach_the_table_of_those_who_are_asked_about(desk: Desk) -> None:
    ann = desk.learner_named("Ann")
    attempt = desk.quiz().start_sections(ann.id, ["people"], seed=1)
    kept = report_question(desk.store(), attempt, "people-1", "  two are right ")
    assert kept.why == "two are right"
    (found,) = report(desk, ann).reported
    assert (found.item_id, found.current, found.reports) == ("people-1", 1, ((ann, kept),))
    assert report(desk, desk.learner_named("Ben")).reported == ()
