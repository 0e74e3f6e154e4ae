"""Typed answers: what is forgiven, and what never is."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.domain.words import fold, match_text, one_typo, parse_number, same


@pytest.mark.parametrize(
    ("typed", "accepted"),
    [
        ("low earth orbit", "Low Earth Orbit"),
        ("  Low   Earth\tOrbit ", "Low Earth Orbit"),
        ("low-earth orbit", "Low Earth Orbit"),
        ("ＬＥＯ", "LEO"),
        ("the Taiwan Strait", "Taiwan Strait"),
        ("Washington DC", "Washington, D.C."),
        ("women’s empowerment", "women's empowerment"),
        ("start ups", "startups"),
        ("le\u200bo", "LEO"),
    ],
)
def test_case_space_width_punctuation_and_the_are_forgiven(typed: str, accepted: str) -> None:
    assert same(typed, accepted)


@pytest.mark.parametrize("typed", ["", "   ", "...", "the", "\u200b"])
def test_an_answer_without_a_word_equals_nothing(typed: str) -> None:
    assert not same(typed, "the")
    assert match_text(typed, ["Low Earth Orbit"], []) == (None, None, False)


@pytest.mark.parametrize(
    ("typed", "accepted"),
    [
        ("semiconducter", "semiconductor"),
        ("semiconductr", "semiconductor"),
        ("semicondductor", "semiconductor"),
        ("semicondcutor", "semiconductor"),
        ("Low Eart Orbit", "Low Earth Orbit"),
    ],
)
def test_one_typo_in_a_word_of_five_letters_is_forgiven(typed: str, accepted: str) -> None:
    assert match_text(typed, [accepted], []) == (accepted, None, True)


@pytest.mark.parametrize(
    ("typed", "accepted"),
    [
        ("moan", "moon"),  # four letters
        ("semicnoductro", "semiconductor"),  # two swaps
        ("lwo earht orbit", "low earth orbit"),  # two words
        ("article 51", "article 52"),  # a digit is no letter
        ("Earth Orbit", "Low Earth Orbit"),  # a word is missing
    ],
)
def test_more_than_one_typo_is_not(typed: str, accepted: str) -> None:
    assert match_text(typed, [accepted], []) == (None, None, False)


def test_a_known_mistake_is_never_accepted_though_it_is_one_letter_away() -> None:
    assert match_text("lunar orbits", ["linear orbits"], ["lunar orbits"]) == (None, "lunar orbits", False)
    assert match_text("latin", ["satin"], ["latin"]) == (None, "latin", False)


def test_a_typo_of_a_mistake_is_the_mistake() -> None:
    assert match_text("unitet nations", ["united notions"], ["united nations"])[0] is None


@given(st.text(), st.text(min_size=1), st.lists(st.text(), max_size=3))
def test_no_text_equal_to_a_mistake_is_ever_accepted(typed: str, accepted: str, others: list[str]) -> None:
    mistakes = [*others, typed]
    hit, _mistake, _typo = match_text(typed, [accepted], mistakes)
    assert hit is None or same(typed, accepted)


@given(st.text())
@example("C.\u0327")  # the full stop keeps the letter and its cedilla apart
def test_folding_is_stable(text: str) -> None:
    words = fold(text)
    assert fold(" ".join(words)) == words


@given(st.text(alphabet="abcdef", min_size=5, max_size=9), st.integers(0, 8), st.sampled_from("abcdefg"))
def test_one_typo_agrees_with_a_plain_edit(word: str, place: int, letter: str) -> None:
    place %= len(word)
    changed = word[:place] + letter + word[place + 1 :]
    added = word[:place] + letter + word[place:]
    assert one_typo(added, word)
    assert one_typo(changed, word) == (changed != word)


@pytest.mark.parametrize(
    ("typed", "value"),
    [("3", 3.0), (" 2.5 ", 2.5), ("1,200", 1200.0), ("－2", -2.0), ("60 %", 60.0), ("−4", -4.0), ("1 000", 1000.0)],
)
def test_numbers_as_people_type_them(typed: str, value: float) -> None:
    assert parse_number(typed) == value


@pytest.mark.parametrize("typed", ["", "three", "1,2", "nan", "inf", "1e999", "1_0", "--3", "3 years", "9" * 50])
def test_what_is_no_number(typed: str) -> None:
    assert parse_number(typed) is None
