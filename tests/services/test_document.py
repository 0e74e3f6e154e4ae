"""Documents become headings and paragraphs; hostile ones are refused in a sentence, fast."""

from __future__ import annotations

import contextlib
import io
import re
import time
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from app.domain.outline import Block, Role, outline, slug
from app.services.author_files import AuthorRefused
from app.services.document import MOST_BYTES, read_document, text_blocks
from app.services.html_blocks import html_blocks
from app.services.markdown_blocks import markdown_blocks

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STYLES = (
    f'<w:styles {W}><w:style w:styleId="Ueberschrift1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="Titel"><w:name w:val="Title"/></w:style></w:styles>'
)


def paragraph(text: str, style: str = "") -> str:
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{look}<w:r><w:t>{text}</w:t></w:r></w:p>"


def word(body: str, more: Mapping[str, str] | None = None, head: str = "") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", f"{head}<w:document {W}><w:body>{body}</w:body></w:document>")
        packed.writestr("word/styles.xml", STYLES)
        for name, text in (more or {}).items():
            packed.writestr(name, text)
    return made.getvalue()


def read(folder: Path, name: str, data: bytes | str) -> tuple[Block, ...]:
    path = folder / name
    path.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)
    return read_document(path)


def test_markdown_headings_paragraphs_lists_and_code() -> None:
    text = "Title\n=====\n\nOne **bold** [link](x y)\nmore.\n\n## Head ##\n"
    text += "- a\n- b\n```\ncode\n```\n> quoted\n\n***\nC# # 1\n"
    assert markdown_blocks(text) == [
        Block("Title", 1), Block("One bold [link](x y) more."), Block("Head", 2), Block("a"), Block("b"),
        Block("Code: code", 0, Role.LEFT_OUT), Block("quoted"), Block("C# # 1"),
    ]  # fmt: skip
    assert markdown_blocks("#no\n\n[a](b) `c` *d e* 2*3*4\n") == [Block("#no"), Block("a c d e 2*3*4")]


@pytest.mark.parametrize(
    ("text", "points", "left_out"),
    [
        ("A<b>b</b>&amp;c&nbsp;d &lt;i&gt; <https://x.y> <!-- no --> 1 < 2.", ["Ab&c d <i> https://x.y 1 < 2."], []),
        ("One[^1], two[^note].\n\n[^1]: The *note*\n  goes on.\n[^note]: B.", ["One, two."],
         ["Footnote: The note goes on.", "Footnote: B."]),
        ("See ![the *moon*](m.png) here. ![](x.png)", ["See here."], ["Image: the moon"]),
        ("Said:\n\n| Year | City |\n|-----:|:-----|\n| 2024 | **Tokyo** |\n| 2025 | A \\| B |\nEnd.",
         ["Said:", "Year: 2024; City: Tokyo", "Year: 2025; City: A | B", "End."], []),
        ("***a*** _b_ snake_case_name ~~c~~ \\*d\\* [e][f]\n\n[f]: https://x.y \"t\"",
         ["a b snake_case_name c *d* e"], []),
        ("a | b\nc", ["a | b c"], []),
    ],
)  # fmt: skip
def test_points_of_markdown_hold_no_markup(text: str, points: list[str], left_out: list[str]) -> None:
    found = outline(markdown_blocks(text))
    assert [point.text for section in found.sections for point in section.points] == points
    assert list(found.left_out) == left_out


@pytest.mark.parametrize(
    ("text", "title", "sections", "left_out"),
    [
        ('---\ntitle: "The: Treaty"\nauthor: Ann\n---\n\n# The: Treaty\n\nA.\n', "The: Treaty", [""], ("author: Ann",)),
        ("+++\ntitle = 'T'\n+++\n# One\n\nA.\n", "T", ["One"], ()),
        ("Draft of May.\n\n# Doc\n\nA.\n\n## Part\n\nB.\n", "Doc", ["", "Part"], ()),
        ("---\nA.\n", "", [""], ()),
        ("# One\n\nA.\n\n# Two\n\nB.\n", "", ["One", "Two"], ()),
    ],
)
def test_titles_of_markdown(text: str, title: str, sections: list[str], left_out: tuple[str, ...]) -> None:
    found = outline(markdown_blocks(text))
    assert (found.title, [one.title for one in found.sections], found.left_out) == (title, sections, left_out)


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("<div>Our paper</div><h1>Doc</h1><p>A.", "Doc"),
        ("<p>A.", "Name of the page"),
        ("<h1>One</h1><p>A.<h1>Two</h1><p>B.", "Name of the page"),
        ("<svg><title>icon</title></svg><p>A.", "Name of the page"),
    ],
)
def test_the_title_of_a_page(body: str, title: str) -> None:
    page = f"<html><head><meta charset=utf-8><title>Name of the page</title></head><body>{body}</body></html>"
    assert outline(html_blocks(page)).title == title


