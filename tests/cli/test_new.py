"""`new`: from nothing to a course that `check` passes, and nothing that exists is overwritten."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.services.scaffold_text import KINDS
from tests.banks.courses import BANK, write
from tests.cli.authoring import Terminal


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(p): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file() and "cache" not in p.parts}


def test_a_fresh_course_passes_check_and_lists_what_is_to_be_filled_in(terminal: Terminal) -> None:
    assert terminal.run("new", "course", "mine", "--title", 'On "x": a #1 title') == 0
    assert "Written: mine/statement.yaml" in terminal.out
    assert "8 texts to fill in:" in terminal.out
    assert terminal.run("check", "mine", "--format", "json") == 0
    found = json.loads(terminal.out)
    assert {f["code"] for f in found["findings"]} == {
        "bank.unfilled", "statement.unfilled", "lint.uncovered-point"
    }  # fmt: skip
    assert {f["severity"] for f in found["findings"]} == {"warning"}
    assert terminal.run("check", "mine", "--strict") == 1


def test_check_names_the_texts_to_fill_in_by_question_with_one_help(terminal: Terminal) -> None:
    terminal.run("new", "course", "mine", "--title", "T")
    terminal.run("new", "question", "mine", "opening", "two", "--kind", "typed")
    terminal.run("check", "mine")
    assert terminal.out.count("= help:") == 2
    assert (
        " --> mine/banks/opening.yaml:8 opening-question-1: 6 places to fill in: lines 8, 9, 11, 12, 13, 14\n"
        in terminal.out
    )
    assert " --> mine/banks/opening.yaml:18 two: 3 places to fill in: lines 18, 19, 20\n" in terminal.out
    assert " --> mine/statement.yaml:7: 2 places to fill in: lines 7, 11\n" in terminal.out


def test_the_next_command_can_be_copied(terminal: Terminal) -> None:
    assert terminal.run("new", "course", "my course", "--title", "T") == 0
    assert "Then: python main.py check 'my course'\n" in terminal.out


def test_every_file_names_a_schema_that_is_there(terminal: Terminal) -> None:
    terminal.run("new", "course", "mine", "--title", "T")
    terminal.run("new", "section", "mine", "two", "--title", "Two")
    for path in sorted((terminal.folder / "mine").rglob("*.yaml")):
        first = path.read_text(encoding="utf-8").splitlines()[0]
        schema = path.parent / first.removeprefix("# yaml-language-server: $schema=")
        assert json.loads(schema.read_text(encoding="utf-8"))["type"] == "object"


@pytest.mark.parametrize("kind", KINDS)
def test_a_question_of_each_kind_passes_check(terminal: Terminal, kind: str) -> None:
    bank = terminal.course() / "banks" / "space.yaml"
    before = bank.read_bytes()
    assert terminal.run("new", "question", "course", "space", "fresh", "--kind", kind) == 0
    assert bank.read_bytes().startswith(before)
    assert terminal.run("check", "course") == 0


@pytest.mark.parametrize(
    ("kind", "left"), [("number", "number:"), ("cloze", "cloze:"), ("true-false", "true_or_false:")]
)
def test_what_a_kind_needs_beside_its_texts_is_to_be_filled_in_too(terminal: Terminal, kind: str, left: str) -> None:
    bank = terminal.course() / "banks" / "space.yaml"
    terminal.run("new", "question", "course", "space", "fresh", "--kind", kind)
    text = bank.read_text(encoding="utf-8").replace("'FILL IN: a sentence", "'A sentence")
    lines = [line if left in line else line.replace("FILL IN", "Written") for line in text.split("\n")]
    bank.write_text("\n".join(lines), encoding="utf-8")
    assert terminal.run("check", "course", "--format", "json") == 0
    found = [one for one in json.loads(terminal.out)["findings"] if one["code"] == "bank.unfilled"]
    assert [left in lines[one["line"] - 1] for one in found] == [True]


def test_a_question_is_about_the_first_point_without_one_or_the_one_named(terminal: Terminal) -> None:
    bank = write(terminal.folder / "course", {"space": BANK.replace("point: [moon, orbit]", "point: moon")})
    terminal.run("new", "question", "course", "space", "first")
    terminal.run("new", "question", "course", "space", "second", "--point", "moon")
    text = (bank / "banks" / "space.yaml").read_text(encoding="utf-8")
    assert "- id: first\n  point: orbit\n" in text
    assert "- id: second\n  point: moon\n" in text


def test_a_section_without_a_bank_gets_one(terminal: Terminal) -> None:
    terminal.course()
    assert terminal.run("new", "question", "course", "people", "fresh") == 0
    assert "Written: course/banks/people.yaml" in terminal.out
    assert terminal.run("check", "course") == 0


def test_students_do_not_see_a_question_that_is_to_be_filled_in(terminal: Terminal) -> None:
    terminal.run("new", "course", "mine", "--title", "T")
    assert terminal.run("study", "--course", "mine", "--section", "opening", typed="1\n") == 2
    assert "There are no questions on this section yet." in terminal.err


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["course", "course", "--title", "T"], "already"),
        (["course", "other", "--title", "  "], "title"),
        (["course", "other", "--title", "a\x00b"], "control character"),
        (["course", "other", "--title", "a\u202eb"], "direction"),
        (["course", "course/statement.yaml/x", "--title", "T"], "cannot be written"),
        (["section", "course", "space", "--title", "T"], "already"),
        (["section", "course", "no id", "--title", "T"], "is no id"),
        (["section", "course", "../up", "--title", "T"], "is no id"),
        (["section", "nowhere", "x", "--title", "T"], "no course that can be read"),
        (["question", "course", "nowhere", "x"], "There is no section"),
        (["question", "course", "space", "moon-one"], "There is a question"),
        (["question", "course", "space", "x", "--point", "mars"], "no point"),
        (["question", "course", "space", "a/b"], "is no id"),
    ],
)
def test_what_cannot_be_made_is_refused_and_nothing_is_written(terminal: Terminal, args: list[str], said: str) -> None:
    terminal.course()
    before = snapshot(terminal.folder)
    assert terminal.run("new", *args) == 2
    assert said in terminal.err
    assert snapshot(terminal.folder) == before


def test_a_bank_that_stands_there_already_is_not_overwritten(terminal: Terminal) -> None:
    write(terminal.folder / "course", {"space": BANK, "two": "# mine\n"})
    before = snapshot(terminal.folder)
    assert terminal.run("new", "section", "course", "two", "--title", "Two") == 2
    assert "exists already" in terminal.err
    assert snapshot(terminal.folder) == before


def test_an_id_that_another_unfinished_question_has_is_refused(terminal: Terminal) -> None:
    terminal.course()
    assert terminal.run("new", "question", "course", "space", "fresh") == 0
    assert terminal.run("new", "question", "course", "people", "fresh") == 2
    assert not (terminal.folder / "course" / "banks" / "people.yaml").exists()


def test_sections_in_brackets_are_left_for_the_author(terminal: Terminal) -> None:
    text = "format: 1\ntitle: T\nsections: [{id: a, title: A, points: [{id: p, paragraph: 1, text: P.}]}]\n"
    write(terminal.folder / "course", statement=text)
    assert terminal.run("new", "section", "course", "b", "--title", "B") == 2
    assert "brackets" in terminal.err
    assert (terminal.folder / "course" / "statement.yaml").read_text(encoding="utf-8") == text
