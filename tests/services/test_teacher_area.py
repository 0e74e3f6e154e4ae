"""The PIN of the teacher area: five tries, then a delay that doubles and survives a restart."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from app.services.pin import PinRefused, Tried
from app.services.teacher_area import TeacherArea
from app.store.pin_file import PinFile
from tests.studyroom import FakeClock


def wrong(area: TeacherArea, times: int) -> list[Tried]:
    return [area.enter("0000") for _turn in range(times)]


def test_without_a_pin_it_is_open(tmp_path: Path) -> None:
    area = TeacherArea(PinFile(tmp_path), FakeClock())
    assert (area.open, area.protected) == (True, False)


def test_a_pin_shuts_it_until_it_is_entered(tmp_path: Path) -> None:
    TeacherArea(PinFile(tmp_path), FakeClock()).set_pin("さくら1")
    area = TeacherArea(PinFile(tmp_path), FakeClock())
    assert (area.open, area.enter("1234"), area.open) == (False, Tried.WRONG, False)
    with pytest.raises(PinRefused):
        area.remove_pin()
    with pytest.raises(PinRefused):
        area.set_pin("4321")
    assert (area.enter("さくら1"), area.open) == (Tried.OPEN, True)
    area.shut()
    assert not area.open
    assert "さくら1" not in (tmp_path / "teacher.json").read_text(encoding="utf-8")


def test_five_tries_then_a_delay_that_doubles_and_survives_a_restart(tmp_path: Path) -> None:
    clock = FakeClock()
    TeacherArea(PinFile(tmp_path), clock).set_pin("1234")
    area = TeacherArea(PinFile(tmp_path), clock)
    assert wrong(area, 6) == [Tried.WRONG] * 5 + [Tried.WAIT]
    again = TeacherArea(PinFile(tmp_path), clock)
    assert (again.wait(), again.enter("1234")) == (30_000, Tried.WAIT)
    clock.pass_seconds(30)
    assert wrong(again, 2) == [Tried.WRONG, Tried.WAIT]
    assert again.wait() == 60_000
    clock.pass_seconds(-10_000)
    assert again.wait() == 60_000  # a clock set back does not lengthen it
    clock.pass_seconds(10_060)
    assert again.enter("1234") is Tried.OPEN
    assert again.wait() == 0


def test_a_try_that_cannot_be_kept_is_not_looked_at(tmp_path: Path) -> None:
    class Full(PinFile):
        full = False

        def write(self, kept: Mapping[str, object]) -> None:
            if self.full:
                raise OSError("full")
            super().write(kept)

    place = Full(tmp_path)
    TeacherArea(place, FakeClock()).set_pin("1234")
    area, place.full = TeacherArea(place, FakeClock()), True
    with pytest.raises(OSError, match="full"):
        area.enter("1234")
    assert not area.open


@pytest.mark.parametrize("pin", ["", "123", "x" * 33])
def test_a_pin_has_four_to_32_signs(tmp_path: Path, pin: str) -> None:
    with pytest.raises(PinRefused):
        TeacherArea(PinFile(tmp_path), FakeClock()).set_pin(pin)


@pytest.mark.parametrize("kept", ["", "[]", "{", '{"salt":1}', '{"salt":"zz","digest":"","failures":0,"shut_until":0}'])
def test_a_damaged_file_is_no_pin(tmp_path: Path, kept: str) -> None:
    (tmp_path / "teacher.json").write_text(kept, encoding="utf-8")
    assert not TeacherArea(PinFile(tmp_path), FakeClock()).protected
