"""The short notations: feedback after a bar, gaps in brackets, numbers with a tolerance."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.banks.notation import NotationError, parse_cloze, parse_number, split_feedback
from app.domain.item import Blank


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A", ("A", None)),
        ("A | why", ("A", "why")),
        ("A | why | more", ("A", "why | more")),
        (r"A \| B", ("A | B", None)),
        (r"A \| B | why \| more", ("A | B", "why | more")),
        ("A|B", ("A|B", None)),
        ("A |", ("A", "")),
        ("| why", ("", "why")),
        (r"C:\dir", ("C:\\dir", None)),
    ],
)
def test_the_first_bar_between_spaces_starts_the_feedback(text: str, wanted: tuple[str, str | None]) -> None:
    assert split_feedback(text) == wanted


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("3", 3, 3),
        ("-3.5", -3.5, -3.5),
        ("−3", -3, -3),
        ("8 +- 1", 7, 9),
        ("8+-1", 7, 9),
        ("8 ± 0.5", 7.5, 8.5),
        ("8 +- 5 %", 7.6, 8.4),
        ("-100 +- 5%", -105, -95),
        ("7..9", 7, 9),
        ("-2 .. 2", -2, 2),
    ],
)
def test_numbers_are_ranges(text: str, low: float, high: float) -> None:
    wanted = parse_number(text)
    assert (wanted.low, wanted.high) == pytest.approx((low, high))


@pytest.mark.parametrize("text", ["", "x", "1,000", "1e3", "inf", "nan", "9..7", "8 +-", "8 %", "٣", "1 2", "0x10"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(NotationError):
        parse_number(text)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("a [b] c", ("a ", Blank(("b",)), " c")),
        ("[b|c d]", (Blank(("b", "c d")),)),
        ("[a][b]", (Blank(("a",)), Blank(("b",)))),
        (r"\[x\] [y]", ("[x] ", Blank(("y",)))),
        (r"[a \| b|\[c\]]", (Blank(("a | b", "[c]")),)),
        ("a ] b [c]", ("a ] b ", Blank(("c",)))),
        (r"a \b [c]", ("a \\b ", Blank(("c",)))),
    ],
)
def test_gaps_and_text(text: str, parts: tuple[str | Blank, ...]) -> None:
    assert parse_cloze(text) == parts


@given(st.text(alphabet="ab[]|\\ ", max_size=30))
def test_any_text_is_a_cloze_or_refused_with_a_known_code(text: str) -> None:
    """Whatever is typed, the outcome is gaps with answers or a NotationError that has words to tell it by."""
    outcome = outcome_of(text)
    assert outcome in {"no-blank", "open-blank", "empty-blank", "gaps"}


def outcome_of(text: str) -> str:
    try:
        parts = parse_cloze(text)
    except NotationError as fault:
        return fault.code
    blanks = [part for part in parts if isinstance(part, Blank)]
    return "gaps" if blanks and all(all(blank.accepted) for blank in blanks) else "nothing"


@given(st.lists(st.text(alphabet="ab[]| ", min_size=1).map(str.strip).filter(bool), min_size=1, max_size=3))
def test_any_answer_can_be_written_in_a_gap(answers: list[str]) -> None:
    escaped = [a.replace("|", "\\|").replace("[", "\\[").replace("]", "\\]") for a in answers]
    assert parse_cloze(f"x [{'|'.join(escaped)}]") == ("x ", Blank(tuple(answers)))
