"""What writes a report's document into the bytes of a file."""

from __future__ import annotations

from typing import Protocol

from app.domain.report_document import Document


class ReportRefused(Exception):
    """A report that cannot be made; the text is for a person and names what to do."""


class ReportWriter(Protocol):
    """Writes documents in every format it knows."""

    @property
    def endings(self) -> tuple[str, ...]:
        """The endings of files it can write, such as `.html`."""
        ...

    def write(self, document: Document, ending: str, table: str) -> bytes:
        """The whole file. `table` is the key of the one table that goes into a `.csv`.

        Raises ReportRefused where a package that the format needs is not installed.
        """
        ...
