"""A Table on screen: columns where there is room for them, else a card for each row."""

from __future__ import annotations

from typing import Any

from kivy.metrics import dp
from kivy.properties import BooleanProperty

from app.i18n import _
from app.ui.widgets.button import PushButton
from app.ui.widgets.card import Card, PressCard
from app.ui.widgets.match import PickField
from app.ui.widgets.progress import Meter
from app.ui.widgets.stack import Column, Row
from app.ui.widgets.text import Text
from app.viewmodels.table import Cell, NamedTable, Table, TableRow

AT_ONCE = 20
USUAL_LETTERS = 8  # of a word that fits a column


class TableView(Column):
    """One table with its heading; `sorts`: its rows can be put in order. Events: `on_sort(column)`, `on_row(id)`."""

    __events__ = ("on_sort", "on_row")
    wide = BooleanProperty(True)

    def __init__(self, told: NamedTable, *, wide: bool, sorts: bool = True, **kwargs: Any) -> None:
        kwargs.setdefault("spacing", dp(10))
        super().__init__(**kwargs)
        self.told, self.wide, self._shown = told, wide, 0
        table = told.table
        if told.title:
            self.add_widget(Text(text=told.title, variant="heading"))
        if not table.rows:
            self.add_widget(Text(text=table.empty, role="muted"))
            return
        if table.note:
            self.add_widget(Text(text=table.note, variant="small", role="muted"))
        self._sorters = self._heads(table) if sorts else self._words(table)
        self._rows = Column(spacing=dp(6))
        self._more = PushButton(text=_("More rows"), kind="outline")
        self._more.bind(on_release=lambda _button: self.more())
        self.add_widget(self._sorters)
        self.add_widget(self._rows)
        self.more()

    def on_sort(self, column: int) -> None:
        """The teacher wants to sort by a column."""

    def on_row(self, row: str) -> None:
        """The teacher wants to open a row."""

    def more(self) -> None:
        """Show more rows."""
        if self._more.parent is not None:
            self.remove_widget(self._more)
        rows = self.told.table.rows
        for row in rows[self._shown : self._shown + AT_ONCE]:
            self._rows.add_widget(self._card(row))
        self._shown = min(self._shown + AT_ONCE, len(rows))
        if self._shown < len(rows):
            self.add_widget(self._more)

    def _heads(self, table: Table) -> Any:
        """A button for each column; on a phone one that asks which."""
        if not self.wide:
            holder = Column(spacing=dp(4))
            field = PickField(options=list(table.columns), chosen=self.told.column, title=_("Sort by"))
            holder.add_widget(Text(text=_("Sort by"), variant="label", role="muted"))
            holder.add_widget(field)
            field.bind(on_choose=lambda _field, at: self.dispatch("on_sort", at))
            return holder
        line = Row(spacing=dp(8), padding=(dp(14), 0))
        for at, words in enumerate(table.columns):
            mark = "" if at != self.told.column else (" ↓" if self.told.down else " ↑")
            button = Head(text=words + mark, size_hint_x=_share(table, at))
            button.bind(on_release=lambda _button, at=at: self.dispatch("on_sort", at))
            line.add_widget(button)
        return line

    def _words(self, table: Table) -> Any:
        """The columns' names alone; on a phone they stand in each card."""
        line = Row(spacing=dp(8), padding=(dp(14), 0))
        for at, words in enumerate(table.columns if self.wide else ()):
            line.add_widget(Text(text=words, variant="label", role="muted", size_hint_x=_share(table, at)))
        return line

    def _card(self, row: TableRow) -> Any:
        table = self.told.table
        card = PressCard(arrows=True) if row.id else Card()
        card.padding, card.spacing = (dp(14), dp(13)), dp(4)
        if row.id:
            card.bind(on_release=lambda _card: self.dispatch("on_row", row.id))
        if self.wide:
            line = Row(spacing=dp(8), align="top")
            for at, cell in enumerate(row.cells):
                line.add_widget(_cell(cell, "strong" if at == 0 else "body", _share(table, at)))
            card.add_widget(line)
        else:
            card.add_widget(Text(text=row.cells[0].text, variant="strong"))
            for words, cell in zip(table.columns[1:], row.cells[1:], strict=True):
                line = Row(spacing=dp(8), align="top")
                line.add_widget(Text(text=words, role="muted", variant="small"))
                line.add_widget(_cell(cell, "small", 1))
                card.add_widget(line)
        if row.note:
            card.add_widget(Text(text=row.note, variant="small", role="warn"))
        return card


class Head(PressCard):
    """The heading of a column: a press sorts by it."""

    def __init__(self, text: str, **kwargs: Any) -> None:
        super().__init__(padding=(dp(6), dp(15)), **kwargs)
        self.add_widget(Text(text=text, variant="label", role="muted"))


def _share(table: Table, at: int) -> float:
    """How wide a column is: the first as the table says, the others by the longest word of their heading."""
    if at == 0:
        return float(table.wide)
    return max(1.0, max(map(len, table.columns[at].split()), default=0) / USUAL_LETTERS)


def _cell(cell: Cell, variant: str, share: float) -> Any:
    """A cell; one with a share has a bar below its words."""
    holder = Column(spacing=dp(4), size_hint_x=share)
    holder.add_widget(Text(text=cell.text, variant=variant))
    if cell.shade is not None:
        holder.add_widget(Meter(value=min(max(cell.shade, 0.0), 1.0), thickness=dp(5)))
    return holder
