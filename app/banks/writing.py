"""LateWriter: the course writer, which imports PyYAML only when something is written."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from app.services.ports import CourseLoad


class LateWriter:
    """See `services.author_ports.CourseWriter`."""

    def appended(self, data: bytes, room: str, entry: str) -> bytes:
        """See `YamlCourseWriter.appended`."""
        from app.banks.writer import YamlCourseWriter

        return YamlCourseWriter().appended(data, room, entry)

    def preview(self, path: Path, changes: Mapping[str, bytes], shown: str | None = None) -> CourseLoad:
        """See `YamlCourseWriter.preview`."""
        from app.banks.writer import YamlCourseWriter

        return YamlCourseWriter().preview(path, changes, shown)
