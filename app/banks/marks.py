"""Where each question of a bank begins and ends, from the loader's marks; nothing is read into items here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import yaml
from yaml.events import Event, MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from app.banks.emit import Raw
from app.banks.events import EscapeError, TooDeepError, TooManyEventsError, events
from app.i18n import _
from app.services.author_files import AuthorRefused

BOM = "\ufeff"
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")


@dataclass(frozen=True)
class Part:
    """A value, the offsets of its text, and what it holds; `key` is set in maps. `end` is after its last sign."""

    value: Raw
    start: int
    end: int
    flow: bool = False
    parts: tuple[Part, ...] = ()
    key: Part | None = None


@lru_cache(maxsize=8)
def opened(data: bytes) -> tuple[str, Marked, str]:
    """The byte order mark, the marked text and the line ends of a file that is to be edited. Raises AuthorRefused.

    Kept for a while: one change asks for the same bytes several times.
    """
    try:
        text = data.decode("utf-8")
        bom = BOM if text.startswith(BOM) else ""
        return bom, Marked(text.removeprefix(BOM)), "\r\n" if "\r\n" in text else "\n"
    except (UnicodeDecodeError, yaml.YAMLError, TooDeepError, TooManyEventsError, EscapeError) as fault:
        raise AuthorRefused(_("The file has errors. Run check, mend them, then try again.")) from fault


class Marked:
    """The text of a file with the tree of its parts. Raises yaml.YAMLError and the composer's errors."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = _LINE.findall(text)
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line))
        self.stream = events(text if text.endswith(("\n", "\r")) else f"{text}\n")  # | at the end keeps its last one
        self.root = next((self._part(event) for event in self.stream if isinstance(event, MappingStartEvent)), None)

    def line_of(self, offset: int) -> int:
        """The number, from 0, of the line that holds an offset."""
        return next((n for n, start in enumerate(self.starts[1:]) if offset < start), max(0, len(self.lines) - 1))

    def body(self, part: Part) -> int:
        """Where a text begins; of a literal or folded one, below the line of its sign, which may hold a comment."""
        block = self.text[part.start : part.start + 1] in ("|", ">") and part.end > part.start
        return self.starts[self.line_of(part.start) + 1] if block else part.start

    def scalars(self, part: Part) -> Iterator[Part]:
        """All texts in a part, keys too, in the order written."""
        if part.key:
            yield part.key
        if not part.parts and isinstance(part.value, str):
            yield part
        for inner in part.parts:
            yield from self.scalars(inner)

    def _at(self, mark: object) -> int:
        line, column = getattr(mark, "line", 0), getattr(mark, "column", 0)
        return min(self.starts[min(line, len(self.starts) - 1)] + column, len(self.text))

    def _part(self, event: Event, key: Part | None = None) -> Part:
        start, end = self._at(event.start_mark), self._at(event.end_mark)
        flow = bool(getattr(event, "flow_style", False))
        if isinstance(event, SequenceStartEvent):
            parts, end = self._within(SequenceEndEvent, end)
            return Part(tuple(part.value for part in parts), start, self._end(parts, end, flow), flow, parts, key)
        if isinstance(event, MappingStartEvent):
            parts, end = self._within(MappingEndEvent, end)
            value = {str(part.key.value): part.value for part in parts if part.key}
            return Part(value, start, self._end(parts, end, flow), flow, parts, key)
        text = str(event.value) if isinstance(event, ScalarEvent) else ""
        if getattr(event, "style", None) in ("|", ">") and not text.endswith("\n\n"):
            end = start + len(self.text[start:end].rstrip())
        if not getattr(event, "style", None) and not text and key:
            start = end = key.end + 1  # the loaders place an empty value differently
        return Part(text, start, end, flow, (), key)

    def _within(self, last: type[Event], end: int) -> tuple[tuple[Part, ...], int]:
        found: list[Part] = []
        for event in self.stream:
            if isinstance(event, last):
                return tuple(found), self._at(event.end_mark)
            if last is MappingEndEvent:
                key = self._part(event)
                found.append(self._part(next(self.stream), key))
            else:
                found.append(self._part(event))
        return tuple(found), end

    @staticmethod
    def _end(parts: tuple[Part, ...], end: int, flow: bool) -> int:
        return end if flow or not parts else parts[-1].end
