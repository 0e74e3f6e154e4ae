"""Tables as HTML: captions, scopes, values to sort by, and a note for every empty figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby

from app.domain.report_document import Cell, Column, Row, Table, Unit
from app.i18n import _
from app.reports.flat import is_number, iso, rounded
from app.reports.markup import tag, text

FEW = 6  # rows that stay on one page of paper
DASH = "–"
Anchors = Mapping[str, str]


def group_ids(tables: Sequence[Table]) -> dict[str, str]:
    """By "table/value", the id of each group: numbered, for a value may be anything."""
    return {
        f"{table.key}/{value}": f"g-{table.key}-{number}"
        for table in tables
        if table.grouped
        for number, value in enumerate(dict.fromkeys(str(row[0].value) for row in table.rows), 1)
    }


def as_table(table: Table, anchors: Anchors, *, titled: bool) -> str:
    """A table that sorts, or for a grouped one a list of groups to open; `titled` shows its title."""
    if not table.rows:
        return _empty(table, titled=titled)
    if table.grouped:
        return _groups(table, anchors)
    # The title stands outside of what scrolls; the caption says it again to who reads the table alone.
    head = tag("h3", text(table.title)) if titled else ""
    return head + _scrolling(table.key, table.columns, table.rows, table.title, anchors) + _notes(table.notes)


def _empty(table: Table, *, titled: bool) -> str:
    head = tag("h3", text(table.title)) if titled else ""
    return tag("div", head + tag("p", text(table.empty), class_="soft"), id=f"t-{table.key}")


def _groups(table: Table, anchors: Anchors) -> str:
    made = []
    for value, rows in groupby(table.rows, key=lambda row: str(row[0].value)):
        key = anchors[f"{table.key}/{value}"]
        title = table.titles.get(value, "")
        words = tag("bdi", tag("strong", text(value))) + (f" {tag('bdi', text(title))}" if title else "")
        inner = _scrolling(key, table.columns[1:], [row[1:] for row in rows], f"{table.title}: {value}", anchors)
        made.append(tag("details", tag("summary", words) + inner, id=key))
    head = tag("h3", text(table.title), id=f"t-{table.key}")
    return tag("div", head + "".join(made) + _notes(table.notes), class_="group-list")


def _scrolling(key: str, columns: Sequence[Column], rows: Sequence[Row], title: str, anchors: Anchors) -> str:
    gaps = list(dict.fromkeys(cell.gap.text for row in rows for cell in row if cell.gap is not None))
    numbers = {gap: number for number, gap in enumerate(gaps, 1)}
    heads = "".join(_head(column) for column in columns)
    body = "".join(_row(columns, row, numbers, anchors) for row in rows)
    caption = tag("caption", text(title), id=f"t-{key}-c", class_="unseen")
    inner = caption + tag("thead", tag("tr", heads)) + tag("tbody", body)
    table = tag("table", inner, id=f"t-{key}", class_="sorts" if len(rows) > 1 else None)
    # A region that scrolls can be reached and moved by keyboard.
    kind = "wide few" if len(rows) <= FEW else "wide"
    region = tag("div", table, class_=kind, role="region", tabindex="0", aria_labelledby=f"t-{key}-c")
    listed = "".join(tag("li", text(gap), value=str(number)) for gap, number in numbers.items())
    return region + (tag("ol", listed, class_="notes") if listed else "")


def _head(column: Column) -> str:
    number = is_number(column.unit)
    return tag(
        "th",
        tag("span", text(column.title)),
        scope="col",
        class_="n" if number else None,
        data_kind="number" if number else "text",
    )


def _row(columns: Sequence[Column], row: Row, gaps: Mapping[str, int], anchors: Anchors) -> str:
    first = tag("th", _inner(columns[0], row[0], gaps, anchors), scope="row", data_v=_sorted_by(row[0]))
    rest = (
        tag("td", _inner(column, cell, gaps, anchors), class_=_kind(column, cell), data_v=_sorted_by(cell))
        for column, cell in zip(columns[1:], row[1:], strict=True)
    )
    return tag("tr", first + "".join(rest))


def _kind(column: Column, cell: Cell) -> str | None:
    kinds = (
        ["n"] if is_number(column.unit) else ["day"] if column.unit is Unit.DAY else ["words"] if column.wide else []
    )
    kinds += [f"l{cell.level}"] if cell.level is not None else []
    return " ".join(kinds) or None


def _sorted_by(cell: Cell) -> str | None:
    """What a cell is sorted by; None where its own text says it."""
    if cell.value is None:
        return ""
    return None if isinstance(cell.value, str) else str(rounded(cell.value))


def _inner(column: Column, cell: Cell, gaps: Mapping[str, int], anchors: Anchors) -> str:
    if cell.value is None:
        return DASH + tag("sup", str(gaps[cell.gap.text])) if cell.gap is not None else ""
    if isinstance(cell.value, date):
        return tag("time", iso(cell.value), datetime=iso(cell.value))
    shown = text(shown_value(column, cell.value))
    if column.interval and cell.low is not None and cell.high is not None:
        ends = _("{low} to {high}").format(low=shown_value(column, cell.low), high=shown_value(column, cell.high))
        shown += " " + tag("span", text(ends), class_="range")
    if column.counted and cell.count is not None:
        shown += " " + tag("span", text(_count(cell)), class_="range")
    anchor = anchors.get(cell.link)
    return tag("a", shown, href=f"#{anchor}") if anchor else shown


def _count(cell: Cell) -> str:
    """What a figure rests on."""
    if cell.total is not None:
        return f"{cell.count}/{cell.total}"
    return _("of {count}").format(count=cell.count)


def shown_value(column: Column, value: str | float) -> str:
    """A value as people read it."""
    if isinstance(value, str):
        return value
    match column.unit:
        case Unit.SHARE:
            return _("{number} %").format(number=round(value * 100))
        case Unit.NUMBER:
            return f"{round(value, column.digits) + 0.0:.{column.digits}f}"
        case _:
            return str(value)


def _notes(notes: Sequence[str]) -> str:
    return "".join(tag("p", text(note), class_="notes") for note in notes)
