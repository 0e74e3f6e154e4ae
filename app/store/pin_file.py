"""teacher.json and names.json: hashes of PINs and the failed tries, in files that no setting touches."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path

from app.i18n import _
from app.services.ports import StoreError

MOST_BYTES = 10_000
MOST_BYTES_OF_NAMES = 2_000_000  # about 8 000 names


class _SmallFile:
    """A JSON object in a file that is replaced at once and for good."""

    def __init__(self, path: Path, most: int) -> None:
        self._path = path
        self._most = most

    def read(self) -> Mapping[str, object]:
        """What was kept; empty where nothing is or it cannot be read."""
        try:
            if self._path.stat().st_size > self._most:
                return {}
            kept = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return {}
        return kept if isinstance(kept, dict) else {}

    def write(self, kept: Mapping[str, object]) -> None:
        """Replace it, empty: remove it. Raises StoreError."""
        made = self._path.with_suffix(".new")
        try:
            if not kept:
                self._path.unlink(missing_ok=True)
                return
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with made.open("w", encoding="utf-8") as out:
                json.dump(dict(kept), out)
                out.flush()
                os.fsync(out.fileno())
            made.replace(self._path)
        except OSError as error:
            raise StoreError(
                _("The PIN cannot be kept in {path}: {why}.").format(path=self._path, why=error.strerror)
            ) from None


class PinFile(_SmallFile):
    """The place of the teacher's PIN in a data folder."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder / "teacher.json", MOST_BYTES)


class NamePinFile:
    """The places of the PINs of names in a data folder: one object by learner id."""

    def __init__(self, folder: Path) -> None:
        self._file = _SmallFile(folder / "names.json", MOST_BYTES_OF_NAMES)

    def used(self) -> bool:
        """Whether anything is kept at all."""
        return bool(self._file.read())

    def of(self, learner: str) -> _Entry:
        """The place of a learner's PIN."""
        return _Entry(self._file, learner)


class _Entry:
    """One learner's part of the file."""

    def __init__(self, file: _SmallFile, learner: str) -> None:
        self._file = file
        self._learner = learner

    def read(self) -> Mapping[str, object]:
        """What was kept of this learner."""
        kept = self._file.read().get(self._learner)
        return kept if isinstance(kept, dict) else {}

    def write(self, kept: Mapping[str, object]) -> None:
        """Replace this learner's part; the others stay. Raises StoreError."""
        others = {name: part for name, part in self._file.read().items() if name != self._learner}
        self._file.write({**others, self._learner: dict(kept)} if kept else others)
