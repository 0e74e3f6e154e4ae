"""The bank editor while other programs save the same files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.services.desk import Desk
from app.viewmodels.editor import EditorModel
from tests.editing import BANK, editing_desk, make_course
from tests.studyroom import FakeClock

OUTSIDE = BANK.replace("What is explored first?", "What is explored now?")


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    return make_course(tmp_path) / "banks" / "space.yaml"


@pytest.fixture
def model(tmp_path: Path, bank: Path, clock: FakeClock) -> Iterator[EditorModel]:
    desk: Desk = editing_desk(tmp_path, clock)
    made = EditorModel(desk)
    made.open("one")
    yield made
    desk.close()


def seen(model: EditorModel) -> bool:
    """Two looks, as it takes until a file counts as written."""
    return [model.saved_outside(), model.saved_outside()][1]


def ask(model: EditorModel) -> str:
    return next(field.text for field in model.state.form if field.name == "ask")


def asked(model: EditorModel) -> bool:
    """Whether both versions are offered."""
    return model.state.conflict is not None


def test_without_unsaved_work_the_file_is_read_anew_at_the_same_question(model: EditorModel, bank: Path) -> None:
    model.find("explored")
    assert not seen(model)
    bank.write_text(OUTSIDE, encoding="utf-8")
    assert seen(model)
    model.follow()
    assert (model.state.item, ask(model), model.state.search) == ("one", "What is explored now?", "explored")
    assert not seen(model)


def test_with_unsaved_work_both_versions_are_offered_and_nothing_is_lost(model: EditorModel, bank: Path) -> None:
    model.set_field("ask", "Which body is explored first?")
    bank.write_text(OUTSIDE, encoding="utf-8")
    assert seen(model)
    model.follow()
    assert asked(model)
    assert ask(model) == "Which body is explored first?"
    assert not model.state.can_save
    model.keep_mine()
    assert not asked(model)
    model.save()
    assert "Which body is explored first?" in bank.read_text(encoding="utf-8")


def test_its_own_save_is_none_of_another_program(model: EditorModel) -> None:
    model.set_field("ask", "Which body is explored first?")
    model.save()
    assert not seen(model)
    assert model.state.undo
