"""Source and Report: one file's text, and what is wrong with it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from app.banks.characters import stand_in
from app.banks.nodes import Spot
from app.domain.finding import Finding, Severity
from app.i18n import _

MOST_FINDINGS = 500
LONGEST_EXCERPT = 1_000
_BREAK = re.compile(r"\r\n|\r|\n")


def clip(text: str, most: int = 60) -> str:
    """An author's text, short enough for a message."""
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[: most - 1] + "…"


@dataclass(frozen=True)
class Source:
    """The text of one file without its byte order mark, and its lines as YAML counts them."""

    text: str
    lines: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "lines", tuple(_BREAK.split(self.text)))

    def excerpt(self, line: int) -> str:
        """A line counted from 1, cut where it is very long, fit to be shown; empty outside the file."""
        return stand_in(self.lines[line - 1][:LONGEST_EXCERPT]) if 0 < line <= len(self.lines) else ""


class Report:
    """Collects the findings of one file. `room` (bank, statement, quiz) begins the codes that have no other.

    Findings carry no path: the file may be read under several names, and the cache under none.
    """

    def __init__(self, source: Source, room: str) -> None:
        self.source = source
        self.room = room
        self.findings: list[Finding] = []
        self.faults = 0

    @property
    def full(self) -> bool:
        """Whether further findings are no longer kept."""
        return len(self.findings) >= MOST_FINDINGS

    def error(self, code: str, spot: Spot, message: str, remedy: str) -> None:
        """Add an error; a code without a dot is one of this room's."""
        self.faults += 1
        if self.full:
            return
        if len(self.findings) == MOST_FINDINGS - 1:
            code, message = "yaml.too-many-findings", _("too many errors; the rest of this file's are not shown")
            remedy = _("mend those above, then check again")
        code = code if "." in code else f"{self.room}.{code}"
        self.findings.append(located(self.source, code, spot, message, remedy))

    def warn(self, code: str, spot: Spot, message: str, remedy: str, about: str = "") -> None:
        """Add a warning of this room's, of a question where `about` names one; the file stays usable."""
        if len(self.findings) < MOST_FINDINGS - 1:
            found = located(self.source, f"{self.room}.{code}", spot, message, remedy)
            self.findings.append(replace(found, severity=Severity.WARNING, about=about))

    def spoil(self) -> None:
        """Count a fault that was reported already."""
        self.faults += 1


def located(source: Source | None, code: str, spot: Spot, message: str, remedy: str) -> Finding:
    """An error finding at a spot, with the source line where there is one."""
    excerpt = source.excerpt(spot.line) if source else ""
    width = max(1, min(spot.width, len(excerpt) - spot.column + 1))
    return Finding("", spot.line, spot.column, code, Severity.ERROR, message, remedy, excerpt, width)
