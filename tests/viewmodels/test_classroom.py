"""Classroom: a class whose learners have studied, seen from all sides, and each learner's history opened."""

from __future__ import annotations

from app.viewmodels.classroom import ClassroomModel
from app.viewmodels.history import POINTS, SESSIONS
from tests.reports.classroom import Classroom


def test_a_row_opens_the_learners_own_history(class_model: ClassroomModel, room: Classroom) -> None:
    assert room.desk.learner().name == "Ben"
    class_model.open_row(room.ids[0])
    history = class_model.history
    assert history is not None
    assert (class_model.state.page, class_model.state.learner) == ("Ann", room.ids[0])
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


def test_a_learners_points_have_their_last_answers(class_model: ClassroomModel, room: Classroom) -> None:
    class_model.open_row(room.ids[0])
    history = class_model.history
    assert history is not None
    history.show(POINTS)
    lines = [line for section in history.state.points for line in section.points]
    met = next(line for line in lines if line.status == "missed")
    history.open_point(met.id)
    page = history.state.page
    assert page is not None
    assert [row.word for row in page.answers if row.verdict == "wrong"] == ["Wrong, today"]


def test_back_closes_what_was_opened_then_the_learner_then_the_class(
    class_model: ClassroomModel, room: Classroom
) -> None:
    tables = class_model.state.tables
    class_model.open_row(room.ids[0])
    history = class_model.history
    assert history is not None
    history.open_day(room.desk.today())
    assert class_model.back()
    assert history.state.page is None
    assert class_model.back()
    assert (class_model.state.page, class_model.state.tables) == ("", tables)
    assert class_model.back()
    assert class_model.state.group == ""
    assert not class_model.back()
