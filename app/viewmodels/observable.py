"""ViewModel: holds a state and tells who listens when it is replaced."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

S = TypeVar("S")


class ViewModel(Generic[S]):
    """`state` is replaced whole by `_show`; listeners are called with the new state."""

    def __init__(self, state: S) -> None:
        self._state = state
        self._listeners: list[Callable[[S], None]] = []

    @property
    def state(self) -> S:
        """What the screen shows now."""
        return self._state

    def subscribe(self, listener: Callable[[S], None]) -> Callable[[], None]:
        """Call `listener` now and at each change; the returned function ends it."""
        self._listeners.append(listener)
        listener(self._state)
        return lambda: self._listeners.remove(listener)

    def _show(self, state: S) -> None:
        if state != self._state:
            self._state = state
            for listener in tuple(self._listeners):
                listener(state)
