"""A desk over a real store for every view model test."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.reports.writer import FileWriter
from app.services.desk import Desk
from app.viewmodels.classroom import ClassroomModel
from tests.reports.classroom import RIGHT, WRONG, Classroom
from tests.studyroom import FakeClock, make_desk


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def desk(tmp_path: Path, clock: FakeClock) -> Iterator[Desk]:
    made = make_desk(tmp_path, clock)
    yield made
    made.close()


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Classroom]:
    """A class of Ann and Ben, who answered the two questions of "people"."""
    made = Classroom(tmp_path / "room", ("Ann", "Ben"))
    made.practise(made.ids[0], RIGHT, WRONG)
    made.practise(made.ids[1], WRONG, WRONG)
    made.desk.parts = replace(made.desk.parts, reports=FileWriter())
    yield made
    made.close()


@pytest.fixture
def class_model(room: Classroom) -> ClassroomModel:
    """The class, opened."""
    made = ClassroomModel(room.desk)
    made.refresh()
    made.open(room.group.id)
    return made
