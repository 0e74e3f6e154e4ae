"""The way into the teacher area: a page of it, or the lock, which then leads on to that page."""

from __future__ import annotations

from collections.abc import Callable

from app.ui.pages import Pages

TAUGHT = ("classroom", "editor", "quizzes", "coverage", "course", "check")  # pages of the teacher area


class TeacherGate:
    """Remembers which page was wanted while the lock stands before it."""

    def __init__(self, pages: Pages, show: Callable[[str], None]) -> None:
        self._pages = pages
        self._show = show
        self._wanted: Callable[[], None] = lambda: show("teacher")

    def enter(self, show: Callable[[], None]) -> None:
        """Show a page of the teacher area; shut, the lock, and the page once it is open."""
        self._wanted = show
        self._pages.teacher.refresh()
        if self._pages.teacher.state.locked:
            self._show("teacher")
        else:
            show()

    def opened(self) -> None:
        """The lock has opened: go on to the page that was wanted."""
        self._wanted()

    def page(self, name: str) -> None:
        """Show a page of the area by its name, read anew."""
        getattr(self._pages, name).refresh()
        self._show(name)
