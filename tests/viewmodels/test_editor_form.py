"""The form's points and options: chosen and changed one by one, saved in place, and what a section needs to begin."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.services.desk import Desk
from app.viewmodels.editor import EditorModel
from app.viewmodels.editor_points import fitting
from app.viewmodels.editor_state import FormField, OptionRow
from tests.editing import editing_desk, make_course
from tests.studyroom import FakeClock

LONG = """# top
format: 1
section: space
questions:
- id: one
  point: moon
  ask: What is explored?
  choices:   # in this order
  # the key
  - text: The Moon
    right: true   # sure
    feedback: It says so.
  # a trap
  - {text: Mars, credit: 0.5}
  - text: Venus
  shuffle: false
# end
"""


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    return make_course(tmp_path) / "banks" / "space.yaml"


@pytest.fixture
def desk(tmp_path: Path, bank: Path, clock: FakeClock) -> Iterator[Desk]:
    made = editing_desk(tmp_path, clock)
    yield made
    made.close()


def opened(desk: Desk, item: str = "", section: str = "") -> EditorModel:
    model = EditorModel(desk)
    model.open(item, section)
    return model


@pytest.fixture
def long(desk: Desk, bank: Path) -> EditorModel:
    bank.write_text(LONG)
    return opened(desk)


def field(model: EditorModel, name: str) -> FormField:
    return next(one for one in model.state.form if one.name == name)


def test_points_are_chosen_from_the_section_first_with_what_is_asked_about_each(desk: Desk) -> None:
    made = field(opened(desk, "two"), "point")
    assert [(one.id, one.near, one.count) for one in made.points] == [
        ("moon", True, "2 questions"),
        ("orbit", True, "3 questions"),
        ("ties", False, "no question yet"),
    ]
    assert [one.id for one in made.chosen] == ["moon", "orbit"]
    assert [one.id for one in fitting(made.points, "")] == ["moon", "orbit"]
    assert [one.id for one in fitting(made.points, "", ("ties",))] == ["moon", "orbit", "ties"]
    assert [one.id for one in fitting(made.points, "people MATTER")] == ["ties"]


def test_a_point_that_the_statement_lacks_is_shown_and_can_be_taken_out(desk: Desk, bank: Path) -> None:
    model = opened(desk, "one")
    model.set_field("point", "moon, mon")
    assert [(one.id, one.known) for one in field(model, "point").chosen] == [("moon", True), ("mon", False)]
    model.set_field("point", "moon")
    assert model.state.can_save, model.state.blocked
    model.set_field("point", "orbit, moon")
    model.save()
    assert "  point:\n  - orbit\n  - moon\n  ask: What is explored first?\n" in bank.read_text()


def test_the_options_of_the_long_form_are_shown(long: EditorModel) -> None:
    made = field(long, "choices")
    assert not made.fixed
    assert made.options == (
        OptionRow("The Moon", True, "It says so."),
        OptionRow("Mars", False, "", "0.5"),
        OptionRow("Venus"),
    )


def test_each_option_is_changed_in_place(long: EditorModel, bank: Path) -> None:
    long.options.set_text(2, "text", "Venus # not named")
    long.options.set_text(2, "feedback", "No.")
    long.options.set_text(0, "feedback", "")
    long.options.set_text(1, "credit", "0.25")
    long.options.set_right(1, True)
    long.save()
    assert bank.read_text() == LONG.replace("    feedback: It says so.\n", "").replace(
        "{text: Mars, credit: 0.5}", "{text: Mars, credit: 0.25, right: 'true'}".replace("'", "")
    ).replace("- text: Venus\n", '- text: "Venus # not named"\n    feedback: No.\n')


@pytest.mark.parametrize(("right", "shares"), [(1, ["1"]), (2, ["0.5", "0.5"]), (3, ["0.333333334", "0.333333333"])])
def test_the_first_weight_keeps_what_right_options_earn(
    long: EditorModel, bank: Path, right: int, shares: list[str]
) -> None:
    bank.write_text(LONG.replace(", credit: 0.5", ""))
    long.open()
    for place in range(1, right):
        long.options.set_right(place, True)
    long.options.set_text(2, "credit", "0.2")
    weights = [one.weight for one in field(long, "choices").options]
    assert weights[:2] == [*shares, ""][:2]
    assert weights[2] == "0.2"
    long.undo()
    assert [one.weight for one in field(long, "choices").options] == ["", "", ""]


def test_options_come_go_and_move_with_their_comments(long: EditorModel, bank: Path) -> None:
    long.options.move(1, -1)
    long.save()
    assert "  # a trap\n  - {text: Mars, credit: 0.5}\n  # the key\n  - text: The Moon\n" in bank.read_text()
    long.options.add()
    assert field(long, "choices").options[-1] == OptionRow("")
    assert not long.state.can_save
    long.options.set_text(3, "text", "A comet")
    long.options.drop(0)
    long.save()
    assert [one.text for one in field(long, "choices").options] == ["The Moon", "Venus", "A comet"]
    assert "  - text: Venus\n  - text: A comet\n  shuffle: false\n# end\n" in bank.read_text()
    assert "a trap" not in bank.read_text()
    for _step in range(4):
        long.undo()
    long.save()
    assert bank.read_text() == LONG


def test_options_without_a_word_on_what_is_right_say_it_once_one_is_turned_over(desk: Desk, bank: Path) -> None:
    plain = LONG.replace("    right: true   # sure\n", "    credit: 1\n")
    bank.write_text(plain)
    model = opened(desk)
    assert [one.right for one in field(model, "choices").options] == [True, True, False]
    model.options.set_right(1, False)
    assert [one.right for one in field(model, "choices").options] == [True, False, False]
    assert bank.read_text() == plain
    model.save()
    assert bank.read_text().count("right: true") == 1


def test_a_text_that_is_being_typed_stays_and_is_one_step(long: EditorModel) -> None:
    long.options.set_text(2, "text", "Ven ")
    long.options.set_text(2, "text", "Ven u")
    assert field(long, "choices").options[2].text == "Ven u"
    long.undo()
    assert field(long, "choices").options[2].text == "Venus"
    assert not long.state.undo


def test_a_choice_becomes_one_with_weights_and_back(desk: Desk, bank: Path) -> None:
    model = opened(desk, "one")
    model.set_kind("choices")
    assert field(model, "choices").options == (
        OptionRow("The Moon", True, "It says so."),
        OptionRow("Mars", False, "Not named."),
        OptionRow("Venus", False, "Not | named."),
        OptionRow("A comet", False, "Not named."),
    )
    assert model.state.can_save, model.state.blocked
    model.set_kind("right")
    assert field(model, "wrong").text.split("\n")[1] == "Venus | Not \\| named."
    assert field(model, "right").text == "The Moon | It says so."


def test_all_options_can_go_and_come_again(long: EditorModel, bank: Path) -> None:
    for _option in range(3):
        long.options.drop(0)
    assert field(long, "choices").options == ()
    long.options.set_text(0, "text", "X")
    assert "no such option" in long.state.problem
    long.options.add()
    assert field(long, "choices").options == (OptionRow(""),)
    for _step in range(4):
        long.undo()
    assert not long.state.dirty


def test_what_the_form_cannot_hold_is_left_to_the_file(desk: Desk, bank: Path) -> None:
    bank.write_text(LONG.replace("- text: Venus", "- Venus"))
    model = opened(desk)
    assert field(model, "choices").fixed
    model.options.set_text(0, "text", "X")
    assert model.state.problem
    assert not model.state.dirty


def test_the_last_question_goes_and_comes_back(desk: Desk, bank: Path) -> None:
    bank.write_text(LONG)
    model = opened(desk)
    model.delete()
    assert (model.state.item, model.state.rows, model.state.empty) == ("", (), "Space")
    assert model.state.can_save, model.state.blocked
    model.save()
    assert bank.read_text() == "# top\nformat: 1\nsection: space\nquestions: []\n# end\n"
    model.undo()
    assert model.state.item == "one"
    model.save()
    assert bank.read_text() == LONG
    again = opened(desk)
    again.delete()
    again.new()
    assert again.state.item == "space-2"
    assert [path.name for path in bank.parent.iterdir()] == ["space.yaml"]


def test_a_section_without_questions_opens_ready_for_its_first(desk: Desk, bank: Path) -> None:
    model = opened(desk, section="people")
    assert (model.state.section, model.state.item, model.state.empty) == ("people", "", "People")
    model.new()
    assert field(model, "point").chosen[0].id == "ties"
    assert not (bank.parent / "people.yaml").exists()
    model.delete()
    assert not model.state.dirty
    assert model.state.empty == "People"
    model.undo()
    for name, typed in (("ask", "What matters most?"), ("right", "Ties"), ("wrong", "Tea\nTime\nTides")):
        model.set_field(name, typed)
    model.save()
    assert "section: people" in (bank.parent / "people.yaml").read_text()


def test_undo_after_a_save_takes_a_new_bank_away_again_and_redo_brings_it_back(desk: Desk, bank: Path) -> None:
    model = opened(desk, section="people")
    model.new()
    for name, typed in (("ask", "What matters most?"), ("right", "Ties"), ("wrong", "Tea\nTime\nTides")):
        model.set_field(name, typed)
    model.save()
    made = bank.parent / "people.yaml"
    kept = made.read_bytes()
    while model.state.undo:
        model.undo()
    model.save()
    assert model.state.saved
    assert not made.exists()
    while model.state.redo:
        model.redo()
    model.save()
    assert made.read_bytes() == kept


def test_a_bank_that_someone_filled_meanwhile_is_not_taken_away(desk: Desk, bank: Path) -> None:
    model = opened(desk, section="people")
    model.new()
    for name, typed in (("ask", "What matters most?"), ("right", "Ties"), ("wrong", "Tea\nTime\nTides")):
        model.set_field(name, typed)
    model.save()
    made = bank.parent / "people.yaml"
    made.write_bytes(made.read_bytes() + b"# theirs\n")
    while model.state.undo:
        model.undo()
    model.save()
    assert model.state.conflict
    assert made.read_bytes().endswith(b"# theirs\n")


def test_a_new_question_on_a_point_opens_in_its_section(desk: Desk) -> None:
    model = EditorModel(desk)
    model.open(point="ties")
    assert model.state.section == "people"
    assert [one.id for one in field(model, "point").chosen] == ["ties"]
    model.open(point="orbit")
    assert model.state.section == "space"
    assert [one.id for one in field(model, "point").chosen] == ["orbit"]


def test_an_unknown_section_opens_the_first(desk: Desk) -> None:
    assert opened(desk, section="nowhere").state.section == "space"
