"""The page of quiz files: edited with a preview, saved over nobody, deleted with a way back, given to classes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from app.services.desk import Desk
from app.viewmodels.quizzes import QuizzesModel
from app.viewmodels.quizzes_state import LIST, QuizForm
from tests.quizmaking import MIDTERM, quiz_desk
from tests.studyroom import FakeClock


@pytest.fixture
def own(tmp_path: Path, clock: FakeClock) -> Iterator[Desk]:
    desk = quiz_desk(tmp_path, clock)
    yield desk
    desk.close()


@pytest.fixture
def model(own: Desk) -> QuizzesModel:
    made = QuizzesModel(own)
    made.refresh()
    return made


def form(model: QuizzesModel) -> QuizForm:
    assert model.state.form is not None
    return model.state.form


def path_of(desk: Desk, name: str = "midterm") -> Path:
    return desk.card().path / "quizzes" / f"{name}.yaml"


def test_the_list_names_every_file_and_what_it_is(model: QuizzesModel) -> None:
    (row,) = model.state.rows
    assert (row.name, row.title, row.detail) == ("midterm", "Midterm", "Exam · 2 questions · 20 minutes")
    assert model.state.read_only == ""


def test_a_saved_change_is_one_key_and_counts_at_once(model: QuizzesModel, own: Desk) -> None:
    model.open("midterm")
    assert not form(model).dirty
    model.minutes(30)
    assert form(model).can_save
    assert model.save()
    assert path_of(own).read_text(encoding="utf-8") == MIDTERM.replace("minutes: 20", "minutes: 30")
    quiz = own.course.quiz("midterm")
    assert quiz is not None
    assert quiz.minutes == 30
    assert not form(model).dirty


def test_counts_stay_within_what_a_section_has(model: QuizzesModel) -> None:
    model.open("midterm")
    model.count("space", 99)
    model.count("people", 1)
    assert [(row.section, row.count, row.most) for row in form(model).counts] == [("space", 3, 3), ("people", 1, 2)]
    assert "4 questions of 5" in form(model).figures
    model.count("space", 0)
    model.count("people", 0)
    assert form(model).warnings[0] == "It has no questions yet."
    assert not form(model).can_save


def test_a_list_is_searched_ordered_and_warns_of_what_gives_a_key_away(model: QuizzesModel) -> None:
    model.open("midterm")
    model.source(LIST)
    model.search("hypersonic")
    assert [row.id for row in form(model).found] == ["asks", "tells"]
    model.add_found()
    model.search("")
    model.add("people-2")
    assert [row.id for row in form(model).found] == ["truth", "people-1"]
    model.move("people-2", -9)
    model.move("asks", 1)
    assert [row.id for row in form(model).picked] == ["people-2", "tells", "asks"]
    assert '"tells" gives the answer to "asks" away.' in form(model).warnings
    model.drop("tells")
    assert len(form(model).warnings) == 0


def test_a_new_quiz_needs_a_good_name_a_title_and_questions(model: QuizzesModel, own: Desk) -> None:
    model.new()
    assert not form(model).can_save
    model.name("Midterm")
    assert "already" in form(model).name_problem
    model.name("final")
    model.title("  The  final ")
    model.count("people", 2)
    model.due(own.today() + timedelta(days=16))
    model.passes(60)
    model.attempts(2)
    assert model.save()
    assert own.course.quiz("final") is not None
    assert path_of(own, "final").read_text(encoding="utf-8").splitlines()[1:] == [
        "title: The final", "draw:", "  people: 2", "due: 2025-12-10", "attempts: 2", "pass: 60 %",
    ]  # fmt: skip
    model.name("other")
    assert form(model).name == "final"


def test_a_conflict_shows_both_versions_and_writes_the_chosen_one(model: QuizzesModel, own: Desk) -> None:
    theirs = MIDTERM.replace("20", "45")
    model.open("midterm")
    model.title("Mine")
    path_of(own).write_text(theirs, encoding="utf-8")
    assert not model.save()
    versions = model.state.versions
    assert versions is not None
    assert ("Mine" in versions.mine, versions.theirs) == (True, theirs)
    assert path_of(own).read_text(encoding="utf-8") == theirs
    model.take_theirs()
    assert (form(model).title, form(model).minutes, model.state.versions) == ("Midterm", 45, None)
    model.title("Mine")
    path_of(own).write_text(MIDTERM, encoding="utf-8")
    assert not model.save()
    model.keep_mine()
    assert 'title: "Mine"   # as printed' in path_of(own).read_text(encoding="utf-8")


def test_a_deleted_quiz_comes_back(model: QuizzesModel, own: Desk) -> None:
    model.open("midterm")
    assert model.delete()
    assert model.state.rows == ()
    assert own.course.quiz("midterm") is None
    model.restore()
    assert path_of(own).read_text(encoding="utf-8") == MIDTERM
    assert own.course.quiz("midterm") is not None


def test_deleted_quizzes_wait_until_they_are_put_back_or_gone_for_good(
    model: QuizzesModel, own: Desk, clock: FakeClock
) -> None:
    path_of(own).write_bytes(b"\xef\xbb\xbf" + MIDTERM.replace("\n", "\r\n").encode())
    kept = path_of(own).read_bytes()
    for title in ("First", "Second"):
        model.refresh()
        model.open("midterm")
        assert model.delete()
        clock.pass_seconds(60)
        path_of(own).write_text(MIDTERM.replace("Midterm", title), encoding="utf-8")
    path_of(own).unlink()
    again = QuizzesModel(own)
    again.refresh()
    assert [row.title for row in again.state.deleted] == ["First", "Midterm"]
    assert again.state.deleted[0].detail == "midterm, deleted today"
    again.restore(again.state.deleted[1].name)
    assert path_of(own).read_bytes() == kept
    assert [row.title for row in again.state.rows] == ["Midterm"]
    (left,) = again.state.deleted
    again.restore(left.name)
    assert "of this name already" in again.state.said
    assert path_of(own).read_bytes() == kept
    again.drop_deleted(left.name)
    assert again.state.deleted == ()
    again.restore(left.name)
    assert "not kept any more" in again.state.said


def test_a_quiz_that_cannot_be_kept_is_not_deleted(model: QuizzesModel, own: Desk, tmp_path: Path) -> None:
    (own.parts.own_courses.parent / "deleted").write_text("a file")
    model.open("midterm")
    assert not model.delete()
    assert model.state.said
    assert path_of(own).exists()


def test_a_quiz_changed_meanwhile_is_neither_deleted_nor_kept_twice(model: QuizzesModel, own: Desk) -> None:
    model.open("midterm")
    path_of(own).write_text(MIDTERM + "# theirs\n", encoding="utf-8")
    assert not model.delete()
    model.close()
    assert model.state.deleted == ()
    assert path_of(own).exists()


def test_a_file_with_errors_says_so_and_is_not_opened(model: QuizzesModel, own: Desk) -> None:
    path_of(own).write_text("title: [", encoding="utf-8")
    model.refresh()
    assert model.state.rows[0].problem
    model.open("midterm")
    assert model.state.form is None
    assert "Run check" in model.state.said


def test_a_quiz_that_the_check_refuses_is_marked(model: QuizzesModel, own: Desk) -> None:
    path_of(own).write_text(MIDTERM + "colour: blue\n", encoding="utf-8")
    own.reread()
    model.refresh()
    assert model.state.rows[0].problem.startswith("Learners do not see it")
    model.open("midterm")  # it can be mended here all the same
    model.minutes(5)
    assert model.save()
    assert "colour: blue" in path_of(own).read_text(encoding="utf-8")


def test_changes_survive_a_look_elsewhere_but_not_another_course(model: QuizzesModel) -> None:
    model.open("midterm")
    model.title("Half typed")
    model.refresh()
    assert form(model).title == "Half typed"
    model.close()
    assert model.state.form is None


def test_a_class_is_given_the_quiz_and_who_has_done_it_is_seen(model: QuizzesModel, own: Desk) -> None:
    store, learner = own.store(), own.learner()
    group = store.add_class("IR 101")
    store.add_member(group.id, learner.id)
    model.open("midterm")
    assert not model.state.classes[0].assigned
    model.assign(group.id, own.today() + timedelta(days=1))
    (row,) = model.state.classes
    assert (row.note, row.missing, row.done) == ("0 of 1 done, due tomorrow", learner.name, "")
    quiz = own.quiz()
    quiz.submit(quiz.start_quiz(learner.id, "midterm", seed=1, today=own.today()))
    model.refresh()
    assert (model.state.classes[0].note, model.state.classes[0].done) == ("1 of 1 done, due tomorrow", learner.name)
    model.unassign(group.id)
    assert store.assignments(group.id) == ()


def test_the_shipped_course_is_left_alone_until_it_is_copied(tmp_path: Path) -> None:
    desk = quiz_desk(tmp_path, shipped=True)
    model = QuizzesModel(desk)
    model.refresh()
    former = desk.card()
    assert model.state.can_copy
    model.open("midterm")
    model.title("Mine")
    assert not form(model).can_save
    assert not model.save()
    assert "came with the app" in model.state.said
    model.copy_course()
    assert (model.state.read_only, model.state.form) == ("", None)
    assert desk.card().path != former.path
    assert desk.card().id == former.id  # learners keep their progress
    model.open("midterm")
    model.title("Mine")
    assert model.save()
    assert (former.path / "quizzes" / "midterm.yaml").read_text(encoding="utf-8") == MIDTERM
    desk.close()


def test_behind_a_pin_nothing_is_shown(model: QuizzesModel, own: Desk) -> None:
    own.teacher_area.set_pin("1234")
    own.teacher_area.shut()
    model.refresh()
    assert model.state.locked
    assert model.state.rows == ()


def test_the_name_of_a_new_quiz_follows_its_title_until_one_is_typed(model: QuizzesModel) -> None:
    model.new()
    model.title("The first")
    model.title("The first test, part 2")
    assert (form(model).name, form(model).name_problem) == ("the-first-test-part-2", "")
    model.name("mine")
    model.title("Another")
    assert form(model).name == "mine"
    model.name("")
    model.title("Con")
    assert form(model).name == "con-2"
