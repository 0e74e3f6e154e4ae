"""Rules that compare questions with one another and with the statement; none looks at all pairs."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.domain.item import Item, Number, TrueFalse
from app.domain.lint.rule import Issue, Subject
from app.domain.lint.texts import answer_text, content, folded, keys, root, stem, words
from app.domain.words import fold
from app.i18n import _

ALIKE = 0.8
ANSWERS_ALIKE = 0.6
TOLD = 0.6
LEAST_WORDS = 3
ARTICLES = ("a", "an")
MOST_CANDIDATES = 100
"""Of a word that very many questions share, only the latest so many are compared."""

Index = Mapping[str, set[int]]
Weights = Mapping[str, float]
UNKNOWN = 10.0
"""The weight of a word that stands in no stem that could give something away."""


def _share(one: frozenset[str], two: frozenset[str]) -> float:
    """The share of common words in all words of both (Jaccard); 1 for two empty sets."""
    common = len(one & two)
    return common / (len(one) + len(two) - common) if one or two else 1.0


@dataclass(frozen=True, slots=True)
class _Read:
    """An item with its words; `sort` is what twins have in common, the kind and every word of the key."""

    item: Item
    stem: frozenset[str]
    answer: frozenset[str]
    keys: frozenset[str]
    sort: tuple[object, ...]


def _read(item: Item) -> _Read:
    key_words = frozenset[str]().union(*(content(key) for key in keys(item)))
    truth = item.body.truth if isinstance(item.body, TrueFalse) else None
    sort = (item.kind, truth, frozenset(root(word) for key in keys(item) for word in fold(key) if word not in ARTICLES))
    return _Read(item, _stem_words(item), content(answer_text(item)), key_words, sort)


def _stem_words(item: Item) -> frozenset[str]:
    """The stem's words; where all are common ones, those."""
    text = stem(item)
    return content(text) or frozenset(words(text))


def near_duplicate(subject: Subject) -> Iterator[Issue]:
    """Questions of one kind with nearly the same stem and the same key.

    Two sets with a Jaccard share of at least t have a word in common among the first n - ceil(t n) + 1 of each, with
    the words in any one order (Chaudhuri et al. 2006); with the rarest first, few others are looked at.
    """
    read = [_read(item) for item in subject.items()]
    counts = Counter(word for one in read for word in one.stem)
    seen: dict[object, list[int]] = defaultdict(list)
    for n, one in enumerate(read):
        ranked = sorted(one.stem, key=lambda word: (counts[word], word))
        prefix = ranked[: len(ranked) - math.ceil(ALIKE * len(ranked)) + 1]
        candidates = {m for word in prefix for m in seen[one.sort, word][-MOST_CANDIDATES:]}
        twin = next((read[m].item for m in sorted(candidates) if _twins(read[m], one)), None)
        if twin:
            message = _('this asks nearly the same as "{other}", with the same answer').format(other=twin.id)
            yield Issue(one.item.id, "stem", "near-duplicate", message)
        for word in prefix:
            seen[one.sort, word].append(n)


def _twins(one: _Read, two: _Read) -> bool:
    """Whether two items of one sort are one question asked twice; a differing number makes a differing question."""
    if _share(one.stem, two.stem) < ALIKE:
        return False
    if any(word.isdigit() for word in one.stem ^ two.stem):
        return False
    if keys(one.item) or isinstance(one.item.body, TrueFalse):
        return True
    return _share(one.answer, two.answer) >= ANSWERS_ALIKE


def key_pairs(items: Sequence[Item]) -> Iterator[tuple[Item, Item]]:
    """Every question with each other one whose stem gives its answer away.

    Such a stem holds the key and most of what is asked with, rare words counting more. A false claim gives nothing
    away.
    """
    read = [_read(item) for item in items]
    index: dict[str, set[int]] = defaultdict(set)
    for n, one in enumerate(read):
        if not (isinstance(one.item.body, TrueFalse) and not one.item.body.truth):
            for word in one.stem:
                index[word].add(n)
    weights = {word: math.log((len(read) + 1) / len(places)) for word, places in index.items()}
    for n, one in enumerate(read):
        for m in _givers(one, index, weights):
            if m != n and _gives(read[m], one, weights):
                yield one.item, read[m].item


def gives_key(subject: Subject) -> Iterator[Issue]:
    """See `key_pairs`. One finding for each stem, on the first question that it answers."""
    told: set[str] = set()
    answered: set[str] = set()
    for item, giver in key_pairs(tuple(subject.items())):
        if item.id in answered:
            continue
        answered.add(item.id)
        if giver.id not in told:
            told.add(giver.id)
            message = _('this gives the answer to "{other}": {key}')
            yield Issue(giver.id, "stem", "gives-key", message.format(other=item.id, key=", ".join(keys(item))))


def _givers(one: _Read, index: Index, weights: Weights) -> list[int]:
    """The items whose stem holds the rarest word of the key, and one of the rarer words of the stem.

    Whoever shares none of the words that make up more than 1 - TOLD of the weight cannot share TOLD of it.
    """
    if isinstance(one.item.body, Number) or one.keys <= one.stem or len(one.stem) < LEAST_WORDS:
        return []
    rarest = min(one.keys - one.stem, key=lambda word: (len(index.get(word, ())), word))
    rest = (1 - TOLD) * _weight(one.stem, weights)
    some: set[int] = set()
    for word in sorted(one.stem, key=lambda word: (-weights.get(word, UNKNOWN), word)):
        some |= index.get(word, set())
        rest -= weights.get(word, UNKNOWN)
        if rest < 0:
            break
    return sorted(index.get(rarest, set()) & some)[:MOST_CANDIDATES]


def _gives(giver: _Read, one: _Read, weights: Weights) -> bool:
    """Whether the one stem holds every key of the other and most of what it asks."""
    shared = one.stem & giver.stem
    if len(shared) < LEAST_WORDS or _weight(shared, weights) < TOLD * _weight(one.stem, weights):
        return False
    text = folded(stem(giver.item))
    return all(folded(key) in text for key in keys(one.item))


def _weight(some: frozenset[str], weights: Weights) -> float:
    return sum(weights.get(word, UNKNOWN) for word in some)


def uncovered(subject: Subject) -> Iterator[Issue]:
    """A point of the statement that no question cites."""
    if subject.whole:
        for point in subject.course.uncovered():
            yield Issue(
                "", "id", "uncovered-point", _('no question asks about "{point}"').format(point=point), "", point
            )
