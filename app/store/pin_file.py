"""teacher.json: the hash of the teacher's PIN and the failed tries, in a file that no setting touches."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path

from app.i18n import _
from app.services.ports import StoreError

MOST_BYTES = 10_000


class PinFile:
    """The PIN's place in a data folder."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "teacher.json"

    def read(self) -> Mapping[str, object]:
        """What was kept; empty where nothing is or it cannot be read."""
        try:
            if self._path.stat().st_size > MOST_BYTES:
                return {}
            kept = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return {}
        return kept if isinstance(kept, dict) else {}

    def write(self, kept: Mapping[str, object]) -> None:
        """Replace it at once and for good, empty: remove it. Raises StoreError."""
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
