"""A new teacher with an editor of texts: from nothing to a checked course of two sections and six questions."""

from __future__ import annotations

from pathlib import Path

from tests.cli.authoring import Terminal

STATEMENT = {
    "FILL IN: the title of the first section": "Its course",
    "FILL IN: one claim of the document in your own words.": "The river rises in the northern hills.",
}
OPENING = """
- id: source
  point: opening-1
  ask: Where does the river rise?
  right: In the northern hills | The text says so.
  wrong:
  - In the southern lakes | The lakes lie elsewhere.
  - In the eastern moors | It names no moors.
  explain: Its source lies in the north.
- id: direction
  point: opening-1
  ask: In which direction from us does the river begin?
  answer: [North, northern]
  explain: The hills lie to the north.
- id: sea
  point: opening-1
  ask: The river begins at a glacier.
  true_or_false: false | It begins in hills.
  explain: The text speaks of hills alone.
"""
TOWNS = """
- id: how-many
  point: towns-1
  ask: How many towns lie on the river?
  number: 3
  explain: The text counts three.
- id: only-one
  point: towns-1
  ask: Only one town lies on the river.
  true_or_false: false | There are three.
  explain: Three towns lie on it.
- id: gap
  point: towns-1
  cloze: On the river lie [three|3] towns.
  explain: They are three.
"""


def fill_in(path: Path, texts: dict[str, str]) -> None:
    """Replace what is to be filled in, as a teacher does in an editor of texts."""
    text = path.read_text(encoding="utf-8")
    for old, new in texts.items():
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")


def write_questions(bank: Path, questions: str) -> None:
    """Write questions in the place of the scaffold's."""
    head = bank.read_text(encoding="utf-8").partition("questions:")[0]
    bank.write_text(f"{head}questions:{questions}", encoding="utf-8")


def test_from_nothing_to_a_checked_course(terminal: Terminal) -> None:
    river = terminal.folder / "river"
    assert terminal.run("new", "course", "river", "--title", "The river") == 0
    assert terminal.run("new", "section", "river", "towns", "--title", "The towns") == 0
    assert terminal.run("check", "river", "--strict") == 1, "a scaffold is not a finished course"
    claim = "FILL IN: one claim of the document in your own words."
    fill_in(river / "statement.yaml", STATEMENT)
    fill_in(river / "statement.yaml", {claim: "Three towns lie on the river."})
    write_questions(river / "banks" / "opening.yaml", OPENING)
    write_questions(river / "banks" / "towns.yaml", TOWNS)
    assert terminal.run("check", "river", "--strict") == 0, terminal.out
    assert terminal.run("coverage", "--course", "river") == 0
