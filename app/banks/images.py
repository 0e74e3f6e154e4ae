"""Pictures of a course: only plain png and jpeg files in media/, judged by their header before anything opens them."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Callable
from pathlib import Path

from app.i18n import _

MOST_PIXELS = 16_000_000
MOST_BYTES = 20_000_000
_PNG = b"\x89PNG\r\n\x1a\n"
_NO_FRAME = (0xC4, 0xC8, 0xCC)


class ImageError(Exception):
    """A picture that the app will not open; `remedy` says what to do."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.remedy = remedy


def image_hash(media: Path, name: str) -> str:
    """SHA-256 of the bytes of a picture. Raises ImageError."""
    data = _bytes(media, name)
    width, height = _size(data)
    if not 0 < width * height <= MOST_PIXELS:
        message = _("the picture {name} has {width} x {height} pixels").format(name=name, width=width, height=height)
        raise ImageError(message, _("scale it down to 16 million pixels or fewer"))
    return hashlib.sha256(data).hexdigest()


def _bytes(media: Path, name: str) -> bytes:
    """The content of a regular file that lies in media itself, also once links are followed."""
    remedy = _("put the file into the course's media folder")
    try:
        path = (media / name).resolve(strict=True)
        if path.parent != media.resolve(strict=True) or not path.is_file():
            raise ImageError(_("{name} is no file in the media folder").format(name=name), remedy)
        if path.stat().st_size > MOST_BYTES:
            raise ImageError(_("the picture {name} is larger than 20 MB").format(name=name), _("make it smaller"))
        return path.read_bytes()
    except (OSError, ValueError, RuntimeError) as fault:
        raise ImageError(_("there is no readable file media/{name}").format(name=name), remedy) from fault


def _size(data: bytes) -> tuple[int, int]:
    """Width and height in pixels. Raises ImageError."""
    reader: Callable[[bytes], tuple[int, int]] | None = None
    if data.startswith(_PNG):
        reader = _png
    elif data.startswith(b"\xff\xd8\xff"):
        reader = _jpeg
    remedy = _("save the picture anew as PNG or JPEG")
    if reader is None:
        raise ImageError(_("the picture is neither PNG nor JPEG"), remedy)
    try:
        return reader(data)
    except (struct.error, IndexError) as fault:
        raise ImageError(_("the picture is damaged"), remedy) from fault


def _png(data: bytes) -> tuple[int, int]:
    """From the header chunk; an animation announces itself before the first picture data."""
    size: tuple[int, int] | None = None
    at = len(_PNG)
    while at < len(data):
        length, name = struct.unpack_from(">I4s", data, at)
        if name == b"IHDR" and size is None:
            size = struct.unpack_from(">II", data, at + 8)
        elif name == b"acTL":
            raise ImageError(_("the picture is animated"), _("save one frame of it"))
        elif name == b"IDAT" and size is not None:
            return size
        at += 12 + length
    raise IndexError


def _jpeg(data: bytes) -> tuple[int, int]:
    """From the frame header, walking the segments before it."""
    at = 2
    while data[at] == 0xFF:
        mark = data[at + 1]
        if mark == 0xFF or mark == 0x01 or 0xD0 <= mark <= 0xD7:
            at += 1 if mark == 0xFF else 2
            continue
        if 0xC0 <= mark <= 0xCF and mark not in _NO_FRAME:
            height, width = struct.unpack_from(">HH", data, at + 5)
            return width, height
        at += 2 + int(struct.unpack_from(">H", data, at + 2)[0])
    raise IndexError
