"""Draft: what the learner has put together for the current question but not given yet."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from app.domain.item import Kind
from app.domain.layout import Layout
from app.domain.memory import Confidence
from app.domain.response import Response


@dataclass(frozen=True, slots=True)
class Draft:
    """`order` is the elements' keys as they stand; `pairs` are (part key, target key)."""

    chosen: frozenset[str] = frozenset()
    texts: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    grade: int | None = None
    revealed: bool = False
    confidence: Confidence | None = None
    touched: bool = field(default=False, compare=False)


def fresh(kind: Kind, layout: Layout, blanks: int) -> Draft:
    """An empty draft: fields for the texts, elements in the order laid out."""
    order = tuple(part.key for part in layout.parts) if kind is Kind.ORDER else ()
    return Draft(texts=("",) * blanks, order=order)


def from_response(given: Response, empty: Draft, shown: Layout) -> Draft:
    """The draft that an earlier response came from (an exam lets it be changed).

    It fits the item as it is now: the bank may have been edited since, so what the item no longer has is left out.
    """
    parts, targets = {part.key for part in shown.parts}, {part.key for part in shown.targets}
    texts = (*given.texts, *empty.texts[len(given.texts) :])[: len(empty.texts)]
    return replace(
        empty,
        chosen=frozenset(given.chosen) & parts,
        texts=texts,
        order=given.chosen if sorted(given.chosen) == sorted(empty.order) else empty.order,
        pairs=tuple((part, target) for part, target in given.pairs if part in parts and target in targets),
        grade=given.grade,
    )


def toggled(draft: Draft, key: str, *, several: bool) -> Draft:
    """A choice made, or taken back; where one is right it replaces the other."""
    chosen = draft.chosen ^ {key} if several else frozenset({key})
    return replace(draft, chosen=chosen, touched=True)


def without(draft: Draft, key: str) -> Draft:
    """A choice taken back."""
    return replace(draft, chosen=draft.chosen - {key}, touched=True)


def surer(draft: Draft, confidence: Confidence | None) -> Draft:
    """How sure the learner is."""
    return replace(draft, confidence=confidence, touched=True)


def typed(draft: Draft, number: int, text: str) -> Draft:
    """A text field changed."""
    texts = tuple(text if n == number else old for n, old in enumerate(draft.texts))
    return replace(draft, texts=texts, touched=True)


def shifted(draft: Draft, key: str, step: int) -> Draft:
    """An element moved by `step` places, as far as there are any."""
    order = list(draft.order)
    place = order.index(key)
    order.insert(max(0, min(place + step, len(order) - 1)), order.pop(place))
    return replace(draft, order=tuple(order), touched=True)


def paired(draft: Draft, part: str, target: str) -> Draft:
    """A part put to a target; an empty target takes it back."""
    pairs = tuple(pair for pair in draft.pairs if pair[0] != part)
    return replace(draft, pairs=(*pairs, (part, target)) if target else pairs, touched=True)


def response(draft: Draft, kind: Kind) -> Response:
    """The response that this draft gives."""
    match kind:
        case Kind.ORDER:
            return Response(chosen=draft.order)
        case Kind.MATCH | Kind.GROUPS:
            return Response(pairs=draft.pairs)
        case Kind.TYPED | Kind.NUMBER | Kind.CLOZE:
            return Response(texts=draft.texts)
        case Kind.FLASHCARD:
            return Response(grade=draft.grade)
        case Kind.SELF_MARKED:
            return Response(chosen=tuple(sorted(draft.chosen)), texts=draft.texts)
        case _:
            return Response(chosen=tuple(sorted(draft.chosen)))


def complete(draft: Draft, kind: Kind) -> bool:
    """Whether there is something to give; partial matches and clozes may be given, empty ones not."""
    match kind:
        case Kind.ORDER:
            return True
        case Kind.MATCH | Kind.GROUPS:
            return bool(draft.pairs)
        case Kind.TYPED | Kind.NUMBER | Kind.CLOZE:
            return any(text.strip() for text in draft.texts)
        case Kind.FLASHCARD:
            return draft.grade is not None
        case Kind.SELF_MARKED:
            return draft.revealed
        case _:
            return bool(draft.chosen)
