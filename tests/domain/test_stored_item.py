"""Items read back from the text of their revision."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from app.domain.item import Choices, Item, Option, TrueFalse
from app.domain.stored_item import stored_item
from tests.studyroom import make_course

ITEMS = tuple(make_course().items.values())


@pytest.mark.parametrize("item", ITEMS, ids=[item.id for item in ITEMS])
def test_every_kind_comes_back_with_the_same_revision(item: Item) -> None:
    kept = json.loads(json.dumps(item.content()))
    for like in (None, replace(item, stem="Edited", hint="Of the edited text")):
        back = stored_item(item.id, kept, like)
        assert back is not None
        assert (back.revision, back.kind, back.stem, back.hint) == (item.revision, item.kind, item.stem, "")


def test_what_a_revision_does_not_hold_is_that_of_today() -> None:
    back = stored_item(ITEMS[0].id, ITEMS[0].content(), replace(ITEMS[0], stem="Edited", marks=2.0))
    assert back is not None
    assert (back.section, back.points, back.marks) == (ITEMS[0].section, ITEMS[0].points, 2.0)


@pytest.mark.parametrize("content", [{}, {"kind": "rebus", "stem": "", "image": ""}, {"kind": "single", "stem": ""}])
def test_what_another_version_wrote_is_no_item(content: dict[str, object]) -> None:
    assert stored_item("one", content, None) is None


def test_what_the_bank_says_of_an_option_stays_with_it_in_an_older_revision() -> None:
    single, options = ITEMS[0], ITEMS[0].body.options  # type: ignore[union-attr]  # a single choice
    today = replace(
        single,
        stem="Asked in other words",
        body=Choices((*(replace(option, right=option.text == "b") for option in options[:3]), Option("new"))),
    )
    back = stored_item(single.id, single.content(), today)
    assert back is not None
    assert isinstance(back.body, Choices)
    said = {option.text: option.feedback for option in back.body.options}
    assert said == {"a": "", "b": "", "c": "c is not named here.", "d": ""}  # b became right, d went


def test_what_the_bank_says_of_a_claim_goes_with_the_claim() -> None:
    truth = next(item for item in ITEMS if item.id == "truth")
    for today, said in (
        (replace(truth, image_hash="another"), "The text says otherwise."),
        (replace(truth, stem="Another claim"), ""),
    ):
        back = stored_item(truth.id, truth.content(), today)
        assert back is not None
        assert isinstance(back.body, TrueFalse)
        assert back.body.feedback == said


def test_a_known_mistake_keeps_its_line() -> None:
    typed = next(item for item in ITEMS if item.id == "typed")
    back = stored_item(typed.id, typed.content(), replace(typed, stem="Edited"))
    assert back is not None
    assert back.body == typed.body
