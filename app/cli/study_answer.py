"""One line of input -> a response, or a sentence that says what to type."""

from __future__ import annotations

from app.domain.item import Cloze, Kind, Typed
from app.domain.layout import Part
from app.domain.response import Response
from app.domain.words import parse_number, same
from app.i18n import _
from app.services.attempts import Question

TEXT_KINDS = (Kind.TYPED, Kind.NUMBER, Kind.CLOZE)
TRUE_WORDS, FALSE_WORDS = ("1", "t", "true"), ("2", "f", "false")


class Unreadable(Exception):
    """A line that is no answer to this question; the text says what to type."""


def read_answer(question: Question, line: str, said: str = "") -> Response:
    """Read an answer; `said` is the explanation typed before a self-marked question is compared.

    Raises:
        Unreadable: the line is no answer to this kind of question.
    """
    match question.item.kind:
        case Kind.TYPED | Kind.CLOZE:
            return Response(texts=_texts(question, line))
        case Kind.NUMBER:
            if parse_number(line) is None:
                raise Unreadable(_("Type a number, for example 3 or 2.5."))
            return Response(texts=(line.strip(),))
        case Kind.TRUE_FALSE:
            return Response(chosen=(_truth(line),))
        case Kind.SINGLE:
            return Response(chosen=_keys(question.layout.parts, line, 1, 1))
        case Kind.MULTIPLE:
            return Response(chosen=_keys(question.layout.parts, line, 1, len(question.layout.parts)))
        case Kind.ORDER:
            count = len(question.layout.parts)
            return Response(chosen=_keys(question.layout.parts, line, count, count))
        case Kind.MATCH | Kind.GROUPS:
            return Response(pairs=_pairs(question, line))
        case Kind.FLASHCARD:
            return Response(grade=_numbers(line, 4, 1, 1)[0])
        case Kind.SELF_MARKED:
            return Response(chosen=_met(question, line), texts=(said,) if said else ())


def may_be_answer(question: Question, word: str) -> bool:
    """Whether the question accepts a word, or answers it as a known mistake."""
    body = question.item.body
    if isinstance(body, Typed):
        return any(same(word, text) for text in (*body.accepted, *(option.text for option in body.mistakes)))
    if isinstance(body, Cloze):
        accepted = (text for blank in body.blanks for text in blank.accepted)
        return any(same(word, text) for text in (*accepted, *(option.text for option in body.mistakes)))
    return False


def _numbers(line: str, top: int, least: int, most: int) -> tuple[int, ...]:
    """Between `least` and `most` whole numbers from 1 to `top`, set apart by spaces or commas."""
    words = line.replace(",", " ").split()
    if not all(word.isascii() and word.isdigit() and len(word) < 4 and 1 <= int(word) <= top for word in words):
        raise Unreadable(_numbers_wanted(top, least, most))
    if not least <= len(words) <= most:
        raise Unreadable(_numbers_wanted(top, least, most))
    return tuple(int(word) for word in words)


def _numbers_wanted(top: int, least: int, most: int) -> str:
    if most == 1:
        return _("Type one number from 1 to {top}.").format(top=top)
    if least == most:
        return _("Type {count} numbers from 1 to {top}, with spaces between them.").format(count=most, top=top)
    return _("Type the numbers of all that apply, from 1 to {top}, with spaces between them.").format(top=top)


def _keys(parts: tuple[Part, ...], line: str, least: int, most: int) -> tuple[str, ...]:
    numbers = _numbers(line, len(parts), least, most)
    if len(set(numbers)) != len(numbers):
        raise Unreadable(_("A number stands there twice. Type each one once."))
    return tuple(parts[number - 1].key for number in numbers)


def _truth(line: str) -> str:
    word = line.strip().casefold()
    if word in (*TRUE_WORDS, _("True").casefold()):
        return "true"
    if word in (*FALSE_WORDS, _("False").casefold()):
        return "false"
    raise Unreadable(_("Type 1 for true or 2 for false."))


def _texts(question: Question, line: str) -> tuple[str, ...]:
    if not line.strip():
        raise Unreadable(_("Type your answer, or :? for help."))
    blanks = len(question.item.body.blanks) if isinstance(question.item.body, Cloze) else 1
    if blanks == 1:
        return (line.strip(),)
    texts = tuple(text.strip() for text in line.split(";"))
    if len(texts) != blanks:
        raise Unreadable(
            _("There are {count} gaps: type {count} texts with ; between them, or :? for the commands.").format(
                count=blanks
            )
        )
    return texts


def _pairs(question: Question, line: str) -> tuple[tuple[str, str], ...]:
    parts, targets = question.layout.parts, question.layout.targets
    numbers = _numbers(line, len(targets), len(parts), len(parts))
    return tuple((part.key, targets[number - 1].key) for part, number in zip(parts, numbers, strict=True))


def _met(question: Question, line: str) -> tuple[str, ...]:
    if line.strip() == "0":
        return ()
    return _keys(question.layout.parts, line, 1, len(question.layout.parts))
