"""Walks along a path of keys and numbers through the parts of a file, and what stands beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.banks.emit import Raw
from app.banks.marks import Marked, Part

Path = Sequence[str | int]


def block_of_maps(part: Part) -> bool:
    """Whether it is a list of maps whose lines begin with a dash."""
    return not part.flow and bool(part.parts) and all(isinstance(one.value, Mapping) for one in part.parts)


def empty_list(part: Part) -> bool:
    """Whether a list without entries stands there, or nothing at all."""
    return not part.parts and part.value in ((), "")


def held_in_brackets(marked: Marked, path: Path) -> bool:
    """Whether what holds the list stands in brackets."""
    holder = part_at(marked.root, path[:-1])
    return holder is None or holder.flow


def part_at(part: Part | None, path: Path) -> Part | None:
    """The part that a path of keys and numbers leads to."""
    for step in path:
        inner = enumerate(part.parts) if part else ()
        part = next((one for n, one in inner if (one.key.value if one.key else n) == step), None)
    return part


def rest_of(part: Part | None, path: Path) -> Raw:
    """All that stands beside the list that a path leads to."""
    if part is None or not path:
        return ""
    if not path[1:] and not isinstance(path[0], int):
        return tuple(
            (str(one.key.value), plain(one.value)) for one in part.parts if one.key and one.key.value != path[0]
        )
    inner = [(one.key.value if one.key else n, one) for n, one in enumerate(part.parts)]
    return tuple(rest_of(one, path[1:]) if key == path[0] else plain(one.value) for key, one in inner)


def plain(value: Raw) -> Raw:
    """A value with tuples for all lists, so that equal texts compare equal."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return {key: plain(part) for key, part in value.items()}
    return tuple(plain(part) for part in value)
