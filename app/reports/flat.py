"""Rows for programs and spreadsheets: an interval takes three columns, figures stay figures."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import date, datetime

from app.domain.report_document import Cell, Column, Table, Unit, Value
from app.i18n import _

DIGITS = 6
_FORMULA = ("=", "+", "-", "@")
_BLANKS = ("\t", "\n")
_UNSHOWN = ("Cc", "Cs")


def flat_columns(table: Table) -> tuple[Column, ...]:
    """The columns, with one for each end of an interval, and one for the cases that a figure rests on."""
    made: list[Column] = []
    for column in table.columns:
        made.append(Column(column.key, column.title, column.unit, digits=column.digits, wide=column.wide))
        if column.interval:
            low, high = _("{figure}, from").format(figure=column.title), _("{figure}, to").format(figure=column.title)
            made.append(Column(f"{column.key}_low", low, column.unit, digits=column.digits))
            made.append(Column(f"{column.key}_high", high, column.unit, digits=column.digits))
        if column.counted:
            made.append(Column(f"{column.key}_count", _("{figure}, of").format(figure=column.title), Unit.COUNT))
    return tuple(made)


def flat_rows(table: Table) -> Iterator[tuple[Value, ...]]:
    """The values of each row, one for each of `flat_columns`."""
    for row in table.rows:
        yield tuple(value for column, cell in zip(table.columns, row, strict=True) for value in _values(column, cell))


def _values(column: Column, cell: Cell) -> Iterator[Value]:
    yield rounded(cell.value)
    if column.interval:
        yield rounded(cell.low)
        yield rounded(cell.high)
    if column.counted:
        yield cell.count


def rounded(value: Value) -> Value:
    """A figure to six decimals, so that equal figures are written alike; whatever else as it is."""
    return figure(value) if isinstance(value, float) else value


def figure(value: float) -> float:
    """A figure to six decimals; -0.0 is 0.0."""
    return round(value, DIGITS) + 0.0


def iso(value: date | datetime) -> str:
    """A day or moment for programs."""
    return value.isoformat()


def plain(text: str) -> str:
    """Text that every format can hold: no half characters, no control character but line breaks and tabs."""
    return "".join("\ufffd" if unicodedata.category(s) in _UNSHOWN and s not in "\n\t" else s for s in text)


def harmless(text: str) -> str:
    """Text that no spreadsheet runs as a formula: an apostrophe before what could be one, full-width signs too."""
    clean = plain(text)
    begins = unicodedata.normalize("NFKC", clean.lstrip())[:1]
    return f"'{clean}" if begins in _FORMULA or clean[:1] in _BLANKS else clean


def is_number(unit: Unit) -> bool:
    """Whether values of this unit are numbers."""
    return unit in (Unit.COUNT, Unit.NUMBER, Unit.SHARE)
