"""Characters that no file may hold: controls, direction overrides, halves of characters."""

from __future__ import annotations

import re

STAND_IN = "\N{REPLACEMENT CHARACTER}"
_BIDI = "\u202a-\u202e\u2066-\u2069"
REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff" + _BIDI + "]")
OVERRIDE = re.compile(f"[{_BIDI}]")
SURROGATE = re.compile("[\ud800-\udfff]")


def stand_in(text: str) -> str:
    """The text with a replacement character for each refused one; columns stay as they are."""
    return REFUSED.sub(STAND_IN, text)
