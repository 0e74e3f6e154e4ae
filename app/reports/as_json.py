"""A report as JSON: keys in docs/reports.md."""

from __future__ import annotations

import json
from datetime import date

from app.domain.report_document import Bar, Chart, Column, Document, Part, Row, Table, Unit, Value
from app.reports.flat import figure, iso, plain, rounded

FORMAT = 1


def as_json(document: Document) -> bytes:
    """UTF-8, indented, in a stable order."""
    made = {
        "format": FORMAT,
        "kind": document.kind,
        "title": plain(document.title),
        "subject": plain(document.subject),
        "course": plain(document.course),
        "made": iso(document.made),
        "since": iso(document.since) if document.since else None,
        "about": [{"label": label, "text": plain(text)} for label, text in document.about],
        "parts": [_part(part) for part in document.parts],
    }
    return (json.dumps(made, ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode()


def _part(part: Part) -> dict[str, object]:
    return {
        "key": part.key,
        "title": part.title,
        "notes": list(part.notes),
        "tables": [_table(table) for table in part.tables],
        "charts": [_chart(chart) for chart in part.charts],
    }


def _table(table: Table) -> dict[str, object]:
    return {
        "key": table.key,
        "title": plain(table.title),
        "columns": [_column(column) for column in table.columns],
        "rows": [_row(table.columns, row) for row in table.rows],
        "notes": list(table.notes) if table.rows else [table.empty, *table.notes],
    }


def _column(column: Column) -> dict[str, object]:
    return {
        "key": column.key,
        "title": plain(column.title),
        "unit": column.unit.value,
        "interval": column.interval,
        "counted": column.counted,
    }


def _row(columns: tuple[Column, ...], row: Row) -> dict[str, object]:
    """Values by column key; `empty` names the reason of each that is missing."""
    made: dict[str, object] = {}
    for column, cell in zip(columns, row, strict=True):
        made[column.key] = _value(cell.value, column.unit)
        if column.interval:
            made[f"{column.key}_low"], made[f"{column.key}_high"] = rounded(cell.low), rounded(cell.high)
        if column.counted:
            made[f"{column.key}_count"] = cell.count
    gaps = {c.key: cell.gap.code for c, cell in zip(columns, row, strict=True) if cell.gap is not None}
    return {**made, "empty": gaps}


def _value(value: Value, unit: Unit) -> str | float | None:
    if isinstance(value, date):
        return iso(value)
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, float):
        return round(figure(value)) if unit is Unit.COUNT else figure(value)
    return value


def _chart(chart: Chart) -> dict[str, object]:
    return {
        "key": chart.key,
        "title": chart.title,
        "text": chart.text,
        "table": chart.table,
        "top": chart.top,
        "line": chart.line,
        "bars": [_bar(bar) for bar in chart.bars],
    }


def _bar(bar: Bar) -> dict[str, object]:
    return {
        "label": plain(bar.label),
        "value": rounded(bar.value),
        "low": rounded(bar.low),
        "high": rounded(bar.high),
        "count": bar.count,
    }
