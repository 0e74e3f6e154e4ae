"""Typed answers: what is forgiven, and what never is."""

from __future__ import annotations

import math
from decimal import Decimal

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
@example("e:\u0327\u20130")  # a dash after a letter that composes late is no minus
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
    [("3", 3.0), (" 2.5 ", 2.5), ("1,200", 1200.0), ("－2", -2.0), ("60 %", 60.0), ("−4", -4.0), ("1 000", 1000.0)]
    + [(f"1{gap}234{gap}567", 1234567.0) for gap in ("\u00a0", "\u2009", "\u202f")]
    + [("- 5", -5.0), ("+3", 3.0), (".5", 0.5), ("1,234.5", 1234.5)],
)
def test_numbers_as_people_type_them(typed: str, value: float) -> None:
    assert parse_number(typed) == value


@pytest.mark.parametrize(
    "typed",
    ["", "three", "1,2", "nan", "inf", "1e999", "1_0", "--3", "3 years", "9" * 50, "3 4", "1 00", "1 0000"],
)
def test_what_is_no_number(typed: str) -> None:
    assert parse_number(typed) is None


@pytest.mark.parametrize("typed", ["1,000 000", "1 2.5", "1234,567", ",5", "5 5 %", "5 %%", "."])
def test_numbers_with_odd_gaps_and_signs_are_none(typed: str) -> None:
    assert parse_number(typed) is None


@pytest.mark.parametrize(
    ("typed", "accepted"),
    [
        ("1.5", "15"),
        ("1,5", "15"),
        ("1..5", "15"),
        ("-5", "5"),
        ("\u22125", "5"),
        ("from -5 to 5", "from 5 to 5"),
        ("1/2", "12"),
        ("\u00bd", "12"),
        ("1\u00bd", "11/2"),
        ("3 4", "34"),
        ("5 -5", "5-5"),
        ("4/10/2024", "41/02/024"),
        ("12:30", "1230"),
        ("1,000.5", "10005"),
    ],
)
def test_signs_that_make_a_number_tell_numbers_apart(typed: str, accepted: str) -> None:
    assert not same(typed, accepted)
    assert not one_typo(typed, accepted)
    assert match_text(typed, [accepted], []) == (None, None, False)


@pytest.mark.parametrize(
    ("typed", "accepted"),
    [
        ("1,000", "1000"),
        ("1 000 people", "1000 people"),
        ("1\u202f000", "1,000"),
        ("\u22125", "-5"),
        ("\u00bd", "1/2"),
        ("2010\u20132020", "2010-2020"),
        ("April 10 2024", "April 10, 2024."),
        ("F 35", "F-35"),
        ("5 year plan", "5-year plan"),
        ("and/or", "and or"),
        ("(1.5)", "1.5"),
    ],
)
def test_signs_that_make_no_difference_are_forgiven(typed: str, accepted: str) -> None:
    assert same(typed, accepted)


NUMERALS = st.decimals(-9999, 9999, places=2)


@given(NUMERALS, NUMERALS)
def test_texts_of_two_numbers_are_the_same_only_where_the_numbers_are(one: Decimal, other: Decimal) -> None:
    assert same(str(one), str(other)) == (str(one) == str(other))


@given(st.integers(-(10**12), 10**12), st.sampled_from([",", " ", "\u00a0", "\u2009", "\u202f", ""]))
def test_thousands_may_be_grouped_and_mean_the_same(value: int, gap: str) -> None:
    typed = f"{value:,}".replace(",", gap)
    assert parse_number(typed) == value
    assert same(typed, str(value))


@given(st.lists(st.text("0123456789", min_size=1, max_size=5), min_size=2, max_size=4), st.sampled_from(" ,"))
def test_gaps_stand_only_between_groups_of_three(groups: list[str], gap: str) -> None:
    grouped = len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])
    assert parse_number(gap.join(groups)) == (float("".join(groups)) if grouped else None)


@given(st.text("0123456789.,/-: +%e", max_size=12))
def test_no_text_made_of_number_signs_raises(text: str) -> None:
    value = parse_number(text)
    assert value is None or math.isfinite(value)
    assert fold(" ".join(fold(text))) == fold(text)
