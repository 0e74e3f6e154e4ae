"""Which answers count in the figures of items: first attempts, one revision, nothing revealed, no open exam."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.domain.item import text_key
from app.domain.mark_table import Empty, Quality
from app.domain.response import Response
from app.services.attempts import Attempt
from app.services.desk import Desk
from app.services.item_attempts import practice_attempts, quiz_attempts
from app.services.item_report import UnknownQuiz, items_report, quiz_report
from app.services.start_quiz import QuizRoom
from tests.studyroom import FakeClock, make_course, make_desk

TODAY = date(2026, 11, 22)
RIGHT, WRONG = Response(chosen=(text_key("a"),)), Response(chosen=(text_key("b"),))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = make_desk(tmp_path, FakeClock())
    yield made
    made.close()


def learner(desk: Desk, name: str) -> str:
    return desk.learner_named(name).id


def people(room: QuizRoom, who: str, **given: Response) -> Attempt:
    """A practice session on "people", answering its two questions by their number."""
    attempt = room.start_sections(who, ["people"], seed=1)
    for _turn in range(2):
        name = attempt.session.plan[attempt.session.position].item
        attempt = room.advance(room.answer(attempt, given[name.replace("people-", "p")]))
    return attempt


def exam(room: QuizRoom, who: str, *given: Response) -> Attempt:
    """The midterm (single, typed, multiple), the first answers in its order."""
    attempt = room.start_quiz(who, "midterm", seed=3, today=TODAY)
    for place, response in enumerate(given):
        attempt = room.answer(room.move(attempt, place), response)
    return attempt


def test_the_first_answer_of_each_learner_counts(desk: Desk) -> None:
    room, ann, ben = desk.quiz(), learner(desk, "Ann"), learner(desk, "Ben")
    people(room, ann, p1=RIGHT, p2=WRONG)
    people(room, ann, p1=WRONG, p2=RIGHT)
    people(room, ben, p1=WRONG, p2=WRONG)
    found = practice_attempts(desk.course, desk.store(), [ann, ben])
    assert found.table.items == ("people-1", "people-2")
    assert list(found.table.rows) == [(1, 0), (0, 0)]
    alone = practice_attempts(desk.course, desk.store(), [ben])
    assert alone.table.rows == ((0, 0),)


def test_what_was_answered_after_its_feedback_does_not_count(desk: Desk) -> None:
    room, ann = desk.quiz(), learner(desk, "Ann")
    undone = room.undo(room.answer(room.start_sections(ann, ["people"], seed=1), WRONG))
    assert undone is not None
    room.answer(undone, RIGHT)
    assert practice_attempts(desk.course, desk.store(), [ann]).table.rows == ()


def test_an_open_exam_does_not_count_and_its_last_answers_do_once_submitted(desk: Desk) -> None:
    room, ann = desk.quiz(), learner(desk, "Ann")
    attempt = room.answer(exam(room, ann, WRONG), RIGHT)
    assert practice_attempts(desk.course, desk.store(), [ann]).table.rows == ()
    assert quiz_attempts(desk.course, desk.store(), [ann], "midterm").table.rows == ()
    room.submit(attempt)
    assert practice_attempts(desk.course, desk.store(), [ann]).table.rows == ((1,),)
    found = quiz_attempts(desk.course, desk.store(), [ann], "midterm").table
    assert (found.items, found.rows) == (("single", "multiple", "typed"), ((1, 0, 0),))  # blanks have no marks


def test_an_edited_question_starts_anew_and_older_answers_are_counted_apart(desk: Desk) -> None:
    room, ann = desk.quiz(), learner(desk, "Ann")
    people(room, ann, p1=RIGHT, p2=WRONG)
    course = make_course()
    bank = course.banks[1]
    edited = replace(bank, items=(replace(bank.items[0], stem="Otherwise?"), bank.items[1]))
    found = practice_attempts(replace(course, banks=(course.banks[0], edited)), desk.store(), [ann])
    assert (found.table.items, found.table.rows, found.older) == (("people-2",), ((0,),), 1)


def test_of_a_quiz_the_revision_that_most_were_shown_is_kept(tmp_path: Path) -> None:
    clock, course = FakeClock(), make_course()
    space = course.banks[0]
    edited = replace(space, items=(replace(space.items[0], stem="Otherwise?"), *space.items[1:]))
    for names, version in ((("Ann", "Ben"), course), (("Cid",), replace(course, banks=(edited, course.banks[1])))):
        desk = make_desk(tmp_path, clock, version)
        for name in names:
            desk.quiz().submit(exam(desk.quiz(), learner(desk, name), RIGHT))
        desk.close()
    desk = make_desk(tmp_path, clock, course)
    everybody = [each.id for each in desk.store().learners()]
    found = quiz_attempts(desk.course, desk.store(), everybody, "midterm")
    desk.close()
    assert (len(found.table.rows), found.older) == (2, 1)
    assert found.revisions["single"] == space.items[0].revision


def test_a_report_over_a_class(desk: Desk) -> None:
    room = desk.quiz()
    names = [learner(desk, f"Learner {n}") for n in range(12)]
    for n, who in enumerate(names):
        people(room, who, p1=RIGHT if n > 3 else WRONG, p2=RIGHT if n > 5 else WRONG)
        room.submit(exam(room, who, RIGHT if n else WRONG))
    report = items_report(desk.course, desk.store(), names)
    rows = {row.figures.item: row for row in report.items}
    p1 = rows["people-1"]
    assert (p1.figures.attempts, p1.figures.quality) == (12, Quality.TENTATIVE)
    assert p1.figures.facility == pytest.approx(8 / 12)
    assert p1.figures.random_guess_score == pytest.approx(1 / 3)
    assert [(option.text, option.count) for option in p1.options] == [("a", 8), ("b", 4), ("c", 0)]
    assert [(quiz.name, quiz.figures.count) for quiz in report.quizzes] == [("midterm", 12)]
    assert rows["single"].figures.facility == pytest.approx(11 / 12)


def test_a_small_class_has_counts_and_intervals_only(desk: Desk) -> None:
    room, ann = desk.quiz(), learner(desk, "Ann")
    room.submit(exam(room, ann, RIGHT))
    report = quiz_report(desk.course, desk.store(), [ann], "midterm")
    single = report.items[0].figures
    assert (single.facility, single.sd, dict(single.empty)["discrimination"]) == (1, None, Empty.SMALL_SAMPLE)
    assert report.quiz is not None
    assert (report.quiz.figures.count, report.quiz.figures.mean) == (1, None)


def test_an_unknown_quiz_names_those_there_are(desk: Desk) -> None:
    with pytest.raises(UnknownQuiz, match="midterm, set, late"):
        quiz_report(desk.course, desk.store(), [], "final")
