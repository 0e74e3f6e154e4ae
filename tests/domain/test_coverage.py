"""What counts as uncovered, thin and lopsided."""

from __future__ import annotations

import pytest

from app.domain.bank import Course, ItemBank
from app.domain.coverage import Answered, Extent, Lean, Spread, coverage, extent, leans, spread
from app.domain.item import Body, Flashcard, Item, Kind, Level, Option, TrueFalse, Typed
from app.domain.statement import Point, Section, Statement

TRUE, CARD, TYPED = TrueFalse(True), Flashcard("Back"), Typed(("a",), (Option("b"),))


def item(name: str, points: tuple[str, ...], body: Body = TRUE, level: Level | None = Level.RECALL) -> Item:
    return Item(name, "s", points, f"{name}?", body, level=level)


def course(*items: Item) -> Course:
    points = (
        Point("one", "s", 1, "One."),
        Point("two", "s", 1, "Two.", general=True),
        Point("three", "s", 2, "Three."),
    )
    return Course("c", Statement("T", (Section("s", "S", "S", points),)), (ItemBank("s", items),))


def test_points_are_counted_with_every_question_that_cites_them() -> None:
    found = coverage(course(item("a", ("one", "two")), item("b", ("one",), CARD, None)))
    one, two, three = found.points
    assert (one.items, two.items, three.items) == (("a", "b"), ("a",), ())
    assert one.spread == Spread(2, ((Kind.TRUE_FALSE, 1), (Kind.FLASHCARD, 1)), ((Level.RECALL, 1), (None, 1)))
    assert [point.extent for point in found.points] == [Extent.COVERED, Extent.COVERED, Extent.UNCOVERED]
    assert (found.count(Extent.COVERED), found.count(Extent.UNCOVERED), found.spread.questions) == (2, 1, 2)


@pytest.mark.parametrize(
    ("bodies", "general", "expected"),
    [
        ((), False, Extent.UNCOVERED),
        ((), True, Extent.UNCOVERED),
        ((TRUE,), False, Extent.THIN),
        ((TRUE,), True, Extent.COVERED),
        ((TRUE, TRUE), False, Extent.THIN),
        ((TRUE, CARD), False, Extent.COVERED),
    ],
)
def test_a_point_needs_two_questions_of_two_kinds_a_general_one_needs_one(
    bodies: tuple[Body, ...], general: bool, expected: Extent
) -> None:
    items = [item(f"q{n}", ("one",), body) for n, body in enumerate(bodies)]
    assert extent(spread(items), general=general) is expected


@pytest.mark.parametrize(
    ("recall", "others", "expected"),
    [(3, 2, ()), (4, 1, ()), (2, 3, ()), (9, 1, (Lean.MUCH_RECALL,)), (1, 4, (Lean.LITTLE_RECALL,)), (1, 3, ())],
)
def test_recall_far_from_its_share_is_lopsided_from_five_questions_on(
    recall: int, others: int, expected: tuple[Lean, ...]
) -> None:
    found = Spread(
        recall + others,
        ((Kind.SINGLE, 1), (Kind.TYPED, recall + others - 1)),
        ((Level.RECALL, recall), (Level.APPLY, others)),
    )
    assert leans(found) == expected


def test_one_kind_and_one_level_are_lopsided() -> None:
    assert leans(spread([item(f"q{n}", ("one",)) for n in range(5)])) == (Lean.ONE_KIND, Lean.ONE_LEVEL)
    bodies: tuple[Body, ...] = (TRUE, CARD, TYPED, TRUE, CARD)
    mixed = [item(f"q{n}", ("one",), body, None) for n, body in enumerate(bodies)]
    assert leans(spread(mixed)) == ()


def test_the_facility_of_a_point_weighs_its_items_by_their_answers() -> None:
    made = course(item("a", ("one",)), item("b", ("one", "three"), CARD))
    found = coverage(made, {"a": Answered(1.0, 1), "b": Answered(0.5, 3), "gone": Answered(0.0, 9)})
    one, two, three = found.points
    assert (one.facility, one.answers) == (0.625, 4)
    assert (two.facility, two.answers) == (None, 0)
    assert (three.facility, three.answers) == (0.5, 3)


def test_points_that_a_question_with_errors_may_cover_are_marked() -> None:
    assert [point.unsure for point in coverage(course(), unsure=["three"]).points] == [False, False, True]
