"""JSON Schema (draft-07) of the three kinds of file, from the definitions that read them."""

from __future__ import annotations

from app.banks import fields
from app.banks.read_bank import BANK
from app.banks.record import Record

DRAFT = "http://json-schema.org/draft-07/schema#"


def schemas() -> dict[str, object]:
    """Schemas by kind of file: bank, statement, quiz."""
    return {
        "bank": _whole("Question bank", BANK),
        "statement": _whole("Statement", fields.STATEMENT),
        "quiz": _whole("Quiz", fields.QUIZ, oneOf=[{"required": ["draw"]}, {"required": ["questions"]}]),
    }


def _whole(title: str, record: Record, **extra: object) -> dict[str, object]:
    return {"$schema": DRAFT, "title": title, **record.schema(), **extra}
