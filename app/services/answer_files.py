"""Files of answers as lines of bytes; a file that can be none of answers is refused as a whole, with its remedy."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from app.i18n import _

LARGEST_FILE = 1 << 29  # bytes: more than a million answers
LONGEST_LINE = 1 << 20
_LOOKED_AT = 4096
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_PACKED = (b"\x1f\x8b", b"PK\x03\x04", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf")


class UnreadableFile(Exception):
    """A file that is wrong as a whole; the text is for a person and says what to do."""


def numbered_lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """Line numbers and lines that hold something. Raises UnreadableFile, before any line or in the midst of them."""
    try:
        _check_place(path)
        with path.open("rb") as source:
            _check_kind(source.peek(_LOOKED_AT)[:_LOOKED_AT])
            yield from _numbered(source)
    except FileNotFoundError:
        raise UnreadableFile(_("there is no such file.")) from None
    except PermissionError:
        raise UnreadableFile(
            _("this file may not be read. Give yourself the right to read it, or ask its owner for a copy.")
        ) from None
    except OSError as error:
        raise UnreadableFile(_("cannot be read ({reason}).").format(reason=error.strerror)) from None


def _check_place(path: Path) -> None:
    found = path.stat()
    if stat.S_ISDIR(found.st_mode):
        raise UnreadableFile(_("this is a folder. Name the files in it."))
    if not stat.S_ISREG(found.st_mode):
        raise UnreadableFile(_("this is no file. Name a file of answers."))
    if found.st_size > LARGEST_FILE:
        raise UnreadableFile(_("larger than 512 MB, which no file of answers is."))


def _check_kind(start: bytes) -> None:
    if start.startswith(_PACKED):
        raise UnreadableFile(_("this file is packed. Unpack it and import what is in it."))
    if start.startswith(_UTF_16) or (b"\0" in start[:4] and b"{" in start[:4]):
        raise UnreadableFile(
            _("this file is UTF-16 text; answers are UTF-8. Export it again, or save it as UTF-8 in a text editor.")
        )
    if b"\0" in start:
        raise UnreadableFile(_("this is no text, so it is no file of answers. Export the answers again."))


def _numbered(source: BinaryIO) -> Iterator[tuple[int, bytes]]:
    number = 0
    while line := source.readline(LONGEST_LINE + 1):
        number += 1
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if line.strip():
            yield number, line
        if len(line) > LONGEST_LINE:
            return
