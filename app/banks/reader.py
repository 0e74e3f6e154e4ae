"""YamlCourseReader: a course folder -> Course and all findings of all its files."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from app.banks.cache import COMPILED, ParsedCache, key_of
from app.banks.cross import course_id, join, unsure_points
from app.banks.folder import STATEMENT, CourseFile, course_files, read_bytes
from app.banks.parsed import FilePart, FileRead, ParsedStatement
from app.banks.places import FileLocator
from app.domain.finding import Finding
from app.services.ports import CourseCard, CourseLoad


class YamlCourseReader:
    """Reads YAML course folders; `cache` is the folder for parsed files, None to parse each time."""

    def __init__(self, cache: Path | None = None) -> None:
        self.cache = cache

    def read(self, path: Path, shown: str | None = None) -> CourseLoad:
        """Read the course folder at `path`. Findings name files as `shown`/... (default: as `path` is written)."""
        prefix = os.fspath(path) if shown is None else shown
        prefix = prefix.rstrip("/\\") or prefix
        parts = [self._part(path, file, prefix) for file in course_files(path)]
        course, findings = join(path, parts)
        ordered = tuple(sorted(findings, key=lambda finding: finding.order))
        return CourseLoad(course, ordered, FileLocator(parts), unsure=unsure_points(course, parts))

    def card(self, path: Path) -> CourseCard | None:
        """Title and id of the course in a folder, or None where there is no statement.yaml that can be reached."""
        try:
            if not (path / STATEMENT).is_file():
                return None
        except (OSError, ValueError):  # a name that no file can have, or a folder that may not be entered
            return None
        file = CourseFile(STATEMENT, "statement", path / STATEMENT)
        parsed = self._part(path, file, "").read.parsed
        statement = parsed.statement if isinstance(parsed, ParsedStatement) else None
        name = course_id(path)
        return CourseCard(name, statement.title if statement else name, path)

    def schema(self) -> Mapping[str, object]:
        """JSON Schema (draft-07) under the keys bank, statement and quiz."""
        from app.banks.schema import schemas  # the reading rules, which a warm start does without

        return schemas()

    def _part(self, course: Path, file: CourseFile, prefix: str) -> FilePart:
        shown = f"{prefix}/{file.inside}"
        data = read_bytes(file)
        if isinstance(data, Finding):
            return FilePart(file.room, shown, file.path.stem, b"", FileRead(None, (replace(data, path=shown),)))
        read = self._cached(course, data, file.room)
        findings = tuple(replace(finding, path=shown) for finding in read.findings)
        return FilePart(file.room, shown, file.path.stem, data, FileRead(read.parsed, findings))

    def _cached(self, course: Path, data: bytes, room: str) -> FileRead:
        cache, key = ParsedCache(self.cache, [course / COMPILED]), key_of(data, room)
        read = cache.load(key)
        if read is None:
            from app.banks.read_file import read_file  # imports PyYAML, which a warm start does without

            read = read_file(data, room)
            cache.save(key, read)
        return read
