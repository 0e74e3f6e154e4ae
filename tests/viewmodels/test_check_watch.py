"""The check while files are saved by any program: what a save brought, the changed question as a student sees it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.bootstrap import parts
from app.services.desk import Desk
from app.viewmodels.check import CheckModel
from app.viewmodels.course import CourseModel
from tests.banks.courses import BANK, STATEMENT

ASK = "What is explored?"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(parts(tmp_path))
    course = CourseModel(made)
    course.begin("Sky", "Space", "The Moon.")
    course.make()
    (made.card().path / "statement.yaml").write_text(STATEMENT, encoding="utf-8")
    bank(made).parent.mkdir(exist_ok=True)
    bank(made).write_text(BANK, encoding="utf-8")
    yield made
    made.close()


@pytest.fixture
def check(desk: Desk) -> CheckModel:
    made = CheckModel(desk)
    made.refresh()
    made.look()
    return made


def bank(desk: Desk) -> Path:
    return desk.card().path / "banks" / "space.yaml"


def saved(check: CheckModel, desk: Desk, text: str) -> None:
    """Save, and let the two looks pass that it takes until a file counts as written."""
    bank(desk).write_text(text, encoding="utf-8")
    check.look()
    check.look()


def test_nothing_is_read_where_nothing_was_saved(check: CheckModel) -> None:
    before = check.state
    for _time in range(3):
        check.look()
    assert check.state is before
    assert (before.saved, before.question) == ("", None)


def test_a_changed_question_is_shown_before_and_after_its_answer(check: CheckModel, desk: Desk) -> None:
    saved(check, desk, BANK.replace(ASK, "Which body is explored?"))
    assert check.state.changed == ("moon-one",)
    assert check.state.question is not None
    assert check.state.question.stem == "Which body is explored?"
    assert check.state.question.feedback is None
    assert check.state.saved == "The last save: 1 question changed."
    check.show_answered(True)
    assert check.state.question.feedback is not None


def test_several_changed_questions_are_stepped_through(check: CheckModel, desk: Desk) -> None:
    saved(check, desk, BANK.replace(ASK, "Which one?").replace("It is far.", "It is very far."))
    assert check.state.changed == ("moon-one", "moon-true")
    for by, stem in ((1, "It is very far."), (1, "Which one?"), (-1, "It is very far.")):
        check.step(by)
        assert check.state.question is not None
        assert check.state.question.stem == stem


def test_a_fault_is_listed_at_once_and_the_question_stays_on_show(check: CheckModel, desk: Desk) -> None:
    saved(check, desk, BANK.replace(ASK, "Which one?"))
    saved(check, desk, BANK.replace(ASK, "Which one?").replace("level: recall", "level: hard"))
    assert check.state.rows[0].error
    assert check.state.rows[0].item == "moon-one"
    assert "1 finding new" in check.state.saved
    saved(check, desk, BANK)
    assert not check.state.rows or not check.state.rows[0].error
    assert "1 mended" in check.state.saved


def test_a_comment_changes_nothing_that_a_student_sees(check: CheckModel, desk: Desk) -> None:
    saved(check, desk, BANK + "# done\n")
    assert (check.state.saved, check.state.changed) == ("The last save: nothing that a student sees.", ())


def test_a_file_that_is_still_being_written_is_not_read(check: CheckModel, desk: Desk) -> None:
    for end in (200, 400, 600):
        bank(desk).write_text(BANK[:end], encoding="utf-8")
        check.look()
        assert check.state.saved == ""
