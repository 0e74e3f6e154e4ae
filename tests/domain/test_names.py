"""What a learner may be called."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.names import clean_name, name_key


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Ann  ", "Ann"),
        ("Ann   Lee", "Ann Lee"),
        ("Zoe\u0308", "Zoë"),
        ("花子", "花子"),
        ("O'Neill-Smith", "O'Neill-Smith"),
        ("x" * 60, "x" * 60),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("Ann\tLee\n", "Ann Lee"),
    ],
)
def test_a_name_is_kept_trimmed_and_composed(typed: str, kept: str) -> None:
    assert clean_name(typed) == kept


@pytest.mark.parametrize(
    "typed",
    ["", "   ", "x" * 61, "a\x00b", "a\x1bb", "\u202eAnn", "Ann\u2066", "\ud800", "\u200b", "\u200d", "a\ue000"],
)
def test_empty_long_and_invisible_names_are_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r"[.]$"):
        clean_name(typed)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ann", "ANN"), ("Ann", "ａｎｎ"), ("Straße", "STRASSE"), ("Zoë", "Zoe\u0308"), ("Ann Lee", " ann  lee")],
)
def test_names_that_look_alike_are_the_same(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


def test_other_names_differ() -> None:
    assert len({name_key(name) for name in ("Ann", "Anna", "An n", "Zoe", "Zoë")}) == 5


@given(st.text(max_size=80))
def test_a_kept_name_stays_as_it_is(typed: str) -> None:
    try:
        kept = clean_name(typed)
    except ValueError:
        return
    assert clean_name(kept) == kept
    assert name_key(kept) == name_key(typed)
