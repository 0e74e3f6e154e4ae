"""Rules on wording: what the stem asks, and what gives the right option away."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from app.domain.item import Item, Kind, TrueFalse
from app.domain.lint.rule import Said
from app.domain.lint.texts import content, options, right, sentences, unquoted, words, wrong
from app.i18n import _

_NEGATIVE = re.compile(r"\b(?:not|except|never|neither|nor|cannot|\w+n['’]t|incorrect|untrue|false)\b", re.I)
_NO_NEGATION = re.compile(r"\bnot only\b|\bor not\b|\bif not\b|\bnot (?:just|merely|yet)\b", re.I)
_ABSOLUTE = re.compile(
    r"\b(?:always|never|all|every|only|none|nobody|everybody|everyone|everything|completely|entirely|totally|absolutely"
    r"|exclusively|invariably|solely|impossible)\b",
    re.I,
)
_CALLED = re.compile(r"\b(?:All|Every|Only)(?= [A-Z]\w* [A-Z])")
_ARTICLE = re.compile(r"\b(an?)\s*[:…_.]*$")
_VOWEL = re.compile(r"(?!(?:uni(?!n|m)|use|usu|eu|ewe|one\b|once\b))[aeiou]|hour|honest|honou?r|heir", re.I)
_NUMBER_OF_STEM = re.compile(
    r"^(?:which|what|who)(?: \w+){0,2}? (is|are|was|were)\b|\b(is|are|was|were)\s*[:…_.]*$", re.I
)
_OPEN_CHOICE = re.compile(r"\b(?:of (?:these|the following)|which of)\b", re.I)
_PREPOSITION = re.compile(r"\s(?:of|in|on|for|with|to|from|at|by|between|about|under|over|that|which|who)\s", re.I)
_ASKS = re.compile(
    r"^(?:please |then |now )?(?:choose|select|pick|name|give|state|list|tick|mark|find|identify|complete|fill"
    r"|finish|write|type|enter|put|match|sort|order|arrange|say|tell|explain|describe|calculate|compute|estimate|count|determine|decide|translate"
    r"|spell|label|recall|quote|define|supply|add|work out|look|read|think|how"
    r"|what|which|who|whom|whose|when|where|why)\b",
    re.I,
)
_UNFINISHED = re.compile(r"(?:[:…—–,_]|\.\.\.)\s*$|_{2,}|…")
_LATIN = re.compile(r"[A-Za-z]")
_ASKED = (Kind.SINGLE, Kind.MULTIPLE, Kind.TYPED, Kind.NUMBER)
_FEWEST = 3


def negative(item: Item) -> Iterator[Said]:
    """The sentence that asks holds a negation; what goes before it, and what is quoted, may."""
    if item.kind not in (*_ASKED, Kind.TRUE_FALSE):
        return
    last = (sentences(unquoted(item.stem)) or [""])[-1]
    found = _NEGATIVE.search(_NO_NEGATION.sub(" ", last))
    if found:
        yield "stem", _('the question turns on "{word}"').format(word=found.group())


def absolute(item: Item) -> Iterator[Said]:
    """A wrong option holds an absolute word and no right one does."""
    if any(_absolute_word(option.text) for _n, option in right(item)):
        return
    for n, option in wrong(item):
        found = _absolute_word(option.text)
        if found:
            yield f"option {n}", _('"{word}" makes this option look wrong').format(word=found)


def _absolute_word(text: str) -> str:
    found = _ABSOLUTE.search(unquoted(_CALLED.sub(" ", text)))
    return found.group() if found else ""


def stem_cue(item: Item) -> Iterator[Said]:
    """A word of the stem stands in the right option and in no wrong one."""
    keys = right(item)
    if item.kind is not Kind.SINGLE or not keys:
        return
    others = frozenset[str]().union(*(content(option.text) for _n, option in wrong(item)))
    shared = (content(item.stem) & content(keys[0][1].text)) - others
    if any(not word.isdigit() and len(word) > _FEWEST for word in shared):
        said = next((w for w in words(keys[0][1].text) if content(w) & shared), "")
        yield f"option {keys[0][0]}", _('of the options only the right one repeats "{word}"').format(word=said)


def article_cue(item: Item) -> Iterator[Said]:
    """The stem ends on `a` or `an`, which fits the right option and not all of the wrong ones."""
    found = _ARTICLE.search(item.stem.strip())
    if not found or item.kind is not Kind.SINGLE:
        return
    before_vowel = found[1].lower() == "an"
    if all(_fits(option.text, before_vowel) for _n, option in right(item)):
        for n, option in wrong(item):
            if not _fits(option.text, before_vowel):
                yield (
                    f"option {n}",
                    _('"{article}" does not go with "{text}"').format(article=found[1], text=option.text),
                )
                return


def _fits(text: str, before_vowel: bool) -> bool:
    """Whether a text can follow; of abbreviations and numbers the sound is not known."""
    first = (re.findall(r"[A-Za-z]+", text) or [""])[0]
    return not first or not text[0].isalpha() or first.isupper() or bool(_VOWEL.match(first)) is before_vowel


def number_cue(item: Item) -> Iterator[Said]:
    """`is` or `are` in the stem goes with the right option and with no wrong one."""
    found = _NUMBER_OF_STEM.search(item.stem)
    if not found or item.kind is not Kind.SINGLE or _OPEN_CHOICE.search(item.stem):
        return
    many = (found[1] or found[2]).lower() in ("are", "were")
    agree = [_plural(option.text) is many for option in options(item)]
    if all(fits is option.right for fits, option in zip(agree, options(item), strict=True)):
        verb = found[1] or found[2]
        yield "stem", _('of the options only the right one goes with "{verb}"').format(verb=verb)


def _plural(text: str) -> bool:
    """Whether the head of a phrase is in the plural, as far as its form shows."""
    head = _PREPOSITION.split(text.strip().rstrip("."))[0].lower()
    last = (words(head) or [""])[-1]
    return " and " in head or (last.endswith("s") and not last.endswith(("ss", "us", "is", "'s")))


def convergence(item: Item) -> Iterator[Said]:
    """The right option shares two or more words with others, each of which shares at most one."""
    own = options(item)
    if item.kind is not Kind.SINGLE or len(own) < _FEWEST:
        return
    counts = Counter(word for option in own for word in content(option.text))
    shared = [{w for w in content(option.text) if 1 < counts[w] < len(own)} for option in own]
    place = right(item)[0][0]
    if len(shared[place]) > 1 and all(len(found) < 2 for n, found in enumerate(shared) if n != place):
        yield f"option {place}", _("the right option has the most words in common with the others")


def no_question(item: Item) -> Iterator[Said]:
    """The stem neither asks, nor tells to do something, nor is a sentence to complete; or a claim asks."""
    text = item.stem.strip()
    if isinstance(item.body, TrueFalse) and text.endswith(("?", "？")):
        yield "stem", _("a question can be neither true nor false")
    if item.kind not in _ASKED or not _LATIN.search(text):
        return
    if any(sign in text for sign in "?？؟;") or _UNFINISHED.search(text):
        return
    asked = any(_ASKS.match(part) for part in sentences(text))
    whole = text[-1] in ".!" or len(words(text)) < _FEWEST
    if not asked and whole:
        yield "stem", _("this tells something, but asks nothing")
