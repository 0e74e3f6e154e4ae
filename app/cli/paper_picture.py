"""Pictures of questions for paper: the bytes that the reader checked, or none."""

from __future__ import annotations

import hashlib
from pathlib import Path

from app.domain.bank import Course
from app.domain.item import Item


def picture(course: Course, item: Item) -> tuple[str, bytes] | None:
    """Media type and bytes of an item's picture; None where it has none, or the file is not the one that was read."""
    if not item.image:
        return None
    try:
        data = (Path(course.media) / item.image).read_bytes()
    except OSError:
        return None
    if hashlib.sha256(data).hexdigest() != item.image_hash:
        return None
    return ("image/png" if data.startswith(b"\x89PNG") else "image/jpeg"), data
