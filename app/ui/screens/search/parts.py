"""One thing found."""

from __future__ import annotations

from typing import Any

from kivy.properties import ObjectProperty, StringProperty

from app.ui.widgets import PressCard, keep, load_kv
from app.viewmodels.search import HitRow

KIND_ICONS = {"point": "text-box-outline"}
OTHER_ICON = "help-circle-outline"


class HitCard(PressCard):
    """A point or a question; pressing it opens its point in the text. Event: `on_release`."""

    row = ObjectProperty(None, allownone=True)
    section = StringProperty("")
    role = StringProperty("muted")
    word = StringProperty("")
    icon = StringProperty(OTHER_ICON)
    text = StringProperty("")
    detail = StringProperty("")

    def on_kv_post(self, base_widget: Any) -> None:
        """The kv rule is applied: the parts exist."""
        self.arrows = True
        self._detail = self.ids.detail.__self__

    def show(self, row: HitRow) -> None:
        """Show this hit."""
        self.row, self.text, self.detail, self.word = row, row.text, row.detail, row.word
        self.section, self.role = row.section, f"section{row.colour}"
        self.icon = KIND_ICONS.get(row.kind, OTHER_ICON)
        keep(self, self._detail, bool(row.detail))


load_kv(__file__)
