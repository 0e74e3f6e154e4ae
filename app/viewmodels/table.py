"""Table: rows of cells that a screen lays out as a grid or as cards, and the terminal as columns."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text, what it sorts by (None: last, always), and how much it is shaded (0..1, None: not)."""

    text: str
    key: float | str | None = None
    shade: float | None = None


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row; `id` is empty where nothing opens."""

    id: str
    cells: tuple[Cell, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """`columns` are headings; `note` says how to read it, `empty` what to say without rows.

    `wide` is how much room the first column takes against the others.
    """

    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]
    note: str = ""
    empty: str = ""
    wide: float = 2.0


def words(text: str) -> Cell:
    """A cell that sorts by its text."""
    return Cell(text, text.casefold())


def figure(text: str, key: float | None, shade: float | None = None) -> Cell:
    """A cell that sorts by a number."""
    return Cell(text, key, shade)


def ordered(table: Table, column: int, *, down: bool = False) -> Table:
    """The table sorted by a column; empty cells stay last either way, equal ones keep their order."""
    filled = [row for row in table.rows if row.cells[column].key is not None]
    empty = [row for row in table.rows if row.cells[column].key is None]
    numbers = [row for row in filled if not isinstance(row.cells[column].key, str)]
    texts = [row for row in filled if isinstance(row.cells[column].key, str)]
    numbers.sort(key=lambda row: float(row.cells[column].key or 0), reverse=down)
    texts.sort(key=lambda row: str(row.cells[column].key), reverse=down)
    return replace(table, rows=(*numbers, *texts, *empty))


@dataclass(frozen=True, slots=True)
class NamedTable:
    """A table with its heading, empty where it needs none; `column` is what it is sorted by, -1: as it came."""

    title: str
    table: Table
    column: int = -1
    down: bool = False
