"""Fields of a question as texts of a form: what is read back is what stood there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.author_files import AuthorRefused
from app.services.edit_bank_kinds import KINDS, as_kind, kind_of
from app.services.edit_bank_texts import COLON, COMMA, EQUALS, SEMICOLON, cut, read, shown

SIGNS = st.text(alphabet="ab =:;,\\|[", max_size=12).map(str.strip)
WORDS = SIGNS.filter(bool)


@pytest.mark.parametrize("key", ["right", "wrong", "order", "tags", "point"])
@given(entries=st.lists(WORDS, min_size=2, max_size=4))
def test_lists_are_read_back(key: str, entries: list[str]) -> None:
    flat = [" ".join(entry.split()) for entry in entries]
    assert read(key, shown(key, flat)[0], None) == tuple(flat)


@given(pairs=st.dictionaries(WORDS, WORDS, min_size=1, max_size=3))
def test_pairs_are_read_back(pairs: dict[str, str]) -> None:
    flat = {" ".join(left.split()): " ".join(right.split()) for left, right in pairs.items()}
    assert read("match", shown("match", flat)[0], None) == flat
    assert read("allow", shown("allow", flat)[0], None) == flat


@given(groups=st.dictionaries(WORDS, st.lists(WORDS, min_size=1, max_size=3), min_size=1, max_size=3))
def test_groups_are_read_back(groups: dict[str, list[str]]) -> None:
    flat = {" ".join(name.split()): tuple(" ".join(part.split()) for part in parts) for name, parts in groups.items()}
    assert read("groups", shown("groups", flat)[0], None) == flat


@pytest.mark.parametrize("sign", [EQUALS, COLON, SEMICOLON, COMMA])
@given(text=st.text(alphabet="a\\=:;, ", max_size=10))
def test_typing_any_signs_gives_pieces_and_never_fails(sign: str, text: str) -> None:
    assert cut(text, sign)


def test_what_is_not_changed_keeps_what_stands_in_the_file() -> None:
    """A line of the form that shows as before stands for the very entry it showed."""
    old = ("first\nline", "second")
    assert shown("wrong", old) == ("first line\nsecond", True)
    assert read("wrong", "first line\nother", old) == ("first\nline", "other")
    assert read("right", "one", "old") == "one"
    assert read("right", "one", ("old",)) == ("one",)
    assert read("right", "one\ntwo", "old") == ("one", "two")


def test_bars_and_brackets_stay_as_typed() -> None:
    assert read("wrong", r"a \| b | why", ()) == (r"a \| b | why",)
    assert read("cloze", r"A \[b] [c|d].", "x") == r"A \[b] [c|d]."


def test_what_the_form_cannot_hold_is_shown_but_refused() -> None:
    raw = ({"text": "a", "right": "true"},)
    text, holds = shown("choices", raw)
    assert not holds
    assert read("choices", text, raw) is raw
    with pytest.raises(AuthorRefused):
        read("choices", "", raw)


def test_a_key_on_two_lines_is_refused() -> None:
    with pytest.raises(AuthorRefused, match='"a"'):
        read("match", "a = b\na = c", None)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "choices"])
def test_a_kind_becomes_another_and_keeps_what_fits(kind: str) -> None:
    made = as_kind({"id": "x", "point": "p", "ask": "What?", "right": "A | yes", "wrong": ("B",), "explain": "E"}, kind)
    assert kind_of(made) == kind
    assert (made["id"], made["point"], made["explain"]) == ("x", "p", "E")
    assert "What?" in str(made.get("ask", "")) + str(made.get("front", "")) + str(made.get("cloze", ""))
    assert ("wrong" in made) == (kind in ("right", "answer", "number", "cloze"))


def test_a_cloze_becomes_a_card_without_its_brackets() -> None:
    made = as_kind({"id": "x", "cloze": r"The [Moon|moon] is \[far]."}, "front")
    assert (made["front"], made["back"]) == ("The Moon is [far].", "Moon")
