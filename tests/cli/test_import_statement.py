"""`import-statement`: a look first, then a statement that `check` passes."""

from __future__ import annotations

import io

import pytest

from tests.cli.authoring import Terminal

TEXT = (
    "# The Treaty\n\n## Part: \"one\"\n\nFirst: a claim # with a sign.\n\n- 'Second' | with a bar\n\n"
    "## Part 2\n\n{Third}?\n"
)


class Typing(io.StringIO):
    """Standard input that is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def document(terminal: Terminal) -> str:
    (terminal.folder / "treaty.md").write_text(TEXT, encoding="utf-8")
    return "treaty.md"


def test_with_yes_a_course_is_written_that_check_passes(terminal: Terminal, document: str) -> None:
    assert terminal.run("import-statement", document, "--out", "mine", "--yes") == 0
    assert "2 sections, 3 points" in terminal.out
    assert "part-one-2  'Second' | with a bar" in terminal.out
    assert terminal.run("check", "mine") == 0
    assert "3 points without a question" in terminal.out
    assert terminal.run("new", "question", "mine", "part-one", "first", "--kind", "typed") == 0


def test_without_a_terminal_nothing_is_written_unless_yes(terminal: Terminal, document: str) -> None:
    assert terminal.run("import-statement", document, "--out", "mine", typed="y\n") == 2
    assert "--yes" in terminal.err
    assert not (terminal.folder / "mine").exists()


@pytest.mark.parametrize(("typed", "written"), [("y\n", True), ("n\n", False), ("\n", False), ("", False)])
def test_in_a_terminal_it_asks(
    terminal: Terminal, document: str, monkeypatch: pytest.MonkeyPatch, typed: str, written: bool
) -> None:
    monkeypatch.setattr("tests.cli.authoring.io.StringIO", Typing)
    assert terminal.run("import-statement", document, "--out", "mine", typed=typed) == (0 if written else 2)
    assert (terminal.folder / "mine" / "statement.yaml").exists() is written


def test_a_statement_that_stands_there_is_not_overwritten(terminal: Terminal, document: str) -> None:
    statement = terminal.course() / "statement.yaml"
    before = statement.read_bytes()
    assert terminal.run("import-statement", document, "--out", "course", "--yes") == 2
    assert "not overwritten" in terminal.err
    assert statement.read_bytes() == before


def test_what_cannot_be_read_is_refused(terminal: Terminal) -> None:
    assert terminal.run("import-statement", "gone.md", "--out", "mine", "--yes") == 2
    assert "gone.md is no file" in terminal.err
    assert not (terminal.folder / "mine").exists()


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("# T\n\nA.\n\n## Part\n\nB.\n", ["Introduction", "Part"]),
        ("# T\n\nA.\n", ["T"]),
        ("# T\n\nA.\n\n## Introduction\n\nB.\n", ["T", "Introduction"]),
    ],
)
def test_what_stands_above_the_first_heading_gets_a_title(terminal: Terminal, text: str, titles: list[str]) -> None:
    (terminal.folder / "a.md").write_text(text + "\nOne[^1].\n\n[^1]: A note.\n", encoding="utf-8")
    assert terminal.run("import-statement", "a.md", "--out", "mine", "--yes") == 0
    written = (terminal.folder / "mine" / "statement.yaml").read_text(encoding="utf-8")
    assert [line.split('"')[1] for line in written.splitlines() if line.startswith("  title:")] == titles
    assert "FILL IN" not in written
    assert "Left out:\n  Footnote: A note." in terminal.out
