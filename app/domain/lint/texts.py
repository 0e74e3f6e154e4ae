"""Reading English for the rules: words, their roots, sentences, numbers. Other languages give few or no words."""

from __future__ import annotations

import re
from functools import lru_cache

from app.domain.item import Choices, Cloze, Flashcard, Item, Match, Number, Option, Order, SelfMarked, Typed
from app.domain.words import fold

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_IDEOGRAPHS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_QUOTED = re.compile(r'"[^"]*"|“[^”]*”|«[^»]*»|`[^`]*`')
_SENTENCE_END = re.compile(r"(?<=[.?!])[\"”’)]*\s+(?=[\"“‘(]*[A-Z0-9])")
_ABBREVIATED = re.compile(r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Prof|St|Jr|Sr|No|vs|etc|e\.g|i\.e))\.$")

_COMMON = """
    a about according after all also an and any are as at be because been before being between both but by can
    could did do does doing each for from had has have he her his how i if in into is it its itself made make may
    more most much must no not of on one only or other our over same shall she should so some such than that the
    their them then there these they this those through to too under up was we were what when where which while
    who whom whose why will with within would you your name named names following kind kinds use used uses
"""
STOP_WORDS = frozenset(_COMMON.split())
_ENDINGS = (
    "ability",
    "able",
    "ations",
    "ation",
    "ments",
    "ment",
    "ings",
    "ing",
    "ies",
    "ers",
    "ed",
    "es",
    "er",
    "ly",
    "s",
    "e",
    "y",
)
_LEAST_ROOT = 4


def words(text: str) -> list[str]:
    """The words in lower case; `it's` and `like-minded` are one."""
    return [word.replace("’", "'") for word in _WORD.findall(text.lower())]


@lru_cache(maxsize=16384)
def root(word: str) -> str:
    """A word without its common endings, so that strategy and strategies are the same."""
    plain = word.removesuffix("'s").rstrip("'")
    for ending in _ENDINGS:
        if plain.endswith(ending) and len(plain) - len(ending) >= _LEAST_ROOT:
            return plain[: -len(ending)]
    return plain


@lru_cache(maxsize=16384)
def content(text: str) -> frozenset[str]:
    """The roots of the words that carry a meaning of their own; of scripts without spaces, pairs of signs."""
    found: set[str] = set()
    for word in words(text):
        if _IDEOGRAPHS.search(word):
            found.update(word[n : n + 2] for n in range(max(1, len(word) - 1)))
        elif word not in STOP_WORDS and (len(word) > 1 or word.isdigit()):
            found.add(root(word))
    return frozenset(found)


def sentences(text: str) -> list[str]:
    """The sentences; initials and common abbreviations end none."""
    found: list[str] = []
    for part in _SENTENCE_END.split(text.strip()):
        if found and _ABBREVIATED.search(found[-1]):
            found[-1] += f" {part}"
        else:
            found.append(part)
    return [part for part in found if part]


def unquoted(text: str) -> str:
    """A text without what stands in quotation marks."""
    return _QUOTED.sub(" ", text)


@lru_cache(maxsize=16384)
def folded(text: str) -> str:
    """The words as answers are compared, with a space before and after each."""
    return f" {' '.join(fold(text))} "


def holds(text: str, phrase: str) -> bool:
    """Whether a phrase stands in a text as whole words; an empty phrase stands nowhere."""
    wanted = folded(phrase)
    return bool(wanted.strip()) and wanted in folded(text)


def stem(item: Item) -> str:
    """What is asked: the question, and of a cloze the text between its gaps."""
    if isinstance(item.body, Cloze):
        text = "".join(part if isinstance(part, str) else " … " for part in item.body.parts)
        return f"{item.stem} {text}".strip()
    return item.stem


def options(item: Item) -> tuple[Option, ...]:
    """The options of a choice question, else none."""
    return item.body.options if isinstance(item.body, Choices) else ()


def mistakes(item: Item) -> tuple[Option, ...]:
    """The known mistakes of a question that has them."""
    return item.body.mistakes if isinstance(item.body, Typed | Number | Cloze) else ()


def wrong(item: Item) -> list[tuple[int, Option]]:
    """The wrong options with their place among all."""
    return [(n, option) for n, option in enumerate(options(item)) if not option.right]


def right(item: Item) -> list[tuple[int, Option]]:
    """The right options with their place among all."""
    return [(n, option) for n, option in enumerate(options(item)) if option.right]


def keys(item: Item) -> list[str]:
    """The right answers that one can give away; for a typed one, the answer shown."""
    match item.body:
        case Choices():
            return [option.text for _n, option in right(item)]
        case Typed(accepted=accepted):
            return [accepted[0]]
        case Number(shown=shown):
            return [shown]
        case Cloze(blanks=blanks):
            return [blank.accepted[0] for blank in blanks]
        case Flashcard(back=back):
            return [back.rstrip(".")]
        case _:
            return []


def answer_text(item: Item) -> str:
    """All that a learner chooses from or produces, as one text."""
    match item.body:
        case Choices():
            return " / ".join(option.text for option in options(item))
        case Order(elements=elements):
            return " / ".join(elements)
        case Match(pairs=pairs):
            return " / ".join(f"{left} {other}" for left, other in pairs)
        case SelfMarked(rubric=rubric):
            return " / ".join(rubric)
        case _:
            return " / ".join(keys(item))
