"""The map of the text: coloured by questions, or by how well they were answered."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.services.desk import Desk
from app.viewmodels.coverage import CoverageModel, Tint
from app.viewmodels.coverage_text import EASE_BANDS, EXTENT_BANDS
from tests.answering import right_response, wrong_response
from tests.quizmaking import quiz_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = quiz_desk(tmp_path)
    yield made
    made.close()


@pytest.fixture
def model(desk: Desk) -> CoverageModel:
    made = CoverageModel(desk)
    made.refresh()
    return made


def words(model: CoverageModel) -> dict[str, str]:
    return {cell.point: cell.band.word for section in model.state.sections for cell in section.cells}


def test_every_point_has_a_colour_an_icon_and_a_word(model: CoverageModel) -> None:
    assert words(model) == {"moon": "covered", "orbit": "uncovered", "ties": "thin"}
    assert model.state.summary == "3 points: covered 1, thin 1, uncovered 1"
    assert not model.state.answered


def test_bands_differ_in_icon_word_and_colour() -> None:
    for bands in (EXTENT_BANDS, EASE_BANDS):
        made = [band() for band in bands]
        assert len({band.icon for band in made}) == len({band.word for band in made}) == len(made)
        assert len({band.tone for band in made}) == len(made)


def test_a_point_shows_its_text_and_questions_and_closes_at_the_second_press(model: CoverageModel) -> None:
    model.open("moon")
    page = model.state.page
    assert page is not None
    assert (page.label, page.text) == ("Space, point 1", "The Moon is explored.")
    assert [question.id for question in page.questions] == ["asks", "tells", "truth"]
    assert page.questions[1].note.endswith("recall · tells")
    model.open("moon")
    assert model.state.page is None
    assert not model.close()


def test_with_answers_the_map_can_show_how_well_they_were_answered(model: CoverageModel, desk: Desk) -> None:
    model.colour_by(Tint.FACILITY)
    assert model.state.tint is Tint.COVERAGE  # there is nothing to show yet
    room, learner = desk.quiz(), desk.learner().id
    attempt = room.start_sections(learner, ["people"], seed=1)
    for respond in (right_response, wrong_response):
        attempt = room.advance(room.answer(attempt, respond(room.question(attempt).item)))
    model.refresh()
    model.colour_by(Tint.FACILITY)
    assert words(model) == {"moon": "no answers", "orbit": "no answers", "ties": "in between"}
    assert model.state.sections[1].cells[0].figure == "50 %"
    model.open("ties")
    page = model.state.page
    assert page is not None
    assert page.lines[-1] == "Right: 50 % over 2 answers"


def test_behind_a_pin_nothing_is_shown(model: CoverageModel, desk: Desk) -> None:
    desk.teacher_area.set_pin("1234")
    desk.teacher_area.shut()
    model.refresh()
    assert (model.state.locked, model.state.sections) == (True, ())
