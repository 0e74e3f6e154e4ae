"""What a switch of course or learner leaves behind: nothing of the former one, and always a way back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.item import text_key
from app.services.desk import CourseUnusable, Desk
from app.services.ports import ProgressStore, StoreError
from app.viewmodels.quiz import QuizModel
from app.viewmodels.quiz_state import QuizState
from app.viewmodels.search import SearchModel
from app.viewmodels.today import TodayModel
from tests.asking import start
from tests.twocourses import FIRST, OTHER, two_course_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = two_course_desk(tmp_path)
    yield made
    made.close()


def chosen(model: TodayModel) -> list[tuple[str, bool]]:
    return [(row.id, row.selected) for row in model.state.courses]


def test_a_course_that_cannot_be_read_still_lets_one_choose_the_other(tmp_path: Path) -> None:
    desk = two_course_desk(tmp_path, broken=True)
    model = TodayModel(desk)
    model.refresh()
    with pytest.raises(CourseUnusable):
        model.choose_course(OTHER)
    assert chosen(model) == [(FIRST, False), (OTHER, True)]
    assert (model.state.course, model.state.sections, model.state.quizzes) == ("The Other", (), ())
    model.choose_course(FIRST)
    assert (chosen(model), bool(model.state.sections)) == ([(FIRST, True), (OTHER, False)], True)
    desk.close()


def test_at_the_start_too_there_is_the_choice_of_course_and_learner(tmp_path: Path) -> None:
    desk = two_course_desk(tmp_path, broken=True)
    desk.store().add_learner("Ana")
    desk.store().add_learner("Ben")
    desk.choose_course(OTHER)
    model = TodayModel(desk)
    with pytest.raises(CourseUnusable):
        model.refresh()
    assert len(model.state.courses) == 2
    assert {"Ana", "Ben"} <= {who.name for who in model.state.learners}
    assert model.state.button
    desk.close()


def test_a_folder_that_is_no_course_leaves_the_others_to_choose(desk: Desk, tmp_path: Path) -> None:
    desk.parts = replace(desk.parts, course=tmp_path / "nothing")
    model = TodayModel(desk)
    with pytest.raises(CourseUnusable):
        model.refresh()
    assert chosen(model) == [(FIRST, False), (OTHER, False)]
    model.choose_course(FIRST)
    assert chosen(model) == [(FIRST, True), (OTHER, False)]


def test_a_store_that_cannot_be_opened_leaves_the_choice_of_course(desk: Desk) -> None:
    def refuse() -> ProgressStore:
        raise StoreError("The progress file cannot be opened.")

    desk.parts = replace(desk.parts, open_store=refuse)
    model = TodayModel(desk)
    with pytest.raises(StoreError):
        model.refresh()
    assert len(model.state.courses) == 2


def test_an_attempt_of_another_course_or_learner_is_dropped(desk: Desk) -> None:
    model = QuizModel(desk)
    model.open(start(desk, "short"))
    model.forget_foreign()
    assert model.attempt is not None
    desk.choose_course(OTHER)
    model.forget_foreign()
    assert model.state == QuizState()
    model.leave()
    model.tick()
    desk.choose_course(FIRST)
    resumed = desk.quiz().resume(desk.learner().id)
    assert resumed is not None
    model.open(resumed)
    desk.learner_named("Ana")
    model.forget_foreign()
    assert model.attempt is None


def test_an_attempt_is_dropped_where_the_new_course_cannot_be_read(tmp_path: Path) -> None:
    desk = two_course_desk(tmp_path, broken=True)
    model = QuizModel(desk)
    model.open(start(desk, "short"))
    desk.choose_course(OTHER)
    model.forget_foreign()
    assert model.attempt is None
    desk.close()


def test_an_attempt_read_anew_equals_the_one_that_was_answered(desk: Desk) -> None:
    model = QuizModel(desk)
    model.open(start(desk, "short"))
    model.toggle(text_key("a"))
    assert desk.quiz().resume(desk.learner().id) == model.attempt


def test_the_search_finds_nothing_of_the_former_course(desk: Desk) -> None:
    model = SearchModel(desk)
    model.refresh()
    model.search("moon")
    assert "moon" in {row.point for row in model.state.rows}
    before = model.state
    model.refresh()
    assert model.state == before
    desk.choose_course(OTHER)
    model.refresh()
    assert (model.state.rows, model.state.query, model.state.summary) == ((), "moon", "0 found")


def test_confidence_switched_on_meanwhile_is_asked_at_once(desk: Desk) -> None:
    model = QuizModel(desk)
    model.open(start(desk, "single"))
    assert not model.state.asks_confidence
    desk.change(replace(desk.settings, confidence=True))
    model.refresh()
    assert model.state.asks_confidence
