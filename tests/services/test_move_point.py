"""A point in another section: its comments go with it, its questions too if they are to; undo gives all back."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.banks.splice import questions
from app.banks.splice_between import move_question_to
from app.banks.statement_writing import LateStatementWriter
from app.banks.writing import LateWriter
from app.services.author_files import AuthorRefused
from app.services.edit_course import CourseEdit
from tests.banks.test_splice_written import notes, plain, read
from tests.banks.written import Written, written_banks

STATEMENT = """format: 1
title: A Statement
sections:
- id: space
  title: Space
  points:
  # the moon
  - id: moon   # stays
    paragraph: 1
    text: "The Moon is explored."   # why
    terms: [Moon]
  - {id: orbit, paragraph: 2, text: A low orbit is named.}
- id: people
  title: People
  points:
    - id: ties
      paragraph: 4
      text: Ties matter.
# end
"""
SPACE = """# yaml-language-server: $schema=../schema/bank.schema.json
format: 1
section: space
questions:
# about one
- id: one   # first
  point: moon
  ask: The Moon is explored.
  true_or_false: true
- {id: two, point: [orbit, moon], ask: An orbit is named., true_or_false: true}
- id: three
  point: [moon, orbit]
  front: F
  back: B
"""
PEOPLE = """format: 1
section: people
questions:
  - id: four
    point: ties
    ask: Ties matter.
    true_or_false: true
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "banks").mkdir()
    (tmp_path / "statement.yaml").write_text(STATEMENT)
    (tmp_path / "banks" / "space.yaml").write_text(SPACE)
    (tmp_path / "banks" / "people.yaml").write_text(PEOPLE)
    return tmp_path


def opened(folder: Path) -> CourseEdit:
    return CourseEdit(LateStatementWriter(), LateWriter(), folder=folder)


def held(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in sorted(folder.rglob("*.yaml"))}


def test_a_point_goes_with_its_comments_and_questions_and_comes_back(folder: Path) -> None:
    before = held(folder)
    edit = opened(folder)
    assert edit.followers("moon") == ("one", "three")
    edit.move_point_to("moon", "people", take=True)
    after = held(folder)
    assert "    # the moon\n    - id: moon   # stays\n      paragraph: 5\n" in after["statement.yaml"]
    assert 'text: "The Moon is explored."   # why\n      terms: [Moon]\n# end\n' in after["statement.yaml"]
    assert "  # about one\n  - id: one   # first\n    point: moon\n" in after["people.yaml"]
    assert [one["id"] for one in questions(after["people.yaml"].encode())] == ["four", "one", "three"]
    assert [one["id"] for one in questions(after["space.yaml"].encode())] == ["two"]
    assert LateWriter().preview(folder, {}).errors == ()
    edit.undo()
    assert held(folder) == before


def test_questions_that_stay_still_ask_about_it(folder: Path) -> None:
    edit = opened(folder)
    edit.move_point_to("moon", "people", take=False)
    assert held(folder)["space.yaml"] == SPACE
    assert LateWriter().preview(folder, {}).errors == ()
    assert edit.questions_on({"moon"}) == ("one", "two", "three")


def test_a_section_without_a_bank_gets_one_and_undo_takes_it_away(folder: Path) -> None:
    (folder / "banks" / "people.yaml").unlink()
    (folder / "schema").mkdir()
    before = held(folder)
    edit = opened(folder)
    edit.move_point_to("moon", "people", take=True)
    made = (folder / "banks" / "people.yaml").read_text()
    assert made.startswith("# yaml-language-server: $schema=../schema/bank.schema.json\nformat: 1\nsection: people\n")
    edit.undo()
    assert held(folder) == before


def test_a_bank_without_its_last_question_stays_as_an_empty_one(folder: Path) -> None:
    (folder / "banks" / "space.yaml").write_text(SPACE.split("- {id: two")[0])
    opened(folder).move_point_to("moon", "people", take=True)
    assert held(folder)["space.yaml"].endswith("section: space\nquestions: []\n")
    assert LateWriter().preview(folder, {}).errors == ()


def test_the_only_point_of_a_section_stays(folder: Path) -> None:
    before = held(folder)
    with pytest.raises(AuthorRefused, match="at least one point"):
        opened(folder).move_point_to("ties", "space", take=True)
    assert held(folder) == before


def test_nothing_is_half_moved_where_a_bank_cannot_be_written(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = held(folder)
    edit = opened(folder)

    class Racing(LateWriter):
        """Someone writes a bank between the reading and the writing."""

        def move_question_to(self, data: bytes, at: int, target: bytes) -> tuple[bytes, bytes]:
            (folder / "banks" / "people.yaml").write_text(PEOPLE + "# theirs\n")
            return super().move_question_to(data, at, target)

    edit._banks = Racing()
    monkeypatch.setattr(edit, "_held", lambda inside: before[Path(inside).name].encode())
    with pytest.raises(AuthorRefused, match="changed meanwhile"):
        edit.move_point_to("moon", "people", take=True)
    assert held(folder) == {**before, "people.yaml": PEOPLE + "# theirs\n"}


def test_a_question_that_has_to_be_written_anew_keeps_its_comments() -> None:
    """Its text would swallow the blank line that follows in the other bank."""
    made = (
        b"format: 1\nsection: s\nquestions:\n- id: q0\n  ask: Moon\n# above\n- id: q1\n  ask: |+  # beside\n    Moon\n"
    )
    other = b"format: 1\nsection: t\nquestions:\n- id: z0\n  ask: Moon\n\n# end\n"
    left, there = move_question_to(made, 1, other)
    assert b"#" not in left
    assert there.splitlines()[5:8] == [b"# above", b"# beside", b"- id: q1"]
    assert there.endswith(b"\n\n# end\n")


@settings(max_examples=60, deadline=None)
@given(written_banks(), written_banks(), st.data())
def test_a_question_of_any_style_goes_to_any_bank(made: Written, other: Written, data: st.DataObject) -> None:
    """Both banks read as before but for the question that went; every comment is in one of them."""
    at = data.draw(st.integers(0, len(made.chunks) - 1))
    renamed = other.data.replace(b"id: q", b"id: z")
    left, there = move_question_to(made.data, at, renamed)
    former, target = read(made.data), read(renamed)
    target["questions"].append(former["questions"].pop(at))
    assert plain(read(left)) == former
    assert plain(read(there)) == target
    assert notes(left) + notes(there) == notes(made.data) + notes(renamed)
