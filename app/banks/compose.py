"""YAML events -> nodes; refuses what a bank may not use: anchors, aliases, tags, directives, a second document."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from app.banks import faults
from app.banks.characters import STAND_IN
from app.banks.events import EscapeError, TooDeepError, TooManyEventsError, events, spot_of
from app.banks.nodes import START, Broken, Mapping, Node, Scalar, Sequence, Spot
from app.banks.report import Report, Source, clip
from app.banks.source import refuse_characters, refuse_value
from app.i18n import _

_COMMENT = re.compile(r"[ \t]*#")
_DASH = re.compile(r"[ \t]*(-)(?:[ \t]|$)")


def compose(source: Source, report: Report) -> Node | None:
    """The root node of a file, or None where it cannot be read as YAML or is empty (both reported)."""
    clean = refuse_characters(source, report)
    if report.full or _directive(clean, report):
        return None
    try:
        return _Composer(clean, report, events(clean.text)).root()
    except TooDeepError as fault:
        report.error("yaml.too-deep", fault.spot, _("lists and maps are nested deeper than 24 levels"), _("flatten it"))
    except TooManyEventsError as fault:
        message = _("the file holds more than 100 000 values")
        report.error("yaml.too-many-values", fault.spot, message, _("split it into several files"))
    except EscapeError as fault:
        faults.escape(fault.spot, report)
    except yaml.YAMLError as fault:
        faults.tell(fault, clean, report)
    return None


def _directive(source: Source, report: Report) -> bool:
    """Report a `%` line before the document; whether there was one."""
    for number, line in enumerate(source.lines, 1):
        if line.startswith("%"):
            spot = Spot(number, 1, len(line))
            report.error("yaml.directive", spot, _("a bank holds no % directives"), _("delete this line"))
            return True
        if line.strip() and not line.lstrip().startswith("#"):
            return False
    return False


class _Composer:
    """Builds nodes from events, which come no deeper than the limit."""

    def __init__(self, source: Source, report: Report, stream: Iterator[Event]) -> None:
        self.lines = source.lines
        self.report = report
        self.marred = report.faults > 0
        self.stream = stream

    def root(self) -> Node | None:
        """The one document's root."""
        if self._next_document() is None:
            self._empty()
            return None
        node = self._node(next(self.stream))
        second = self._next_document()
        if second:
            message = _("a second document begins here")
            remedy = _("delete the --- line, or use a file for each")
            self.report.error("yaml.two-documents", spot_of(second.start_mark), message, remedy)
        elif isinstance(node, Scalar) and not node.text:
            self._empty()
            return None
        return node

    def _next_document(self) -> Event | None:
        """The event that begins the next document, or None at the end of the stream."""
        return next((event for event in self.stream if isinstance(event, DocumentStartEvent)), None)

    def _empty(self) -> None:
        self.report.error("empty", START, _("the file is empty"), _("write at least the keys that every file has"))

    def _node(self, event: Event, home: Spot | None = None) -> Node:
        """The node that begins with an event; `home` is the spot of the key or list that holds it."""
        spot = self._spot(event)
        if isinstance(event, AliasEvent):
            self._refuse("yaml.alias", spot, _("an alias (*name) stands here"), _("write the text out"))
            return Broken(spot)
        refused = self._decorated(event, spot)
        node: Node
        if isinstance(event, ScalarEvent):
            node = self._scalar(event, spot, home)
        elif isinstance(event, SequenceStartEvent):
            node = Sequence(tuple(self._items(spot)), spot)
        else:
            node = Mapping(tuple(self._pairs()), spot)
        return Broken(spot) if refused else node

    def _spot(self, event: Event) -> Spot:
        """The event's place; the width reaches to its end or to the end of its first line."""
        spot, end = spot_of(event.start_mark), spot_of(event.end_mark)
        if not isinstance(event, ScalarEvent):
            return spot
        last = end.column if end.line == spot.line else len(self.lines[spot.line - 1]) + 1
        return Spot(spot.line, spot.column, max(1, last - spot.column))

    def _decorated(self, event: Event, spot: Spot) -> bool:
        """Report an anchor or a tag on a node; whether there was one."""
        anchor = isinstance(event, NodeEvent) and event.anchor is not None
        tag = getattr(event, "tag", None)
        if anchor:
            self._refuse("yaml.anchor", spot, _("an anchor (&name) stands here"), _("delete it, or quote the text"))
        if tag is not None:
            message = _("a tag (!name) stands here")
            self._refuse("yaml.tag", spot, message, _("delete it, or quote the text that begins with !"))
        return anchor or tag is not None

    def _refuse(self, code: str, spot: Spot, message: str, remedy: str) -> None:
        self.report.error(code, spot, message, remedy)

    def _items(self, home: Spot) -> Iterator[Node]:
        for event in self.stream:
            if isinstance(event, SequenceEndEvent):
                return
            yield self._node(event, home)

    def _pairs(self) -> Iterator[tuple[Scalar, Node]]:
        seen: dict[str, Spot] = {}
        for event in self.stream:
            if not isinstance(event, (NodeEvent, MappingStartEvent)):
                return
            key = self._node(event)
            value = self._node(next(self.stream), key.spot)
            if isinstance(key, Scalar) and not self._twice(key, seen):
                yield key, value
            elif isinstance(key, (Sequence, Mapping)):
                self._refuse("yaml.key", key.spot, _("a key must be a text"), _("quote it, or write key: value"))

    def _twice(self, key: Scalar, seen: dict[str, Spot]) -> bool:
        """Report a key that its mapping holds already; whether it does."""
        first = seen.setdefault(key.text, key.spot)
        if first is key.spot:
            return False
        message = _('"{key}" is written twice (first on line {line})').format(key=clip(key.text), line=first.line)
        self.report.error("duplicate-key", key.spot, message, _("keep one of them; YAML would silently keep the last"))
        return True

    def _scalar(self, event: ScalarEvent, spot: Spot, home: Spot | None) -> Node:
        value = event.value
        if not event.style and not value and home:
            spot = home  # the loaders place an empty value differently
        if self.marred and STAND_IN in value:
            return Broken(spot)
        if refuse_value(value, spot, self.report):
            return Broken(spot)
        if event.style:
            return Scalar(value, spot)
        if self._swallowed(event):
            return Broken(spot)
        return Scalar(value, spot, self._comment(event))

    def _swallowed(self, event: ScalarEvent) -> bool:
        """Report a list dash that an unquoted text took in from a later line; whether there was one."""
        for line in range(spot_of(event.start_mark).line + 1, spot_of(event.end_mark).line + 1):
            found = _DASH.match(self.lines[line - 1]) if line <= len(self.lines) else None
            if found:
                message = _("this - is read as part of the text above it")
                spot = Spot(line, found.start(1) + 1)
                self.report.error(
                    "yaml.swallowed-dash", spot, message, _("line it up with the - above, or quote the text")
                )
                return True
        return False

    def _comment(self, event: ScalarEvent) -> Spot | None:
        """The place of a comment right after an unquoted text."""
        end = spot_of(event.end_mark)
        line = self.lines[end.line - 1] if end.line <= len(self.lines) else ""
        found = _COMMENT.match(line, end.column - 1)
        return Spot(end.line, found.end(), len(line) - found.end() + 1) if found else None
