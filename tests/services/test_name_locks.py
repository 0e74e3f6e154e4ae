"""Who may be chosen on a shared device: a name's own PIN, the teacher's, and names without either."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.learner import Learner
from app.services.desk import Desk
from app.services.name_locks import NameLocks, Need
from app.services.pin import PinRefused, Tried
from app.services.teacher_area import TeacherArea
from app.store.pin_file import NamePinFile, PinFile
from tests.answering import right_response
from tests.studyroom import FakeClock, make_desk


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.services.pin.N", 16)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def desk(tmp_path: Path, clock: FakeClock) -> Iterator[Desk]:
    """Ann and Ben have an answer each, Cem none; Ben studies now."""
    made = make_desk(tmp_path, clock)
    for name in ("Ann", "Cem", "Ben"):
        learner, quiz = made.learner_named(name), made.quiz()
        if name != "Cem":
            attempt = quiz.start_sections(learner.id, ["people"], seed=1)
            quiz.answer(attempt, right_response(quiz.question(attempt).item))
    yield made
    made.close()


def locks(folder: Path, clock: FakeClock) -> tuple[NameLocks, TeacherArea]:
    """As the program has them at a new start."""
    area = TeacherArea(PinFile(folder), clock)
    return NameLocks(area, NamePinFile(folder), clock), area


def learner(desk: Desk, name: str) -> Learner:
    return next(one for one in desk.store().learners() if one.name == name)


def needs(made: NameLocks, desk: Desk) -> dict[str, Need]:
    current = desk.learner().id
    return {one.name: made.need(desk.store(), one, current) for one in desk.store().learners()}


def test_without_a_pin_nothing_is_asked(desk: Desk, tmp_path: Path, clock: FakeClock) -> None:
    made, _area = locks(tmp_path, clock)
    assert set(needs(made, desk).values()) == {Need.NONE}
    assert not (tmp_path / "names.json").exists()


def test_the_teachers_pin_guards_other_names_that_have_answers(desk: Desk, tmp_path: Path, clock: FakeClock) -> None:
    made, area = locks(tmp_path, clock)
    area.set_pin("1234")
    assert set(needs(made, desk).values()) == {Need.NONE}  # the teacher is there
    area.shut()
    assert needs(made, desk) == {"Ann": Need.TEACHER, "Cem": Need.NONE, "Ben": Need.NONE}
    ann = learner(desk, "Ann").id
    assert (made.enter(ann, "9999"), made.enter(ann, "1234")) == (Tried.WRONG, Tried.OPEN)
    assert needs(made, desk)["Ann"] is Need.NONE
    assert not area.open  # the teacher opened a name, not the area


def test_a_name_asks_for_its_pin_at_each_start_and_after_another(desk: Desk, tmp_path: Path, clock: FakeClock) -> None:
    ben, ann = learner(desk, "Ben").id, learner(desk, "Ann").id
    locks(tmp_path, clock)[0].set_pin(ben, "2468")
    made, _area = locks(tmp_path, clock)
    assert (made.locked(ben), made.shut(ben), made.locked(ann)) == (True, True, False)
    assert needs(made, desk)["Ben"] is Need.NAME
    with pytest.raises(PinRefused):
        made.set_pin(ben, "")
    assert (made.enter(ben, "1111"), made.enter(ben, "2468"), made.shut(ben)) == (Tried.WRONG, Tried.OPEN, False)
    made.chosen(ben)
    assert not made.shut(ben)
    made.chosen(ann)
    assert made.shut(ben)
    assert "2468" not in (tmp_path / "names.json").read_text(encoding="utf-8")


def test_tries_at_a_name_wait_by_themselves(desk: Desk, tmp_path: Path, clock: FakeClock) -> None:
    ben, ann = learner(desk, "Ben").id, learner(desk, "Ann").id
    first, area = locks(tmp_path, clock)
    area.set_pin("1234")
    first.set_pin(ben, "2468")
    first.set_pin(ann, "1357")
    made, area = locks(tmp_path, clock)
    assert [made.enter(ben, "0000") for _turn in range(6)] == [Tried.WRONG] * 5 + [Tried.WAIT]
    assert (made.wait(ben), made.wait(ann), area.wait()) == (30_000, 0, 0)
    again, _area = locks(tmp_path, clock)
    assert again.enter(ben, "2468") is Tried.WAIT
    clock.pass_seconds(30)
    assert again.enter(ben, "2468") is Tried.OPEN


def test_the_teachers_pin_opens_and_clears_a_forgotten_one(desk: Desk, tmp_path: Path, clock: FakeClock) -> None:
    ben = learner(desk, "Ben").id
    first, area = locks(tmp_path, clock)
    area.set_pin("1234")
    first.set_pin(ben, "2468")
    made, area = locks(tmp_path, clock)
    assert made.enter(ben, "1234") is Tried.OPEN
    made.set_pin(ben, "")
    assert not made.locked(ben)
    assert not (tmp_path / "names.json").exists()


def test_a_waiting_teacher_area_opens_no_name(desk: Desk, tmp_path: Path, clock: FakeClock) -> None:
    ben = learner(desk, "Ben").id
    first, area = locks(tmp_path, clock)
    area.set_pin("1234")
    first.set_pin(ben, "2468")
    made, area = locks(tmp_path, clock)
    for _turn in range(5):
        area.enter("0000")
    assert (made.enter(ben, "1234"), made.enter(ben, "2468")) == (Tried.WRONG, Tried.OPEN)


def test_shutting_the_area_shuts_the_names_it_opened(desk: Desk, tmp_path: Path, clock: FakeClock) -> None:
    ben = learner(desk, "Ben").id
    locks(tmp_path, clock)[0].set_pin(ben, "2468")
    made, area = locks(tmp_path, clock)
    area.set_pin("1234")
    assert not made.shut(ben)
    area.shut()
    assert made.shut(ben)


def test_the_desk_asks_again_once_another_studies(desk: Desk) -> None:
    ann, ben = learner(desk, "Ann"), learner(desk, "Ben")
    desk.names.set_pin(ben.id, "2468")
    assert not desk.names.shut(ben.id)
    desk.parts.keepsakes.save_snapshot({"learner": "Ben"})
    desk.use_learner(ben)
    assert desk.parts.keepsakes.snapshot() == {"learner": "Ben"}
    desk.use_learner(ann)
    assert desk.names.shut(ben.id)
    assert desk.parts.keepsakes.snapshot() == {}  # the next start shows nobody what Ben's first screen was


@pytest.mark.parametrize("kept", ["", "[]", '{"x": 1}'])
def test_a_damaged_file_is_no_pin_and_can_be_written_over(tmp_path: Path, clock: FakeClock, kept: str) -> None:
    (tmp_path / "names.json").write_text(kept, encoding="utf-8")
    made, _area = locks(tmp_path, clock)
    assert not made.locked("x")
    made.set_pin("x", "2468")
    assert made.locked("x")
    made.forget("x")
    assert not made.locked("x")
