"""Text -> YAML events, from libyaml where it can be trusted to read as the pure loader does, else from the latter.

The two differ (a `?` inside brackets, tabs, marks of errors), so libyaml only ever has the word on files that it
finds sound and that hold none of the known differences; a fault is always told by the pure loader.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from typing import cast

import yaml
from yaml.events import CollectionEndEvent, CollectionStartEvent, Event, ScalarEvent

from app.banks.nodes import Spot

DEEPEST = 24
MOST_EVENTS = 100_000
_DOUBTFUL = re.compile(r"\t|(?m:^[ \-]*\?)|[\[{,:]\s*\?|[|>][0-9+-]*#")
"""Tabs, `?` as a sign, and a comment right after a block's sign: libyaml takes some that the pure loader refuses."""


class TooDeepError(Exception):
    """Nested deeper than DEEPEST; holds the place."""

    def __init__(self, spot: Spot) -> None:
        super().__init__(spot)
        self.spot = spot


class TooManyEventsError(Exception):
    """More than MOST_EVENTS nodes; holds the place."""

    def __init__(self, spot: Spot) -> None:
        super().__init__(spot)
        self.spot = spot


class EscapeError(Exception):
    """A numeric escape that names no character; holds the place."""

    def __init__(self, spot: Spot) -> None:
        super().__init__(spot)
        self.spot = spot


class _Pure(yaml.SafeLoader):
    """The pure loader, stopped at the 25th open bracket: its look-ahead is quadratic in their number."""

    def fetch_flow_collection_start(self, TokenClass: type[object]) -> None:  # noqa: N803 - PyYAML's name
        if self.flow_level >= DEEPEST:
            raise TooDeepError(spot_of(self.get_mark()))
        super().fetch_flow_collection_start(TokenClass)


def spot_of(mark: object) -> Spot:
    """The spot of a PyYAML mark, which counts from 0."""
    return Spot(getattr(mark, "line", 0) + 1, getattr(mark, "column", 0) + 1)


def has_libyaml() -> bool:
    """Whether libyaml is there and not forbidden by COMMUNIQUE_PURE_YAML=1."""
    return hasattr(yaml, "CSafeLoader") and os.environ.get("COMMUNIQUE_PURE_YAML") != "1"


def events(text: str) -> Iterator[Event]:
    """The events of a text one by one. Raises yaml.YAMLError, TooDeepError, TooManyEventsError or EscapeError."""
    return _guarded(_fast(text) if has_libyaml() and _trusted(text) else _pure(text))


def _trusted(text: str) -> bool:
    """Whether libyaml reads a text to its end as the pure loader does; a first pass that keeps nothing."""
    if _DOUBTFUL.search(text):
        return False
    flow = 0
    try:
        for event in _guarded(_fast(text)):
            flow += _nesting(event) if flow or getattr(event, "flow_style", False) else 0
            if _doubtful(event, flow > 0):
                return False
    except (yaml.YAMLError, TooDeepError):
        return False  # told by the pure loader, so that both give the same finding
    except TooManyEventsError:
        return True
    return True


def _fast(text: str) -> Iterator[Event]:
    return iter(yaml.parse(text, Loader=yaml.CSafeLoader))


def _pure(text: str) -> Iterator[Event]:
    loader = _Pure(text)
    try:
        while loader.check_event():
            yield cast("Event", loader.get_event())  # type: ignore[no-untyped-call]  # no types there
    except (ValueError, OverflowError) as fault:  # chr() of an escape such as "\UFFFFFFFF"
        raise EscapeError(spot_of(loader.get_mark())) from fault
    finally:
        loader.dispose()


def _guarded(stream: Iterator[Event]) -> Iterator[Event]:
    """Pass events on until they nest too deep or are too many."""
    depth = 0
    for count, event in enumerate(stream):
        if count >= MOST_EVENTS:
            raise TooManyEventsError(spot_of(event.start_mark))
        depth += _nesting(event)
        if depth > DEEPEST:
            raise TooDeepError(spot_of(event.start_mark))
        yield event


def _nesting(event: Event) -> int:
    """By how much an event changes the depth."""
    return isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)


def _doubtful(event: Event, flow: bool) -> bool:
    """Whether the pure loader would refuse this, or place it otherwise."""
    if getattr(event, "tag", None) or getattr(event, "anchor", None):
        return True
    return flow and isinstance(event, ScalarEvent) and not event.style and "?" in event.value
