"""Comparing what a learner typed with what an author accepts: folding, one forgiven typo, numbers."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

TYPO_LETTERS = 5  # shorter words are told apart by a single letter
MOST_NUMBER = 40  # characters of a typed number
_DASHES = "-\u2010\u2011\u2012\u2013\u2212"
_SIGN = re.compile(r"[.,:/-]+")
_DIGITS = re.compile(r"\d+(?:[ .,:/-]\d+)*")
_GROUPED = re.compile(r"\d{1,3}(?:(?: \d{3})+|(?:,\d{3})+)(?:\.\d+)?")
_BETWEEN_NUMBERS = re.compile(r"(?<!\d) | (?![\d-])")
_NUMBER = re.compile(
    r"(?P<number>[+-]? ?(?:[0-9]{1,3}(?:(?: [0-9]{3})+|(?:,[0-9]{3})+)(?:\.[0-9]*)?"
    r"|[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)(?: ?%)?"
)


@lru_cache(maxsize=4096)
def fold(text: str) -> tuple[str, ...]:
    """The words of a text with case, width, accents' composition, spacing, punctuation and "the" folded away.

    What makes a number stays: a sign before it and `. , : / -` within it, so "1.5" is not "15"; only the groups of
    thousands are closed up ("1,000" and "1 000" are "1000").
    """
    plain = unicodedata.normalize("NFKC", _fractions_apart(text)).casefold()
    letters = "".join(_letter(char) for char in unicodedata.normalize("NFKC", plain))
    whole = _SIGN.sub(_sign, " ".join(letters.split()))
    whole = unicodedata.normalize("NFKC", whole)  # a sign left out may have kept two letters from composing
    words = " ".join(word for word in whole.split() if word != "the")
    return tuple(_DIGITS.sub(_closed_up, words).split())


def _fractions_apart(text: str) -> str:
    """One and a half, written with the sign for a half, must not become eleven halves."""
    return "".join(f" {char}" if unicodedata.decomposition(char).startswith("<fraction>") else char for char in text)


def _letter(char: str) -> str:
    if char in _DASHES:
        return "-"
    if char in ".,:/\u2044":
        return "/" if char == "\u2044" else char
    category = unicodedata.category(char)
    if category in ("Pd", "Zs") or char in "\t\n":
        return " "
    return char if category[0] in "LNSM" else ""


def _sign(found: re.Match[str]) -> str:
    """What becomes of `. , : / -`: kept within a number, and a minus before one; else a space or nothing."""
    signs, text = found[0], found.string
    before, after = text[: found.start()][-1:], text[found.end() :][:1]
    if before.isdecimal() and after.isdecimal():
        return signs if len(signs) == 1 else " "
    in_word = before and unicodedata.category(before)[0] in "LNM"
    if after.isdecimal() and signs[-1] == "-" and not in_word:
        return "-"
    return " " if "-" in signs or "/" in signs else ""


def _closed_up(found: re.Match[str]) -> str:
    return found[0].replace(" ", "").replace(",", "") if _GROUPED.fullmatch(found[0]) else found[0]


def same(given: str, accepted: str) -> bool:
    """Whether two texts are equal once folded; spaces between words do not count, but those between numbers do.

    An empty text equals nothing.
    """
    return bool(joined := _joined(given)) and joined == _joined(accepted)


def _joined(text: str) -> str:
    return _BETWEEN_NUMBERS.sub("", " ".join(fold(text)))


def one_typo(given: str, accepted: str) -> bool:
    """Whether exactly one word of five letters or more differs, by one letter added, lost, changed or swapped."""
    mine, theirs = fold(given), fold(accepted)
    if len(mine) != len(theirs):
        return False
    different = [(a, b) for a, b in zip(mine, theirs, strict=True) if a != b]
    return len(different) == 1 and _forgivable(*different[0])


def _forgivable(given: str, word: str) -> bool:
    return len(word) >= TYPO_LETTERS and word.isalpha() and given.isalpha() and _one_edit(given, word)


def _one_edit(a: str, b: str) -> bool:
    """One insertion, deletion, substitution or swap of neighbours apart."""
    if len(a) > len(b):
        a, b = b, a
    start = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(a))
    rest_a, rest_b = a[start:], b[start:]
    if len(a) < len(b):
        return rest_a == rest_b[1:]
    swapped = len(rest_a) > 1 and rest_a[0] == rest_b[1] and rest_a[1] == rest_b[0] and rest_a[2:] == rest_b[2:]
    return rest_a[1:] == rest_b[1:] or swapped


def match_text(given: str, accepted: Iterable[str], mistakes: Iterable[str]) -> tuple[str | None, str | None, bool]:
    """(accepted text, known mistake, by a typo): at most one of the first two is set.

    An exact match wins; a known mistake is never accepted, and a text that is one typo from a mistake as well as
    from an accepted answer is not accepted.
    """
    accepted, mistakes = tuple(accepted), tuple(mistakes)
    for pool, compare, typo in (
        (accepted, same, False),
        (mistakes, same, False),
        (mistakes, one_typo, True),
        (accepted, one_typo, True),
    ):
        hit = next((text for text in pool if compare(given, text)), None)
        if hit is not None:
            return (hit, None, typo) if pool is accepted else (None, hit, typo)
    return None, None, False


def parse_number(text: str) -> float | None:
    """A number as people type it ("1,200", "1 200", "3.5", "－2", "50 %"), or None. Never an infinity or a NaN.

    Spaces of any width and commas stand only between groups of three digits: "3 4" and "1,2" are no numbers.
    """
    plain = unicodedata.normalize("NFKC", text).strip().replace("\u2212", "-")
    if len(plain) > MOST_NUMBER or not (found := _NUMBER.fullmatch(plain)):
        return None
    value = float(found["number"].replace(" ", "").replace(",", ""))
    return value if math.isfinite(value) else None
