"""The Protocols of what writes courses; YAML stays behind them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from app.services.ports import CourseLoad

Raw = str | Sequence["Raw"] | Mapping[str, "Raw"]
"""What stands in a file: texts, lists and maps of them."""

Fields = Mapping[str, Raw]


@dataclass(frozen=True, slots=True)
class FieldStart:
    """Where a key of question `at` (from 0) begins; line and column count from 1. `at` is -1 for other keys."""

    line: int
    column: int
    at: int
    key: str


class CourseWriter(Protocol):
    """Changes the files of a course as bytes, and reads a course as it would become."""

    def appended(self, data: bytes, room: str, entry: str) -> bytes:
        """The file with one more question (room bank) or section (room statement); all other bytes stay.

        `entry` is YAML that begins with `- `, not indented. Raises AuthorRefused.
        """
        ...

    def preview(self, path: Path, changes: Mapping[str, bytes], shown: str | None = None) -> CourseLoad:
        """The course as it would read with these bytes in place of the files named, as `banks/space.yaml`.

        A file whose bytes are empty is taken as deleted.
        """
        ...


class BankSplicer(CourseWriter, Protocol):
    """Changes one question of a bank's bytes; every other byte stays. All methods raise AuthorRefused."""

    def questions(self, data: bytes) -> tuple[Fields, ...]:
        """The raw fields of every question."""
        ...

    def starts(self, data: bytes) -> tuple[FieldStart, ...]:
        """Where the keys of all questions begin, in the order of the file."""
        ...

    def replace_question(self, data: bytes, at: int, fields: Fields) -> bytes:
        """The file with the fields of question `at` (from 0) changed."""
        ...

    def insert_question(self, data: bytes, after: int, fields: Fields) -> bytes:
        """The file with a new question after question `after`."""
        ...

    def duplicate_question(self, data: bytes, at: int, new_id: str) -> bytes:
        """The file with a copy of question `at` below it."""
        ...

    def delete_question(self, data: bytes, at: int) -> bytes:
        """The file without question `at`."""
        ...

    def move_question(self, data: bytes, at: int, by: int) -> bytes:
        """The file with question `at` one place up (-1) or down (1)."""
        ...

    def edit_option(self, data: bytes, at: int, place: int, fields: Fields) -> bytes:
        """The file with the fields of option `place` of question `at`'s long form changed."""
        ...

    def insert_option(self, data: bytes, at: int, after: int, fields: Fields) -> bytes:
        """The file with a new option after option `after` (-1: before all, in an empty list) of question `at`."""
        ...

    def delete_option(self, data: bytes, at: int, place: int) -> bytes:
        """The file without option `place` of question `at`."""
        ...

    def move_option(self, data: bytes, at: int, place: int, by: int) -> bytes:
        """The file with option `place` of question `at` one place up (-1) or down (1)."""
        ...

    def move_question_to(self, data: bytes, at: int, target: bytes) -> tuple[bytes, bytes]:
        """Both banks after question `at` of the first went, with its comments, to the end of the other."""
        ...
