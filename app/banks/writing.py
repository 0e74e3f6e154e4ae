"""LateWriter: the course writer and splicer, which imports PyYAML only when something is written."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from app.services.author_ports import Fields, FieldStart
from app.services.ports import CourseLoad


class LateWriter:
    """See `services.author_ports.BankSplicer`."""

    def appended(self, data: bytes, room: str, entry: str) -> bytes:
        """See `YamlCourseWriter.appended`."""
        from app.banks.writer import YamlCourseWriter

        return YamlCourseWriter().appended(data, room, entry)

    def preview(self, path: Path, changes: Mapping[str, bytes], shown: str | None = None) -> CourseLoad:
        """See `YamlCourseWriter.preview`."""
        from app.banks.writer import YamlCourseWriter

        return YamlCourseWriter().preview(path, changes, shown)

    def questions(self, data: bytes) -> tuple[Fields, ...]:
        """See `splice.questions`."""
        from app.banks import splice

        return splice.questions(data)

    def starts(self, data: bytes) -> tuple[FieldStart, ...]:
        """See `splice.starts`."""
        from app.banks import splice

        return splice.starts(data)

    def replace_question(self, data: bytes, at: int, fields: Fields) -> bytes:
        """See `splice.replace_question`."""
        from app.banks import splice

        return splice.replace_question(data, at, fields)

    def insert_question(self, data: bytes, after: int, fields: Fields) -> bytes:
        """See `splice.insert_question`."""
        from app.banks import splice

        return splice.insert_question(data, after, fields)

    def duplicate_question(self, data: bytes, at: int, new_id: str) -> bytes:
        """See `splice.duplicate_question`."""
        from app.banks import splice

        return splice.duplicate_question(data, at, new_id)

    def delete_question(self, data: bytes, at: int) -> bytes:
        """See `splice.delete_question`."""
        from app.banks import splice

        return splice.delete_question(data, at)

    def move_question(self, data: bytes, at: int, by: int) -> bytes:
        """See `splice.move_question`."""
        from app.banks import splice

        return splice.move_question(data, at, by)

    def edit_option(self, data: bytes, at: int, place: int, fields: Fields) -> bytes:
        """See `splice_options.edit_option`."""
        from app.banks import splice_options

        return splice_options.edit_option(data, at, place, fields)

    def insert_option(self, data: bytes, at: int, after: int, fields: Fields) -> bytes:
        """See `splice_options.insert_option`."""
        from app.banks import splice_options

        return splice_options.insert_option(data, at, after, fields)

    def delete_option(self, data: bytes, at: int, place: int) -> bytes:
        """See `splice_options.delete_option`."""
        from app.banks import splice_options

        return splice_options.delete_option(data, at, place)

    def move_option(self, data: bytes, at: int, place: int, by: int) -> bytes:
        """See `splice_options.move_option`."""
        from app.banks import splice_options

        return splice_options.move_option(data, at, place, by)

    def move_question_to(self, data: bytes, at: int, target: bytes) -> tuple[bytes, bytes]:
        """See `splice_between.move_question_to`."""
        from app.banks import splice_between

        return splice_between.move_question_to(data, at, target)
