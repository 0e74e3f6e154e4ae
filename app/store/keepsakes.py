"""settings.json and snapshot.json: small files that the first screen is drawn from, before the store is opened."""

from __future__ import annotations

import json
import math
import re
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from app.domain.settings import MAX_SCALE, MIN_SCALE, Settings, ThemeChoice, is_window

MOST_BYTES = 1_000_000
_SURROGATE = re.compile("[\ud800-\udfff]")


class FileKeepsakes:
    """Keepsakes in a folder. A missing, damaged or foreign file reads as defaults; writing never raises."""

    def __init__(self, folder: Path) -> None:
        self._settings = folder / "settings.json"
        self._snapshot = folder / "snapshot.json"

    def settings(self) -> Settings:
        """The settings as saved; a default for each value that is missing or out of range."""
        kept = _read(self._settings)
        return Settings(
            _theme(kept.get("theme")),
            _scale(kept.get("text_scale")),
            kept.get("reduced_motion") is True,
            kept.get("confidence") is True,
            _window(kept.get("window")),
            _text(kept.get("course")),
            _text(kept.get("learner_name")),
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
    """Clamped before it is a float: JSON holds whole numbers that no float does."""
    if isinstance(kept, bool) or not isinstance(kept, int | float) or kept != kept or abs(kept) == math.inf:
        return 1.0
    return float(min(MAX_SCALE, max(MIN_SCALE, kept)))


def _window(kept: object) -> tuple[int, int, int, int] | None:
    match kept:
        case [int(left), int(top), int(width), int(height)] if is_window(left, top, width, height):
            return (int(left), int(top), int(width), int(height))  # a truth value is a whole number too
        case _:
            return None


def _text(kept: object) -> str:
    """A text without lone surrogates, which no file and no store takes."""
    return kept if isinstance(kept, str) and not _SURROGATE.search(kept) else ""


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
        text = json.dumps(kept)  # in ASCII: a lone surrogate is an escape, which any file takes
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False) as made:
            name = made.name
            made.write(text)
        Path(name).replace(path)
    except (OSError, ValueError):
        if name:
            with suppress(OSError):
                Path(name).unlink()
