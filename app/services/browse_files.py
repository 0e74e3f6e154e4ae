"""Looking through the folders of this device: what a folder holds, where to begin, what a typed path means."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from app.i18n import _, ngettext
from app.paths import document_dirs

MOST_ENTRIES = 200
KIBI = 1024


@dataclass(frozen=True)
class Entry:
    """A folder, or a file of `size` bytes."""

    name: str
    path: Path
    is_folder: bool
    size: int = 0


@dataclass(frozen=True)
class Listing:
    """What a folder holds: folders first, by name; `more` were left out; `problem` says why it cannot be read."""

    folder: Path
    entries: tuple[Entry, ...] = ()
    more: int = 0
    problem: str = ""


def listing(folder: Path, endings: tuple[str, ...] = (), wanted: str = "") -> Listing:
    """Folders, and files with one of `endings` (none: no files), whose names hold `wanted`; no hidden ones."""
    try:
        with os.scandir(folder) as found:
            entries = [entry for one in found if (entry := _entry(one, endings)) is not None]
    except OSError as fault:
        problem = _("{folder} cannot be read: {reason}.").format(folder=folder, reason=fault.strerror or fault)
        return Listing(folder, problem=problem)
    kept = [entry for entry in entries if wanted.casefold() in entry.name.casefold()]
    kept.sort(key=lambda entry: (not entry.is_folder, entry.name.casefold()))
    return Listing(folder, tuple(kept[:MOST_ENTRIES]), max(len(kept) - MOST_ENTRIES, 0))


def beginnings() -> tuple[tuple[str, Path], ...]:
    """Where files usually lie on this device, each with its name; only folders that exist, each once."""
    places = zip((_("Home"), _("Documents"), _("Downloads")), document_dirs(), strict=True)
    found: dict[Path, str] = {}
    for name, path in places:
        if path.is_dir():
            found.setdefault(path, name)
    return tuple((name, path) for path, name in found.items())


def typed_path(text: str, folder: Path) -> Path | None:
    """The path that was typed, taken from `folder` where it is not a whole one; None where it is no path but a name."""
    text = text.strip().strip('"')
    separators = {os.sep, os.altsep} - {None}
    if not text or "\0" in text or not (text.startswith("~") or any(str(sign) in text for sign in separators)):
        return None
    try:
        return (folder / Path(text).expanduser()).resolve()
    except (OSError, RuntimeError):  # too long, or the home of nobody
        return None


def size_text(size: int) -> str:
    """A file's size for a person: "12 bytes", "3 KB", "1.4 MB"."""
    if size < KIBI:
        return ngettext("{count} byte", "{count} bytes", size).format(count=size)
    if size < KIBI * KIBI:
        return _("{count} KB").format(count=round(size / KIBI))
    return _("{count} MB").format(count=f"{size / KIBI / KIBI:.1f}")


def _entry(found: os.DirEntry[str], endings: tuple[str, ...]) -> Entry | None:
    """A folder or a wanted file; None for the rest, and for what cannot be looked at."""
    if found.name.startswith("."):
        return None
    try:
        if found.is_dir():
            return Entry(found.name, Path(found.path), is_folder=True)
        if found.is_file() and found.name.lower().endswith(endings or ("\0",)):
            return Entry(found.name, Path(found.path), is_folder=False, size=found.stat().st_size)
    except OSError:  # a link that leads nowhere, a file that is gone again
        return None
    return None
