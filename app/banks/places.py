"""Where fields stand, kept as one short text, which the cache reads at once; and the Locator that looks inside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeVar

from app.banks.nodes import NOWHERE, Spot
from app.banks.parsed import FilePart, ParsedBank, ParsedItem, ParsedStatement
from app.banks.report import Source, located
from app.banks.source import decode
from app.domain.finding import SourceSpot

_P = TypeVar("_P", ParsedBank, ParsedStatement)


def pack(spots: Mapping[str, Spot]) -> str:
    """One line for each place: name, line, column, width."""
    return "\n".join(f"{name} {spot.line} {spot.column} {spot.width}" for name, spot in spots.items())


def unpack(text: str) -> dict[str, Spot]:
    """What `pack` was given; a line that it did not write is left out."""
    found: dict[str, Spot] = {}
    for line in text.splitlines():
        parts = line.rsplit(" ", 3)
        if len(parts) == 4 and all(part.isdigit() for part in parts[1:]):
            found[parts[0]] = Spot(*map(int, parts[1:]))
    return found


class FileLocator:
    """Finds questions and points in the files of one course; looks at nothing before it is asked."""

    def __init__(self, parts: Sequence[FilePart]) -> None:
        self._parts = parts

    def item(self, item_id: str, field: str) -> SourceSpot | None:
        """Where a field of a question stands, or its id where the field is not written."""
        part, parsed = self._items.get(item_id, (None, None))
        if part is None or parsed is None:
            return None
        spot = unpack(parsed.places).get(field) or parsed.spots.get(field) or parsed.spots.get("id", NOWHERE)
        return self._seen(part, spot)

    def point(self, point_id: str) -> SourceSpot | None:
        """Where a point's id stands."""
        part, spot = self._points.get(point_id, (None, NOWHERE))
        return self._seen(part, spot) if part else None

    def _seen(self, part: FilePart, spot: Spot) -> SourceSpot:
        found = located(self._sources[part.shown], "", spot, "", "")
        return SourceSpot(part.shown, found.line, found.column, found.excerpt, found.width)

    @cached_property
    def _sources(self) -> _Sources:
        return _Sources({part.shown: part.data for part in self._parts})

    @cached_property
    def _items(self) -> dict[str, tuple[FilePart, ParsedItem]]:
        found: dict[str, tuple[FilePart, ParsedItem]] = {}
        for part, bank in self._of(ParsedBank):
            for item in bank.items:
                found.setdefault(item.id, (part, item))
        return found

    @cached_property
    def _points(self) -> dict[str, tuple[FilePart, Spot]]:
        found: dict[str, tuple[FilePart, Spot]] = {}
        for part, statement in self._of(ParsedStatement):
            found |= {name: (part, spot) for name, spot in unpack(statement.places).items()}
        return found

    def _of(self, kind: type[_P]) -> Iterator[tuple[FilePart, _P]]:
        for part in self._parts:
            if isinstance(part.read.parsed, kind):
                yield part, part.read.parsed


class _Sources(dict[str, Source | None]):
    """The text of each file, decoded when it is first needed."""

    def __init__(self, data: Mapping[str, bytes]) -> None:
        super().__init__()
        self._data = data

    def __missing__(self, shown: str) -> Source | None:
        self[shown] = decode(self._data[shown])[0]
        return self[shown]