@pytest.mark.parametrize(
    ("body", "points", "left_out"),
    [
        ("<p>Intro<sup>1</sup>. 5 km<sup>2</sup>, 10<sup>-6</sup>, the 21<sup>st</sup>.",
         ["Intro. 5 km², 10⁻⁶, the 21st."], ()),
        ('<p>One<sup><a href="#fn1">1</a></sup> two<a href="#n2">[2]</a> <a href="#part">three</a>'
         '<ol class="footnotes"><li id="fn1">First. <a href="#r1">↩</a><li id="fn2">Second.</ol><p>End.',
         ["One two three", "End."], ("Footnote: First.", "Footnote: Second.")),
        ('<p>A<p id="ftn1">[1] Note.<p>B.', ["A", "B."], ("Footnote: [1] Note.",)),
        ('<p>See <img alt="the moon" src=x> here.', ["See here."], ("Image: the moon",)),
        ("<table><thead><tr><th>Year<th>City</thead><tr><td>2024<td><p>Tokyo<p>Japan<tr><td>2025<td></table>End.",
         ["Year: 2024; City: Tokyo Japan", "Year: 2025", "End."], ()),
        ("<table><tr><td>a</td><td>b</td></tr></table>", ["a; b"], ()),
        ("<table><tr><td>menu<td><h2>Part</h2><p>C.</table>", ["menu", "C."], ()),
        ("<table><tr><td>only<p>one</table>", ["only", "one"], ()),
    ],
)  # fmt: skip
def test_pages_with_notes_and_tables(body: str, points: list[str], left_out: tuple[str, ...]) -> None:
    found = outline(html_blocks(f"<body>{body}</body>"))
    assert [point.text for section in found.sections for point in section.points] == points
    assert found.left_out == left_out


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("iso-8859-1", "latin-1"), ("windows-1252", "cp1252"), ("Shift_JIS", "shift_jis"), ("iso-8859-1", "utf-8"),
     ("utf-8", "utf-8"), ("iso-8859-1", "utf-16")],
)  # fmt: skip
def test_a_page_is_read_in_the_encoding_that_it_declares(tmp_path: Path, declared: str, encoding: str) -> None:
    text = "月" if encoding == "shift_jis" else "Über"
    page = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}"><p>{text}'
    assert read(tmp_path, "a.html", page.encode(encoding)) == (Block(text),)


@pytest.mark.parametrize("head", ["", "<meta charset=punycode>", "<meta charset=utf-8>"])
def test_a_page_in_an_encoding_that_nothing_declares_is_refused(tmp_path: Path, head: str) -> None:
    with pytest.raises(AuthorRefused, match="not UTF-8"):
        read(tmp_path, "a.html", f"{head}<p>Über".encode("latin-1"))


