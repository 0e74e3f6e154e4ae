"""The questions in the list: stem, kind, point, what the check says, and whether the row holds unsaved work."""

from __future__ import annotations

from typing import Any

from kivy.metrics import dp

from app.i18n import _
from app.ui.widgets import Column, EmptyState, Flow, Icon, PressCard, PushButton, Row, Text, keep
from app.viewmodels.editor_state import EditorRow

AT_ONCE = 30
LOOKS = {
    "fine": ("check-circle-outline", "right"),
    "warning": ("alert-circle-outline", "warn"),
    "error": ("close-circle-outline", "wrong"),
}


class RowCard(PressCard):
    """One question of the list. Event: `on_release`."""

    def __init__(self, row: EditorRow, **kwargs: Any) -> None:
        super().__init__(arrows=True, padding=(dp(14), dp(12)), spacing=dp(6), **kwargs)
        self._stem, self._about = Text(variant="strong"), Text(variant="small", role="muted")
        self._icon, self._word = Icon(icon_dp=18), Text(variant="label")
        self._draft_icon = Icon(name="pencil-outline", icon_dp=18, role="warn")
        self._draft = Text(text=_("Draft, not saved"), variant="label", role="warn")
        self._state, self._unsaved = Row(spacing=dp(6), align="top"), Row(spacing=dp(6), align="top")
        for part in (self._icon, self._word):
            self._state.add_widget(part)
        for part in (self._draft_icon, self._draft):
            self._unsaved.add_widget(part)
        for part in (self._stem, self._about, self._state):
            self.add_widget(part)
        self.row = row
        self.show(row)

    def show(self, row: EditorRow) -> None:
        """Show the question as it is now."""
        self.row = row
        self._stem.text = row.stem or _("No text yet")
        self._about.text = " · ".join(filter(None, (row.kind, row.point)))
        self._icon.name, role = LOOKS[row.state]
        self._icon.role = self._word.role = role
        word = {"fine": _("Fine"), "warning": _("Warning"), "error": _("Error")}[row.state]
        self._word.text = f"{word}: {row.note}" if row.note else word
        self.tone = "soft" if row.selected else "plain"
        keep(self, self._unsaved, row.draft)


class RowList(Column):
    """The rows, some at once. Events: `on_pick(id)`, `on_write()` for the first question of an empty section."""

    __events__ = ("on_pick", "on_write")

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("spacing", dp(8))
        super().__init__(**kwargs)
        self._rows: tuple[EditorRow, ...] = ()
        self.cards: list[RowCard] = []
        self._more, self._none = PushButton(text=_("More questions"), kind="outline"), Text(role="muted")
        self._none.text = _("No question fits.")
        self._foot = Flow()
        self._foot.add_widget(self._more)
        self._more.bind(on_release=lambda _button: self._grow())
        self.nothing = EmptyState(icon="pencil-outline", title=_("No question yet"))
        self.nothing.bind(on_act=lambda _state: self.dispatch("on_write"))

    def on_pick(self, item: str) -> None:
        """A question was picked."""

    def on_write(self) -> None:
        """The first question of an empty section is wanted."""

    def show(self, rows: tuple[EditorRow, ...], empty: str = "", *, can_write: bool = True) -> None:
        """Show these rows; the same questions keep their cards. `empty` is the title of a section that has none."""
        same = [row.id for row in rows] == [row.id for row in self._rows]
        self._rows = rows
        if same:
            for card, row in zip(self.cards, rows, strict=False):
                if card.row != row:
                    card.show(row)
        else:
            self.clear_widgets()
            self.cards = []
            self._grow()
        keep(self, self._none, not rows and not empty)
        self.nothing.text = _("“{section}” has no question so far.").format(section=empty)
        self.nothing.action = _("Write the first question") if can_write else ""
        keep(self, self.nothing, bool(empty))

    def _grow(self) -> None:
        """Show more; the chosen one is always among them."""
        chosen = next((at for at, row in enumerate(self._rows) if row.selected), 0)
        keep(self, self._foot, False)
        upto = max(len(self.cards) + AT_ONCE, chosen + 1)
        for row in self._rows[len(self.cards) : upto]:
            card = RowCard(row)
            card.bind(on_release=lambda pressed: self.dispatch("on_pick", pressed.row.id))
            self.cards.append(card)
            self.add_widget(card)
        keep(self, self._foot, len(self.cards) < len(self._rows))
