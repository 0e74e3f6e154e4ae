"""A right and a wrong response to any question, made from the question itself."""

from __future__ import annotations

from app.domain.item import (
    Choices,
    Cloze,
    Flashcard,
    Groups,
    Item,
    Match,
    Number,
    Order,
    SelfMarked,
    TrueFalse,
    Typed,
    text_key,
)
from app.domain.response import Response


def right_response(item: Item) -> Response:
    """What earns full credit."""
    match item.body:
        case Choices(options):
            return Response(chosen=tuple(text_key(option.text) for option in options if option.right))
        case TrueFalse(truth):
            return Response(chosen=("true" if truth else "false",))
        case Typed(accepted):
            return Response(texts=accepted[:1])
        case Number(low, high):
            return Response(texts=(f"{(low + high) / 2:g}",))
        case Cloze() as body:
            return Response(texts=tuple(blank.accepted[0] for blank in body.blanks))
        case Order(elements):
            return Response(chosen=tuple(map(text_key, elements)))
        case Match(pairs):
            return Response(pairs=tuple((text_key(left), text_key(right)) for left, right in pairs))
        case Groups() as body:
            return Response(pairs=tuple((text_key(member), text_key(name)) for member, name in body.members))
        case Flashcard():
            return Response(grade=3)
        case SelfMarked(rubric):
            return Response(texts=("What I remember of it, in my own words.",), chosen=tuple(map(text_key, rubric)))


def wrong_response(item: Item) -> Response:
    """What earns no credit at all, though something is given."""
    match item.body:
        case Choices(options):
            return Response(chosen=tuple(text_key(option.text) for option in options if not option.right)[:1])
        case TrueFalse(truth):
            return Response(chosen=("false" if truth else "true",))
        case Order(elements):
            return Response(chosen=tuple(map(text_key, reversed(elements))))
        case Match(pairs):
            rights = [right for _left, right in pairs]
            return Response(
                pairs=tuple(
                    (text_key(left), text_key(rights[n - 1]))
                    for n, (left, _right) in enumerate(pairs)
                    if len(pairs) > 1
                )
            )
        case Groups() as body:
            names = [name for name, _members in body.groups]
            return Response(
                pairs=tuple(
                    (text_key(member), text_key(next(other for other in names if other != name)))
                    for member, name in body.members
                )
            )
        case Flashcard():
            return Response(grade=1)
        case SelfMarked():
            return Response(texts=("None of it.",))
        case Number():
            return Response(texts=("-987654",))
        case Cloze() as body:
            return Response(texts=tuple("nothing like it" for _blank in body.blanks))
        case Typed(_accepted, mistakes):
            return Response(texts=(mistakes[0].text if mistakes else "nothing like it",))
