"""A bank file's root -> ParsedBank."""

from __future__ import annotations

from app.banks import fields as f
from app.banks.field_spots import field_spots
from app.banks.kinds import kinds_schema, read_body
from app.banks.nodes import Mapping, Spot
from app.banks.parsed import ParsedBank, ParsedItem
from app.banks.places import pack
from app.banks.record import Field, Record, Row, Rows
from app.banks.report import Report, clip
from app.banks.unfilled import holds_unfilled
from app.domain.item import Body, Flashcard, Item
from app.i18n import _

QUESTIONS = Field(
    "questions", Rows(f.QUESTION, least=0, extra=(("oneOf", kinds_schema()),)), "The questions, or [].", required=True
)
BANK = Record((f.FORMAT, f.BANK_SECTION, QUESTIONS))


def read_bank(node: Mapping, report: Report) -> ParsedBank:
    """Every question that is a map, with an item where it has no fault."""
    bank = BANK.read(node, report)
    if bank is None:
        return ParsedBank()
    section = bank.get(f.BANK_SECTION) or ""
    items = tuple(_question(row, section, report) for row in bank.get(QUESTIONS) or ())
    return ParsedBank(section, bank.at(f.BANK_SECTION), items, len(bank.parts(QUESTIONS)))


def _question(row: Row, section: str, report: Report) -> ParsedItem:
    """The question and its references, after reporting every fault in it."""
    before = report.faults
    body = read_body(row, report)
    points = row.get(f.POINT) or ()
    _repeated_points(points, row.parts(f.POINT), report)
    if row.get(f.WAS) and row.get(f.WAS) == row.get(f.ITEM_ID):
        _was_itself(row, report)
    sound = body is not None and row.whole and report.faults == before
    unfilled = holds_unfilled(row.nodes.values())
    item = _item(row, section, body) if body and sound and not unfilled else None
    quote, image, was = (row.get(field) or "" for field in (f.QUOTE, f.IMAGE, f.WAS))
    name, places = row.get(f.ITEM_ID) or "", pack(field_spots(row))
    return ParsedItem(name, _spots(row), item, points, quote, image, was, places, sound and unfilled)


def _item(row: Row, section: str, body: Body) -> Item:
    stem = row.get(f.FRONT) if isinstance(body, Flashcard) else row.get(f.ASK)
    return Item(
        row.get(f.ITEM_ID) or "", section, row.get(f.POINT) or (), stem or "", body,
        explain=row.get(f.EXPLAIN) or "", hint=row.get(f.HINT) or "", quote=row.get(f.QUOTE) or "",
        tags=row.get(f.TAGS) or (), level=row.get(f.LEVEL), marks=row.get(f.MARKS) or 1.0,
        image=row.get(f.IMAGE) or "", shuffle=row.get(f.SHUFFLE) is not False, was=row.get(f.WAS) or "",
        allow=row.get(f.ALLOW) or (),
    )  # fmt: skip


def _spots(row: Row) -> dict[str, Spot]:
    """Where the question stands (at its id) and what checks across files point at."""
    spots = {"id": row.at(f.ITEM_ID)}
    for field in (f.QUOTE, f.IMAGE, f.WAS):
        if field in row:
            spots[field.key] = row.at(field)
    return spots | {f"point {n}": spot for n, spot in enumerate(row.parts(f.POINT))}


def _repeated_points(points: tuple[str, ...], spots: tuple[Spot, ...], report: Report) -> None:
    seen: set[str] = set()
    for point, spot in zip(points, spots, strict=False):
        if point in seen:
            message = _('the point "{point}" is named twice').format(point=clip(point))
            report.error("same-point", spot, message, _("delete one of them"))
        seen.add(point)


def _was_itself(row: Row, report: Report) -> None:
    message = _('"{name}" is the id that the question has now').format(name=clip(row.get(f.WAS) or ""))
    report.error("was", row.at(f.WAS), message, _("write the id that it had before, or delete the key"))
