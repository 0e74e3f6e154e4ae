"""Document: a report to keep and send, as plain data that every format is written from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Literal

Value = str | int | float | date | None


class Unit(StrEnum):
    """What the values of a column are."""

    TEXT = "text"
    COUNT = "count"  # whole numbers
    NUMBER = "number"
    SHARE = "share"  # 0..1
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Column:
    """A column. `key` is its name for programs; `interval` says that each value has a low and a high end.

    `counted` says that each value names the cases it rests on. `digits` are the decimals a NUMBER is shown with;
    `wide` marks running text.
    """

    key: str
    title: str
    unit: Unit = Unit.TEXT
    interval: bool = False
    digits: int = 1
    wide: bool = False
    counted: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """Why a figure is empty: a word for programs, a sentence for people."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One value; None where there is none, with its reason where there is one.

    `low` to `high` is a 95 % interval, `count` how many cases it rests on, `total` how many there are in all where that
    is more. `level` 0 (little) to 4 tints a share, `link` names a group in another table.
    """

    value: Value = None
    low: float | None = None
    high: float | None = None
    gap: Gap | None = None
    level: int | None = None
    link: str = ""
    count: int | None = None
    total: int | None = None


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, one for each column; the first column names its row.

    `empty` says in words why there are no rows. With `grouped` rows of one first value belong together: a row begins a
    group where its first value changes; `titles` are the groups' titles by that value.

    Raises:
        ValueError: a row has not one cell for each column.
    """

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    empty: str
    notes: tuple[str, ...] = ()
    grouped: bool = False
    titles: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"table {self.key}: every row needs one cell for each column")
        if len({column.key for column in self.columns}) != len(self.columns):
            raise ValueError(f"table {self.key}: two columns have one key")


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a chart: `value` over `count` cases, None where there is nothing to show; `text` says all of it."""

    label: str
    value: float | None
    count: int
    text: str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars up to `top`; `line` is a level to compare with. `table` names the table that holds the same figures.

    `text` says in a sentence what there is to see. `upright` bars stand in a row of time, others lie below one another.
    """

    key: str
    title: str
    text: str
    bars: tuple[Bar, ...]
    top: float
    top_text: str
    table: str
    line: float | None = None
    line_text: str = ""
    upright: bool = True


@dataclass(frozen=True, slots=True)
class Part:
    """A titled part of a document: notes first, then charts, then tables."""

    key: str
    title: str
    tables: tuple[Table, ...] = ()
    charts: tuple[Chart, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A report. `made` is its local moment; `about` are (label, text) pairs under the title.

    `main` names the table that stands for the whole where only one can be kept; table keys are unique.
    """

    kind: Literal["class", "learner"]
    title: str
    subject: str
    course: str
    made: datetime
    since: date | None
    about: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]
    main: str

    def tables(self) -> tuple[Table, ...]:
        """All tables in order."""
        return tuple(table for part in self.parts for table in part.tables)

    def table(self, key: str) -> Table | None:
        """The table of this key, or None."""
        return next((table for table in self.tables() if table.key == key), None)
