"""Edits of a statement change one entry: comments, order, line ends and every other line stay."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.banks.splice_statement import delete_entry, edit_entry, edit_top, insert_entry, move_entry, top
from app.banks.statement_writing import LateStatementWriter
from app.banks.writing import LateWriter
from app.services.author_files import AuthorRefused
from app.services.edit_course import CourseEdit
from app.services.outline_course import read_course

STATEMENT = """# yaml-language-server: $schema=x
# head
format: 1
title: "The Text"   # its name
about: {place: here}
sections:
# about space
- id: space   # stable
  title: Space
  points:
  # the moon
  - id: moon
    paragraph: 1   # first
    text: The Moon is explored.
    terms: [Moon]  # exact
  - {id: orbit, paragraph: 2, text: It is watched.}  # flow

- id: people
  title: People
  short: P
  points:
    - id: ties   # deeper list
      paragraph: 1
      text: >-
        Two
        lines
      general: true
    # between
    - id: visits
      paragraph: 1
      text: Visits.
# end
"""
SPACE, PEOPLE = ("sections", 0, "points"), ("sections", 1, "points")
WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=20
).filter(str.strip)


def made(ends: str) -> CourseEdit:
    return CourseEdit(LateStatementWriter(), LateWriter(), STATEMENT.replace("\n", ends).encode())


def comments(data: bytes) -> list[str]:
    marks = ("# head", "# its name", "# about space", "# stable", "# the moon", "# first", "# exact", "# flow",
             "# deeper list", "# between", "# end")  # fmt: skip
    text = data.decode()
    return [mark for mark in marks if mark in text]


@st.composite
def steps(draw: st.DrawFn) -> tuple[str, int, str]:
    return (
        draw(st.sampled_from(["rename", "section", "point", "add point", "add section", "move section", "move point"])),
        draw(st.integers(0, 9)),
        draw(WORDS),
    )


def act(edit: CourseEdit, step: tuple[str, int, str]) -> set[str]:
    """Do a step; the lines of the file that it may change, as they stood."""
    what, number, words = step
    section = edit.text.sections[number % len(edit.text.sections)]
    point = section.points[number % len(section.points)]
    match what:
        case "rename":
            edit.rename(words, edit.text.about)
        case "section":
            edit.edit_section(section.id, words, section.short)
        case "point":
            edit.edit_point(point.id, words, point.terms, general=point.general)
        case "add point":
            edit.add_point(section.id, words)
        case "add section":
            edit.add_section(words, words)
        case "move section":
            edit.move_section(edit.text.sections[0].id, 1)
        case _:
            edit.move_point(section.points[0].id, 1) if len(section.points) > 1 else None
    return {section.id, point.id}


@settings(max_examples=60, deadline=None)
@given(st.lists(steps(), min_size=1, max_size=5), st.sampled_from(["\n", "\r\n"]))
def test_random_edits_keep_comments_ids_and_what_they_did_not_touch(
    done: list[tuple[str, int, str]], ends: str
) -> None:
    edit = made(ends)
    before = comments(edit.data)
    for step in done:
        ids, old = edit.text.ids(), edit.text
        touched = act(edit, step)
        assert ids <= edit.text.ids(), "an id went or changed"
        assert set(before) == set(comments(edit.data))
        kept = {p.id: p for s in old.sections for p in s.points if p.id not in touched}
        assert {p.id: p for s in edit.text.sections for p in s.points if p.id in kept} == kept
    if ends == "\r\n":
        assert edit.data.count(b"\n") == edit.data.count(b"\r\n")
    for _step in done:
        edit.undo()
    assert edit.data == STATEMENT.replace("\n", ends).encode()


@settings(max_examples=60, deadline=None)
@given(WORDS)
def test_another_text_changes_one_line(words: str) -> None:
    data = STATEMENT.encode()
    fields = {"id": "moon", "paragraph": "1", "text": " ".join(words.split()), "terms": ("Moon",)}
    changed = edit_entry(data, SPACE, 0, fields).decode().splitlines()
    differing = [n for n, (a, b) in enumerate(zip(STATEMENT.splitlines(), changed, strict=True)) if a != b]
    assert differing in ([], [13])


def test_the_other_lines_stay_when_an_entry_comes_or_goes() -> None:
    data = STATEMENT.encode()
    added = insert_entry(data, PEOPLE, 0, {"id": "new", "paragraph": "3", "text": "New: one."})
    assert set(STATEMENT.splitlines()) <= set(added.decode().splitlines())
    gone = delete_entry(data, SPACE, 0).decode()
    assert "# the moon" not in gone
    assert [line for line in STATEMENT.splitlines() if line in gone.splitlines()] == gone.splitlines()
    swapped = move_entry(data, SPACE, 1, -1)
    assert sorted(swapped.splitlines()) == sorted(data.splitlines())
    assert [p.id for p in read_course(top(swapped)).sections[0].points] == ["orbit", "moon"]


def test_the_title_changes_and_the_lines_about_come_and_go() -> None:
    fields = {key: value for key, value in top(STATEMENT.encode()).items() if key != "sections"}
    changed = edit_top(STATEMENT.encode(), fields | {"title": "Other # one", "about": {"day": "12:30"}})
    assert read_course(top(changed)).title == "Other # one"
    assert read_course(top(changed)).about == (("day", "12:30"),)
    assert changed.decode().split("sections:")[1] == STATEMENT.split("sections:")[1]
    without = edit_top(changed, {key: value for key, value in fields.items() if key != "about"})
    assert read_course(top(without)).about == ()


@pytest.mark.parametrize("last", [b"x", b"sections: [{id: a}]", b"sections: yes"])
def test_what_cannot_be_spliced_is_refused_in_words(last: bytes) -> None:
    with pytest.raises(AuthorRefused, match=r"by hand|errors|no list"):
        delete_entry(b"format: 1\n" + last + b"\n", ("sections",), 0)
