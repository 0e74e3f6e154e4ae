"""A new teacher, only in the window: from nothing to a checked course of two sections and six questions."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.bootstrap import parts
from app.services.desk import Desk
from app.ui.screens.editor.points import PointDialog, PointsRow
from app.ui.theme import theme
from app.ui.widgets import PushButton
from tests.window.driver import Driver
from tests.window.rooms import SIZES, Room

RIVER = {
    "Its course": ("The river rises in the northern hills.", "It is 340 km long."),
    "The towns": ("Three towns lie on the river.", "Arden is the oldest of them."),
}
QUESTIONS = {
    "Its course": (
        ("single", "the-river-rises-in-the", {
            "ask": "Where does the river rise?", "right": "In the northern hills | The text says so.",
            "wrong": "In the southern lakes | The lakes lie elsewhere.\nIn the eastern moors | It names no moors.",
            "explain": "Its source lies in the north.",
        }),
        ("number", "it-is-340-km-long", {"ask": "How many km does the river measure?", "number": "340",
                                         "explain": "The text gives 340 km."}),
        ("typed", "it-is-340-km-long", {"ask": "Which unit does the text measure the river in?",
                                        "answer": "km\nkilometres", "explain": "The length is given in km."}),
    ),
    "The towns": (
        ("number", "three-towns-lie-on-the", {"ask": "How many towns lie on the river?", "number": "3",
                                              "explain": "The text counts three."}),
        ("typed", "arden-is-the-oldest-of", {"ask": "Which town is the oldest?", "answer": "Arden",
                                             "explain": "It was there first."}),
        ("true-false", "three-towns-lie-on-the", {"ask": "Only one town lies on the river.",
                                                  "true_or_false": "false | There are three.",
                                                  "explain": "Three towns lie on it."}),
    ),
}  # fmt: skip


@pytest.fixture
def room(driver: Driver, tmp_path: Path) -> Iterator[Room]:
    desk = Desk(parts(tmp_path))
    try:
        yield Room(driver, desk).open()
    finally:
        desk.close()


def press(room: Room, words: str) -> None:
    room.driver.tap(words, PushButton)
    room.driver.settle()


def write(room: Room, **texts: str) -> None:
    """Type into the page's fields, by their names."""
    for name, text in texts.items():
        field = getattr(room.router.shell.screen.part, name)
        field.take_focus()
        field.entry.text = ""
        room.driver.type(text)


def begin(room: Room) -> None:
    """Two sections with two points each."""
    (first, points), (second, others) = RIVER.items()
    room.router.teacher()
    room.driver.settle()
    room.driver.tap("Course")
    room.driver.settle()
    press(room, "New course")
    write(room, new_title="The river", new_section=first, new_point=points[0])
    press(room, "Begin")
    write(room, add_first=second, add_second=others[0])
    press(room, "Add the section")
    for title, text in ((first, points[1]), (second, others[1])):
        room.driver.tap(title)
        room.driver.settle()
        write(room, add_first=text)
        press(room, "Add the point")
        room.driver.key("escape")
        room.driver.settle()


def choose(room: Room, point: str) -> None:
    """Tick one point of the list and untick what was ticked before."""
    row = room.driver.find(cls=PointsRow)
    before = [one.id for one in row.field.chosen]
    room.router.shell.screen.part.form_pane.show(row.choose)
    room.driver.settle()
    room.driver.tap(row.choose)
    dialog = room.driver.find(cls=PointDialog)
    for name in [point, *before] if point not in before else []:
        dialog.search.entry.text = name
        room.driver.key("enter")
    room.driver.tap("Done")
    room.driver.settle()


def ask(room: Room, kind: str, point: str, texts: dict[str, str]) -> None:
    """Write one question in the editor's form and save it."""
    editor = room.router.shell.screen
    editor.new()
    room.driver.settle()
    kinds = {"single": "right", "number": "number", "typed": "answer", "true-false": "true_or_false"}
    wanted = next(value for value, _words in editor.model.state.kinds if value in (kind, kinds[kind]))
    editor.part.kind.dispatch("on_choose", wanted)
    room.driver.settle()
    choose(room, point)
    for name, text in texts.items():
        row = next(row for row in editor._rows if row.name == name)
        if row.entry is None:
            row.dispatch("on_set", text)
        else:
            row.entry.focus = True
            row.entry.text = ""
            room.driver.type(text) if "\n" not in text else setattr(row.entry, "text", text)
        room.driver.wait(1)
    room.driver.key("s", "ctrl")
    room.driver.settle()
    assert editor.model.state.saved, (editor.model.state.blocked, editor.model.state.problem, editor.model.state.form)


