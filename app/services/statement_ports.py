"""The Protocol of what changes a statement's bytes; YAML stays behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from app.services.author_ports import Fields

Path = Sequence[str | int]
"""The keys and numbers that lead to a list: ("sections",), or ("sections", 2, "points")."""

__all__ = ["Fields", "Path", "StatementSplicer"]


class StatementSplicer(Protocol):
    """Changes one entry; every other byte stays. All methods raise AuthorRefused."""

    def top(self, data: bytes) -> Fields:
        """The raw fields of the whole statement."""
        ...

    def edit_top(self, data: bytes, fields: Fields) -> bytes:
        """The file with other fields beside the sections."""
        ...

    def edit_entry(self, data: bytes, path: Path, at: int, fields: Fields) -> bytes:
        """The file with the fields of entry `at` (from 0) changed."""
        ...

    def insert_entry(self, data: bytes, path: Path, after: int, fields: Fields) -> bytes:
        """The file with a new entry after entry `after`."""
        ...

    def delete_entry(self, data: bytes, path: Path, at: int) -> bytes:
        """The file without entry `at`; the last one stays."""
        ...

    def move_entry(self, data: bytes, path: Path, at: int, by: int) -> bytes:
        """The file with entry `at` one place up (-1) or down (1)."""
        ...

    def move_between(self, data: bytes, path: Path, at: int, target: Path, changes: Fields) -> bytes:
        """The file with entry `at` at the end of another list, with its comments; `changes` are fields that it gets."""
        ...
