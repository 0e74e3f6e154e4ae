"""`print`: sheets of one quiz in several versions, and the keys that fit them."""

from __future__ import annotations

import re

import pytest

from app.banks.reader import YamlCourseReader
from app.cli import paper_text
from app.services.paper import Paper, paper
from tests.banks.courses import BANK, write
from tests.cli.authoring import Terminal

NAMES = re.findall(r"id: (moon-[a-z]+)", BANK)
QUIZ = f"format: 1\ntitle: Test <1> ÄΩ宇\nmode: exam\nminutes: 20\nquestions: [{', '.join(NAMES)}]\n"


def laid_out(terminal: Terminal, versions: int = 3, seed: int = 7) -> Paper:
    path = write(terminal.folder / "course", {"space": BANK}, {"test": QUIZ})
    course = YamlCourseReader().read(path).course
    assert course is not None
    return paper(course, "test", versions, seed)


def test_every_version_asks_the_same_and_the_key_fits_its_sheet(terminal: Terminal) -> None:
    made = laid_out(terminal)
    assert [version.letter for version in made.versions] == ["A", "B", "C"]
    assert {tuple(sorted(q.item.id for q in version.questions)) for version in made.versions} == {tuple(sorted(NAMES))}
    orders = {tuple(q.item.id for q in version.questions) for version in made.versions}
    assert len(orders) == 3
    for version in made.versions:
        (single,) = (q for q in version.questions if q.item.id == "moon-one")
        key = paper_text.key_text(single)
        assert key.endswith(") The Moon")
        assert f"{paper_text.BOX} {key.replace(') ', ')  ')}" in paper_text.option_lines(single)
        (order,) = (q for q in version.questions if q.item.id == "moon-order")
        assert sorted(paper_text.key_text(order).split("; ")) == ["1 Earth", "2 Moon", "3 Sun"]


def test_the_same_seed_makes_the_same_sheets(terminal: Terminal) -> None:
    assert laid_out(terminal).versions == laid_out(terminal).versions
    assert laid_out(terminal, seed=8).versions != laid_out(terminal).versions


def test_no_sheet_gives_an_answer_away(terminal: Terminal) -> None:
    laid_out(terminal)
    assert terminal.run("print", "test", "--course", "course", "--out", "test.html") == 0
    sheet = (terminal.folder / "test.html").read_text(encoding="utf-8")
    assert "lunar disk" not in sheet
    assert "The text says so." not in sheet
    assert "Answer key" not in sheet
    assert "Test &lt;1&gt;" in sheet
    assert re.findall(r"<script|https?:|<link|src=", sheet) == []


def test_the_page_holds_a_sheet_and_a_key_for_each_version(terminal: Terminal) -> None:
    laid_out(terminal)
    args = ("print", "test", "--course", "course", "--out", "test.html", "--versions", "2", "--key")
    assert terminal.run(*args) == 0
    sheet = (terminal.folder / "test.html").read_text(encoding="utf-8")
    assert sheet.count("<section>") == 4
    assert sheet.count("Answer key") == 2
    assert sheet.count('class="q"') == 4 * len(NAMES)
    assert "break-inside: avoid" in sheet
    assert "The text says so." in sheet


def test_the_pdf_holds_a_page_for_each_sheet_and_key(terminal: Terminal) -> None:
    laid_out(terminal)
    args = ("print", "test", "--course", "course", "--out", "test.pdf", "--versions", "2", "--key")
    assert terminal.run(*args) == 0
    data = (terminal.folder / "test.pdf").read_bytes()
    assert data.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type /Page\b", data)) >= 4


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("nothing", "--out", "x.html"), "There is no quiz"),
        (("test", "--out", "x.docx"), ".html or .pdf"),
        (("test", "--out", "no/x.html"), "There is no folder"),
    ],
)
def test_what_cannot_be_printed_is_refused(terminal: Terminal, args: tuple[str, ...], said: str) -> None:
    laid_out(terminal)
    assert terminal.run("print", *args, "--course", "course") == 2
    assert said in terminal.err


@pytest.mark.parametrize("count", ["0", "27", "x", "-1", "²"])
def test_versions_have_letters(terminal: Terminal, count: str) -> None:
    with pytest.raises(SystemExit):
        terminal.run("print", "test", "--out", "x.html", "--versions", count)
