"""What a file holds once it is composed: scalars that are text, sequences and mappings, each with its place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in one file: line and column count from 1; `width` columns are underlined by the caret."""

    line: int
    column: int
    width: int = 1


START = Spot(1, 1)
NOWHERE = Spot(0, 0)


@dataclass(frozen=True, slots=True)
class Scalar:
    """One text as the author typed it; `comment` is the place of a `#` that follows it unquoted on its line."""

    text: str
    spot: Spot
    comment: Spot | None = None


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    spot: Spot


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with values in the author's order; each key once."""

    pairs: tuple[tuple[Scalar, Node], ...]
    spot: Spot

    def get(self, key: str) -> Node | None:
        """The value of a key, or None."""
        return next((value for name, value in self.pairs if name.text == key), None)


@dataclass(frozen=True, slots=True)
class Broken:
    """A node that was refused while composing; whoever meets it says nothing more about it."""

    spot: Spot


Node = Scalar | Sequence | Mapping | Broken
