"""One file's bytes -> FileRead. Imports YAML; a file that the cache knows never comes here."""

from __future__ import annotations

from collections.abc import Callable

from app.banks.compose import compose
from app.banks.nodes import Mapping
from app.banks.parsed import FileRead, Parsed
from app.banks.read_bank import read_bank
from app.banks.read_quiz import read_quiz
from app.banks.read_statement import read_statement
from app.banks.report import Report
from app.banks.shapes import not_a_mapping
from app.banks.source import decode
from app.banks.unfilled import tell_unfilled

_READERS: dict[str, Callable[[Mapping, Report], Parsed]] = {
    "bank": read_bank,
    "quiz": read_quiz,
    "statement": read_statement,
}


def read_file(data: bytes, room: str) -> FileRead:
    """Read a file of one room: bank, statement or quiz. Never raises on what an author wrote."""
    source, finding = decode(data)
    if source is None:
        return FileRead(None, (finding,) if finding else ())
    report = Report(source, room)
    node = compose(source, report)
    parsed: Parsed | None = None
    if isinstance(node, Mapping):
        parsed = _READERS[room](node, report)
        tell_unfilled(node, report)
    elif node is not None:
        not_a_mapping(node.spot, report)
    return FileRead(parsed, tuple(sorted(report.findings, key=lambda finding: finding.order)))
