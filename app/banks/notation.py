"""The short notations inside texts: `option | feedback`, `[gaps]`, numbers with a tolerance."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from app.domain.item import Blank

_BAR = re.compile(r"(?:^|\s)\|(?:\s|$)")
_DIGITS = r"[-−]?[0-9]{1,15}(?:\.[0-9]{1,15})?"
NUMBER = rf"(?:{_DIGITS})(?:\s*(?:\+-|±)\s*(?:[0-9]{{1,15}}(?:\.[0-9]{{1,15}})?)(?:\s*%)?|\s*\.\.\s*(?:{_DIGITS}))?"
_NUMBER = re.compile(
    rf"(?P<value>{_DIGITS})(?:\s*(?:\+-|±)\s*(?P<by>[0-9]{{1,15}}(?:\.[0-9]{{1,15}})?)(?P<share>\s*%)?"
    rf"|\s*\.\.\s*(?P<high>{_DIGITS}))?"
)


class NotationError(ValueError):
    """A text that its notation does not allow; `offset` counts characters from its start."""

    def __init__(self, code: str, offset: int = 0) -> None:
        super().__init__(code)
        self.code = code
        self.offset = offset


def unescape(text: str, signs: str = "|") -> str:
    r"""Take the backslash from before each of the signs: `a \| b` is `a | b`."""
    return re.sub(rf"\\([{re.escape(signs)}])", r"\1", text)


def split_feedback(text: str) -> tuple[str, str | None]:
    """Text and feedback, which the first ` | ` divides; None where there is no bar."""
    found = _BAR.search(text)
    if not found:
        return unescape(text), None
    return unescape(text[: found.start()].strip()), unescape(text[found.end() :].strip())


@dataclass(frozen=True)
class Range:
    """The numbers from `low` to `high`."""

    low: float
    high: float


def parse_number(text: str) -> Range:
    """`8`, `8 +- 1`, `8 ± 5 %` or `7..9`. Raises NotationError."""
    found = _NUMBER.fullmatch(text.strip())
    if not found:
        raise NotationError("number")
    value = _float(found["value"])
    if found["high"]:
        low, high = value, _float(found["high"])
    else:
        by = float(found["by"] or 0) * (abs(value) / 100 if found["share"] else 1)
        low, high = value - by, value + by
    if low > high or not math.isfinite(low) or not math.isfinite(high):
        raise NotationError("number")
    return Range(low, high)


def _float(text: str) -> float:
    return float(text.replace("−", "-"))


def parse_cloze(text: str) -> tuple[str | Blank, ...]:
    r"""Text and gaps in reading order; `\[` is a literal bracket. Raises NotationError at the faulty bracket."""
    parts: list[str | Blank] = []
    plain, at = "", 0
    while at < len(text):
        if text[at] == "\\" and text[at + 1 : at + 2] in ("[", "]"):
            plain, at = plain + text[at + 1], at + 2
        elif text[at] == "[":
            if plain:
                parts.append(plain)
            end = _closing(text, at)
            parts.append(_blank(text[at + 1 : end], at))
            plain, at = "", end + 1
        else:
            run = re.compile(r"[^\\\[]+|.", re.DOTALL).match(text, at)
            chunk = run.group() if run else text[at]
            plain, at = plain + chunk, at + len(chunk)
    if plain:
        parts.append(plain)
    if not any(isinstance(part, Blank) for part in parts):
        raise NotationError("no-blank")
    return tuple(parts)


def _closing(text: str, start: int) -> int:
    """The index of the bracket that closes the gap begun at `start`."""
    found = re.compile(r"(?:\\.|[^\\\[\]])*", re.DOTALL).match(text, start + 1)
    end = found.end() if found else start
    if text[end : end + 1] != "]":
        raise NotationError("open-blank", start)
    return end


def _blank(inner: str, start: int) -> Blank:
    """The gap's accepted answers, which bars divide."""
    accepted = tuple(unescape(part.strip(), "|[]") for part in re.split(r"(?<!\\)\|", inner))
    if not all(accepted):
        raise NotationError("empty-blank", start)
    return Blank(accepted)
