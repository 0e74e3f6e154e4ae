"""Credit and feedback for each kind of question."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.grading import Grade, MarkState, Verdict, grade
from app.domain.item import (
    Blank,
    Body,
    Choices,
    Cloze,
    Flashcard,
    Groups,
    Item,
    Match,
    Number,
    Option,
    Order,
    SelfMarked,
    TrueFalse,
    Typed,
    text_key,
)
from app.domain.response import Response, response_from_json


def item(body: Body) -> Item:
    return Item("x", "space", ("p",), "?", body)


def options(right: str, wrong: str, several: bool = False) -> Choices:
    made = [Option(letter, True) for letter in right] + [Option(letter, feedback=f"not {letter}") for letter in wrong]
    return Choices(tuple(made), several)


def chosen(letters: str) -> Response:
    return Response(chosen=tuple(text_key(letter) for letter in letters))


def credit(body: Body, response: Response) -> float:
    return grade(item(body), response).credit


@pytest.mark.parametrize(("picked", "expected"), [("a", 1.0), ("b", 0.0), ("", 0.0), ("ab", 0.0)])
def test_single_choice(picked: str, expected: float) -> None:
    assert credit(options("a", "bcd"), chosen(picked)) == expected


@pytest.mark.parametrize(
    ("picked", "expected"),
    [("ab", 1.0), ("a", 0.5), ("ac", 0.0), ("abc", 0.5), ("abcd", 0.0), ("cd", 0.0), ("", 0.0)],
)
def test_several_right_hits_less_false_ones_and_nothing_for_choosing_all(picked: str, expected: float) -> None:
    assert credit(options("ab", "cd", several=True), chosen(picked)) == pytest.approx(expected)


def test_weighted_options_keep_their_weights() -> None:
    body = Choices((Option("a", True, credit=1.0), Option("b", credit=0.5), Option("c", credit=-0.5)))
    assert [credit(body, chosen(x)) for x in ("a", "b", "c")] == [1.0, 0.5, 0.0]


@pytest.mark.parametrize("weights", [(0.6, 0.3, 0.1), (0.1,) * 10, (1 / 3,) * 3, (0.7, 0.2, 0.1), (1 / 6,) * 6])
def test_weights_that_add_up_to_one_are_wholly_right_in_any_order(weights: tuple[float, ...]) -> None:
    for order in (weights, weights[::-1]):
        letters = "abcdefghij"[: len(order)]
        body = Choices(tuple(Option(x, True, credit=w) for x, w in zip(letters, order, strict=True)), several=True)
        assert grade(item(body), chosen(letters)).verdict is Verdict.RIGHT


def test_weights_that_cancel_out_are_wholly_wrong() -> None:
    body = Choices((Option("a", True, credit=0.3), Option("b", credit=-0.1), Option("c", credit=-0.2)), several=True)
    assert grade(item(body), chosen("abc")).verdict is Verdict.WRONG


@given(st.integers(1, 9), st.integers(1, 9))
def test_of_several_right_only_all_and_no_wrong_one_is_wholly_right(rights: int, wrongs: int) -> None:
    right, wrong = "abcdefghi"[:rights], "jklmnopqr"[:wrongs]
    body = options(right, wrong, several=True)
    assert credit(body, chosen(right)) == 1.0
    assert credit(body, chosen(right + wrong)) == 0.0
    assert 0.0 <= credit(body, chosen(right + wrong[:1])) < 1.0


def test_each_choice_is_marked_with_its_feedback() -> None:
    made = grade(item(options("a", "bc")), chosen("b"))
    assert [(m.text, m.state, m.feedback) for m in made.marks] == [
        ("a", MarkState.MISSED, ""),
        ("b", MarkState.WRONG, "not b"),
        ("c", MarkState.IDLE, "not c"),
    ]


@pytest.mark.parametrize(
    ("truth", "given", "expected"), [(True, "true", 1.0), (True, "false", 0.0), (False, "false", 1.0)]
)
def test_true_or_false(truth: bool, given: str, expected: float) -> None:
    assert credit(TrueFalse(truth), Response(chosen=(given,))) == expected


def test_only_a_wrong_choice_gets_the_true_or_false_feedback() -> None:
    wrong = grade(item(TrueFalse(False, "because")), Response(chosen=("true",)))
    assert {m.key: m.feedback for m in wrong.marks} == {"true": "because", "false": ""}


def test_a_typo_is_accepted_and_named() -> None:
    made = grade(item(Typed(("Low Earth Orbit", "LEO"))), Response(texts=("low earht orbit",)))
    assert (made.credit, made.typo) == (1.0, "Low Earth Orbit")


def test_a_known_mistake_gets_its_own_feedback() -> None:
    body = Typed(("Low Earth Orbit",), (Option("Lunar orbit", feedback="The Moon is another point."),))
    made = grade(item(body), Response(texts=("lunar orbit",)))
    assert (made.verdict, made.marks[0].feedback) == (Verdict.WRONG, "The Moon is another point.")


@pytest.mark.parametrize(("typed", "expected"), [("7", 1.0), ("9.0", 1.0), ("6.9", 0.0), ("x", 0.0), ("", 0.0)])
def test_numbers_within_their_range(typed: str, expected: float) -> None:
    assert credit(Number(7, 9, "8 +- 1"), Response(texts=(typed,))) == expected


def test_a_number_that_is_a_known_mistake_is_wrong_even_within_the_range() -> None:
    assert credit(Number(7, 9, "8 +- 1", (Option("9"),)), Response(texts=("9",))) == 0.0


def test_a_cloze_earns_the_share_of_its_blanks() -> None:
    body = Cloze(("A ", Blank(("sustainable",)), " operation on the ", Blank(("Moon", "lunar")), " surface."))
    assert credit(body, Response(texts=("sustainable", "lunar"))) == 1.0
    assert credit(body, Response(texts=("sustainable", "Mars"))) == 0.5
    assert credit(body, Response(texts=("sustainable",))) == 0.5
    assert credit(body, Response()) == 0.0


@pytest.mark.parametrize(
    ("given", "expected"), [("abcd", 1.0), ("bcda", 2 / 3), ("dcba", 0.0), ("abdc", 1 / 3), ("a", 0.0), ("", 0.0)]
)
def test_an_order_earns_the_share_of_neighbours_kept(given: str, expected: float) -> None:
    assert credit(Order(tuple("abcd")), chosen(given)) == pytest.approx(expected)


def pairs(text: str) -> Response:
    return Response(pairs=tuple((text_key(left), text_key(right)) for left, right in map(tuple, text.split())))


def test_matches_and_groups_earn_the_share_right() -> None:
    assert credit(Match((("a", "x"), ("b", "y"))), pairs("ax by")) == 1.0
    assert credit(Match((("a", "x"), ("b", "y"))), pairs("ax bx")) == 0.5
    assert credit(Match((("a", "x"), ("b", "x"))), pairs("ax bx")) == 1.0
    groups = Groups((("x", ("a", "b")), ("y", ("c",))))
    assert credit(groups, pairs("ax by cy")) == pytest.approx(2 / 3)


@pytest.mark.parametrize(("given", "expected"), [(1, 0.0), (2, 1.0), (4, 1.0), (None, 0.0)])
def test_a_flashcard_is_recalled_or_not(given: int | None, expected: float) -> None:
    assert credit(Flashcard("back"), Response(grade=given)) == expected


def test_a_self_marked_answer_earns_the_rubric_lines_met() -> None:
    assert credit(SelfMarked(("a", "b")), chosen("a")) == 0.5


def test_a_hint_costs_a_quarter() -> None:
    assert (Grade(1.0).score(1), Grade(0.5).score(1), Grade(1.0).score(0)) == (0.75, 0.375, 1.0)


BODIES: list[Body] = [
    options("a", "bcd"),
    options("ab", "cd", several=True),
    TrueFalse(True),
    Typed(("Low Earth Orbit",), (Option("Lunar orbit"),)),
    Number(1, 2, "1..2"),
    Cloze(("x", Blank(("y",)))),
    Order(tuple("abc")),
    Match((("a", "x"), ("b", "y"))),
    Groups((("x", ("a", "b")), ("y", ("c",)))),
    Flashcard("back"),
    SelfMarked(("a", "b")),
]
KEYS = [text_key(letter) for letter in "abcdxy"] + ["true", "false", "nonsense"]
RESPONSES = st.builds(
    Response,
    chosen=st.lists(st.sampled_from(KEYS), max_size=5).map(tuple),
    texts=st.lists(st.text(), max_size=3).map(tuple),
    pairs=st.lists(st.tuples(st.sampled_from(KEYS), st.sampled_from(KEYS)), max_size=4).map(tuple),
    grade=st.none() | st.integers(1, 4),
    revealed=st.booleans(),
)


@given(st.sampled_from(BODIES), RESPONSES)
def test_any_response_of_any_shape_gets_a_credit_from_nothing_to_one(body: Body, response: Response) -> None:
    made = grade(item(body), response)
    assert 0.0 <= made.credit <= 1.0
    assert made.marks


@given(RESPONSES)
def test_a_response_survives_its_json(response: Response) -> None:
    assert response_from_json(response.to_json()) == response


@pytest.mark.parametrize(
    "kept", [{"chosen": "a"}, {"texts": [1]}, {"pairs": [["a"]]}, {"grade": 9}, {"grade": True}, {"pairs": [[1, 2]]}]
)
def test_a_damaged_response_names_its_field(kept: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=next(iter(kept))):
        response_from_json(kept)
