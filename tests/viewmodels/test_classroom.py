"""Classroom: a class whose learners have studied, seen from all sides, and each learner's history opened."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.viewmodels.classroom import ClassroomModel
from app.viewmodels.history import POINTS, SESSIONS
from tests.reports.classroom import RIGHT, WRONG, Classroom


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Classroom]:
    made = Classroom(tmp_path, ("Ann", "Ben"))
    made.practise(made.ids[0], RIGHT, WRONG)
    made.practise(made.ids[1], WRONG, WRONG)
    yield made
    made.close()


@pytest.fixture
def model(room: Classroom) -> ClassroomModel:
    made = ClassroomModel(room.desk)
    made.refresh()
    made.open(room.group.id)
    return made


def test_a_row_opens_the_learners_own_history(model: ClassroomModel, room: Classroom) -> None:
    assert room.desk.learner().name == "Ben"
    model.open_row(room.ids[0])
    history = model.history
    assert history is not None
    assert (model.state.page, model.state.learner) == ("Ann", room.ids[0])
    assert history.state.totals.startswith("2 answers in all")
    assert history.state.tiles[0].note.startswith("50 % right")
    history.show(SESSIONS)
    (session,) = history.state.sessions
    assert session.figure.startswith("1 of 2 right")
    history.open_session(session.id)
    page = history.state.page
    assert page is not None
    assert sorted(row.verdict for row in page.answers) == ["right", "wrong"]
    assert all(row.why for row in page.answers)


def test_a_learners_points_have_their_last_answers(model: ClassroomModel, room: Classroom) -> None:
    model.open_row(room.ids[0])
    history = model.history
    assert history is not None
    history.show(POINTS)
    lines = [line for section in history.state.points for line in section.points]
    met = next(line for line in lines if line.status == "missed")
    history.open_point(met.id)
    page = history.state.page
    assert page is not None
    assert [row.word for row in page.answers if row.verdict == "wrong"] == ["Wrong, today"]


def test_back_closes_what_was_opened_then_the_learner_then_the_class(model: ClassroomModel, room: Classroom) -> None:
    tables = model.state.tables
    model.open_row(room.ids[0])
    history = model.history
    assert history is not None
    history.open_day(room.desk.today())
    assert model.back()
    assert history.state.page is None
    assert model.back()
    assert (model.state.page, model.state.tables) == ("", tables)
    assert model.back()
    assert model.state.group == ""
    assert not model.back()
