"""Texts with feedback -> options, and what options of one question may not be."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from app.banks.nodes import Spot
from app.banks.notation import split_feedback
from app.banks.record import Field, Row
from app.banks.report import Report, clip
from app.banks.shapes import empty
from app.domain.item import Option
from app.i18n import _

Placed = tuple[Option, Spot]


def same(text: str) -> str:
    """What two texts share if a reader sees the same one twice."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def read_options(row: Row, field: Field[tuple[str, ...]], report: Report, *, right: bool = False) -> list[Placed]:
    """The options of a list of `text | feedback`, with their places; empty where there are none."""
    placed: list[Placed] = []
    for text, spot in zip(row.get(field) or (), row.parts(field), strict=False):
        bare, feedback = split_feedback(text)
        if not bare or feedback == "":
            empty(spot, report)
        placed.append((Option(bare, right, feedback or ""), spot))
    return placed


def refuse_repeats(placed: Iterable[tuple[str, Spot]], report: Report) -> None:
    """Report each text that stands a second time."""
    seen: dict[str, Spot] = {}
    for text, spot in placed:
        first = seen.setdefault(same(text), spot)
        if first is not spot:
            message = _('"{text}" stands here twice (first on line {line})').format(text=clip(text), line=first.line)
            report.error("same-option", spot, message, _("change or delete one of them"))


def refuse_accepted(mistakes: Sequence[Placed], accepted: Iterable[str], report: Report) -> None:
    """Report known mistakes that are accepted answers too; case does not tell the two apart."""
    right = {same(text).casefold() for text in accepted}
    for option, spot in mistakes:
        if same(option.text).casefold() in right:
            message = _('"{text}" is both right and wrong').format(text=clip(option.text))
            report.error("same-option", spot, message, _("take it out of one of the two lists"))
