"""Files that an author's commands write: whole or not at all, and never over something else unasked."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from app.i18n import _


class AuthorRefused(Exception):
    """Something that cannot be made for an author; the text is for a person and names what to do."""


def new_files(files: Sequence[tuple[Path, bytes]]) -> tuple[Path, ...]:
    """Write files that do not exist yet, all or none; what was made, folders too. Raises AuthorRefused."""
    for path, _data in files:
        if os.path.lexists(path):
            raise AuthorRefused(_("{path} exists already; nothing was written.").format(path=path))
    made: list[Path] = []
    try:
        for path, data in files:
            made += _new_file(path, data)
    except OSError as fault:
        remove(made)
        raise _failed(fault, fault.filename or "") from fault
    return tuple(made)


def remove(made: Sequence[Path]) -> None:
    """Take back what `new_files` made; a folder that holds anything else stays."""
    for path in reversed(made):
        with contextlib.suppress(OSError):
            path.rmdir() if path.is_dir() else path.unlink()


def _new_file(path: Path, data: bytes) -> list[Path]:
    """Write one file and the folders above it; what was made, outermost first."""
    made: list[Path] = []
    for folder in reversed(path.parents):
        if not folder.exists():
            folder.mkdir()
            made.append(folder)
    with path.open("xb") as stream:
        made.append(path)
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    return made


def replace_file(path: Path, data: bytes, expected: bytes | None = None) -> None:
    """Put `data` in a file's place at once; where `expected` is given, only over those bytes. Raises AuthorRefused."""
    try:
        if expected is not None and path.read_bytes() != expected:
            raise AuthorRefused(
                _("{path} was changed meanwhile; nothing was written. Run the command again.").format(path=path)
            )
        target = path.resolve()
        mode = target.stat().st_mode & 0o777 if target.exists() else None
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}-", suffix=".part")
        try:
            with os.fdopen(handle, "wb") as part:
                part.write(data)
                part.flush()
                os.fsync(part.fileno())
            Path(name).chmod(0o644 if mode is None else mode)
            Path(name).replace(target)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as fault:
        raise _failed(fault, path) from fault


def write_out(path: Path, data: bytes, ending: str) -> None:
    """Write a result to the file of --out: a new file, or one of this ending (`.html`), which it replaces.

    Anything else that exists stays: a slip of the hand must not cost an author a bank. Raises AuthorRefused.
    """
    if path.is_dir():
        raise AuthorRefused(_("{path} is a folder; name a file.").format(path=path))
    if path.exists() and path.suffix.lower() != ending:
        raise AuthorRefused(
            _("{path} exists and is no {ending} file; it was left as it is. Name another file.").format(
                path=path, ending=ending
            )
        )
    if not path.absolute().parent.is_dir():
        raise AuthorRefused(_("There is no folder {path}; make it first.").format(path=path.absolute().parent))
    replace_file(path, data)


def _failed(fault: OSError, path: str | bytes | Path) -> AuthorRefused:
    return AuthorRefused(
        _("{path} cannot be written ({reason}).").format(path=path, reason=fault.strerror or fault.__class__.__name__)
    )


def read_bytes(path: Path) -> bytes:
    """A file's bytes. Raises AuthorRefused."""
    try:
        return path.read_bytes()
    except OSError as fault:
        raise AuthorRefused(
            _("{path} cannot be read ({reason}).").format(path=path, reason=fault.strerror or "")
        ) from fault
