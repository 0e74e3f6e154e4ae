"""One table of a report as CSV, as spreadsheets open it."""

from __future__ import annotations

import csv
import io
from datetime import date

from app.domain.report_document import Table, Value
from app.reports.flat import flat_columns, flat_rows, harmless, iso

BOM = "\ufeff"  # without it Excel reads UTF-8 as something else


def as_csv(table: Table) -> bytes:
    """UTF-8 with a byte order mark; a row of column keys, then the rows. Shares are 0 to 1, empty figures empty."""
    out = io.StringIO()
    out.write(BOM)
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow([harmless(column.key) for column in flat_columns(table)])
    rows.writerows([_cell(value) for value in row] for row in flat_rows(table))
    return out.getvalue().encode()


def _cell(value: Value) -> str | float:
    """Text is guarded against formulas; numbers stay as they are, also negative ones."""
    if value is None:
        return ""
    if isinstance(value, date):
        return iso(value)
    return harmless(value) if isinstance(value, str) else value
