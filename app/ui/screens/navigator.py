"""Navigator: the ways that lead from a screen to another; the shell is the one that walks them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from app.domain.bank import Quiz
from app.services.attempts import Attempt
from app.ui.name_gate import NameGate


class Navigator(Protocol):
    """What a screen may ask of the shell."""

    def today(self) -> None:
        """Show Today, read anew."""
        ...

    def read(self, section: str = "", point: str = "", *, back: bool = False) -> None:
        """Show Read at a section, or at a point with that point marked; `back` offers the way back to the quiz."""
        ...

    def study(self, attempt: Attempt) -> None:
        """Show Quiz (or Exam) on an attempt; an ended one shows its result."""
        ...

    def resume(self) -> None:
        """Back to the question that Quiz shows, after a look into the text."""
        ...

    def result(self, attempt: Attempt) -> None:
        """Show Result of an ended attempt."""
        ...

    def learners(self) -> None:
        """Show Learners."""
        ...

    def plan(self) -> None:
        """Show Plan."""
        ...

    def history(self) -> None:
        """Show History, read anew."""
        ...

    def classroom(self) -> None:
        """Show the classes, or the lock before them."""
        ...

    def teacher(self) -> None:
        """Show the teacher area, or the lock before it."""
        ...

    def teach(self, page: str) -> None:
        """Show a page of the teacher area by its name, or the lock, which then leads on to it."""
        ...

    def edit(self, item: str = "", section: str = "", point: str = "") -> None:
        """Show the bank editor: at a question, at a section, or with a new question on a point; behind the lock."""
        ...

    def outline(self, point: str) -> None:
        """Show a point of one's own course to change it; of another course, the point in the text."""
        ...

    def try_quiz(self, quiz: Quiz) -> None:
        """Try a quiz as a student would; nothing is recorded."""
        ...

    def opened(self) -> None:
        """The lock has opened: go on to the page of the teacher area that was wanted."""
        ...

    def has(self, page: str) -> bool:
        """Whether the window has a page of this name."""
        ...

    @property
    def names(self) -> NameGate:
        """The gate before learners' names."""
        ...

    def settings(self) -> None:
        """Show Settings."""
        ...

    def search(self) -> None:
        """Show Search."""
        ...

    def keys(self) -> None:
        """Lay the list of keys over the screen."""
        ...

    def toast(self, text: str) -> None:
        """Say something that passes by itself."""
        ...

    def confirm(self, title: str, text: str, yes: str, do: Callable[[], None]) -> None:
        """Ask before something that cannot be taken back."""
        ...

    def guarded(self, do: Callable[[], None]) -> None:
        """Do it; a refusal (QuizRefused, StoreError, CourseUnusable) is shown to the learner, never raised."""
        ...
