"""An entry added at the end of a list leaves every other byte, or is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.banks.parsed import ParsedBank
from app.banks.read_file import read_file
from app.banks.writer import YamlCourseWriter
from app.services.author_files import AuthorRefused
from app.services.scaffold_text import KINDS, question, section
from tests.banks.courses import BANK, HEAD, STATEMENT

ENTRY = question("fresh", "moon", "single")
TAILS = [
    "",
    "\n",
    "\n\n# a word at the end\n",
    "  # more\n",
    "  explain: >+\n    Kept.\n\n\n",
    "  explain: |\n    a\n     b",
]
ONE = HEAD + "# first\n- id: a\n  point: moon\n  front: A\n  back: B\n"


def ids(data: bytes) -> list[str]:
    parsed = read_file(data, "bank").parsed
    assert isinstance(parsed, ParsedBank)
    return [item.id for item in parsed.items]


@pytest.mark.parametrize("tail", TAILS)
@pytest.mark.parametrize("breaks", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_all_bytes_before_the_new_question_stay(tail: str, breaks: str, mark: str) -> None:
    data = (mark + ONE + tail).replace("\n", breaks).encode("utf-8")
    changed = YamlCourseWriter().appended(data, "bank", ENTRY)
    assert changed.startswith(data)
    assert ids(changed) == ["a", "fresh"]
    assert (b"\r\n" in changed) == (breaks == "\r\n")
    assert breaks == "\n" or changed.count(b"\n") == changed.count(b"\r\n")


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_reads_as_a_sound_question_that_is_to_be_filled_in(kind: str) -> None:
    changed = YamlCourseWriter().appended(BANK.encode(), "bank", question("fresh", "moon", kind))
    read = read_file(changed, "bank")
    assert {finding.code for finding in read.findings} == {"bank.unfilled"}
    assert isinstance(read.parsed, ParsedBank)
    assert (read.parsed.items[-1].item, read.parsed.items[-1].unfilled) == (None, True)


def test_a_list_that_other_keys_follow_is_added_to_before_them() -> None:
    data = b"questions:\n  - id: a\n    point: moon\n    front: A\n    back: B\n\nformat: 1\nsection: space\n"
    changed = YamlCourseWriter().appended(data, "bank", ENTRY)
    assert ids(changed) == ["a", "fresh"]
    assert changed.endswith(b"format: 1\nsection: space\n")
    assert b"  - id: fresh\n    point: moon\n" in changed


def test_a_section_is_added_to_a_statement() -> None:
    changed = YamlCourseWriter().appended(STATEMENT.encode(), "statement", section("new", 'A "new": one #1'))
    assert changed.startswith(STATEMENT.encode())
    assert 'title: "A \\"new\\": one #1"' in changed.decode()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "format: 1\nsection: space\n",
        HEAD,
        "format: 1\nsection: space\nquestions: [{id: a, point: moon, front: A, back: B}]\n",
        HEAD + "- id: a\n  point: [moon\n",
        "- a\n- b\n",
        ONE + "...\nmore: 1\n",
        "questions:\n-\n  id: a\n  point: moon\n  front: A\n  back: B\nformat: 1\nsection: space\n",
        ONE + "\x00",
    ],
)
def test_what_cannot_be_added_to_safely_is_refused(text: str) -> None:
    with pytest.raises(AuthorRefused):
        YamlCourseWriter().appended(text.encode(), "bank", ENTRY)


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(AuthorRefused):
        YamlCourseWriter().appended(b"\xff\xfe\x00", "bank", ENTRY)


def test_a_bank_without_questions_takes_its_first() -> None:
    data = b"# top\nformat: 1\nsection: space\nquestions: []  # none yet\n# end\n"
    changed = YamlCourseWriter().appended(data, "bank", ENTRY)
    assert ids(changed) == ["fresh"]
    assert changed.decode().startswith("# top\nformat: 1\nsection: space\nquestions:  # none yet\n- id: fresh\n")
    assert changed.endswith(b"# end\n")


COMMENT = st.from_regex(r"#[ a-z:\-'\"\[{|>]{0,12}", fullmatch=True)
LINES = st.lists(st.sampled_from(["", "  ", "    "]).flatmap(lambda pad: COMMENT.map(lambda c: pad + c)) | st.just(""))


@given(LINES, LINES, st.integers(0, 6))
def test_comments_and_blank_lines_anywhere_stay(before: list[str], after: list[str], indent: int) -> None:
    pad = " " * indent
    rows = [f"{pad}- id: a", f"{pad}  point: moon", f"{pad}  front: A", f"{pad}  back: B"]
    text = "\n".join(["format: 1", "section: space", *before, "questions:", *before, *rows, *after])
    data = text.encode()
    changed = YamlCourseWriter().appended(data, "bank", ENTRY)
    assert changed.startswith(data)
    assert ids(changed) == ["a", "fresh"]
