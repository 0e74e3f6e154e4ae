"""The text is shut while anybody takes an exam."""

from __future__ import annotations

from app.services.desk import Desk
from app.viewmodels.shut_text import closed_by_exam
from app.viewmodels.today import TodayModel
from tests.studyroom import FakeClock


def test_the_text_is_shut_for_everybody_while_anybody_takes_an_exam(desk: Desk, clock: FakeClock) -> None:
    assert closed_by_exam(desk) == ""
    taker = desk.learner()
    TodayModel(desk).start_quiz("midterm")
    assert closed_by_exam(desk) == "The text, the search and the history are closed until you submit the exam."
    desk.learner_named("Mika")
    assert closed_by_exam(desk) == (
        f"The text, the search and the history are closed until {taker.name} submits the exam Midterm."
    )
    clock.pass_seconds(1200)
    assert closed_by_exam(desk) == ""


def test_practice_shuts_no_text(desk: Desk) -> None:
    TodayModel(desk).start_quiz("set")
    assert closed_by_exam(desk) == ""
