"""What 31 learners' answers show beside a question that is edited, and the rules that need them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.services.desk import Desk
from app.viewmodels.check import CheckModel
from app.viewmodels.editor import EditorModel
from tests.answering import right_response, wrong_response
from tests.editing import editing_desk, make_course
from tests.studyroom import FakeClock

LEARNERS = 31
KNOWING = 20


@pytest.fixture
def desk(tmp_path: Path, clock: FakeClock) -> Iterator[Desk]:
    """Each of 31 learners answers the section once; the first 20 know all but "one", which the others know alone."""
    make_course(tmp_path)
    made = editing_desk(tmp_path, clock)
    room = made.quiz()
    for number in range(LEARNERS):
        learner = made.store().add_learner(f"Learner {number}")
        attempt = room.start_sections(learner.id, ["space"], seed=number)
        while attempt.session.open:
            item = room.question(attempt).item
            knows = (number < KNOWING) is (item.id != "one")
            attempt = room.advance(room.answer(attempt, right_response(item) if knows else wrong_response(item)))
    yield made
    made.close()


@pytest.fixture
def model(desk: Desk) -> EditorModel:
    made = EditorModel(desk)
    made.open("one")
    return made


def test_figures_and_who_chose_what_stand_beside_the_question(model: EditorModel) -> None:
    assert model.state.figures.startswith("31 learners · 35 % of the marks, likely 21 % to 53 % · discrimination -100")
    assert model.state.uses is not None
    chosen = {row.cells[0].text: row.cells[2].text for row in model.state.uses.rows}
    assert chosen["The Moon"] == "11/31"
    assert sum(int(text.split("/")[0]) for text in chosen.values()) == LEARNERS


def test_the_rules_that_need_answers_stand_with_the_question(model: EditorModel) -> None:
    notes = {row.id: row.note for row in model.state.rows if row.state == "warning"}
    assert "one" in notes
    told = [one.message for one in model.state.other_problems]
    told += [one.message for field in model.state.form for one in field.problems]
    assert any("rest" in text or "discriminat" in text for text in told), told


def test_another_text_has_no_figures_yet_and_another_explanation_keeps_them(model: EditorModel) -> None:
    before = model.state.figures
    model.set_field("explain", "It is the nearest body.")
    assert model.state.figures == before
    model.set_field("ask", "Which body is explored together?")
    assert model.state.figures == (
        "31 learners answered an earlier text of this question. Figures begin anew with answers to this one."
    )
    assert model.state.uses is None
    model.undo()
    assert model.state.figures == before


def test_a_question_nobody_answered_has_none(model: EditorModel) -> None:
    model.new()
    assert (model.state.figures, model.state.uses) == ("", None)


def test_check_tells_what_answers_show_and_a_new_text_is_not_called_mended(desk: Desk) -> None:
    check = CheckModel(desk)
    check.refresh()
    rule = "lint.weak-discrimination"
    assert ("one", rule) in {(row.item, row.code) for row in check.state.rows}
    asks = "ask: What is explored first?"
    bank = next(p for p in (desk.card().path / "banks").iterdir() if asks in p.read_text("utf-8"))
    bank.write_text(bank.read_text("utf-8").replace(asks, "ask: Which body is explored first?", 1), encoding="utf-8")
    check.look()
    check.look()
    assert ("one", rule) not in {(row.item, row.code) for row in check.state.rows}
    assert check.state.saved == "The last save: 1 question changed."
