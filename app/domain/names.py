"""What a person may be called here, and when two names are the same."""

from __future__ import annotations

import unicodedata

from app.i18n import _

LONGEST_NAME = 60
_JOINERS = "\u200c\u200d"  # needed to write Persian and Indic names, and harmless elsewhere
_REFUSED = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def clean_name(name: str) -> str:
    """The name as it is kept: NFC, trimmed, single spaces inside.

    Raises:
        ValueError: the name is empty, over 60 characters, or holds a control or direction character; the text is for
            a person.
    """
    kept = " ".join(unicodedata.normalize("NFC", name).split())
    if not name_key(kept):
        raise ValueError(_("A name needs at least one letter."))
    if len(kept) > LONGEST_NAME:
        raise ValueError(
            _("A name may have {most} characters; this one has {count}.").format(most=LONGEST_NAME, count=len(kept))
        )
    if any(unicodedata.category(sign) in _REFUSED and sign not in _JOINERS for sign in kept):
        raise ValueError(_("This name holds a character that cannot be shown. Type it again instead of pasting it."))
    return kept


def name_key(name: str) -> str:
    """What is compared: "Ann", "ann " and "ＡＮＮ" are one name."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    return " ".join("".join(sign for sign in folded if unicodedata.category(sign) != "Cf").split())
