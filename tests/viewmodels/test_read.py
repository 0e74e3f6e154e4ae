"""Read: sections, points, how well each is known, and the way from a question to its point."""

from __future__ import annotations

import pytest

from app.domain.item import text_key
from app.domain.memory import DAY_MS
from app.domain.response import Response
from app.services.attempts import QuizRefused
from app.services.desk import Desk
from app.viewmodels.read import ReadModel
from tests.studyroom import FakeClock

RIGHT = Response(chosen=(text_key("a"),))
WRONG = Response(chosen=(text_key("b"),))


def answer_people(desk: Desk, *responses: Response) -> None:
    quiz = desk.quiz()
    attempt = quiz.start_sections(desk.learner().id, ["people"], seed=1)
    for response in responses:
        attempt = quiz.advance(quiz.answer(attempt, response))
    quiz.submit(attempt)


def test_the_first_section_is_shown_first(desk: Desk) -> None:
    model = ReadModel(desk)
    model.open()
    state = model.state
    assert (state.section, state.place, state.title) == ("space", "Section 1 of 2", "Exploring New Frontiers in Space")
    assert [(p.number, p.note, p.status) for p in state.points] == [(1, "11 questions · not seen yet", "new")]


@pytest.mark.parametrize(
    ("responses", "days", "status", "note"),
    [
        ((RIGHT,), 0, "shaky", "2 questions · 1 of 2 seen"),
        ((RIGHT, RIGHT), 0, "known", "2 questions · well known"),
        ((RIGHT, WRONG), 0, "missed", "2 questions · you missed 1 last time"),
        ((RIGHT, RIGHT), 300, "shaky", "2 questions · fading"),
    ],
)
def test_each_point_says_how_well_it_is_known(
    desk: Desk, clock: FakeClock, responses: tuple[Response, ...], days: int, status: str, note: str
) -> None:
    answer_people(desk, *responses)
    clock.pass_seconds(days * DAY_MS / 1000)
    model = ReadModel(desk)
    model.open("people")
    assert (model.state.points[0].status, model.state.points[0].note) == (status, note)


def test_a_point_leads_to_its_section_and_is_marked(desk: Desk) -> None:
    model = ReadModel(desk)
    model.open(point="ties", back=True)
    assert (model.state.section, model.state.marked, model.state.back) == ("people", "ties", True)
    assert [p.marked for p in model.state.points] == [True]


def test_quiz_this_section_asks_only_it(desk: Desk) -> None:
    model = ReadModel(desk)
    model.open("people")
    attempt = model.quiz_section()
    assert {slot.item for slot in attempt.session.plan} == {"people-1", "people-2"}
    with pytest.raises(QuizRefused, match="still open"):
        model.quiz_section()
