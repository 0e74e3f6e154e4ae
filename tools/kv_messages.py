"""Finds the messages in kv files, for Babel and for the tests."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import BinaryIO

_STRING = r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
_CALL = re.compile(
    rf"(?<![\w.])(?P<name>_|ngettext|pgettext)\(\s*(?P<first>{_STRING})(?:\s*,\s*(?P<second>{_STRING}))?"
)
_WORDS = re.compile(
    rf"^\s*(?P<property>text|hint_text|title|tooltip|label|caption)\s*:.*?(?<![\w(])(?P<value>{_STRING})"
)

Message = tuple[int, str, str | tuple[str, ...], list[str]]


def extract(fileobj: BinaryIO, keywords: object, comment_tags: object, options: object) -> Iterator[Message]:
    """Babel's extractor protocol: yield (line, function, message or messages, comments) for a kv file."""
    for number, line in enumerate(fileobj.read().decode("utf-8").splitlines(), start=1):
        yield from _calls(number, line)


def bare_words(source: str) -> Iterator[tuple[int, str]]:
    """Line and text of every literal with letters that a kv file shows without passing through gettext."""
    for number, line in enumerate(source.splitlines(), start=1):
        found = _WORDS.match(line)
        if found is None:
            continue
        words = str(ast.literal_eval(found["value"]))
        if any(sign.isalpha() for sign in re.sub(r"\{[^}]*\}", "", words)):
            yield number, words


def _calls(number: int, line: str) -> Iterator[Message]:
    if line.lstrip().startswith("#"):
        return
    for call in _CALL.finditer(line):
        first = str(ast.literal_eval(call["first"]))
        second = str(ast.literal_eval(call["second"])) if call["second"] else None
        yield number, call["name"], first if second is None else (first, second), []
