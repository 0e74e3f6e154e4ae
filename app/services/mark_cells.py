"""The cells of a CSV text, each with its line and column, so that an error can name its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.i18n import _

_QUOTED = re.compile(r'"([^"]*(?:""[^"]*)*)"')
_LINE_END = re.compile(r"\r\n|\r|\n")
_BLANK_LINES = re.compile(r"[\r\n]+")


class MarkFileError(Exception):
    """A table of marks that cannot be used; the text is `file:line:column: what is wrong, and what to do`."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; `line` and `column` count characters from 1."""

    text: str
    line: int
    column: int


def find_delimiter(text: str) -> str:
    """Tab or semicolon where the first line that is not empty has one outside quotes, else comma."""
    first = next((line for line in _LINE_END.split(text) if line.strip()), "")
    bare = _QUOTED.sub("", first)
    best = max(("\t", ";"), key=bare.count)
    return best if best in bare else ","


def records(text: str, delimiter: str, shown: str) -> Iterator[list[Cell]]:
    """The records, one after another; lines with nothing on them are none. `shown` names the file in errors."""
    plain = re.compile(rf"[^{re.escape(delimiter)}\r\n]*")
    place, line, start = 0, 1, 0  # start: where the line begins
    record: list[Cell] = []
    while place < len(text) or record:
        if not record and (blank := _BLANK_LINES.match(text, place)):  # many at once: a file may hold nothing else
            line, start = _passed(blank[0], line, start, place)
            place = blank.end()
            continue
        at = Cell("", line, place - start + 1)
        found = _QUOTED.match(text, place) or plain.match(text, place)
        if found is None or (found.re is plain and found[0].startswith('"')):
            raise refusal(shown, at, _('A quote is not closed. Write a quote inside a quoted cell twice ("").'))
        record.append(Cell(_unquoted(found), at.line, at.column))
        line, start = _passed(found[0], line, start, place)
        place = found.end()
        if text.startswith(delimiter, place):
            place += 1
            continue
        ending = _LINE_END.match(text, place)
        if ending is None and place < len(text):
            raise refusal(
                shown, Cell("", line, place - start + 1), _("Text follows a closing quote. Quote the whole cell.")
            )
        if len(record) > 1 or record[0].text.strip():
            yield record
        record = []
        if ending is not None:
            place = ending.end()
            line, start = line + 1, place


def refusal(shown: str, cell: Cell, text: str) -> MarkFileError:
    """An error at a cell."""
    return MarkFileError(f"{shown}:{cell.line}:{cell.column}: {text}")


def _unquoted(found: re.Match[str]) -> str:
    return found[1].replace('""', '"') if found.re is _QUOTED else found[0]


def _passed(text: str, line: int, start: int, place: int) -> tuple[int, int]:
    """Line number and line start after a cell; a quoted one may run over several lines."""
    for ending in _LINE_END.finditer(text):
        line, start = line + 1, place + ending.end()
    return line, start
