"""Quizzes follow a question that the bank editor deletes or gives another id, when they are asked to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.services.desk import Desk
from app.viewmodels.editor import EditorModel
from tests.quizmaking import quiz_desk

LISTED = "format: 1\ntitle: 'Listed'   # by hand\nquestions: [asks, truth]\n"
ALONE = "format: 1\ntitle: Alone\nquestions: [asks]\n"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = quiz_desk(tmp_path)
    quiz(made, "listed").write_text(LISTED, encoding="utf-8")
    yield made
    made.close()


def quiz(desk: Desk, name: str) -> Path:
    return desk.card().path / "quizzes" / f"{name}.yaml"


def bank(desk: Desk) -> str:
    return (desk.card().path / "banks" / "space.yaml").read_text(encoding="utf-8")


def opened(desk: Desk, item: str) -> EditorModel:
    model = EditorModel(desk)
    model.open(item)
    return model


def test_a_deleted_question_is_taken_out_of_its_quizzes_at_the_save(desk: Desk) -> None:
    model = opened(desk, "asks")
    model.delete()
    assert (model.state.can_save, "Listed: asks" in model.state.follow) == (False, True)
    assert quiz(desk, "listed").read_text(encoding="utf-8") == LISTED
    model.save_with_quizzes()
    assert model.state.saved
    assert (model.state.dirty, model.state.follow) == (False, "")
    assert quiz(desk, "listed").read_text(encoding="utf-8") == LISTED.replace(" [asks, truth]", "\n- truth")
    assert "- id: asks" not in bank(desk)
    assert desk.parts.reader.read(desk.card().path).errors == ()


def test_a_renamed_question_keeps_its_place_in_its_quizzes(desk: Desk) -> None:
    model = opened(desk, "asks")
    model.set_field("id", "names")
    assert "Listed: asks" in model.state.follow
    model.save_with_quizzes()
    assert "questions:\n- names\n- truth\n" in quiz(desk, "listed").read_text(encoding="utf-8")
    assert "was: asks" in bank(desk)
    assert desk.parts.reader.read(desk.card().path).errors == ()


def test_a_quiz_is_not_left_without_questions_and_nothing_is_written(desk: Desk) -> None:
    quiz(desk, "alone").write_text(ALONE, encoding="utf-8")
    before = bank(desk)
    model = opened(desk, "asks")
    model.delete()
    model.save_with_quizzes()
    assert "The quiz Alone would have no question left" in model.state.problem
    assert (bank(desk), quiz(desk, "listed").read_text(encoding="utf-8")) == (before, LISTED)
    model.undo()
    assert (model.state.follow, model.state.dirty) == ("", False)
