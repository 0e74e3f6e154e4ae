"""The bank editor over real files: one question changes, every other byte stays; nothing is lost or overwritten."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.services.desk import Desk
from app.viewmodels.editor import EditorModel
from app.viewmodels.editor_state import EditorState
from tests.editing import BANK, editing_desk, make_course
from tests.studyroom import FakeClock

CHOICE = "The Moon | It says so."


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
    made.open()
    return made


def text(model: EditorModel, name: str) -> str:
    return next(field.text for field in model.state.form if field.name == name)


def now(model: EditorModel) -> EditorState:
    """The state, read anew: what was true of it before a move tells nothing of it after."""
    return model.state


def ids(model: EditorModel) -> list[str]:
    return [row.id for row in model.state.rows]


def test_the_list_and_the_form(model: EditorModel) -> None:
    state = model.state
    assert (state.course, state.section, state.item, state.kind) == ("A Statement", "space", "one", "right")
    assert ids(model) == ["one", "two", "three", "four"]
    assert text(model, "wrong") == "Mars | Not named.\nVenus | Not \\| named.\nA comet | Not named."
    assert not state.dirty
    assert not state.can_save
    assert not state.read_only
    model.select("three")
    assert text(model, "match") == "a \\= b = first\nc = second = third"


def test_showing_every_field_back_changes_nothing(model: EditorModel) -> None:
    for item in ids(model):
        model.select(item)
        for field in model.state.form:
            model.set_field(field.name, field.text)
    assert not now(model).dirty
    assert not now(model).undo


def test_filters(model: EditorModel) -> None:
    model.find("MOON low")
    assert ids(model) == ["two", "four"]
    model.filter_kind("cloze")
    assert ids(model) == ["four"]
    model.find("")
    model.filter_kind("")
    model.filter_point("moon")
    assert ids(model) == ["one", "two"]
    model.filter_point("")
    model.set_field("level", "nothing")
    model.filter_findings(True)
    assert "one" in ids(model)


def test_an_edit_is_saved_and_every_other_byte_stays(model: EditorModel, bank: Path) -> None:
    model.set_field("ask", "What is explored last?")
    assert now(model).dirty
    assert now(model).can_save
    assert model.state.rows[0].draft
    assert bank.read_bytes() == BANK.encode()
    model.save()
    assert bank.read_text() == BANK.replace("What is explored first?", '"What is explored last?"')
    assert now(model).saved
    assert not now(model).dirty
    model.undo()
    model.save()
    assert bank.read_bytes() == BANK.encode()


def test_a_line_that_is_being_typed_stays_as_typed(model: EditorModel) -> None:
    model.set_field("right", CHOICE + "\n")
    assert text(model, "right") == CHOICE + "\n"


def test_an_error_stands_beside_its_field_and_holds_the_save(model: EditorModel, bank: Path) -> None:
    model.set_field("wrong", "The Moon\nMars")
    problems = next(field.problems for field in model.state.form if field.name == "wrong")
    assert [one.error for one in problems if one.error] == [True]
    assert model.state.rows[0].state == "error"
    assert model.state.preview is None
    assert not now(model).can_save
    assert "one:" in now(model).blocked
    model.save()
    assert now(model).problem
    assert bank.read_bytes() == BANK.encode()


def test_an_emptied_main_field_keeps_its_kind_and_says_what_is_missing(model: EditorModel) -> None:
    model.set_field("right", "")
    assert now(model).kind == "right"
    assert next(field.problems for field in model.state.form if field.name == "right")


def test_undo_and_redo_go_back_and_forth(model: EditorModel, clock: FakeClock) -> None:
    model.set_field("ask", "A")
    model.set_field("ask", "AB")
    clock.pass_seconds(5)
    model.set_field("hint", "H")
    model.undo()
    assert (text(model, "ask"), text(model, "hint")) == ("AB", "")
    model.undo()
    assert text(model, "ask") == "What is explored first?"
    assert not now(model).undo
    assert not now(model).dirty
    model.redo()
    assert text(model, "ask") == "AB"
    assert now(model).redo


def test_new_duplicate_delete_and_move(model: EditorModel) -> None:
    model.duplicate()
    assert now(model).item == "one-2"
    assert ids(model)[:2] == ["one", "one-2"]
    model.move(1)
    assert ids(model)[:3] == ["one", "two", "one-2"]
    model.delete()
    assert ids(model) == ["one", "two", "three", "four"]
    assert now(model).item == "three"
    model.new()
    assert ids(model)[3] == now(model).item
    assert not now(model).can_save
    for _step in range(4):
        model.undo()
    assert not now(model).dirty


def test_a_section_without_a_bank_gets_one(model: EditorModel, bank: Path) -> None:
    model.choose_section("people")
    assert ids(model) == []
    assert now(model).item == ""
    model.new()
    for name, typed in (("ask", "What matters most?"), ("right", "Ties"), ("wrong", "Tea\nTime\nTides")):
        model.set_field(name, typed)
    assert now(model).can_save, now(model).blocked
    model.save()
    assert "section: people" in (bank.parent / "people.yaml").read_text()


def test_unsaved_work_is_there_after_a_restart_and_students_never_see_it(
    model: EditorModel, desk: Desk, bank: Path, tmp_path: Path
) -> None:
    model.set_field("right", "")
    again = EditorModel(desk)
    again.open("one")
    assert now(again).dirty
    assert text(again, "right") == ""
    assert again.state.rows[0].draft
    assert desk.course.items["one"].stem == "What is explored first?"
    assert bank.read_bytes() == BANK.encode()
    again.set_field("right", CHOICE)
    assert not list((tmp_path / "drafts").rglob("*.yaml"))


@pytest.mark.parametrize("mine", [True, False])
def test_a_file_changed_underneath_offers_both_and_loses_neither(
    model: EditorModel, bank: Path, tmp_path: Path, mine: bool
) -> None:
    theirs = BANK.replace("about one", "THEIRS")
    model.set_field("ask", "MINE?")
    bank.write_text(theirs)
    model.save()
    conflict = now(model).conflict
    assert conflict
    assert "MINE?" in conflict.mine
    assert conflict.theirs == theirs
    assert not now(model).can_save
    assert bank.read_text() == theirs
    if mine:
        model.keep_mine()
    else:
        model.take_theirs()
    kept = [path.read_text() for path in (tmp_path / "drafts").rglob("*.yaml")]
    assert ("MINE?" in bank.read_text()) is mine
    assert kept == [conflict.theirs if mine else conflict.mine]
    assert now(model).conflict is None
    assert not now(model).dirty


def test_a_draft_of_another_version_is_a_conflict_when_it_is_opened(model: EditorModel, desk: Desk, bank: Path) -> None:
    model.set_field("ask", "MINE?")
    bank.write_text(BANK + "# theirs\n")
    again = EditorModel(desk)
    again.open()
    assert now(again).conflict is not None
    assert not now(again).can_save
    again.set_field("ask", "MINE TOO?")
    third = EditorModel(desk)
    third.open()
    conflict = now(third).conflict
    assert conflict
    assert "MINE TOO?" in conflict.mine


def test_a_renamed_question_keeps_its_history(model: EditorModel) -> None:
    model.set_field("id", "uno")
    assert (now(model).item, text(model, "was")) == ("uno", "one")
    model.set_field("id", "one")
    assert now(model).item == "one"
    assert "was" not in [field.name for field in model.state.form]


def test_the_preview_is_the_question_as_in_the_quiz(model: EditorModel) -> None:
    for item in ids(model):
        model.select(item)
        before = model.state.preview
        model.show_answered(True)
        after = model.state.preview
        assert before
        assert after
        assert before.feedback is None
        assert after.feedback
        assert after.feedback.verdict == "right"
    model.select("one")
    model.show_answered(True)
    preview = model.state.preview
    assert preview
    assert {row.feedback for row in preview.options} == {"It says so.", "Not named.", "Not | named."}


def test_a_broken_bank_is_named_and_left_alone(desk: Desk, bank: Path) -> None:
    bank.write_text("format: 1\nsection: space\nquestions: [")
    model = EditorModel(desk)
    model.open()
    assert model.state.rows == ()
    assert "space.yaml" in model.state.summary


def test_a_course_that_came_with_the_app_is_edited_in_a_copy(desk: Desk, bank: Path, tmp_path: Path) -> None:
    shipped = tmp_path / "content" / "mine"
    bank.parent.parent.rename(shipped)
    model = EditorModel(desk)
    model.open()
    model.set_field("ask", "Mine?")
    assert now(model).read_only
    assert now(model).problem
    assert not now(model).dirty
    model.make_own_copy()
    assert not now(model).read_only
    model.set_field("ask", "Mine?")
    model.save()
    assert "Mine?" in bank.read_text()
    assert (shipped / "banks" / "space.yaml").read_bytes() == BANK.encode()


HARD = st.sampled_from(["Plain text", "a: b # c", "- x", "| y", "'q\" q'", "é 日本", "[x] | why", "two\nlines"])
MOVES = st.one_of(
    st.tuples(st.just("set"), st.sampled_from(["ask", "explain", "hint", "right", "wrong", "tags", "cloze"]), HARD),
    st.tuples(st.sampled_from(["new", "duplicate", "delete", "undo", "redo"])),
    st.tuples(st.just("move"), st.sampled_from([1, -1])),
    st.tuples(st.just("kind"), st.sampled_from(["right", "choices", "choices", "answer", "front", "order", "cloze"])),
    st.tuples(st.just("option"), st.sampled_from(["text", "feedback", "credit"]), st.integers(0, 3), HARD),
    st.tuples(st.just("options"), st.sampled_from(["add", "drop", "right", "move"]), st.integers(0, 3)),
    st.tuples(st.just("select"), st.integers(0, 5)),
)


def _act(model: EditorModel, move: tuple[object, ...]) -> None:
    match move:
        case ("set", str(name), str(typed)):
            model.set_field(name, typed)
        case ("move", int(by)):
            model.move(by)
        case ("option", str(key), int(place), str(typed)):
            model.options.set_text(place, key, typed)
        case ("options", "add", int()):
            model.options.add()
        case ("options", "drop", int(place)):
            model.options.drop(place)
        case ("options", "right", int(place)):
            model.options.set_right(place, on=place % 2 == 0)
        case ("options", "move", int(place)):
            model.options.move(place, 1)
        case ("kind", str(kind)):
            model.set_kind(kind)
        case ("select", int(at)) if model.state.rows:
            model.select(model.state.rows[at % len(model.state.rows)].id)
        case (str(name),):
            getattr(model, name)()


@settings(max_examples=20, deadline=None)
@given(moves=st.lists(MOVES, max_size=8))
def test_random_edits_leave_the_rest_and_undo_takes_all_back(moves: list[tuple[object, ...]]) -> None:
    """Head, comments and end stay; a fresh editor finds the same draft; undoing everything gives the very bytes."""
    with tempfile.TemporaryDirectory() as room:
        folder = Path(room)
        bank = make_course(folder) / "banks" / "space.yaml"
        desk = editing_desk(folder)
        try:
            model = EditorModel(desk)
            model.open()
            for move in moves:
                _act(model, move)
            again = EditorModel(desk)
            again.open()
            assert {(row.id, row.stem) for row in again.state.rows} == {(row.id, row.stem) for row in model.state.rows}
            if now(model).can_save:
                model.save()
                saved = bank.read_text(encoding="utf-8")
                assert saved.startswith("# head of the file\nformat: 1\nsection: space   # its section\nquestions:\n")
                assert saved.endswith("# the end\n")
                assert not now(model).problem
            while now(model).undo:
                model.undo()
            model.save()
            assert bank.read_bytes() == BANK.encode()
        finally:
            desk.close()


def test_undo_goes_on_after_the_page_was_left_and_ends_where_a_file_changed(model: EditorModel, bank: Path) -> None:
    before = ids(model)
    model.duplicate()
    copied = ids(model)
    model.open()
    assert (ids(model), bool(now(model).undo)) == (copied, True)
    model.undo()
    assert ids(model) == before
    model.duplicate()
    bank.write_text(BANK.replace("What is explored first?", "What comes first?"), encoding="utf-8")
    model.open()
    assert now(model).undo == ""


def test_a_missing_explanation_is_said_at_the_field_that_mends_it(model: EditorModel) -> None:
    model.select("three")
    told = {field.name: [one.message for one in field.problems] for field in model.state.form if field.problems}
    assert any("not told why" in message for message in told["explain"])
    assert "id" not in told
    model.set_field("explain", "First a, then c.")
    assert not any(field.name == "explain" and field.problems for field in model.state.form)
