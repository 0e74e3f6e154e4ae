"""Texts of a scaffold that nobody has written over yet: warned of, and their questions kept from students."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from app.banks.nodes import Mapping, Node, Scalar, Sequence
from app.banks.report import Report
from app.i18n import _

LEAD = "FILL IN"
_UNFILLED = re.compile(rf"(?:^|[|\[]\s*){LEAD}\b")
"""At the start of a text, of its feedback, or of a gap."""


def tell_unfilled(node: Mapping, report: Report) -> None:
    """Warn of every text in a file that is still a scaffold's."""
    message = _("this is still to be filled in")
    remedy = _("write your own text over it")
    if report.room == "bank":
        remedy = _("write over it; until then students do not see the question that it stands in")
    for key, value in node.pairs:
        parts = value.items if key.text == "questions" and isinstance(value, Sequence) else (value,)
        for part in parts:
            for scalar in _unfilled(part):
                report.warn("unfilled", scalar.spot, message, remedy, _question(part))


def _question(part: Node) -> str:
    """The id of a question that has one of its own; empty for anything else."""
    name = part.get("id") if isinstance(part, Mapping) else None
    return name.text if isinstance(name, Scalar) and not is_unfilled(name.text) else ""


def holds_unfilled(nodes: Iterable[Node]) -> bool:
    """Whether a scaffold's text stands in any of the nodes."""
    return any(next(_unfilled(node), None) is not None for node in nodes)


def is_unfilled(text: str) -> bool:
    """Whether a text is still a scaffold's."""
    return _UNFILLED.search(text) is not None


def _unfilled(node: Node) -> Iterator[Scalar]:
    """In the order written; the composer bounds the depth."""
    match node:
        case Scalar():
            if is_unfilled(node.text):
                yield node
        case Sequence():
            for part in node.items:
                yield from _unfilled(part)
        case Mapping():
            for key, value in node.pairs:
                yield from _unfilled(key)
                yield from _unfilled(value)
        case _:
            return
