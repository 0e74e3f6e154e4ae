"""Rules on the options as a set: how long, how many, which overlap, in which order."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from itertools import combinations

from app.domain.item import Choices, Item, Kind
from app.domain.lint.numbers import Interval, interval, quantity
from app.domain.lint.rule import Issue, Said, Subject
from app.domain.lint.texts import content, folded, options, right, words, wrong
from app.i18n import _, ngettext

LONGER = 1.5
LONGER_BY = 12
LEAST_QUESTIONS = 8
LEAST_SHARE = 0.4
RUN = 5
FEWEST, MOST, MOST_OF_SEVERAL = 3, 5, 8

_LETTER = r"(?:option|answer|choice)?s?\s*\(?(?:[a-h]|[1-9]|i{1,3}|iv|v)\)?"
_COMBINED = re.compile(rf"(?:both |all of |only )?{_LETTER}(?:\s*,\s*{_LETTER})*,?\s*(?:and|&|or|\+)\s*{_LETTER}", re.I)
_ALL_OR_NONE = re.compile(
    r"(?:all|none|both|neither|any|each|two|more than one)(?: of)?(?: the| these| those)?"
    r"(?: (?:options|answers|choices|two|three|four))?(?: (?:above|below|following|others?|given|named"
    r"|listed|options|answers|choices))?"
    r"(?: (?:is|are) (?:right|correct|true))?",
    re.I,
)
_ALL_WORDS = re.compile(
    r"\b(?:above|below|these|those|following|others?|options|answers|choices|given|listed)\b|^(?:all|none|both|neither)$",
    re.I,
)


def longest_key(item: Item) -> Iterator[Said]:
    """Every right option is much longer than the longest wrong one."""
    keys, others = right(item), wrong(item)
    if not keys or not others:
        return
    longest = max(len(option.text) for _n, option in others)
    place, shortest = min(keys, key=lambda pair: len(pair[1].text))
    length = len(shortest.text)
    if length >= LONGER * longest and length - longest >= LONGER_BY:
        yield (
            f"option {place}",
            _("the right option has {length} characters, the longest wrong one {longest}").format(
                length=length, longest=longest
            ),
        )


def key_stands_out(item: Item) -> bool:
    """Whether the right option is the longest, by at least one character."""
    longest = max((len(option.text) for _n, option in wrong(item)), default=0)
    return any(len(option.text) > longest for _n, option in right(item))


def longest_keys(subject: Subject) -> Iterator[Issue]:
    """In a bank, the right option is the longest far more often than chance makes it."""
    for bank in subject.course.banks:
        single = [item for item in bank.items if item.kind is Kind.SINGLE and len(options(item)) > 1]
        longest = [item for item in single if key_stands_out(item)]
        chances = [1 / len(options(item)) for item in single]
        limit = sum(chances) + 2 * math.sqrt(sum(chance * (1 - chance) for chance in chances))
        if len(single) >= LEAST_QUESTIONS and len(longest) > limit and len(longest) >= LEAST_SHARE * len(single):
            message = _("in {count} of this bank's {all} single-choice questions the right option is the longest")
            yield Issue(longest[0].id, "id", "bank-longest-key", message.format(count=len(longest), all=len(single)))


def all_or_none(item: Item) -> Iterator[Said]:
    """An option that speaks of the other options instead of the subject."""
    for n, option in enumerate(options(item)):
        text = option.text.strip().rstrip(".!")
        if _ALL_OR_NONE.fullmatch(text) and _ALL_WORDS.search(text):
            yield f"option {n}", _('"{text}" speaks of the other options').format(text=option.text)


def combined(item: Item) -> Iterator[Said]:
    """An option made of two others, by their letters or by their texts."""
    own = options(item)
    joined = {frozenset((folded(a.text), folded(b.text))) for a, b in combinations(own, 2)}
    for n, option in enumerate(own):
        parts = _parts(option.text)
        if _COMBINED.fullmatch(option.text.strip().rstrip(".")) or (len(parts) == 2 and parts in joined):
            yield f"option {n}", _('"{text}" puts other options together').format(text=option.text)


def _parts(text: str) -> frozenset[str]:
    """The members of a list written out: `Mars, Venus and the Moon`."""
    bare = re.sub(r"^(?:both|either) ", "", text.strip().rstrip("."), flags=re.I)
    return frozenset(folded(part) for part in re.split(r"\s*,\s*(?:and|or)?\s*|\s+(?:and|or|&)\s+", bare) if part)


def equal(item: Item) -> Iterator[Said]:
    """Two options that differ only in case, spaces, punctuation, or in how a number is written."""
    own = options(item)
    for (_a, one), (b, two) in combinations(enumerate(own), 2):
        first, second = quantity(one.text), quantity(two.text)
        alike = bool(folded(one.text).strip()) and _signs(one.text) == _signs(two.text)
        if first is not None and second is not None:
            alike = first == second
        if alike:
            yield f"option {b}", _('"{one}" and "{two}" say the same').format(one=one.text, two=two.text)


def _signs(text: str) -> tuple[str, str]:
    """What makes a text differ from another: its words, and signs such as those of `C#` and `5!`."""
    return folded(text), re.sub(r"[\w\s.,;:'\"()“”‘’…/–—-]", "", text)


def overlapping(item: Item) -> Iterator[Said]:
    """Ranges with numbers in common, or a list that holds another option's whole list."""
    own = options(item)
    for (a, one), (b, two) in combinations(enumerate(own), 2):
        ranges = interval(one.text), interval(two.text)
        if _overlap(*ranges):
            yield f"option {b}", _('"{one}" and "{two}" overlap').format(one=one.text, two=two.text)
            return
        if isinstance(item.body, Choices) and not item.body.several and None in ranges:
            small, large = sorted((_parts(one.text), _parts(two.text)), key=len)
            if len(large) > 2 and small < large:
                where = a if _parts(one.text) == large else b
                yield f"option {where}", _('"{one}" and "{two}" overlap').format(one=one.text, two=two.text)
                return