def test_from_nothing_to_a_checked_course(room: Room, tmp_path: Path) -> None:
    keep = shots(room)
    room.router.teacher()
    room.driver.settle()
    keep("teacher-area")
    begin(room)
    keep("new-course")
    assert not (tmp_path / "courses").exists(), "something was written before it was asked for"
    press(room, "Make the course")
    folder = tmp_path / "courses" / "the-river"
    assert (folder / "statement.yaml").is_file()
    assert room.desk.card().path == folder
    room.driver.tap("The towns")
    room.driver.settle()
    keep("section")
    press(room, "Questions")
    assert room.name == "editor"
    assert room.router.pages.editor.state.empty == "The towns"
    for title, questions in QUESTIONS.items():
        section = next(value for value, words in room.router.pages.editor.state.sections if words == title)
        room.router.shell.screen.do(lambda section=section: room.router.pages.editor.choose_section(section))
        for kind, point, texts in questions:
            ask(room, kind, point, texts)
    room.router.shell.screen.part.form_pane.to_start()
    keep("question")
    room.driver.find(cls=PointsRow).open()
    room.driver.settle()
    keep("points")
    room.driver.key("escape")
    room.router.teacher()
    room.driver.settle()
    room.driver.tap("Check")
    room.driver.settle()
    keep("check")
    assert room.driver.sees("All is well"), room.driver.texts()
    assert len(room.desk.course.items) == 6
    room.router.today()
    room.driver.settle()
    press(room, "Start")
    assert room.name == "quiz"


def shots(room: Room) -> Callable[[str], None]:
    """Keeps pictures for the documents where a folder for them is named."""
    folder = os.environ.get("TEACHER_PICTURES", "")

    def keep(name: str) -> None:
        if folder:
            room.driver.shot(Path(folder) / f"{name}.png")

    return keep


@pytest.mark.parametrize("size", SIZES)
def test_no_page_of_a_course_has_a_layout_fault(room: Room, size: str) -> None:
    room.driver.resize(*SIZES[size])
    room.router.teach("course")
    assert room.faults() == []
    theme.scale = 1.0
    press(room, "Import a text")
    assert room.faults() == []
    theme.scale = 1.0
    room.driver.settle()
    model = room.router.pages.course
    model.import_text("# River\n\n## One\n\nIt rises.\n\nIt falls.\n\n## Two\n\nIt ends.\n")
    assert room.faults() == []
    model.make()
    model.open_row("one")
    assert room.faults() == []
    model.open_row("one-1")
    assert room.faults() == []
    room.router.teach("check")
    assert room.faults() == []


def test_an_imported_text_is_looked_over_and_deleted_with_undo_before_it_is_written(room: Room, tmp_path: Path) -> None:
    room.router.teach("course")
    room.driver.settle()
    press(room, "Import a text")
    room.router.shell.screen.part.pasted.entry.text = "# River\n\n## One\n\nIt rises.\n\nIt falls.\n"
    press(room, "Look at it")
    room.driver.tap("One")
    room.driver.settle()
    room.driver.tap("It falls.")
    room.driver.settle()
    press(room, "Delete")
    assert not room.driver.sees("It falls.")
    press(room, "Undo")
    assert room.driver.sees("It falls.")
    assert not (tmp_path / "courses").exists()


def test_a_finding_leads_to_its_point(room: Room) -> None:
    model = room.router.pages.course
    model.begin("River", "One", "It rises.")
    model.make()
    room.router.teach("check")
    room.driver.settle()
    assert room.driver.sees("0 errors, 1 warning")
    room.driver.tap('no question asks about "it-rises"')
    room.driver.settle()
    assert (room.name, model.state.id) == ("course", "it-rises")
