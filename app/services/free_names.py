"""Names of new files and folders: made of what a person called something, and never one that is taken."""

from __future__ import annotations

from datetime import date
from pathlib import Path

LONGEST = 40  # signs: a name may be 255 bytes, and a sign is up to four of them
RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})


def file_stem(name: str, kind: str, day: date) -> str:
    """A name that every system takes, such as `Ann-Lee-answers-2026-11-23`: letters, digits and hyphens."""
    kept = "".join(sign if sign.isalnum() else "-" for sign in name[:LONGEST])
    words = "-".join(word for word in kept.split("-") if word)
    start = f"{words}-" if words and words.casefold() not in RESERVED else ""
    return f"{start}{kind}-{day.isoformat()}"


def free_path(folder: Path, stem: str, ending: str = "") -> Path:
    """A path in a folder that does not exist yet: the stem, or the stem with a number."""
    path, number = folder / f"{stem}{ending}", 1
    while path.exists() or path.is_symlink():
        number += 1
        path = folder / f"{stem}-{number}{ending}"
    return path
