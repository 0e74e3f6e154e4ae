"""Sessions that outlive an edited or unreadable bank, whole exams, and whose exam is open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.domain.bank import Course
from app.domain.finding import Finding, Severity
from app.domain.item import Choices, Flashcard, Item, text_key
from app.domain.response import Response
from app.services.attempts import Attempt, QuizRefused
from app.services.desk import Desk
from app.services.ports import CourseLoad
from app.viewmodels.result import ResultModel
from tests.studyroom import FakeClock, OneCourse, make_course, make_desk, options

TODAY = date(2026, 11, 22)
RIGHT = Response(chosen=(text_key("a"),))


class BrokenCourse(OneCourse):
    """A reader that could not read all of its course."""

    def read(self, path: Path, shown: str | None = None) -> CourseLoad:
        return CourseLoad(
            self.course, (Finding("banks/space.yaml", 3, 1, "bank.syntax", Severity.ERROR, "Not YAML.", "Mend it."),)
        )


@contextmanager
def opened(folder: Path, course: Course | None = None, *, broken: bool = False) -> Iterator[Desk]:
    desk = make_desk(folder, FakeClock(), course)
    if broken:
        desk.parts = replace(desk.parts, reader=BrokenCourse(course or make_course()))
    yield desk
    desk.close()


def edited(change: Callable[[Item], Item | None]) -> Course:
    """The course with every item changed; None takes it out."""
    course = make_course()
    banks = tuple(replace(b, items=tuple(y for x in b.items if (y := change(x)) is not None)) for b in course.banks)
    return replace(course, banks=banks)


def without(*gone: str) -> Course:
    return edited(lambda item: None if item.id in gone else item)


def rekeyed(item: Item) -> Item:
    """A single choice whose right option is another now."""
    return replace(item, body=Choices(options("b", "acd"))) if item.id == "single" else item


def resumed(desk: Desk) -> Attempt:
    found = desk.quiz().resume(desk.learner().id)
    assert found is not None
    return found


def start_exam(folder: Path) -> Attempt:
    """A midterm with its first question answered right, closed again."""
    with opened(folder) as desk:
        room = desk.quiz()
        return room.answer(room.start_quiz(desk.learner().id, "midterm", seed=3, today=TODAY), RIGHT)


def test_an_error_in_a_bank_takes_nothing_out_of_an_open_plan(tmp_path: Path) -> None:
    before = start_exam(tmp_path)
    with opened(tmp_path, without("single", "typed", "multiple"), broken=True) as desk:
        held = resumed(desk)
        assert held == before
        assert desk.quiz().question(held, 1).item.stem == "Question typed?"
    with opened(tmp_path) as desk:
        assert resumed(desk) == before


def test_what_truly_left_the_bank_goes_unless_it_was_answered(tmp_path: Path) -> None:
    start_exam(tmp_path)
    with opened(tmp_path, without("single", "typed")) as desk:
        held = resumed(desk)
        assert [slot.item for slot in held.session.plan] == ["single", "multiple"]
        model = ResultModel(desk)
        model.open(desk.quiz().submit(held))
        assert [(row.stem, row.verdict) for row in model.state.rows] == [
            ("Question multiple?", "blank"),
            ("Question single?", "right"),
        ]


def test_a_plan_of_which_nothing_is_left_stays_open(tmp_path: Path) -> None:
    with opened(tmp_path) as desk:
        before = desk.quiz().start_sections(desk.learner().id, ["people"], seed=1)
    with opened(tmp_path, without("people-1", "people-2")) as desk:
        assert resumed(desk) == before


@pytest.mark.parametrize(("broken", "said"), [(True, "mend its bank"), (False, "no longer in the bank")])
def test_a_question_without_any_text_says_so_and_takes_no_answer(tmp_path: Path, broken: bool, said: str) -> None:
    with opened(tmp_path) as desk:
        room = desk.quiz()
        attempt = room.start_sections(desk.learner().id, ["people"], seed=1)
        plan = tuple(replace(slot, revision="0" * 16) for slot in attempt.session.plan)
        desk.store().save_session(replace(attempt.session, plan=plan))
    with opened(tmp_path, without("people-1", "people-2"), broken=broken) as desk:
        held = resumed(desk)
        question = desk.quiz().question(held)
        assert said in question.item.stem
        assert isinstance(question.item.body, Flashcard)
        with pytest.raises(QuizRefused, match=said):
            desk.quiz().answer(held, Response(grade=3))


def test_the_text_of_a_refreshed_plan_is_stored(tmp_path: Path) -> None:
    start_exam(tmp_path)
    with opened(tmp_path, edited(lambda item: replace(item, stem=item.stem + " Really?"))) as desk:
        resumed(desk)
    with opened(tmp_path) as desk:
        for slot in desk.store().sessions(desk.learner().id, "course")[0].plan:
            assert desk.store().revision(slot.revision) is not None


def test_an_answer_keeps_its_score_where_its_key_was_edited(tmp_path: Path) -> None:
    start_exam(tmp_path)
    with opened(tmp_path, edited(rekeyed)) as desk:
        done = desk.quiz().submit(resumed(desk))
        answered = desk.quiz().question(done, 0).answered
        assert answered is not None
        event = done.answers["single"]
        assert (event.score, answered.grade.credit) == (1.0, 1.0)
        assert event.rating is not None
        assert event.rating.name == "GOOD"
        model = ResultModel(desk)
        model.open(done)
        assert next(row for row in model.state.rows if row.item == "single").right == "a"


def test_an_exam_is_not_shortened_and_a_practice_quiz_may_be(tmp_path: Path) -> None:
    with opened(tmp_path) as desk:
        room, me = desk.quiz(), desk.learner().id
        with pytest.raises(QuizRefused, match="taken whole"):
            room.start_quiz(me, "midterm", seed=1, today=TODAY, size=1)
        assert room.resume(me) is None
        assert len(room.start_quiz(me, "set", seed=1, today=TODAY, size=1).session.plan) == 1
