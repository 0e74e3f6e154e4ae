"""OptionMoves: a teacher's moves on the options of a choice with weights."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from app.services.edit_bank_options import OptionEdits
from app.services.edit_bank_session import BankEditor
from app.viewmodels.editor_form import option_key


class Do(Protocol):
    """Makes a move of the editor's page; `typed` are texts of the question that stay as they were typed."""

    def __call__(self, act: Callable[[BankEditor], object], typed: dict[str, str] | None = None) -> None:
        """Make it, and show its outcome or why it is refused."""
        ...


class OptionMoves:
    """`place` counts from 0. `typed` gives the texts of the chosen question as they were typed so far."""

    def __init__(self, do: Do, typed: Callable[[], Mapping[str, str]]) -> None:
        self._do = do
        self._typed = typed

    def set_text(self, place: int, key: str, text: str) -> None:
        """Change `text`, `feedback` or `credit` of an option."""
        typed = {**self._typed(), option_key(place, key): text}
        self._do(lambda editor: OptionEdits(editor).set_text(place, key, text), typed)

    def set_right(self, place: int, on: bool) -> None:
        """Say whether an option is right."""
        self._do(lambda editor: OptionEdits(editor).set_right(place, on))

    def add(self) -> None:
        """One more option, at the end."""
        self._do(lambda editor: OptionEdits(editor).add())

    def drop(self, place: int) -> None:
        """Take an option out; undo brings it back."""
        self._do(lambda editor: OptionEdits(editor).drop(place))

    def move(self, place: int, by: int) -> None:
        """An option one place up (-1) or down (1)."""
        self._do(lambda editor: OptionEdits(editor).move(place, by))
