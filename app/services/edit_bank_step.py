"""Step: what one change of the bank editor took away, for undo."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.services.edit_bank_unread import Place, UnreadText


@dataclass(frozen=True, slots=True)
class Step:
    """What a change took away: the banks' bytes before it, the question shown then, and what it was in words.

    `unread` are the texts kept before it that no bank can hold.
    """

    words: str
    banks: Mapping[str, bytes]
    item: str
    unread: Mapping[Place, UnreadText]
    tag: tuple[str, str] = ("", "")
    time: int = 0
