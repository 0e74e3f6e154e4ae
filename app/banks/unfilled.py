"""Texts of a scaffold that nobody has written over yet: warned of, and their questions kept from students."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from app.banks.nodes import Mapping, Node, Scalar, Sequence
from app.banks.report import Report
from app.i18n import _

_UNFILLED = re.compile(r"(?:^|[|\[]\s*)FILL IN\b")
"""At the start of a text, of its feedback, or of a gap."""


def tell_unfilled(node: Node, report: Report) -> None:
    """Warn of every text in a file that is still a scaffold's."""
    for scalar in _unfilled(node):
        message = _("this is still to be filled in")
        remedy = _("write your own text over it")
        if report.room == "bank":
            remedy = _("write over it; until then students do not see the question that it stands in")
        report.warn("unfilled", scalar.spot, message, remedy)


def holds_unfilled(nodes: Iterable[Node]) -> bool:
    """Whether a scaffold's text stands in any of the nodes."""
    return any(next(_unfilled(node), None) is not None for node in nodes)


def _unfilled(node: Node) -> Iterator[Scalar]:
    """In the order written; the composer bounds the depth."""
    match node:
        case Scalar():
            if _UNFILLED.search(node.text):
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