def _overlap(one: Interval | None, two: Interval | None) -> bool:
    """Whether two ranges of the same unit share a number; a single number within a range is such a share."""
    if one is None or two is None or one.unit != two.unit or (one.single and two.single):
        return False
    return one.low <= two.high and two.low <= one.high


def unsorted(item: Item) -> Iterator[Said]:
    """Numbers that are not shown from small to large, or from large to small."""
    numbers = [quantity(option.text) for option in options(item)]
    known = [number for number in numbers if number is not None]
    if len(known) < FEWEST or len(known) < len(numbers) or len({number.unit for number in known}) > 1:
        return
    values = [number.value for number in known]
    if item.shuffle:
        yield "body", _("these options are numbers, and are shuffled")
    elif values not in (sorted(values), sorted(values, reverse=True)):
        yield "body", _("these options are numbers out of order")


def key_run(subject: Subject) -> Iterator[Issue]:
    """Questions of fixed order that follow one another with the right option at the same place."""
    for bank in subject.course.banks:
        fixed = [i for i in bank.items if i.kind is Kind.SINGLE and not i.shuffle and len(options(i)) > 1]
        run: list[Item] = []
        for n, item in enumerate(fixed):
            place = right(item)[0][0]
            run = [*run, item] if run and right(run[0])[0][0] == place else [item]
            last = n + 1 == len(fixed) or right(fixed[n + 1])[0][0] != place
            if last and len(run) >= RUN:
                message = _("in {count} questions of fixed order, from here on, option {place} is right")
                yield Issue(run[0].id, "body", "key-run", message.format(count=len(run), place=place + 1))


def option_count(item: Item) -> Iterator[Said]:
    """Fewer than three options, or more than five; choose-all questions may have eight."""
    count = len(options(item))
    most = MOST if item.kind is Kind.SINGLE else MOST_OF_SEVERAL
    if count and not FEWEST <= count <= most:
        yield "body", ngettext("there is {count} option", "there are {count} options", count).format(count=count)


def same_opening(item: Item) -> Iterator[Said]:
    """All options begin with the same two or more words, one of which carries a meaning."""
    lines = [words(option.text) for option in options(item)]
    if len(lines) < FEWEST:
        return
    shared = 0
    while all(len(line) > shared + 1 for line in lines) and len({line[shared] for line in lines}) == 1:
        shared += 1
    opening = " ".join(lines[0][:shared])
    if shared > 1 and content(opening):
        yield "option 0", _('every option begins with "{opening}"').format(opening=opening)
