"""Finding: one thing wrong or weak in what an author wrote, with its place and remedy."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs: only errors stop a course from being used."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a file; line and column count from 1, 0 where there is none."""

    path: str = ""
    line: int = 0
    column: int = 0


NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class SourceSpot:
    """A place with what stands there: the source line, and how many columns of it are meant."""

    path: str
    line: int
    column: int
    excerpt: str = ""
    width: int = 1


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. `code` is stable (`bank.duplicate-key`); `message` says what is wrong; `help` says what to do.

    `excerpt` is the source line without its newline (empty where there is none) and `width` the number of columns
    that the caret underlines. `about` is the id of the question that a scaffold's text stands in; else empty.
    """

    path: str
    line: int
    column: int
    code: str
    severity: Severity
    message: str
    help: str
    excerpt: str = ""
    width: int = 1
    about: str = ""

    @property
    def order(self) -> tuple[str, int, int, str]:
        """Sort key: by file, then by place."""
        return (self.path, self.line, self.column, self.code)
