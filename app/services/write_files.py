"""Several files of a course changed together: each only over the bytes it is known to hold, all or none."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from pathlib import Path

from app.i18n import _
from app.services.author_files import AuthorRefused, new_files, replace_file

Change = tuple[bytes, bytes]
"""What a file held and what it is to hold; empty bytes stand for no file."""


def write_together(folder: Path, changes: Mapping[str, Change]) -> None:
    """Write the files, by their path in the folder; what was written is taken back where one fails.

    Raises AuthorRefused; a file that holds something else is named.
    """
    done: dict[str, Change] = {}
    try:
        for inside, (old, new) in changes.items():
            _write(folder / inside, old, new)
            done[inside] = (old, new)
    except AuthorRefused:
        for inside, (old, new) in done.items():
            with contextlib.suppress(AuthorRefused):
                _write(folder / inside, new, old)
        raise


def _write(path: Path, old: bytes, new: bytes) -> None:
    if not old:
        new_files([(path, new)])
    elif new:
        replace_file(path, new, expected=old)
    else:
        _delete(path, old)


def _delete(path: Path, old: bytes) -> None:
    try:
        if path.read_bytes() != old:
            raise AuthorRefused(_("{path} was changed meanwhile; nothing was written.").format(path=path))
        path.unlink()
    except OSError as fault:
        raise AuthorRefused(
            _("{path} cannot be deleted ({reason}).").format(path=path, reason=fault.strerror or "")
        ) from fault