def rows(look: str, *texts: tuple[str, str]) -> str:
    cells = "".join("<w:tr>" + "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in row) + "</w:tr>" for row in texts)
    return f"<w:tbl><w:tblPr>{look}</w:tblPr>{cells}</w:tbl>"


def test_rows_and_footnotes_of_word_files(tmp_path: Path) -> None:
    body = paragraph("Intro.").replace("</w:p>", '<w:r><w:footnoteReference w:id="2"/></w:r></w:p>')
    body += rows('<w:tblLook w:firstRow="1"/>', ("Year", "City"), ("2024", "Tokyo"), ("", "Lima"))
    body += rows("", ("a", "b"))
    notes = f'<w:footnotes {W}><w:footnote w:type="separator" w:id="0">{paragraph("-")}</w:footnote>'
    notes += f'<w:footnote w:id="2">{paragraph("The note.")}</w:footnote></w:footnotes>'
    assert read(tmp_path, "a.docx", word(body, {"word/footnotes.xml": notes})) == (
        Block("Intro."),
        Block("Year: 2024; City: Tokyo"),
        Block("City: Lima"),
        Block("a; b"),
        Block("Footnote: The note.", 0, Role.LEFT_OUT),
    )


def test_text_takes_short_lines_without_a_stop_for_headings() -> None:
    text = "The Title\n\nFirst part\n\nA sentence that ends.\nIt goes on.\n\nAnother one.\n"
    assert text_blocks(text)[:3] == [
        Block("The Title", 1), Block("First part", 2), Block("A sentence that ends. It goes on.")
    ]  # fmt: skip


def test_html_keeps_text_and_drops_scripts_styles_and_menus() -> None:
    text = (
        "<html><head><title>x</title><style>p{}</style></head><body><nav>menu</nav><h1>A &amp; B</h1><p>One <b>bold</b>"
        "<br>line<script>evil()</script><div>Two<p>Three</div><ul><li>Four<li>Five</ul></body></html>"
    )
    assert html_blocks(text) == [
        Block("x", 0, Role.PAGE), Block("A & B", 1), Block("One bold line"),
        Block("Two"), Block("Three"), Block("Four"), Block("Five")
    ]  # fmt: skip


def test_word_headings_are_known_by_their_styles_names(tmp_path: Path) -> None:
    deleted = "<w:p><w:del><w:r><w:delText>old</w:delText></w:r></w:del>"
    deleted += "<w:r><w:t>New </w:t><w:tab/><w:t>text.</w:t></w:r></w:p>"
    body = paragraph("Doc", "Titel") + paragraph("Part", "Ueberschrift1") + paragraph("A &amp; b.") + deleted
    assert read(tmp_path, "a.docx", word(body)) == (
        Block("Doc", 1),
        Block("Part", 2),
        Block("A & b."),
        Block("New  text."),
    )


def test_the_outline_of_a_document() -> None:
    blocks = [
        Block("Doc", 1), Block("Before."), Block("Part One!", 2), Block("A."), Block("B."), Block("Empty", 3),
        Block("Part one", 2), Block("C."),
    ]  # fmt: skip
    found = outline(blocks)
    assert (found.title, found.empty) == ("Doc", ("Empty",))
    assert [(s.id, s.title, [(p.id, p.paragraph) for p in s.points]) for s in found.sections] == [
        ("opening", "", [("opening-1", 1)]),
        ("part-one", "Part One!", [("part-one-1", 1), ("part-one-2", 2)]),
        ("part-one-2", "Part one", [("part-one-2-1", 1)]),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Über Mond’s Fläche", "über-monds-fläche"), ("宇宙 協力", "宇宙-協力"), ("!!", ""), ("x" * 90, "x" * 40)],
)
def test_ids_are_made_from_words(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_a_long_paragraph_is_divided_between_words() -> None:
    (section,) = outline([Block("word " * 3_000)]).sections
    assert [len(point.text) <= 5_000 for point in section.points] == [True] * 3
    assert " ".join(point.text for point in section.points) == ("word " * 3_000).strip()


def test_marks_and_encodings(tmp_path: Path) -> None:
    assert read(tmp_path, "a.md", b"\xef\xbb\xbf# A\r\n\r\nB.\r\n") == (Block("A", 1), Block("B."))
    assert read(tmp_path, "b.txt", "Ä b.\n".encode("utf-16")) == (Block("Ä b."),)
    assert read(tmp_path, "c.md", "a\u202eb\u2066c.\n") == (Block("abc."),)


BOMB = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(9))


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.md", b"\xff\x00\xfe", "not UTF-8"),
        ("a.md", b"One\ntwo\x00.", ":2: the character U+0000"),
        ("a.md", b"", "no paragraphs"),
        ("a.md", b"# Only a heading\n", "no paragraphs"),
        ("a.txt", b"x. " * (MOST_BYTES // 3 + 9), "larger than"),
        ("a.md", b"x.\n\n" * 6_000, "too much"),
        ("a.pdf", b"%PDF", ".docx"),
        ("a.docx", b"PK\x03\x04 no", "no Word file"),
        ("a.docx", b"", "no Word file"),
        ("a.docx", word("<w:p>"), "no Word file"),
        ("a.docx", word("&l8;", head=f"<!DOCTYPE x [{BOMB}]>"), "DOCTYPE"),
        ("a.docx", word("&l8;", head=f"<!--{'x' * 9_000}--><!DOCTYPE x [{BOMB}]>"), "DOCTYPE"),
        ("a.docx", word("&x;", head='<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), "DOCTYPE"),
        ("a.docx", word("<w:r>" * 200_000), "built oddly"),
        ("a.docx", word(paragraph("0" * 30_000_000)), "too much"),
        ("a.docx", word(paragraph("A."), {f"n{n}": "" for n in range(2_100)}), "built oddly"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    with pytest.raises(AuthorRefused, match=re.escape(said)):
        read(tmp_path, name, data)


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("a.html", "<"), ("a.html", "<!"), ("a.html", "<!--"), ("a.html", "<div>"), ("a.html", "</"), ("a.html", "<a "),
        ("a.html", "&#"), ("a.html", "<![CDATA["), ("a.html", "<script>"), ("a.md", "# " + " " * 98), ("a.md", "[a]("),
        ("a.md", "**a"), ("a.md", "> "), ("a.md", "- "), ("a.txt", "\n "), ("a.md", "`a"),
    ],
)  # fmt: skip
def test_repeated_signs_are_read_in_a_moment(tmp_path: Path, name: str, unit: str) -> None:
    data = (unit * (100_000 // len(unit)) + "x").encode()
    started = time.perf_counter()
    with contextlib.suppress(AuthorRefused):
        read(tmp_path, name, data)
    assert time.perf_counter() - started < 3


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    (tmp_path / "folder.md").mkdir()
    for path in (tmp_path / "folder.md", tmp_path / "gone.md", Path("a\x00.md")):
        with pytest.raises(AuthorRefused, match="no file"):
            read_document(path)
