"""The course that was begun and is not made: kept in the data folder at each change, until it is made or let go."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from app.i18n import _
from app.services.author_files import AuthorRefused, replace_file
from app.services.edit_bank_drafts import FOLDER

NAME, TYPED = "new-course.yaml", "new-course.json"


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the fields before a course is begun."""

    title: str = ""
    section: str = ""
    point: str = ""
    pasted: str = ""


class CourseDraft:
    """One at a time; no reader of courses looks where it lies."""

    def __init__(self, data_folder: Path) -> None:
        self._path = data_folder / FOLDER / NAME
        self._typed = data_folder / FOLDER / TYPED

    @property
    def waiting(self) -> bool:
        """Whether there is one."""
        return self._path.is_file()

    def read(self) -> bytes:
        """Its statement, empty where there is none. Raises AuthorRefused."""
        try:
            return self._path.read_bytes() if self.waiting else b""
        except OSError as fault:
            raise _failed(self._path, fault) from fault

    def keep(self, data: bytes) -> None:
        """Keep the statement as it is now. Raises AuthorRefused."""
        self._write(self._path, data)

    def typed(self) -> Typed:
        """What was typed last; what cannot be read is nothing."""
        try:
            return Typed(**{key: str(text) for key, text in json.loads(self._typed.read_bytes()).items()})
        except (OSError, ValueError, TypeError, AttributeError):
            return Typed()

    def keep_typed(self, typed: Typed) -> None:
        """Keep what stands in the fields; nothing is kept of empty ones. Raises AuthorRefused."""
        if typed != Typed():
            self._write(self._typed, json.dumps(asdict(typed)).encode())
        elif self._typed.exists():
            self._remove(self._typed)

    def _write(self, path: Path, data: bytes) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as fault:
            raise _failed(path, fault) from fault
        replace_file(path, data)

    def drop(self) -> None:
        """It is made, or let go. Raises AuthorRefused."""
        self._remove(self._path)

    @staticmethod
    def _remove(path: Path) -> None:
        try:
            path.unlink(missing_ok=True)
        except OSError as fault:
            raise _failed(path, fault) from fault


def _failed(path: Path, fault: OSError) -> AuthorRefused:
    return AuthorRefused(_("{path} cannot be used ({reason}).").format(path=path, reason=fault.strerror or ""))
