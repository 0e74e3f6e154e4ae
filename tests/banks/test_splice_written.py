"""Edits of banks in every style that people write: an independent reader finds just the edit, all else stays."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from app.banks.splice import delete_question, insert_question, move_question, questions, replace_question
from app.services.author_files import AuthorRefused
from tests.banks.test_splice import FIELDS
from tests.banks.written import KEYS, Written, written_banks


def read(data: bytes) -> Any:
    """The file as PyYAML's own loader reads it, every scalar a text; the last line is ended."""
    text = data.decode().removeprefix("\ufeff")
    return yaml.load(text if text.endswith("\n") else f"{text}\n", Loader=yaml.BaseLoader)  # noqa: S506  texts only


def plain(value: Any) -> Any:
    """Lists in place of tuples."""
    if isinstance(value, dict):
        return {key: plain(part) for key, part in value.items()}
    return [plain(part) for part in value] if isinstance(value, list | tuple) else value


def notes(data: bytes) -> Counter[str]:
    """The numbered comments."""
    return Counter(re.findall(r"#n\d+;", data.decode()))


@settings(max_examples=150, deadline=None)
@given(written_banks(), FIELDS, st.data())
def test_an_edit_reads_as_the_edit_and_leaves_every_other_byte(
    made: Written, new: dict[str, Any], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(made.chunks) - 1))
    old = dict(questions(made.data)[at])
    gone = data.draw(st.sets(st.sampled_from(KEYS), max_size=2)) - set(new)
    fields = {key: value for key, value in {**old, **new}.items() if key not in gone}
    after = replace_question(made.data, at, fields)
    before, found = read(made.data), read(after)
    assert found["questions"][at] == plain(fields)
    found["questions"][at] = before["questions"][at]
    assert found == before
    head, _own, tail = made.data.decode().partition(made.chunks[at])
    assert after.decode().startswith(head)
    assert after.decode().endswith(tail)
    assert notes(after) == notes(made.data)
    same = [key for key in made.fields[at] if fields.get(key) == old[key]]
    assert all(made.fields[at][key].rstrip() in after.decode() for key in same)
    if "\r\n" in made.data.decode():
        assert after.count(b"\n") == after.count(b"\r\n")


@settings(max_examples=80, deadline=None)
@given(written_banks(), st.data())
def test_a_deleted_question_takes_its_own_lines_alone(made: Written, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(made.chunks) - 1))
    after = delete_question(made.data, at)
    before, found = read(made.data), read(after)
    del before["questions"][at]
    assert found == before
    assert all(chunk.rstrip() in after.decode() for n, chunk in enumerate(made.chunks) if n != at)


@settings(max_examples=80, deadline=None)
@given(written_banks(), st.data())
def test_a_moved_question_takes_its_lines_with_it_and_comes_back(made: Written, data: st.DataObject) -> None:
    if len(made.chunks) < 2:
        return
    at = data.draw(st.integers(0, len(made.chunks) - 2))
    try:
        moved = move_question(made.data, at, 1)
    except AuthorRefused:  # blank lines would come to stand below a text that keeps its last line ends
        assert re.search(r"[|>]\+", made.chunks[at] + made.chunks[at + 1])
        return
    before, found = read(made.data), read(moved)
    order = before["questions"]
    order[at], order[at + 1] = order[at + 1], order[at]
    assert found == before
    assert all(chunk.strip() in moved.decode() for chunk in made.chunks)
    if not re.search(r"[|>]\+", made.data.decode()):
        assert move_question(moved, at + 1, -1) == made.data


@settings(max_examples=80, deadline=None)
@given(written_banks(), FIELDS, st.data())
def test_an_inserted_question_stands_on_lines_of_its_own(
    made: Written, new: dict[str, Any], data: st.DataObject
) -> None:
    after = data.draw(st.integers(0, len(made.chunks) - 1))
    longer = insert_question(made.data, after, {"id": "new", **new})
    before, found = read(made.data), read(longer)
    assert found["questions"].pop(after + 1) == plain({"id": "new", **new})
    assert found == before
    assert all(chunk.rstrip() in longer.decode() for chunk in made.chunks)
    assert read(delete_question(longer, after + 1)) == before
