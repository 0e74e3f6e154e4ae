"""settings.json and snapshot.json: small files that the first screen is drawn from, before the store is opened."""

from __future__ import annotations

import json
import math
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from app.domain.settings import MAX_SCALE, MIN_SCALE, Settings, ThemeChoice

MOST_BYTES = 1_000_000


class FileKeepsakes:
    """Keepsakes in a folder. A missing, damaged or foreign file reads as defaults; writing never raises."""

    def __init__(self, folder: Path) -> None:
        self._settings = folder / "settings.json"
        self._snapshot = folder / "snapshot.json"

    def settings(self) -> Settings:
        """The settings as saved; a default for each value that is missing or out of range."""
        kept = _read(self._settings)
        course, name = kept.get("course"), kept.get("learner_name")
        return Settings(
            _theme(kept.get("theme")),
            _scale(kept.get("text_scale")),
            kept.get("reduced_motion") is True,
            kept.get("confidence") is True,
            _window(kept.get("window")),
            course if isinstance(course, str) else "",
            name if isinstance(name, str) else "",
        )

    def save_settings(self, settings: Settings) -> None:
        """Replace settings.json."""
        _write(self._settings, asdict(settings))

    def snapshot(self) -> Mapping[str, object]:
        """The last-known first screen."""
        return _read(self._snapshot)

    def save_snapshot(self, snapshot: Mapping[str, object]) -> None:
        """Replace snapshot.json."""
        _write(self._snapshot, dict(snapshot))


def _theme(kept: object) -> ThemeChoice:
    return ThemeChoice(kept) if isinstance(kept, str) and kept in list(ThemeChoice) else ThemeChoice.SYSTEM


def _scale(kept: object) -> float:
    usable = isinstance(kept, int | float) and not isinstance(kept, bool) and math.isfinite(kept)
    return min(MAX_SCALE, max(MIN_SCALE, float(kept))) if usable and isinstance(kept, int | float) else 1.0


def _window(kept: object) -> tuple[int, int, int, int] | None:
    match kept:
        case [int(left), int(top), int(width), int(height)] if 0 < width < 20_000 and 0 < height < 20_000:
            return (left, top, width, height)
        case _:
            return None


def _read(path: Path) -> dict[str, object]:
    try:
        if path.stat().st_size > MOST_BYTES:
            return {}
        kept = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _write(path: Path, kept: object) -> None:
    """Write beside the file and put it in place at once, so a crash leaves the old one."""
    name = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False) as made:
            name = made.name
            json.dump(kept, made, ensure_ascii=False)
        Path(name).replace(path)
    except OSError:
        if name:
            with suppress(OSError):
                Path(name).unlink()
