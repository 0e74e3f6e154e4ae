"""Questions compared with one another, whole banks, allow, and figures."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.item import Choices, Flashcard, Item, Option, text_key
from app.domain.lint.registry import lint
from app.domain.lint.rule import ItemFigures, Subject
from tests.domain.lint.asked import choice, claim, cloze, codes, course, said, typed

ORBIT = "Which orbit does the text name with the detection system?"
OTHERS = ("Lunar orbit", "Polar orbit")


def twins(code: str, *items: Item) -> list[str]:
    """The questions of which a rule speaks, with each question under a name of its own."""
    named = [replace(item, id=f"q{n}") for n, item in enumerate(items)]
    return [issue.item for issue in said(named) if issue.code == code]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (choice(ORBIT, "Low Earth Orbit", *OTHERS), choice(ORBIT, "Low Earth Orbit", "Solar orbit", "Comet orbit")),
        (choice(ORBIT, "Low Earth Orbit", *OTHERS), choice(ORBIT.upper(), "low earth orbit", *OTHERS)),
        (claim("The planned system detects missiles.", True),
         claim("The system that is planned detects missiles.", True)),
        (cloze("The focus lies on [sustainable] operation."), cloze("A focus lies on [sustainable] operations.")),
        (typed("月を探査する国はどこですか", "日本"), typed("月を探査する国はどこですか。", "日本")),
        (Item("a", "sky", ("moon",), "Which commitments begin?", Flashcard("Law, peace.")),
         Item("b", "sky", ("moon",), "Which commitments begin?", Flashcard("Peace, law."))),
    ],
)  # fmt: skip
def test_nearly_the_same_question_is_noticed_at_the_later_one(one: Item, two: Item) -> None:
    assert twins("near-duplicate", one, two) == ["q1"]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (choice(ORBIT, "Low Earth Orbit", *OTHERS), typed(ORBIT, "Low Earth Orbit")),
        (typed("Where do the agencies train?", "Under the sea"), typed("Where do the agencies train?", "Over the sea")),
        (choice("Which word?", "Sustainable", "a", "b"), choice("Which word?", "Bilateral", "a", "b")),
        (typed("Who was the 44th president of the republic?", "Ann"),
         typed("Who was the 45th president of the republic?", "Ann")),
        (claim("The planned system detects missiles.", True), claim("The planned system detects missiles.", False)),
        (cloze("Complete: a focus on [sustainable] work."), cloze("Complete: a focus on [bilateral] work.")),
        (choice("What is the capital of France?", "Paris", "Rome"),
         choice("What is the capital of Italy?", "Rome", "Paris")),
    ],
)  # fmt: skip
def test_like_questions_that_ask_something_else_are_not_the_same(one: Item, two: Item) -> None:
    assert twins("near-duplicate", one, two) == []


@pytest.mark.parametrize(
    ("asks", "tells"),
    [
        (choice(ORBIT, "Low Earth Orbit", *OTHERS),
         claim("The text names Low Earth Orbit with the detection system.", True)),
        (typed("What does the planned system detect?", "Missiles"),
         typed("How does the planned system detect missiles?", "Radar")),
        (cloze("The planned system detects [missiles]."),
         typed("Who launches missiles that the planned system detects?", "Nobody")),
    ],
)  # fmt: skip
def test_a_stem_that_holds_anothers_key_is_noticed(asks: Item, tells: Item) -> None:
    assert twins("gives-key", asks, tells) == ["q1"]


@pytest.mark.parametrize(
    ("asks", "other"),
    [
        (choice(ORBIT, "Low Earth Orbit", *OTHERS),
         claim("The text names Low Earth Orbit with the detection system.", False)),
        (typed("What does the planned system detect?", "Missiles"), typed("Where are missiles built?", "Nowhere")),
        (typed("Is it the Moon or the Sun that the system detects?", "Moon"),
         typed("How does the system detect the Moon?", "So")),
        (typed("What does the planned system detect?", "Missile"),
         typed("What does the planned system detect besides comets?", "A")),
    ],
)  # fmt: skip
def test_a_stem_that_only_shares_words_gives_nothing_away(asks: Item, other: Item) -> None:
    assert twins("gives-key", asks, other) == []


def fixed(*places: int, shuffle: bool = False) -> list[Item]:
    """Questions with the right option at these places, in an order that is fixed unless shuffled."""
    return [
        Item(
            f"q{n}", "sky", ("moon",), f"What about thing {n}?",
            Choices(tuple(Option(f"{name} {n}", spot == place) for spot, name in enumerate(("Pit", "Sea", "Ridge")))),
            shuffle=shuffle,
        )
        for n, place in enumerate(places)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("places", "from_here"),
    [((0,) * 5, ["q0"]), ((1, 2, 2, 2, 2, 2, 0), ["q1"]), ((0,) * 4, []), ((0, 0, 1, 0, 0, 0), []), ((1,) * 9, ["q0"])],
)
def test_five_keys_at_one_place_are_a_run(places: tuple[int, ...], from_here: list[str]) -> None:
    assert [issue.item for issue in said(fixed(*places)) if issue.code == "key-run"] == from_here


def test_where_options_shuffle_there_is_no_run() -> None:
    assert "key-run" not in codes(*fixed(*(0,) * 6, shuffle=True))


@pytest.mark.parametrize(
    ("longest", "of", "noticed"), [(8, 8, True), (7, 7, False), (3, 9, False), (6, 9, True), (0, 30, False)]
)
def test_a_bank_whose_keys_are_too_often_the_longest(longest: int, of: int, noticed: bool) -> None:
    items = [
        choice(f"About {n}?", "aaaaa" if n < longest else "aaa", "bbbb", "cccc", "dddd", name=f"q{n}")
        for n in range(of)
    ]
    assert ("bank-longest-key" in codes(*items)) is noticed


def test_a_point_without_a_question_is_no_questions_fault() -> None:
    (issue,) = (issue for issue in said([typed("Which?", "Moon")]) if issue.code == "uncovered-point")
    assert (issue.item, issue.point) == ("", "sun")


def test_of_a_course_that_was_not_read_wholly_nothing_is_called_missing() -> None:
    item = replace(typed("Which?", "Moon"), allow=(("longest-key", "x"), ("missing-feedback", "x")))
    assert lint(Subject(course([item]), whole=False)) == ()


def test_what_is_allowed_is_silent_and_what_is_allowed_for_nothing_is_told() -> None:
    item = replace(
        typed("Which is not it?", "Moon"), allow=(("negative-stem", "x"), ("hint-leak", "x"), ("too-easy", "x"))
    )
    issues = [(issue.code, issue.field) for issue in said([item]) if issue.code in ("negative-stem", "unused-allow")]
    assert issues == [("unused-allow", "allow hint-leak")]


MOON = choice("Which?", "Moon", "Mars", "Venus", explain="So.")
ALL_CHOSEN = {text_key("Moon"): 0.6, text_key("Mars"): 0.35, text_key("Venus"): 0.05}


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        (ItemFigures(30, 0.6, 40, ALL_CHOSEN), set()),
        (ItemFigures(29, 0.1, -40, {}), set()),
        (ItemFigures(30, 0.1, -40, {}), {"too-hard", "weak-discrimination"}),
        (ItemFigures(500, 0.95, None, ALL_CHOSEN), {"too-easy"}),
        (ItemFigures(30, 0.6, 40, {text_key("Moon"): 1.0}), {"idle-distractor"}),
        (ItemFigures(30, 0.25, 20, ALL_CHOSEN), set()),
        (ItemFigures(30, 0.9, 20, ALL_CHOSEN), set()),
        (ItemFigures(30, 0.2499, 19.99, ALL_CHOSEN), {"too-hard", "weak-discrimination"}),
    ],
)
def test_figures_speak_from_thirty_learners_on(figures: ItemFigures, expected: set[str]) -> None:
    assert codes(MOON, q=figures) - {"uncovered-point"} == expected


def test_cards_that_learners_grade_themselves_have_no_facility() -> None:
    assert codes(Item("q", "sky", ("moon", "sun"), "A", Flashcard("B")), q=ItemFigures(99, 1.0, 0.0)) == set()
