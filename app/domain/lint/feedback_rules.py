"""Rules on what stands beside the answer: feedback, explanation, hint, and forgiveness of typos."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.domain.item import Choices, Cloze, Flashcard, Item, Number, Option, SelfMarked, TrueFalse, Typed
from app.domain.lint.rule import Said
from app.domain.lint.texts import STOP_WORDS, content, folded, holds, keys, mistakes, options, stem, wrong
from app.domain.words import one_typo, same
from app.i18n import _

_PRAISE = re.compile(
    r"(?:yes|right|correct|exactly|true|that['’]s (?:right|correct|it)|well done|good)\s*(?:[,.!:;–—]|$)", re.I
)
_BLAME = re.compile(r"(?:no|wrong|incorrect|false|not (?:quite|right|correct|true))\s*(?:[,.!:;–—]|$)", re.I)
_BUT = re.compile(r"\b(?:but|however|though|although|yet|only|still)\b", re.I)
_VERDICT = re.compile(r"\b(?:this |the )?(?:claim|statement|sentence|answer)(?: here)? is (true|false)\b", re.I)
_NAMED = re.compile(r"\b(?:right|correct) (?:answer|option|choice) is:? (?:the )?[\"“‘']?(?P<rest>.+)", re.I)


def contradicts(item: Item) -> Iterator[Said]:
    """Feedback praises a wrong option, blames a right one, or names another answer than the key."""
    for n, option in enumerate(options(item)):
        yield from _option_feedback(f"option {n}", option)
    for n, option in enumerate(mistakes(item)):
        yield from _option_feedback(f"mistake {n}", option)
    if isinstance(item.body, TrueFalse):
        yield from _truth(item.body, "body", item.body.feedback)
        yield from _truth(item.body, "explain", item.explain)
    named = _NAMED.search(item.explain)
    for _n, option in wrong(item):
        if named and folded(named["rest"]).startswith(folded(option.text).rstrip() + " "):
            yield "explain", _('the explanation names "{text}", which is marked as wrong').format(text=option.text)


def _option_feedback(where: str, option: Option) -> Iterator[Said]:
    """Judged by how the feedback begins; `Yes, but ...` praises nothing."""
    first = re.split(r"(?<=[.!?])\s", option.feedback)[0]
    if option.right and _BLAME.match(option.feedback) and not _BUT.search(first):
        yield where, _('"{text}" is right, but its feedback says that it is wrong').format(text=option.text)
    if not option.right and _PRAISE.match(option.feedback) and not _BUT.search(option.feedback):
        yield where, _('"{text}" is wrong, but its feedback says that it is right').format(text=option.text)


def _truth(body: TrueFalse, where: str, text: str) -> Iterator[Said]:
    found = _VERDICT.search(text)
    if found and (found[1].lower() == "true") is not body.truth:
        yield where, _("this calls the claim {word}, but the key says otherwise").format(word=found[1].lower())


def missing(item: Item) -> Iterator[Said]:
    """Nothing tells a learner who was wrong why: no explanation, and some wrong answer without feedback."""
    match item.body:
        case _ if item.explain:
            silent = False
        case Flashcard() | SelfMarked():
            silent = False  # the back and the rubric are the answer themselves
        case Choices():
            silent = any(not option.feedback for _n, option in wrong(item))
        case TrueFalse(feedback=feedback) | Typed(feedback=feedback):
            silent = not feedback
        case _:
            silent = True
    if silent:
        yield "id", _("whoever answers wrongly is not told why")


def accepts_mistake(item: Item) -> Iterator[Said]:
    """A known mistake is equal to an accepted answer once folded, or a typo away from one."""
    accepted = _accepted(item)
    for n, option in enumerate(mistakes(item)):
        if any(same(option.text, text) for group in accepted for text in group):
            if len(accepted) == 1:
                yield (
                    f"mistake {n}",
                    _('"{text}" is accepted, though it is listed as a mistake').format(text=option.text),
                )
            continue
        near = next((text for group in accepted for text in group if one_typo(option.text, text)), None)
        if near:
            message = _('"{text}" is one letter from "{near}", so typos of the two cannot be told apart')
            yield f"mistake {n}", message.format(text=option.text, near=near)


def _accepted(item: Item) -> list[tuple[str, ...]]:
    """The accepted answers, one group for each gap."""
    match item.body:
        case Typed(accepted=accepted):
            return [accepted]
        case Cloze(blanks=blanks):
            return [blank.accepted for blank in blanks]
        case _:
            return []


def hint_leak(item: Item) -> Iterator[Said]:
    """The hint holds the right answer, and neither the stem nor a wrong option that it names too."""
    if not item.hint or any(holds(item.hint, option.text) for _n, option in wrong(item)):
        return
    for key in _answers(item):
        if _tells(item.hint, key) and not holds(stem(item), key):
            yield "hint", _('the hint holds the answer "{key}"').format(key=key)
            return


def _answers(item: Item) -> list[str]:
    """Every text that would be right; a number only where it is one number."""
    match item.body:
        case Number(low=low, high=high, shown=shown):
            return [shown] if low == high else []
        case Typed() | Cloze():
            return [text for group in _accepted(item) for text in group]
        case _:
            return keys(item)


def _tells(hint: str, key: str) -> bool:
    """Whether a hint holds a key as words, or the root of a key of one word."""
    plain = folded(key).strip()
    if not plain or plain in STOP_WORDS or (len(plain) < 2 and not plain.isdigit()):
        return False
    roots = content(key)
    return holds(hint, key) or (" " not in plain and bool(roots) and len(plain) > 4 and roots <= content(hint))
