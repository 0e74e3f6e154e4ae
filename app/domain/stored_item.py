"""The item of a stored revision: what `Item.content` kept, read back, to show old answers as they were asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from app.domain.item import (
    Blank,
    Body,
    Choices,
    Cloze,
    Flashcard,
    Groups,
    Item,
    Kind,
    Match,
    Number,
    Option,
    Order,
    SelfMarked,
    TrueFalse,
    Typed,
)


def stored_item(name: str, content: Mapping[str, Any], like: Item | None) -> Item | None:
    """The item `name` of a revision's content; None where it cannot be read.

    What a revision does not hold (section, points, explanation, marks) is that of `like`, the bank's item of today.
    Its hint goes: it may speak of another text. What it says of an option or a mistake stays where that has the same
    words and is as right or wrong as it was, of a claim where the claim is the same.
    """
    try:
        body = _body(Kind(content["kind"]), content)
        stem, picture = str(content["stem"]), str(content["image"])
    except (KeyError, TypeError, ValueError):  # written by another version of the app
        return None
    if like is None:
        return Item(name, "", (), stem, body, image_hash=picture)
    body = _told(body, like.body, same=stem == like.stem)
    image = like.image if like.image_hash == picture else ""
    return replace(like, stem=stem, body=body, image=image, image_hash=picture, hint="")


def _told(body: Body, today: Body, *, same: bool) -> Body:
    """The body with what the bank of today says of its parts; `same` is whether the question has the same words."""
    match body, today:
        case Choices(), Choices():
            return replace(body, options=_with_feedback(body.options, today.options))
        case TrueFalse(), TrueFalse() if same and body.truth == today.truth:
            return today
        case Typed(), Typed():
            said = today.feedback if body.accepted == today.accepted else ""
            return replace(body, mistakes=_with_feedback(body.mistakes, today.mistakes), feedback=said)
        case Number(), Number():
            return replace(body, mistakes=_with_feedback(body.mistakes, today.mistakes))
        case Cloze(), Cloze():
            return replace(body, mistakes=_with_feedback(body.mistakes, today.mistakes))
        case _:
            return body


def _with_feedback(options: tuple[Option, ...], today: tuple[Option, ...]) -> tuple[Option, ...]:
    said = {(option.text, option.right): option.feedback for option in today}
    return tuple(replace(option, feedback=said.get((option.text, option.right), "")) for option in options)


def _body(kind: Kind, content: Mapping[str, Any]) -> Body:
    wrong = tuple(Option(text) for text in content.get("mistakes", ()))
    match kind:
        case Kind.SINGLE | Kind.MULTIPLE:
            options = tuple(Option(text, right, credit=credit) for text, right, credit in content["options"])
            return Choices(options, several=kind is Kind.MULTIPLE)
        case Kind.TRUE_FALSE:
            return TrueFalse(bool(content["truth"]))
        case Kind.TYPED:
            return Typed(tuple(content["accepted"]), wrong)
        case Kind.NUMBER:
            low, high = content["low"], content["high"]
            return Number(low, high, f"{low:g}" if low == high else f"{low:g} - {high:g}", wrong)
        case Kind.CLOZE:
            return Cloze(tuple(p if isinstance(p, str) else Blank(tuple(p)) for p in content["parts"]), wrong)
        case Kind.ORDER:
            return Order(tuple(content["elements"]))
        case Kind.MATCH:
            return Match(tuple((left, right) for left, right in content["pairs"]))
        case Kind.GROUPS:
            return Groups(tuple((group, tuple(members)) for group, members in content["groups"]))
        case Kind.FLASHCARD:
            return Flashcard(content["back"])
        case Kind.SELF_MARKED:
            return SelfMarked(tuple(content["rubric"]))
