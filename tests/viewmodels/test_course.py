"""Making and editing a course: every change is in the file at once, ids stay, and nothing is overwritten."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.bootstrap import parts
from app.services.course_draft import Typed
from app.services.desk import Desk
from app.viewmodels.check import CheckModel
from app.viewmodels.course import CourseModel
from app.viewmodels.course_state import CONFLICT, COURSE, HOME, POINT, SECTION
from app.viewmodels.editor import EditorModel

BANK = "format: 1\nsection: hills\nquestions:\n- {id: rise, point: it-rises, ask: 'Does it?', true_or_false: true}\n"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(parts(tmp_path))
    yield made
    made.close()


@pytest.fixture
def model(desk: Desk) -> CourseModel:
    """A course of two sections that is made and open."""
    made = CourseModel(desk)
    made.begin("River", "Hills", "It rises.")
    made.add("Towns", "Arden is old.")
    made.make()
    assert made.state.problem == ""
    return made


def statement(desk: Desk) -> Path:
    return desk.card().path / "statement.yaml"


def test_a_made_course_is_chosen_and_reads_without_errors(model: CourseModel, desk: Desk) -> None:
    assert desk.card().title == "River"
    assert [section.id for section in desk.course.statement.sections] == ["hills", "towns"]
    assert desk.parts.reader.read(desk.card().path).errors == ()


def test_a_second_course_of_the_same_title_gets_a_folder_of_its_own(model: CourseModel, desk: Desk) -> None:
    before = statement(desk).read_bytes()
    first = desk.card().path
    model.begin("River", "Other", "It ends.")
    model.make()
    assert desk.card().path != first
    assert (first / "statement.yaml").read_bytes() == before
    assert desk.course.statement.sections[0].id == "other"


def test_nothing_half_made_stays_where_the_course_cannot_be_written(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "courses").write_text("a file", encoding="utf-8")
    model = CourseModel(desk)
    model.begin("River", "Hills", "It rises.")
    model.make()
    assert "cannot be written" in model.state.problem
    assert model.state.draft
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".new")] == []


@pytest.mark.parametrize("texts", [("", "a", "b"), ("a", " ", "b"), ("a", "b", "\n")])
def test_missing_texts_are_named(desk: Desk, texts: tuple[str, str, str]) -> None:
    model = CourseModel(desk)
    model.begin(*texts)
    assert model.state.problem
    assert model.state.page != COURSE


def test_ids_stay_when_words_change_and_undo_gives_the_bytes_back(model: CourseModel, desk: Desk) -> None:
    before = statement(desk).read_bytes()
    model.open_row("hills")
    model.save("Mountains", "Mts")
    model.open_row("it-rises")
    model.save("It rises in the north.", "Arden\nNorth, West", general=True)
    section = desk.course.statement.sections[0]
    point = section.points[0]
    assert (section.id, section.title, section.short) == ("hills", "Mountains", "Mts")
    assert (point.id, point.text, point.terms, point.general) == (
        "it-rises", "It rises in the north.", ("Arden", "North, West"), True
    )  # fmt: skip
    model.undo()
    model.undo()
    assert statement(desk).read_bytes() == before


def test_what_questions_ask_about_stays_and_they_are_named(model: CourseModel, desk: Desk) -> None:
    (desk.card().path / "banks").mkdir()
    (desk.card().path / "banks" / "hills.yaml").write_text(BANK, encoding="utf-8")
    before = statement(desk).read_bytes()
    model.open_row("hills")
    model.delete()
    assert model.state.citing == ("rise",)
    model.open_row("it-rises")
    assert [row.id for row in model.state.rows] == ["rise"]
    model.delete()
    assert "rise" in model.state.problem
    assert statement(desk).read_bytes() == before


def test_a_section_moves_and_goes_and_the_last_point_stays(model: CourseModel, desk: Desk) -> None:
    model.open_row("towns")
    model.move(-1)
    assert [one.id for one in desk.course.statement.sections] == ["towns", "hills"]
    model.open_row("arden-is-old")
    model.delete()
    assert model.state.problem
    model.back()
    assert model.state.page == SECTION
    model.delete()
    assert [one.id for one in desk.course.statement.sections] == ["hills"]
    model.undo()
    assert [one.id for one in desk.course.statement.sections] == ["towns", "hills"]


def test_a_file_that_changed_underneath_is_not_overwritten_and_both_versions_are_offered(
    model: CourseModel, desk: Desk
) -> None:
    theirs = statement(desk).read_bytes() + b"# theirs\n"
    statement(desk).write_bytes(theirs)
    model.save("Mine", "")
    assert (model.state.page, model.state.mine, model.state.theirs) == (
        CONFLICT,
        "title: Mine",
        'title: "River"\n# theirs',
    )
    assert statement(desk).read_bytes() == theirs
    model.take_theirs()
    assert (model.state.page, model.state.title) == (COURSE, "River")
    statement(desk).write_bytes(theirs + b"# again\n")
    model.save("Mine", "")
    model.keep_mine()
    assert model.state.title == "Mine"
    assert b"# again" not in statement(desk).read_bytes()
    model.undo()
    assert statement(desk).read_bytes() == theirs + b"# again\n"


def test_lines_about_the_text_are_read_and_a_line_without_a_label_is_refused(model: CourseModel, desk: Desk) -> None:
    model.save("River", "place: Arden\nday: 12:30")
    assert desk.course.statement.about == (("place", "Arden"), ("day", "12:30"))
    model.save("River", "no label")
    assert "label: text" in model.state.problem
    assert desk.course.statement.about == (("place", "Arden"), ("day", "12:30"))


def test_a_shipped_course_is_copied_and_only_the_copy_is_changed(desk: Desk) -> None:
    model = CourseModel(desk)
    model.refresh()
    (ours,) = model.state.rows
    shipped = desk.card().path / "statement.yaml"
    before = shipped.read_bytes()
    assert not ours.own
    model.copy(ours.id)
    section = model.state.rows[0].id
    model.open_row(section)
    model.save("Another title", "")
    assert model.state.problem == ""
    assert (desk.card().id, desk.card().path.parent) == (ours.id, desk.parts.own_courses)
    assert shipped.read_bytes() == before
    assert not model.open_point("no-such-point") or model.state.page != POINT


def test_the_check_names_the_place_in_words_and_what_to_open(model: CourseModel, desk: Desk) -> None:
    (desk.card().path / "banks").mkdir()
    broken = BANK.replace("true_or_false: true", "true_or_false: maybe")
    (desk.card().path / "banks" / "hills.yaml").write_text(broken, encoding="utf-8")
    check = CheckModel(desk)
    check.refresh()
    first = check.state.rows[0]
    assert (first.error, first.item, first.place) == (True, "rise", "Hills, question rise")
    assert first.message
    assert first.remedy
    assert check.state.summary.startswith("1 error, ")
    (desk.card().path / "banks" / "hills.yaml").write_text(BANK, encoding="utf-8")
    check.refresh()
    assert any(row.point == "arden-is-old" and row.place == "Towns, point 1" for row in check.state.rows)
    assert not any(row.error for row in check.state.rows)


@pytest.mark.parametrize("path", ["", "nowhere.md", "picture.png"])
def test_a_file_that_cannot_be_read_is_refused_in_words(desk: Desk, path: str) -> None:
    model = CourseModel(desk)
    model.import_file(path)
    assert model.state.problem


def test_a_course_that_is_begun_waits_after_a_restart(desk: Desk, tmp_path: Path) -> None:
    first = CourseModel(desk)
    first.import_text("# River\n\n## Hills\n\nIt rises.\n\n## Towns\n\nArden is old.\n")
    first.open_row("towns")
    first.save("Cities", "")
    again = CourseModel(desk)
    again.refresh()
    assert again.state.waiting
    for move in (again.new, again.to_import, lambda: again.begin("Other", "A", "B.")):
        move()
        assert "not made yet" in again.state.problem
        assert again.state.page == HOME
    again.resume()
    assert [row.text for row in again.state.rows] == ["Hills", "Cities"]
    assert again.state.draft
    again.make()
    assert again.state.problem == ""
    assert [section.title for section in desk.course.statement.sections] == ["Hills", "Cities"]
    third = CourseModel(desk)
    third.refresh()
    assert not third.state.waiting


def test_another_course_can_be_opened_meanwhile_and_the_one_begun_let_go(model: CourseModel, desk: Desk) -> None:
    model.back()
    model.begin("Sea", "Waves", "It roars.")
    model.back()
    model.open(desk.card().id)
    assert not model.state.draft
    model.back()
    assert model.state.waiting
    model.resume()
    assert model.state.title == "Sea"
    model.forget()
    fresh = CourseModel(desk)
    fresh.refresh()
    assert (model.state.page, fresh.state.page) == (HOME, HOME)
    assert [fresh.state.waiting, CourseModel(desk).state.waiting] == [False, False]


def test_what_is_typed_before_a_course_is_begun_is_kept_until_it_is(desk: Desk, tmp_path: Path) -> None:
    kept = tmp_path / "drafts" / "new-course.json"
    model = CourseModel(desk)
    assert model.typed == Typed()
    model.keep_typed(Typed("Sea", "Waves", "", "a text\n\nof 日本"))
    assert CourseModel(desk).typed == Typed("Sea", "Waves", "", "a text\n\nof 日本")
    model.begin("Sea", "Waves", "It roars.")
    assert CourseModel(desk).typed == Typed()
    assert not kept.exists()
    for broken in ("[", "[]", '{"other": 1}', '"x"'):
        kept.write_text(broken)
        assert CourseModel(desk).typed == Typed()


def test_a_draft_that_cannot_be_kept_or_read_is_said(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "new-course.yaml").write_text("format: [")
    model = CourseModel(desk)
    model.refresh()
    model.resume()
    assert "errors" in model.state.problem
    model.forget()
    (tmp_path / "drafts").rmdir()
    (tmp_path / "drafts").write_text("a file")
    model.begin("Sea", "Waves", "It roars.")
    assert "could not be kept" in model.state.problem
    assert model.state.draft


def test_a_point_goes_to_another_section_with_its_questions_and_back(model: CourseModel, desk: Desk) -> None:
    folder = desk.card().path
    (folder / "banks").mkdir(exist_ok=True)
    (folder / "banks" / "hills.yaml").write_text(BANK)
    model.open_row("hills")
    model.open_row("it-rises")
    assert not model.state.targets  # the only point of its section stays
    model.back()
    model.add("It falls.")
    model.open_row("it-rises")
    assert model.state.targets == (("towns", "Towns"),)
    assert model.state.followers == 1
    editor = EditorModel(desk)
    editor.open("rise")
    editor.set_field("ask", "Does it rise?")
    model.move_to("towns", take=True)
    assert "hills.yaml are not saved yet" in model.state.problem
    editor.undo()
    model.move_to("towns", take=True)
    assert "Towns" in model.state.title
    assert "Towns" in model.state.done
    assert [item.section for item in desk.course.items.values()] == ["towns"]
    assert [point.id for point in desk.course.statement.sections[1].points] == ["arden-is-old", "it-rises"]
    model.undo()
    assert [item.section for item in desk.course.items.values()] == ["hills"]
    assert (folder / "banks" / "hills.yaml").read_text() == BANK
    assert not (folder / "banks" / "towns.yaml").exists()
