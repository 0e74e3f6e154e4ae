"""What the widgets of a question ask of whoever shows it, and the one who lets nothing happen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class Moves(Protocol):
    """The moves that answer a question; see `QuizModel`."""

    def type(self, number: int, text: str) -> None:
        """Type into a blank."""
        ...

    def toggle(self, key: str) -> None:
        """Choose an option, or take the choice back."""
        ...

    def strike(self, label: str) -> None:
        """Strike an option out, or back in."""
        ...

    def primary(self) -> None:
        """The strong button."""
        ...

    def arrange(self, keys: Sequence[str]) -> None:
        """Put the elements in this order."""
        ...

    def pair_all(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Match or group."""
        ...

    def grade(self, grade: int) -> None:
        """Grade a flashcard."""
        ...


class Still:
    """For a question that is only looked at: every move leaves it as it is."""

    def type(self, number: int, text: str) -> None:
        """Nothing."""

    def toggle(self, key: str) -> None:
        """Nothing."""

    def strike(self, label: str) -> None:
        """Nothing."""

    def primary(self) -> None:
        """Nothing."""

    def arrange(self, keys: Sequence[str]) -> None:
        """Nothing."""

    def pair_all(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Nothing."""

    def grade(self, grade: int) -> None:
        """Nothing."""
