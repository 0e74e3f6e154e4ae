"""Keys that are held down: what the keyboard repeats must not be taken for another press."""

from __future__ import annotations

from collections.abc import Callable

RELEASE_MISSED = 2.0  # seconds; no keyboard waits as long before it repeats, so the release went to another window
REPEATING = ("up", "down", "left", "right", "pageup", "pagedown", "home", "end", "backspace", "delete", "tab")


class HeldKeys:
    """Knows which keys are down. `now` gives seconds; Kivy's windows do not say which key press is a repeat."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._down: dict[int, float] = {}

    def press(self, key: int) -> bool:
        """Note that a key came down; True where it is only the repeat of one that is still held."""
        before, self._down[key] = self._down.get(key), self._now()
        return before is not None and self._down[key] - before < RELEASE_MISSED

    def release(self, key: int) -> None:
        """Note that a key came up."""
        self._down.pop(key, None)

    def clear(self) -> None:
        """All keys are up: the window lost the keyboard, and the releases with it."""
        self._down.clear()


def repeats(name: str) -> bool:
    """Whether holding a key means doing it again: moving and deleting do, choosing and going on do not."""
    return name in REPEATING
