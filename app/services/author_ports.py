"""The Protocol of what writes courses; YAML stays behind it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from app.services.ports import CourseLoad


class CourseWriter(Protocol):
    """Changes the files of a course as bytes, and reads a course as it would become."""

    def appended(self, data: bytes, room: str, entry: str) -> bytes:
        """The file with one more question (room bank) or section (room statement); all other bytes stay.

        `entry` is YAML that begins with `- `, not indented. Raises AuthorRefused.
        """
        ...

    def preview(self, path: Path, changes: Mapping[str, bytes], shown: str | None = None) -> CourseLoad:
        """The course as it would read with these bytes in place of the files named, as `banks/space.yaml`."""
        ...
