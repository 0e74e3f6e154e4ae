"""What is done to a learner: taken along, erased after the name was typed, merged; and who studies afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.services.desk import Desk
from app.services.ports import StoreError
from app.viewmodels.learner_care import LearnerCare
from app.viewmodels.today import TodayModel
from tests.studyroom import FakeClock, make_desk
from tests.viewmodels.test_history import people


@pytest.fixture
def care(desk: Desk) -> LearnerCare:
    desk.learner_named("Ann")
    people(desk, "rw")
    return LearnerCare(desk)


def test_everything_goes_into_a_new_folder_that_is_named(care: LearnerCare, desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    for number in ("", "-2"):
        told = care.take(desk.learner().id, out)
        folder = out / f"Ann-answers-{desk.today().isoformat()}{number}"
        assert told.lines[0] == f"It is in the folder {folder}:"
        assert len((folder / "answers.jsonl").read_text(encoding="utf-8").splitlines()) == 2
        page = (folder / "history.html").read_text(encoding="utf-8")
        assert "People 1?" in page
        assert "1 of 2 right" in page
        assert f"Course {desk.course.statement.title}" in page
        assert desk.course.items["people-1"].explain in page


def test_a_folder_that_cannot_be_written_is_said(care: LearnerCare, desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    told = care.take(desk.learner().id, tmp_path / "file")
    assert not told.done
    assert "cannot be written" in told.lines[0]


def test_only_the_name_itself_erases(care: LearnerCare, desk: Desk) -> None:
    ann = desk.learner()
    told = care.erase(ann.id, "An")
    assert (told.done, told.lines) == (False, ("What was typed is not the name.",))
    assert care.learner(ann.id) == ann
    TodayModel(desk).refresh()
    assert desk.parts.keepsakes.snapshot()["learner"] == "Ann"
    desk.names.set_pin(ann.id, "1234")
    told = care.erase(ann.id, " ann ")
    assert told.done
    assert told.lines[0] == "Erased Ann with 2 answers. An old file cannot bring them back."
    assert care.learner(ann.id) is None
    assert desk.learner().name != "Ann"
    assert not desk.names.locked(ann.id)
    assert not desk.parts.keepsakes.snapshot()  # the next start shows nothing of Ann
    assert not care.erase(ann.id, "Ann").done


def test_backups_that_still_hold_the_answers_are_named(care: LearnerCare, desk: Desk, clock: FakeClock) -> None:
    desk.close()
    clock.pass_seconds(3 * 86_400)
    told = care.erase(desk.learner().id, "Ann")
    assert told.lines[1].startswith("These backups still hold the answers")
    assert all(Path(line.strip()).is_file() for line in told.lines[2:])
    assert len(told.lines) > 2


def test_two_names_become_one_and_the_second_stays(care: LearnerCare, desk: Desk) -> None:
    ann = desk.learner()
    ben = desk.learner_named("Ben")
    people(desk, "r")
    assert [one.name for one in care.others(ann.id)] == ["Ben"]
    told = care.merge(ann.id, ben.id)
    assert told.lines == ("Ann and Ben are one learner now: Ben.",)
    assert desk.store().totals(ben.id, desk.course.id).answers == 3
    assert desk.learner() == ben
    assert not care.merge(ben.id, ben.id).done


def test_nothing_is_done_in_a_file_that_another_window_writes(care: LearnerCare, desk: Desk, tmp_path: Path) -> None:
    ann, ben = desk.learner(), desk.learner_named("Ben")
    second = make_desk(tmp_path)
    there = LearnerCare(second)
    with pytest.raises(StoreError, match="Another window"):
        there.erase(ann.id, "Ann")
    with pytest.raises(StoreError, match="Another window"):
        there.merge(ann.id, ben.id)
    second.close()
    assert care.learner(ann.id) == ann
