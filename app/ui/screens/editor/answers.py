"""What learners' answers show of the question that is edited: figures in words, and who chose which option."""

from __future__ import annotations

from typing import Any

from kivy.metrics import dp

from app.i18n import _
from app.ui.widgets import Card, Text, keep
from app.ui.widgets.table_view import TableView
from app.viewmodels.editor_state import EditorState
from app.viewmodels.table import NamedTable, Table


class AnswersCard(Card):
    """Call `show(state)`; the options are drawn anew only where they changed."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("spacing", dp(8))
        super().__init__(**kwargs)
        self._uses: Table | None = None
        self._view: TableView | None = None
        self._figures = Text()
        self.add_widget(Text(text=_("WHAT ANSWERS SHOW"), variant="overline", role="muted"))
        self.add_widget(self._figures)

    def show(self, state: EditorState) -> None:
        """Show the figures of the question that is chosen."""
        self._figures.text = state.figures
        if state.uses == self._uses:
            return
        if self._view is not None:
            keep(self, self._view, False)
        self._uses = state.uses
        self._view = None if state.uses is None else TableView(NamedTable("", state.uses), wide=False, sorts=False)
        if self._view is not None:
            self.add_widget(self._view)
