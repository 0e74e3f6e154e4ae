"""An edit changes one question: every other byte and every other question stay."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.banks.emit import Raw, in_brackets, scalar
from app.banks.splice import (
    Fields,
    delete_question,
    duplicate_question,
    insert_question,
    move_question,
    questions,
    replace_question,
)  # fmt: skip

BANK = """# head
format: 1
section: s
questions:
# about a
- id: a   # its id
  ask: What? # not here
  wrong:
  - x
  # why y
  - y
  # end of a

# about b
- {id: b, point: p, ask: Flow}  # tail b
- id: c
  hint: |
    two
    lines

# the end
"""
HARD = [
    "no",
    "12:30",
    "not a sign: \ufffe\uffff",
    "- x",
    "| y",
    "a # b",
    "a: b",
    "[x]",
    "{y",
    "\\[",
    "'",
    '"',
    "two\nlines",
    "é 日本",
    "x,y",
    "?",
    "#",
    "007",
]
TEXT = st.sampled_from(HARD) | st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1
)
VALUE = TEXT | st.lists(TEXT, min_size=1, max_size=3).map(tuple) | st.dictionaries(TEXT, TEXT, min_size=1, max_size=3)
FIELDS = st.dictionaries(st.sampled_from(["ask", "right", "wrong", "hint", "match"]), VALUE, max_size=4)


@st.composite
def banks(draw: st.DrawFn) -> tuple[bytes, list[str]]:
    """A bank of two to five questions with comments, and the text of each question's own lines."""
    ends, pad = draw(st.sampled_from(["\n", "\r\n"])), draw(st.sampled_from(["", "  "]))
    head, chunks = "# top\nformat: 1\nsection: s\nquestions:\n", []
    for number in range(draw(st.integers(2, 5))):
        fields = {"id": f"q{number}", **draw(FIELDS)}
        above = draw(st.sampled_from(["", f"{pad}# note {number}\n"]))
        if draw(st.booleans()):
            body = f"{pad}- {in_brackets(fields)}  # tail {number}\n"
        else:
            lines = [f"{scalar(key)}: {in_brackets(value)}" for key, value in fields.items()]
            body = f"{pad}- " + f"\n{pad}  ".join(lines) + "\n"
        chunks.append((above + body).replace("\n", ends))
    text = head.replace("\n", ends) + "".join(chunks) + draw(st.sampled_from(["", "# end"])) + ends
    return (draw(st.sampled_from(["", "\ufeff"])) + text).encode(), chunks


@given(banks(), FIELDS, st.data())
@settings(max_examples=150, deadline=None)
def test_replacing_keeps_all_other_bytes_and_questions(
    made: tuple[bytes, list[str]], new: dict[str, Raw], data: st.DataObject
) -> None:
    """Everything before and after the edited question stays byte for byte."""
    bank, chunks = made
    at = data.draw(st.integers(0, len(chunks) - 1))
    before = questions(bank)
    fields: Fields = {"id": f"q{at}", **new}
    after = replace_question(bank, at, fields)
    head, _own, tail = bank.decode().partition(chunks[at])
    assert after.decode().startswith(head)
    assert after.decode().endswith(tail)
    read = questions(after)
    assert read[at] == fields
    assert (read[:at], read[at + 1 :]) == (before[:at], before[at + 1 :])


@given(banks(), st.data())
@settings(max_examples=60, deadline=None)
def test_moving_there_and_back_gives_the_same_bytes(made: tuple[bytes, list[str]], data: st.DataObject) -> None:
    """A move swaps two questions with their comments."""
    bank, chunks = made
    at = data.draw(st.integers(0, len(chunks) - 2))
    moved = move_question(bank, at, 1)
    assert chunks[at + 1] + chunks[at] in moved.decode()
    assert move_question(moved, at + 1, -1) == bank


@given(banks(), FIELDS, st.data())
@settings(max_examples=60, deadline=None)
def test_an_insert_deleted_again_gives_the_same_bytes(
    made: tuple[bytes, list[str]], new: dict[str, Raw], data: st.DataObject
) -> None:
    """Insert after a question, then delete what was inserted."""
    bank, chunks = made
    at = data.draw(st.integers(0, len(chunks) - 1))
    fields = {"id": "new", **new}
    longer = insert_question(bank, at, fields)
    assert questions(longer)[at + 1] == fields
    assert delete_question(longer, at + 1) == bank


def test_comments_stay_with_their_question() -> None:
    """Above, inside, below and after."""
    moved = move_question(BANK.encode(), 0, 1).decode()
    assert "# about b\n- {id: b, point: p, ask: Flow}  # tail b\n\n# about a\n- id: a   # its id\n" in moved
    gone = delete_question(BANK.encode(), 0).decode()
    assert "of a" not in gone
    assert "# about b" in gone
    assert "# head" in gone


def test_an_edited_field_leaves_the_others_as_typed() -> None:
    """Comments inside a list that is written anew go above its key."""
    fields = dict(questions(BANK.encode())[0]) | {"wrong": ("z",)}
    text = replace_question(BANK.encode(), 0, fields).decode()
    assert "- id: a   # its id\n  ask: What? # not here\n  # why y\n  wrong:\n  - z\n  # end of a\n" in text


def test_a_duplicate_stands_below_under_its_own_id() -> None:
    """The copy has the same other fields."""
    copied = questions(duplicate_question(BANK.encode(), 1, "b-2"))
    assert copied[2] == dict(copied[1]) | {"id": "b-2"}


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_the_last_question_leaves_an_empty_list_that_takes_another(ends: str) -> None:
    """Head, comments and what stands below the list stay; the first question of an empty list comes below its key."""
    bank = "# top\nquestions:   # all\n# about a\n- id: a\n  # deep\n\n# end\nformat: 1\n".replace("\n", ends).encode()
    gone = delete_question(bank, 0)
    assert gone.decode() == "# top\nquestions: []   # all\n\n# end\nformat: 1\n".replace("\n", ends)
    assert questions(gone) == ()
    again = insert_question(gone, -1, {"id": "b"})
    assert again.decode() == "# top\nquestions:   # all\n- id: b\n\n# end\nformat: 1\n".replace("\n", ends)
    assert delete_question(again, 0) == gone


@pytest.mark.parametrize("empty", ["questions: [\n  # why\n  ]  # tail\n", "questions:", "questions: []"])
def test_a_first_question_comes_into_any_empty_list(empty: str) -> None:
    """Comments inside its brackets stay."""
    text = insert_question(b"section: s\n" + empty.encode(), -1, {"id": "b", "wrong": ("x", "y")})
    assert questions(text) == ({"id": "b", "wrong": ("x", "y")},)
    assert text.count(b"#") == empty.count("#")
