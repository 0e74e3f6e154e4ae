"""A draft from an earlier response fits the item as it is now."""

from __future__ import annotations

from app.domain.item import Blank, Body, Choices, Cloze, Groups, Item, Match, Option, Order, text_key
from app.domain.layout import layout
from app.domain.response import Response
from app.viewmodels import draft as drafts
from app.viewmodels.draft import Draft
from app.viewmodels.quiz_view import blanks_of


def reopened(body: Body, given: Response) -> Draft:
    item = Item("x", "space", (), "What?", body)
    shown = layout(item, 1)
    return drafts.from_response(given, drafts.fresh(item.kind, shown, blanks_of(item)), shown)


def test_texts_are_cut_or_filled_up_to_the_blanks_there_are() -> None:
    two = Cloze(("A ", Blank(("b",)), " c ", Blank(("d",))))
    assert reopened(two, Response(texts=("b",))).texts == ("b", "")
    assert reopened(two, Response(texts=("b", "d", "e"))).texts == ("b", "d")


def test_an_order_of_other_elements_starts_anew() -> None:
    now = Order(("first", "second", "fourth"))
    keys = tuple(text_key(text) for text in ("third", "second", "first"))
    assert sorted(reopened(now, Response(chosen=keys)).order) == sorted(text_key(text) for text in now.elements)
    kept = tuple(text_key(text) for text in ("fourth", "second", "first"))
    assert reopened(now, Response(chosen=kept)).order == kept


def test_options_and_pairs_that_are_gone_are_left_out() -> None:
    choices = Choices((Option("a", True), Option("b")), several=True)
    assert reopened(choices, Response(chosen=(text_key("a"), text_key("z")))).chosen == {text_key("a")}
    pair = (text_key("Biden"), text_key("President"))
    gone = (text_key("Kishida"), text_key("Prime Minister"))
    assert reopened(Match((("Biden", "President"),)), Response(pairs=(pair, gone))).pairs == (pair,)
    assert reopened(Groups((("Space", ("Moon",)),)), Response(pairs=(gone,))).pairs == ()
