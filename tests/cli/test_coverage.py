"""`coverage` as text, JSON and a page, and what it refuses."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest

from tests.banks.courses import BANK, STATEMENT, write
from tests.cli.authoring import Terminal


def test_text_names_every_point_and_what_is_uncovered_or_thin(terminal: Terminal) -> None:
    terminal.course()
    assert terminal.run("coverage", "course") == 0
    assert re.search(r"^  moon +covered: 12 questions;", terminal.out, re.MULTILINE)
    assert re.search(r"^  orbit +covered: 1 question; several 1", terminal.out, re.MULTILINE)
    assert re.search(r"^  visits +UNCOVERED$", terminal.out, re.MULTILINE)
    assert "3 points: 2 covered, 0 thin, 1 uncovered" in terminal.out


def test_json_holds_the_same_numbers(terminal: Terminal) -> None:
    terminal.course()
    assert terminal.run("coverage", "course/banks/space.yaml", "course", "--format", "json") == 0
    (course,) = json.loads(terminal.out)["courses"]
    assert (course["path"], course["points"], course["covered"], course["uncovered"]) == ("course", 3, 2, 1)
    assert course["sections"][0]["points"][0]["kinds"]["cloze"] == 1
    assert course["sections"][1]["points"][0]["extent"] == "uncovered"


def test_the_page_stands_alone_and_escapes_what_authors_write(terminal: Terminal) -> None:
    statement = STATEMENT.replace("More students visit.", "<script>alert(1)</script> & more")
    write(terminal.folder / "course", {"space": BANK}, statement=statement)
    assert terminal.run("coverage", "course", "--format", "html", "--out", "map.html") == 0
    page = (terminal.folder / "map.html").read_text(encoding="utf-8")
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; more" in page
    assert re.findall(r"<script|https?:|<link|src=", page) == []
    assert "prefers-color-scheme: dark" in page
    assert "@media print" in page
    parser = HTMLParser()
    parser.feed(page)
    parser.close()
    assert page.count("<tr") == page.count("</tr>") == 5


def test_questions_with_errors_are_said_to_be_missing(terminal: Terminal) -> None:
    write(terminal.folder / "course", {"people": BANK.replace("space", "people", 1).replace("back: The Moon", "")})
    assert terminal.run("coverage", "course") == 0
    assert "hides questions" in terminal.out or "hide questions" in terminal.out


@pytest.mark.parametrize("path", ["nowhere", "", "home", "course/readme.md", "a\x00b"])
def test_what_is_no_course_is_refused_in_a_sentence(terminal: Terminal, path: str) -> None:
    terminal.course()
    (terminal.folder / "course" / "readme.md").write_text("hello", encoding="utf-8")
    assert terminal.run("coverage", path) == 2
    assert "neither a course" in terminal.err


def test_out_never_replaces_a_file_of_another_kind(terminal: Terminal) -> None:
    bank = terminal.course() / "banks" / "space.yaml"
    before = bank.read_bytes()
    assert terminal.run("coverage", "course", "--format", "html", "--out", str(bank)) == 2
    assert "left as it is" in terminal.err
    assert bank.read_bytes() == before
    assert terminal.run("coverage", "course", "--out", "no/such/folder.txt") == 2
    assert terminal.run("coverage", "course", "--out", "course") == 2
