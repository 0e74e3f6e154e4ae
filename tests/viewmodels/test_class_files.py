"""Files of a class: what the window says of them, and what they hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.viewmodels.class_files import ClassFiles
from app.viewmodels.classroom import EVERYBODY, ClassroomModel
from tests.reports.classroom import Classroom


@pytest.fixture
def away(tmp_path: Path) -> Iterator[Classroom]:
    """Another device."""
    made = Classroom(tmp_path / "away", ())
    yield made
    made.close()


def test_the_answers_of_a_class_come_across_and_twice_change_nothing(
    class_model: ClassroomModel, away: Classroom, tmp_path: Path
) -> None:
    told = class_model.hand_out(tmp_path)
    (file,) = tmp_path.glob("*.jsonl")
    assert file.name == "Year-9-answers-2025-11-24.jsonl"
    assert told.lines == (f"Written: {file}", "4 lines of Ann, Ben")
    there = ClassroomModel(away.desk)
    there.refresh()
    told = there.take_in([file, file])
    assert told.done
    assert told.lines[0] == "New: 4. Known already: 0. Refused: 0."
    assert told.lines[2] == "New learners: Ann, Ben."
    there.open(EVERYBODY)
    assert {row.cells[0].text for row in there.state.tables[0].table.rows} == {"Ann", "Ben"}
    assert there.take_in([file]).lines == ("New: 0. Known already: 4. Refused: 0.",)
    assert class_model.hand_out(tmp_path).lines[0].endswith("-2.jsonl")


def test_a_wrong_line_is_named_and_nothing_is_taken(away: Classroom, tmp_path: Path) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"format": 1}\nno json\n', encoding="utf-8")
    told = ClassFiles(away.desk).take_in([bad, tmp_path / "none.jsonl"])
    assert (told.title, told.done) == ("Not imported", False)
    assert [line.split(":")[0] for line in told.lines[:3]] == [
        f"{bad}, line 1",
        f"{bad}, line 2",
        str(tmp_path / "none.jsonl"),
    ]
    assert told.lines[-1] == "Nothing was imported."
    assert away.desk.store().learners() == ()


@pytest.mark.parametrize("ending", [".html", ".csv", ".json"])
def test_a_report_is_on_the_class_or_on_the_learner_whose_page_is_open(
    class_model: ClassroomModel, room: Classroom, tmp_path: Path, ending: str
) -> None:
    assert class_model.report(tmp_path, ending).done
    (file,) = tmp_path.glob(f"Year-9-report-*{ending}")
    assert "Ben" in file.read_text(encoding="utf-8")
    class_model.open_row(room.ids[0])
    assert class_model.report(tmp_path, ending).done
    (file,) = tmp_path.glob(f"Ann-report-*{ending}")
    assert "Ben" not in file.read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_written_is_said(class_model: ClassroomModel, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for told in (class_model.hand_out(tmp_path / "file"), class_model.report(tmp_path / "file", ".json")):
        assert not told.done
        assert "cannot be written" in told.lines[0]


def test_a_device_without_a_writer_offers_no_reports(room: Classroom) -> None:
    room.desk.parts = replace(room.desk.parts, reports=None)
    assert ClassFiles(room.desk).report_endings == ()
