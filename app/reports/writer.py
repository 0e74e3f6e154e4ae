"""The writer of reports: one function for each ending."""

from __future__ import annotations

from app.domain.report_document import Document
from app.reports.as_csv import as_csv
from app.reports.as_html import as_html
from app.reports.as_json import as_json

ENDINGS = (".html", ".csv", ".xlsx", ".json")


class FileWriter:
    """Writes a document in each of its formats; implements `app.services.report_ports.ReportWriter`."""

    @property
    def endings(self) -> tuple[str, ...]:
        """The endings of files it can write."""
        return ENDINGS

    def write(self, document: Document, ending: str, table: str) -> bytes:
        """The whole file; `table` is the one that a .csv holds. Raises ReportRefused without a package for .xlsx."""
        if ending == ".csv":
            found = document.table(table)
            if found is None:
                raise ValueError(f"no table {table}")
            return as_csv(found)
        if ending == ".xlsx":
            from app.reports.as_xlsx import as_xlsx  # its package is optional

            return as_xlsx(document)
        return as_json(document) if ending == ".json" else as_html(document).encode()
