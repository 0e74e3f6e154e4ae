"""Numbers and ranges in the options: `12 %`, `1,200 km`, `1-5`, `more than 5`."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from app.domain.words import parse_number

_NUMBER = r"[-−]?\d[\d,]*(?:\.\d+)?"
_UNIT = r"(?:\s*(?P<unit>%|°?(?!(?:or|and|to)\b)[A-Za-z]{1,12}(?: [a-z]{2,12})?))?"
_QUANTITY = re.compile(rf"(?P<sign>[$€£¥]?)\s*(?P<value>{_NUMBER}){_UNIT}\.?")
_RANGE = re.compile(
    rf"(?:from |between )?(?P<low>{_NUMBER})\s*(?:\.\.|-|–|—|\b(?:to|and|through)\b)\s*"
    rf"(?P<high>{_NUMBER}){_UNIT}\.?",
    re.I,
)
_OPEN = re.compile(
    r"(?P<how>more than|over|above|at least|less than|fewer than|under|below|at most|up to|no more than)"
    rf"\s+(?P<value>{_NUMBER}){_UNIT}\.?",
    re.I,
)
_OPEN_AFTER = re.compile(
    rf"(?P<value>{_NUMBER}){_UNIT}\s+(?:or|and)\s+(?P<how>more|less|fewer|over|under|above|below)\.?", re.I
)
_UPWARD = {"more than": 1, "over": 1, "above": 1, "at least": 0}
_DOWNWARD = {"less than": 1, "fewer than": 1, "under": 1, "below": 1, "at most": 0, "up to": 0, "no more than": 0}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, which is empty where there is none."""

    value: float
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Interval:
    """The numbers from `low` to `high`, both included."""

    low: float
    high: float
    unit: str = ""

    @property
    def single(self) -> bool:
        """Whether it is one number."""
        return self.low == self.high


def quantity(text: str) -> Quantity | None:
    """The number that a text is, or None."""
    found = _QUANTITY.fullmatch(text.strip())
    value = parse_number(found["value"]) if found else None
    if not found or value is None:
        return None
    return Quantity(value, found["sign"] + _unit(found["unit"]))


def _unit(unit: str | None) -> str:
    """A unit in one form: `year` and `years` are the same."""
    plain = (unit or "").lower()
    return plain.removesuffix("s") if len(plain) > 3 else plain


def interval(text: str) -> Interval | None:
    """The range that a text is, a single number being one too; or None."""
    bare = text.strip()
    one = quantity(bare)
    if one:
        return Interval(one.value, one.value, one.unit)
    if found := _RANGE.fullmatch(bare):
        low, high = parse_number(found["low"]), parse_number(found["high"])
        return (
            Interval(low, high, _unit(found["unit"])) if low is not None and high is not None and low < high else None
        )
    if found := _OPEN.fullmatch(bare) or _OPEN_AFTER.fullmatch(bare):
        value = parse_number(found["value"])
        return _open(value, found["how"].lower(), _unit(found["unit"])) if value is not None else None
    return None


def _open(value: float, how: str, unit: str) -> Interval:
    """A range without an end; `more than 5` begins right after 5."""
    if how in _UPWARD or how in ("more", "over", "above"):
        return Interval(
            math.nextafter(value, math.inf) if _UPWARD.get(how) and how != "more" else value, math.inf, unit
        )
    low = how in _DOWNWARD and _DOWNWARD[how]
    return Interval(-math.inf, math.nextafter(value, -math.inf) if low else value, unit)
