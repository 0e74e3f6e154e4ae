"""The long form of a choice (`choices`): its options as the form shows them, and as `text | feedback`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.services.author_ports import Fields, Raw

CHOICES = "choices"
_BAR = re.compile(r"(?:^|\s)\|(?:\s|$)")


@dataclass(frozen=True, slots=True)
class LongOption:
    """An option as the form shows it; `credit` is the share of the marks as it is written, empty where none is."""

    text: str = ""
    right: bool = False
    feedback: str = ""
    credit: str = ""


def raw_options(fields: Fields) -> tuple[Fields, ...] | None:
    """The options as the file holds them; None where the form cannot hold what stands there."""
    found = fields.get(CHOICES)
    if found is None or isinstance(found, str | Mapping):
        return None
    raws = tuple(one for one in found if isinstance(one, Mapping))
    texts_only = all(isinstance(value, str) for one in raws for value in one.values())
    return raws if len(raws) == len(found) and texts_only else None


def long_options(fields: Fields) -> tuple[LongOption, ...] | None:
    """The options of a question in the long form; None where the form cannot hold them."""
    raws = raw_options(fields)
    if raws is None:
        return None
    return tuple(
        LongOption(str(one.get("text", "")), right, str(one.get("feedback", "")), str(one.get("credit", "")))
        for one, right in zip(raws, rights(raws), strict=True)
    )


def rights(raws: Sequence[Fields]) -> list[bool]:
    """Which options are right: those that say so; where none says anything, those that earn something."""
    if any("right" in one for one in raws):
        return [str(one.get("right", "")).strip() == "true" for one in raws]
    return [_earns(str(one.get("credit", ""))) for one in raws]


def _earns(credit: str) -> bool:
    try:
        return float(credit) > 0
    except ValueError:
        return False


def as_long(texts: Sequence[str], right: bool) -> tuple[Raw, ...]:
    """`text | feedback` as options of the long form, where a text stands as it is read."""
    made: list[Raw] = []
    for text in texts:
        bar = _BAR.search(text)
        parts = (text[: bar.start()], text[bar.end() :]) if bar else (text, "")
        bare, feedback = (part.replace("\\|", "|").strip() for part in parts)
        made.append({"text": bare, "right": str(right).lower()} | ({"feedback": feedback} if feedback else {}))
    return tuple(made)


def as_short(fields: Fields, right: bool) -> tuple[str, ...]:
    """The options that are right, or those that are not, as `text | feedback`; what they earn is left behind."""
    found = []
    for one in long_options(fields) or ():
        if one.right is right:
            texts = (text.replace("|", "\\|") for text in (one.text, one.feedback))
            found.append(" | ".join(filter(None, texts)))
    return tuple(found)
