"""Texts that no bank can hold are kept as drafts at their fields; the version let go comes back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.services.desk import Desk
from app.viewmodels.editor import EditorModel
from app.viewmodels.editor_state import FormField
from tests.editing import BANK, editing_desk, make_course
from tests.studyroom import FakeClock

TWICE = "Arden = First\nArden = Second"


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    return make_course(tmp_path) / "banks" / "space.yaml"


@pytest.fixture
def desk(tmp_path: Path, bank: Path, clock: FakeClock) -> Iterator[Desk]:
    made = editing_desk(tmp_path, clock)
    yield made
    made.close()


@pytest.fixture
def model(desk: Desk) -> EditorModel:
    made = EditorModel(desk)
    made.open("three")
    return made


def field(model: EditorModel, name: str) -> FormField:
    return next(one for one in model.state.form if one.name == name)


def test_a_pair_that_repeats_its_left_side_stays_with_its_finding(model: EditorModel, desk: Desk, bank: Path) -> None:
    model.set_field("match", TWICE)
    model.save()
    assert bank.read_text() == BANK
    assert "three: Pairs: " in model.state.blocked
    model.select("one")
    assert next(row for row in model.state.rows if row.id == "three").draft
    model.select("three")
    assert field(model, "match").text == TWICE
    assert ["Arden" in one.message for one in field(model, "match").problems] == [True]
    assert not model.state.can_save
    again = EditorModel(desk)
    again.open("three")
    assert field(again, "match").text == TWICE
    again.set_field("match", "Arden = First\nBarden = Second")
    assert again.state.can_save
    assert not field(again, "match").problems


def test_undo_and_redo_go_over_a_text_that_was_kept(model: EditorModel) -> None:
    before = field(model, "match").text
    model.set_field("match", TWICE)
    model.undo()
    assert (field(model, "match").text, model.state.dirty, model.state.blocked) == (before, False, "")
    model.redo()
    assert field(model, "match").text == TWICE


def test_typing_back_what_stands_in_the_file_lets_go_of_the_draft(model: EditorModel) -> None:
    before = field(model, "match").text
    model.set_field("match", TWICE)
    model.set_field("match", before)
    assert (model.state.dirty, field(model, "match").problems) == (False, ())


def test_a_kept_text_follows_the_new_id(model: EditorModel) -> None:
    model.set_field("match", TWICE)
    model.set_field("id", "third")
    assert (model.state.item, field(model, "match").text) == ("third", TWICE)


def test_undo_brings_back_my_version_after_the_files_was_taken(model: EditorModel, bank: Path) -> None:
    model.set_field("ask", "Match these.")
    bank.write_text(BANK.replace("What is explored first?", "What is explored now?"))
    model.save()
    model.take_theirs()
    assert field(model, "ask").text == "Match them."
    model.undo()
    assert field(model, "ask").text == "Match these."
    assert model.state.conflict is None
    assert model.state.can_save


def test_a_kept_text_goes_with_its_question_and_comes_back_with_it(model: EditorModel) -> None:
    model.set_field("match", TWICE)
    model.delete()
    assert model.state.can_save
    model.undo()
    assert field(model, "match").text == TWICE
