"""The overlay that lists the keys."""

from __future__ import annotations

from typing import Any

from kivy.metrics import dp
from kivy.properties import StringProperty

from app.i18n import _
from app.ui.keys import places, table
from app.ui.theme import theme
from app.ui.widgets import Chip, Dialog, Row, Text, load_kv

MOST_WIDTH_DP, BESIDE_FROM_DP = 640, 300


class KeyLine(Row):
    """Keys and what they do; below one another where there is little room."""

    does = StringProperty("")

    def __init__(self, keys: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        for key in keys.split(", "):
            self.ids.caps.add_widget(Chip(text=key, role="text", tone="outline"))
        self.fbind("width", self._arrange)

    def _arrange(self, *_args: object) -> None:
        beside = self.width >= dp(BESIDE_FROM_DP) * theme.scale
        self.orientation = "horizontal" if beside else "vertical"
        self.ids.caps.size_hint_x, self.ids.does.size_hint_x = (0.4, 0.6) if beside else (1, 1)


class KeysOverlay(Dialog):
    """All keys, grouped by where they work."""

    def __init__(self, **kwargs: Any) -> None:
        close = [(_("Close"), "primary", lambda: None)]
        super().__init__(close, title=_("Keys"), most_width=dp(MOST_WIDTH_DP), **kwargs)
        for where, words in places():
            self.body.add_widget(Text(text=words, variant="heading"))
            for row in table():
                if row.where == where:
                    self.body.add_widget(KeyLine(row.keys, does=row.does))


def open_keys() -> KeysOverlay:
    """Lay the list over the page."""
    made = KeysOverlay()
    made.open()
    return made


load_kv(__file__)
