"""A report as a workbook: a sheet about it, then one for each table."""

from __future__ import annotations

import io
import re
from datetime import UTC, date
from typing import TYPE_CHECKING

from app.domain.report_document import Column, Document, Table, Unit, Value
from app.i18n import _
from app.reports.flat import flat_columns, flat_rows, is_number, plain
from app.services.report_ports import ReportRefused

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

LONGEST_NAME = 31  # of a sheet
LONGEST_CELL = 32_767
NARROW, WIDE, WIDEST = 10, 24, 60
_REFUSED = re.compile(r"[\[\]:*?/\\]")
# No text becomes a formula, a link or a number.
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def as_xlsx(document: Document) -> bytes:
    """The bytes of the workbook. Raises ReportRefused without the package XlsxWriter."""
    try:
        from xlsxwriter import Workbook
    except ImportError:
        raise ReportRefused(
            _(
                "Writing .xlsx needs one more package: pip install xlsxwriter. "
                "The formats .html, .csv and .json need none."
            )
        ) from None
    out = io.BytesIO()
    book = Workbook(out, OPTIONS)
    made = document.made.astimezone(UTC).replace(tzinfo=None)
    book.set_properties({"title": plain(document.title), "created": made})
    formats = _formats(book)
    names = _sheet_names(document)
    _about(book.add_worksheet(names[0]), document, formats)
    for name, table in zip(names[1:], document.tables(), strict=True):
        _table(book.add_worksheet(name), table, formats)
    book.close()
    return out.getvalue()


def _formats(book: Workbook) -> dict[str, Format]:
    top = {"valign": "top"}
    return {
        "title": book.add_format({"bold": True, "font_size": 16}),
        "head": book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}),
        "text": book.add_format(top),
        "wide": book.add_format({**top, "text_wrap": True}),
        "count": book.add_format({**top, "num_format": "0"}),
        "number": book.add_format({**top, "num_format": "0.0"}),
        "fine": book.add_format({**top, "num_format": "0.00"}),
        "share": book.add_format({**top, "num_format": "0%"}),
        "day": book.add_format({**top, "num_format": "yyyy-mm-dd", "align": "left"}),
    }


def _sheet_names(document: Document) -> list[str]:
    """A name for the first sheet and each table: at most 31 characters, none refused, each once whatever its case."""
    made: list[str] = []
    for wanted in (_("Report"), *(table.title for table in document.tables())):
        base = _REFUSED.sub(" ", plain(wanted)).replace("\n", " ").replace("\t", " ").strip(" '") or _("Table")
        base = _cut(base)
        name, number = base, 1
        while name.casefold() in {each.casefold() for each in made} or name.casefold() == "history":
            number += 1
            name = f"{base[: LONGEST_NAME - len(str(number)) - 1].strip()} {number}"
        made.append(name)
    return made


def _cut(name: str) -> str:
    """At most 31 characters, cut between words where there is more than one; no apostrophe at either end."""
    if len(name) > LONGEST_NAME:
        words = name[: LONGEST_NAME + 1].rsplit(" ", 1)[0]
        name = words if len(words) <= LONGEST_NAME else name[:LONGEST_NAME]
    return name.strip(" ',")


def _about(sheet: Worksheet, document: Document, formats: dict[str, Format]) -> None:
    sheet.set_column(0, 0, WIDE)
    sheet.set_column(1, 1, WIDEST)
    sheet.write_string(0, 0, _text(document.title), formats["title"])
    lines = [*document.about, (_("Made"), document.made.strftime("%Y-%m-%d %H:%M"))]
    for part in document.parts:
        lines += [(part.title, note) for note in part.notes]
        lines += [(table.title, note) for table in part.tables for note in _notes(table)]
    for number, (label, text) in enumerate(lines, 2):
        sheet.write_string(number, 0, _text(label), formats["wide"])
        sheet.write_string(number, 1, _text(text), formats["wide"])


def _notes(table: Table) -> tuple[str, ...]:
    gaps = dict.fromkeys(cell.gap.text for row in table.rows for cell in row if cell.gap is not None)
    empties = tuple(_("Empty: {reason}").format(reason=text) for text in gaps)
    return (*(table.notes if table.rows else (table.empty, *table.notes)), *empties)


def _table(sheet: Worksheet, table: Table, formats: dict[str, Format]) -> None:
    columns = flat_columns(table)
    for at, column in enumerate(columns):
        sheet.write_string(0, at, _text(column.title), formats["head"])
        sheet.set_column(at, at, _width(column, at))
    for number, row in enumerate(flat_rows(table), 1):
        for at, (column, value) in enumerate(zip(columns, row, strict=True)):
            _write(sheet, number, at, value, formats[_format_name(column)])
    sheet.freeze_panes(1, 1)
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(columns) - 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _write(sheet: Worksheet, row: int, at: int, value: Value, style: Format) -> None:
    match value:
        case None:
            sheet.write_blank(row, at, None, style)
        case str():
            sheet.write_string(row, at, _text(value), style)
        case date():
            sheet.write_datetime(row, at, value, style)
        case _:
            sheet.write_number(row, at, value, style)


def _text(text: str) -> str:
    """A cell holds no longer texts. Text is written as text, so it can be no formula and needs no apostrophe."""
    return plain(text)[:LONGEST_CELL]


def _format_name(column: Column) -> str:
    if column.unit is Unit.NUMBER:
        return "fine" if column.digits > 1 else "number" if column.digits else "count"
    return "wide" if column.wide else column.unit.value


def _width(column: Column, at: int) -> int:
    if column.wide:
        return WIDEST
    return NARROW if at and (is_number(column.unit) or column.unit is Unit.DAY) else WIDE
