"""Comparing what a learner typed with what an author accepts: folding, one forgiven typo, numbers."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

TYPO_LETTERS = 5  # shorter words are told apart by a single letter


@lru_cache(maxsize=4096)
def fold(text: str) -> tuple[str, ...]:
    """The words of a text with case, width, accents' composition, spacing, punctuation and "the" folded away."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    letters = []
    for char in unicodedata.normalize("NFKC", plain):
        category = unicodedata.category(char)
        if category in ("Pd", "Zs") or char in "/\t\n":
            letters.append(" ")
        elif category[0] in "LNSM":
            letters.append(char)
    whole = unicodedata.normalize("NFKC", "".join(letters))  # a sign left out may have kept two letters from composing
    return tuple(word for word in whole.split() if word != "the")


def same(given: str, accepted: str) -> bool:
    """Whether two texts are equal once folded; spaces between words do not count. An empty text equals nothing."""
    return bool(joined := "".join(fold(given))) and joined == "".join(fold(accepted))


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
    """A number as people type it ("1,200", "3.5", "－2", "50 %"), or None. Never an infinity or a NaN."""
    plain = unicodedata.normalize("NFKC", text).strip().replace("\u2212", "-").rstrip("%").strip()
    plain = plain.replace(" ", "").replace("\u00a0", "")
    head, _, tail = plain.partition(".")
    groups = head.lstrip("+-").split(",")
    if len(groups) > 1 and all(len(group) == 3 for group in groups[1:]) and 1 <= len(groups[0]) <= 3:
        plain = head.replace(",", "") + ("." + tail if tail else "")
    if not plain.isascii() or "_" in plain or len(plain) > 40:
        return None
    try:
        value = float(plain)
    except ValueError:
        return None
    return value if math.isfinite(value) else None
