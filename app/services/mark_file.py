"""A plain table of marks from a CSV file: one row per attempt, one column per item, the maximum marks first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.domain.mark_table import LARGEST_MARK, MarkTable
from app.i18n import _
from app.services.mark_cells import Cell, MarkFileError, find_delimiter, records, refusal

LARGEST_FILE = 1_000_000
BLANK = frozenset(("", "-", "–", "—"))
NOT_ASKED = "n/a"
_NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?", re.ASCII | re.IGNORECASE)
_NAMES = re.compile(
    r"|#|no\.?|nr\.?|row|id|e-?mail|.*\b(?:name|id)|.*(?:attempt|learner|student|pupil|user|participant|person|respondent).*",
    re.IGNORECASE,
)
_MAXIMUM = re.compile(r"|.*max.*|.*(?:possible|out of|points|marks).*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Head:
    """What stands above the attempts: names, maximum marks, and how many columns lie left of the items."""

    names: tuple[str, ...]
    tops: tuple[float, ...]
    skipped: int
    line: int


def read_marks(path: Path, shown: str | None = None) -> MarkTable:
    """Read a table of marks. An empty cell or `-` is an answer left blank (0), `n/a` an item that was not asked.

    A line of item names may stand above the maximum marks, and a column of attempt names left of the marks.
    UTF-8, with commas, semicolons or tabs; with the latter two, decimal commas are understood.

    Raises:
        MarkFileError: the file cannot be read or used; the text names the place and the remedy.
    """
    shown = shown or str(path)
    text = _text(path, shown)
    delimiter = find_delimiter(text)
    rows = records(text, delimiter, shown)
    comma = delimiter != ","
    head = _head(rows, comma, shown)
    return MarkTable(head.names, head.tops, tuple(_attempt(row, head, comma, shown) for row in rows))


def _text(path: Path, shown: str) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise MarkFileError(
            _("{path} cannot be read: {reason}. Name a CSV file.").format(path=shown, reason=error.strerror)
        ) from error
    if len(data) > LARGEST_FILE:
        raise MarkFileError(_("{path} is larger than 1 MB. Split the table into smaller ones.").format(path=shown))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        good = data[: error.start].decode("utf-8-sig", errors="ignore")
        line = good.count("\n") + 1
        at = Cell("", line, len(good) - (good.rfind("\n") + 1) + 1)
        raise refusal(shown, at, _("This is not UTF-8. Save the table as CSV UTF-8.")) from error
    if "\0" in text:
        place = text.index("\0")
        at = Cell("", text.count("\n", 0, place) + 1, place - text.rfind("\n", 0, place))
        raise refusal(shown, at, _("A null character. Save the table as plain CSV in UTF-8."))
    return text


def _head(rows: Iterator[list[Cell]], comma: bool, shown: str) -> _Head:
    """Names and maximum marks: from the first record, or from the first two where the first one holds words."""
    first = next(rows, None)
    if first is None:
        raise MarkFileError(
            _("{path} is empty. Its first row holds the maximum marks, the others an attempt each.").format(path=shown)
        )
    words = [cell for n, cell in enumerate(first) if _number(cell, comma) is None and (cell.text.strip() or n == 0)]
    if not words:
        return _made([], first, 0, comma, shown)
    if words == first[:1] and len(first) > 1 and _MAXIMUM.fullmatch(words[0].text.strip()):
        return _made([], first, 1, comma, shown)
    tops = next(rows, None)
    if tops is None:
        raise refusal(shown, first[0], _("Below the names comes a row of maximum marks; it is missing."))
    named = _NAMES.fullmatch(first[0].text.strip()) is not None
    labelled = _number(tops[0], comma) is None and len(tops) > 1
    return _made(first, tops, int(named or labelled), comma, shown)


def _made(names: list[Cell], tops: list[Cell], skipped: int, comma: bool, shown: str) -> _Head:
    width = len(names) or len(tops)
    while width > skipped + 1 and not any(
        row[width - 1 : width] and row[width - 1].text.strip() for row in (names, tops)
    ):
        width -= 1  # a delimiter at the end of every line
    if len(tops) < width:
        raise refusal(shown, tops[-1], _wrong_width(len(tops), width))
    if width <= skipped:
        raise refusal(shown, tops[0], _("There is no column of marks beside the names."))
    marks = tuple(_top(cell, comma, shown) for cell in tops[skipped:width])
    return _Head(_names(names[skipped:width], len(marks), shown), marks, skipped, tops[0].line)


def _names(cells: list[Cell], count: int, shown: str) -> tuple[str, ...]:
    """The items' names; where there are none, their numbers."""
    names: dict[str, Cell] = {}
    for number, cell in enumerate(cells, start=1):
        name = " ".join(cell.text.split()) or str(number)
        if name in names:
            raise refusal(shown, cell, _('Two items are called "{name}". Rename one.').format(name=name))
        names[name] = cell
    return tuple(names) or tuple(str(number) for number in range(1, count + 1))


def _top(cell: Cell, comma: bool, shown: str) -> float:
    top = _number(cell, comma)
    if top is None or not 0 <= top <= LARGEST_MARK:
        raise refusal(
            shown,
            cell,
            _('"{text}" is no maximum mark. Write a number from 0 to 1000000, such as 1 or 2.5.').format(
                text=_short(cell)
            ),
        )
    return top


def _attempt(row: list[Cell], head: _Head, comma: bool, shown: str) -> tuple[float | None, ...]:
    width = head.skipped + len(head.tops)
    if len(row) < width or any(cell.text.strip() for cell in row[width:]):
        raise refusal(shown, row[min(width, len(row) - 1)], _wrong_width(len(row), width))
    return tuple(
        _mark(cell, top, head, comma, shown) for cell, top in zip(row[head.skipped : width], head.tops, strict=True)
    )


def _mark(cell: Cell, top: float, head: _Head, comma: bool, shown: str) -> float | None:
    text = cell.text.strip()
    if text in BLANK:
        return 0.0
    if text.casefold() == NOT_ASKED:
        return None
    mark = _number(cell, comma)
    if mark is None or mark < -LARGEST_MARK:
        raise refusal(
            shown,
            cell,
            _(
                '"{text}" is no mark. Write a number; leave the cell empty for no answer, n/a where it was not asked.'
            ).format(text=_short(cell)),
        )
    if mark > top * (1 + 1e-9):
        raise refusal(
            shown,
            cell,
            _("{mark} is more than the maximum of {top}. Correct the mark, or the maximum in line {line}.").format(
                mark=_short(cell), top=f"{top:g}", line=head.line
            ),
        )
    return mark


def _number(cell: Cell, comma: bool) -> float | None:
    """The number in a cell, None where there is none; a number too large for a float is infinite, and refused."""
    text = cell.text.strip().replace("\u2212", "-")
    text = text.replace(",", ".") if comma else text
    return float(text) if _NUMBER.fullmatch(text) else None


def _short(cell: Cell) -> str:
    """The cell's text as a message can show it."""
    text = "".join(c if c.isprintable() else " " for c in cell.text.strip())
    return text if len(text) <= 40 else text[:39] + "…"


def _wrong_width(found: int, expected: int) -> str:
    return _("This row has {found} cells, {expected} are needed: one for each column of the first row.").format(
        found=found, expected=expected
    )
