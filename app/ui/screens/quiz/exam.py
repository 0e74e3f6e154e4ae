"""What an exam adds: all questions at a glance, and the way to submit."""

from __future__ import annotations

from typing import Any

from kivy.metrics import dp

from app.i18n import _
from app.ui.widgets import Card, Column, Dialog, GridDots, PushButton, Text
from app.viewmodels.quiz_state import QuizState


def mode_words(state: QuizState) -> str:
    """The word on the chip beside the section."""
    return _("Exam: answers at the end") if state.exam else ""


class Overview(Column):
    """The squares with a button to submit; beside a wide question, or in a sheet. Events: `on_pick`, `on_submit`."""

    __events__ = ("on_pick", "on_submit")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._card = Card(spacing=dp(14))
        self._card.add_widget(Text(text=_("All questions"), variant="heading"))
        self._grid, self._sheet_grid = GridDots(), GridDots()
        self._submit = PushButton(text=_("Submit"), kind="secondary", size_hint_x=1)
        self._submit.bind(on_release=lambda _b: self.dispatch("on_submit"))
        self._grid.bind(on_pick=lambda _g, at: self.dispatch("on_pick", at))
        self._sheet_grid.bind(on_pick=lambda _g, at: self._picked(at))
        self._card.add_widget(self._grid)
        self._card.add_widget(self._submit)
        self.add_widget(self._card)
        self._sheet: Dialog | None = None

    def on_pick(self, index: int) -> None:
        """A question was picked."""

    def on_submit(self) -> None:
        """The learner wants to submit."""

    def show(self, state: QuizState) -> None:
        """Show where the learner is."""
        here = next((cell.position for cell in state.grid if cell.current), -1)
        for grid in (self._grid, self._sheet_grid):
            grid.cells, grid.here = [cell.state for cell in state.grid], here
            grid.flags = [cell.flagged for cell in state.grid]

    def open_sheet(self) -> None:
        """Lay the squares over the question."""
        self.close_sheet()
        actions = [
            (_("Close"), "outline", lambda: None),
            (_("Submit"), "primary", lambda: self.dispatch("on_submit")),
        ]
        self._sheet = Dialog(actions, title=_("All questions"))
        self._sheet.body.add_widget(self._sheet_grid)
        self._sheet.bind(on_close=lambda sheet: sheet.body.remove_widget(self._sheet_grid))
        self._sheet.open()

    def close_sheet(self) -> None:
        """Take the sheet away."""
        if self._sheet is not None:
            self._sheet.close()
            self._sheet = None

    def _picked(self, index: int) -> None:
        self.close_sheet()
        self.dispatch("on_pick", index)
