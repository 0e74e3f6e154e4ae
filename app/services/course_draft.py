"""The course that was begun and is not made: kept in the data folder at each change, until it is made or let go."""

from __future__ import annotations

from pathlib import Path

from app.i18n import _
from app.services.author_files import AuthorRefused, replace_file
from app.services.edit_bank_drafts import FOLDER

NAME = "new-course.yaml"


class CourseDraft:
    """One at a time; no reader of courses looks where it lies."""

    def __init__(self, data_folder: Path) -> None:
        self._path = data_folder / FOLDER / NAME

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
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as fault:
            raise _failed(self._path, fault) from fault
        replace_file(self._path, data)

    def drop(self) -> None:
        """It is made, or let go. Raises AuthorRefused."""
        try:
            self._path.unlink(missing_ok=True)
        except OSError as fault:
            raise _failed(self._path, fault) from fault


def _failed(path: Path, fault: OSError) -> AuthorRefused:
    return AuthorRefused(_("{path} cannot be used ({reason}).").format(path=path, reason=fault.strerror or ""))
