"""Parts of Read: a section in the list, a point in the text."""

from __future__ import annotations

from typing import Any

from kivy.metrics import dp
from kivy.properties import BooleanProperty, NumericProperty, StringProperty
from kivy.uix.anchorlayout import AnchorLayout

from app.ui.theme import theme
from app.ui.widgets import Press, Row, Surface, load_kv
from app.viewmodels.read import PointRow

# status -> icon, its colour role
STATUS_LOOKS = {
    "known": ("check-circle-outline", "right"),
    "shaky": ("circle-half-full", "warn"),
    "missed": ("alert", "wrong"),
    "new": ("circle-outline", "muted"),
}


class SectionItem(Press, Surface, Row):
    """A section to go to: its colour, its name, how well it is known. Event: `on_release`."""

    section = StringProperty("")
    label = StringProperty("")
    role = StringProperty("primary")
    share = NumericProperty(0)
    active = BooleanProperty(False)

    def on_kv_post(self, base_widget: Any) -> None:
        """The kv rule is applied: the parts exist."""
        self.arrows, self.corner = True, dp(12)
        for name in ("active", "state"):
            self.fbind(name, self._restyle)
        theme.follow(self._restyle)
        self._restyle()

    def _follow(self, *_args: object) -> None:
        self.height = max(self.minimum_height, dp(52))

    def _restyle(self, *_args: object) -> None:
        self.fill = "raised" if self.state == "down" else ("primarysoft" if self.active else "")
        self.outline = "primary" if self.active and theme.palette.outline_dp > 1 else ""


class RoundNumber(Surface, AnchorLayout):
    """A number in a ring."""

    text = StringProperty("")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(size_hint=(None, None), heavy=True, fill="surface", corner=dp(999), **kwargs)
        theme.follow(self._resize)
        self._resize()

    def _resize(self, *_args: object) -> None:
        self.size = (theme.grown(26), theme.grown(26))


class PointItem(Surface, Row):
    """One point of the text with its number; a `marked` one stands on a tinted ground."""

    point = StringProperty("")
    number = StringProperty("")
    text = StringProperty("")
    note = StringProperty("")
    icon = StringProperty("circle-outline")
    icon_role = StringProperty("muted")
    role = StringProperty("primary")
    marked = BooleanProperty(False)

    def show(self, row: PointRow, role: str) -> None:
        """Show this point in the colour of its section."""
        self.number, self.text, self.note = str(row.number), row.text, row.note
        self.marked, self.role = row.marked, role
        self.icon, self.icon_role = STATUS_LOOKS[row.status]
        self.fill, self.outline = ("warnsoft", "warn") if row.marked else ("", "")


load_kv(__file__)
