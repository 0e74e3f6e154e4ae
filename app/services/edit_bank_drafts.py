"""Drafts: unsaved work on banks, kept in the data folder until it is saved; no reader of courses looks there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from app.i18n import _
from app.services.author_files import AuthorRefused, replace_file

FOLDER = "drafts"
_HEAD = re.compile(rb"# draft of ([0-9a-f]{64})\n")


def digest(data: bytes) -> str:
    """SHA-256 of a bank's bytes."""
    return sha256(data).hexdigest()


def course_mark(course: Path) -> str:
    """A name for the folder of a course that no other course has, for two may have folders of one name."""
    place = str(course.resolve())
    return f"{course.absolute().name}-{digest(place.encode('utf-8', 'surrogateescape'))[:8]}"


@dataclass(frozen=True, slots=True)
class Draft:
    """A bank's bytes as they would be saved; `made_from` is the digest of the file that they were made from."""

    data: bytes
    made_from: str


class Drafts:
    """The drafts of one course; a file is named like its bank, its first line says what it was made from."""

    def __init__(self, data_folder: Path, course: Path) -> None:
        self.folder = data_folder / FOLDER / course_mark(course)

    def find(self, bank: str) -> Draft | None:
        """The draft of a bank (its file's name), or None."""
        try:
            data = (self.folder / bank).read_bytes()
        except OSError:
            return None
        head = _HEAD.match(data)
        return Draft(data[head.end() :], head[1].decode("ascii")) if head else None

    def keep(self, bank: str, data: bytes, made_from: str) -> None:
        """Keep unsaved work in place of what was kept before. Raises AuthorRefused."""
        head = f"# draft of {made_from}\n".encode("ascii")
        self._write(self.folder / bank, head + data)

    def keep_aside(self, bank: str, word: str, data: bytes) -> Path:
        """Keep a version that was not chosen, under a name of its own; where it lies. Raises AuthorRefused."""
        name, ending = Path(bank).stem, Path(bank).suffix
        path = self.folder / f"{name}.{word}-{digest(data)[:8]}{ending}"
        self._write(path, data)
        return path

    def drop(self, bank: str) -> None:
        """The work is saved, or taken back."""
        try:
            (self.folder / bank).unlink(missing_ok=True)
        except OSError as fault:
            raise _failed(self.folder / bank, fault) from fault

    def _write(self, path: Path, data: bytes) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as fault:
            raise _failed(path, fault) from fault
        replace_file(path, data)


def _failed(path: Path, fault: OSError) -> AuthorRefused:
    return AuthorRefused(_("{path} cannot be written ({reason}).").format(path=path, reason=fault.strerror or ""))
