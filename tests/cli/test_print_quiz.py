"""`print`: sheets of one quiz in several versions, and the keys that fit them."""

from __future__ import annotations

import re
from base64 import b64decode
from pathlib import Path

import pytest
from PIL import Image

from app.banks.reader import YamlCourseReader
from app.cli import paper_text
from app.cli.paper_html import as_html
from app.cli.paper_pdf import as_pdf
from app.services.paper import Paper, paper
from tests.banks.courses import BANK, HEAD, write
from tests.banks.pictures import png
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
    assert re.findall(r'<section class="(.*?)">', sheet) == ["sheet-A", "sheet-B", "key-A", "key-B"]
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


def with_picture(terminal: Terminal) -> Path:
    """A course of one question with a picture of 40 x 20 pixels; the path of the picture."""
    bank = HEAD + "- {id: map, point: moon, ask: 'What?', answer: The Moon, image: sea.png}\n"
    quiz = "format: 1\ntitle: Map\nquestions: [map]\n"
    path = write(terminal.folder / "course", {"space": bank}, {"test": quiz})
    picture = path / "media" / "sea.png"
    picture.parent.mkdir()
    Image.new("RGB", (40, 20), "navy").save(picture)
    return picture


def test_a_picture_stands_on_the_sheet(terminal: Terminal) -> None:
    picture = with_picture(terminal)
    assert terminal.run("print", "test", "--course", "course", "--out", "test.html") == 0
    sheet = (terminal.folder / "test.html").read_text(encoding="utf-8")
    (source,) = re.findall(r'<img alt="Picture of question 1" src="data:image/png;base64,(.*?)">', sheet)
    assert b64decode(source) == picture.read_bytes()
    assert terminal.run("print", "test", "--course", "course", "--out", "test.pdf") == 0
    assert re.findall(rb"/Subtype /Image\b", (terminal.folder / "test.pdf").read_bytes()) != []


def test_a_damaged_picture_is_only_named_in_the_pdf(terminal: Terminal) -> None:
    with_picture(terminal).write_bytes(png(40, 20))  # a sound header with no picture behind it
    assert terminal.run("print", "test", "--course", "course", "--out", "test.pdf") == 0
    assert b"/Subtype /Image" not in (terminal.folder / "test.pdf").read_bytes()


def test_a_picture_changed_since_it_was_read_is_only_named(terminal: Terminal) -> None:
    picture = with_picture(terminal)
    course = YamlCourseReader().read(picture.parents[1]).course
    assert course is not None
    picture.write_bytes(png(30, 30))
    assert "(Picture: sea.png)" in as_html(paper(course, "test", 1, 1), key=False)
    assert b"/Subtype /Image" not in as_pdf(paper(course, "test", 1, 1), key=False)


def test_a_course_with_errors_is_not_printed_with_questions_missing(terminal: Terminal) -> None:
    laid_out(terminal)
    bank = terminal.folder / "course" / "banks" / "space.yaml"
    bank.write_text(BANK.replace("level: recall", "level: hard"), encoding="utf-8")
    assert terminal.run("print", "test", "--course", "course", "--out", "x.html") == 2
    assert "questions might be missing" in terminal.err
    assert not (terminal.folder / "x.html").exists()


def test_the_key_names_every_accepted_answer(terminal: Terminal) -> None:
    made = laid_out(terminal)
    keys = {q.item.id: paper_text.key_text(q) for q in made.versions[0].questions}
    assert keys["moon-typed"] == "The Moon / Moon"
    assert keys["moon-cloze"] == "Moon / lunar disk; surface"


def test_signs_that_no_font_of_the_pdf_has_are_named(terminal: Terminal) -> None:
    bank = HEAD + "- {id: map, point: moon, ask: 'Which 宇 Ω ☐ 😀 ع?', answer: The Moon}\n"
    write(terminal.folder / "course", {"space": bank}, {"test": "format: 1\ntitle: Map\nquestions: [map]\n"})
    assert terminal.run("print", "test", "--course", "course", "--out", "test.pdf") == 2
    assert "question 1 (map)" in terminal.err
    assert "ع 😀" in terminal.err
    assert "宇" not in terminal.err
    assert terminal.run("print", "test", "--course", "course", "--out", "test.html") == 0


def test_the_key_gives_the_reason_and_the_point_in_full(terminal: Terminal) -> None:
    made = laid_out(terminal)
    (many,) = (q for q in made.versions[0].questions if q.item.id == "moon-many")
    (facts,) = paper_text.key_lines(made, many)
    assert facts == (
        "2 marks · Space, point 1: The two countries explore the Moon’s surface together. See also Space, point 2."
    )


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
