"""The exam's overview: one square for each question, answered or blank and perhaps flagged, with a legend in words."""

from __future__ import annotations

from typing import Any

from kivy.metrics import dp
from kivy.properties import BooleanProperty, ListProperty, NumericProperty, OptionProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from app.i18n import _
from app.ui.theme import theme
from app.ui.widgets.focus import focus
from app.ui.widgets.kv import load_kv
from app.ui.widgets.press import Press
from app.ui.widgets.stack import Column, Row
from app.ui.widgets.surface import Surface

CELL_STATES = ("blank", "answered", "right", "partly", "wrong")
# state -> icon, fill, outline, ink
LOOKS: dict[str, tuple[str, str, str, str]] = {
    "blank": ("circle-outline", "surface", "control", "muted"),
    "answered": ("check", "primarysoft", "primary", "primary"),
    "right": ("check-bold", "rightsoft", "right", "right"),
    "partly": ("circle-half-full", "warnsoft", "warn", "warn"),
    "wrong": ("close-thick", "wrongsoft", "wrong", "wrong"),
}
FLAG = ("flag", "warnsoft", "warn", "warn")  # beside the icon of the state, which stays


def cell_word(state: str) -> str:
    """The legend's word for a state."""
    return {
        "blank": _("Blank"), "answered": _("Answered"),
        "right": _("Right"), "partly": _("Partly right"), "wrong": _("Wrong"),
    }[state]  # fmt: skip


class GridDot(Press, Surface, BoxLayout):
    """One question's square: its number, the icon of its state and perhaps a flag beside it; part of GridDots."""

    number = StringProperty("")
    icon = StringProperty("")
    ink = StringProperty("muted")
    mark = OptionProperty("blank", options=CELL_STATES)
    here = BooleanProperty(False)
    flagged = BooleanProperty(False)
    flag_icon = StringProperty("")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(orientation="vertical", size_hint=(None, None), padding=(0, dp(5)), **kwargs)
        self.corner = dp(10)
        for name in ("mark", "here", "flagged"):
            self.fbind(name, self._restyle)
        theme.follow(self._restyle)
        self._restyle()

    def on_key(self, name: str, modifiers: list[str]) -> bool:
        """Left and Right go to the neighbours."""
        if name in ("left", "right"):
            return focus.step(1 if name == "right" else -1)
        return super().on_key(name, modifiers)

    def _restyle(self, *_args: object) -> None:
        self.icon, self.fill, self.outline, self.ink = LOOKS[self.mark]
        self.flag_icon = ""
        if self.flagged:
            self.flag_icon, self.fill, self.outline, self.ink = FLAG
        self.heavy = self.here
        if self.here:
            self.outline = "primary"
        self.size = (max(dp(48), theme.grown(36)), max(dp(48), theme.grown(46)))


class Legend(Row):
    """An icon with its word."""

    icon = StringProperty("")
    word = StringProperty("")
    role = StringProperty("muted")


class GridDots(Column):
    """`cells` holds a state for each question, `flags` whether it is flagged, `here` the index one is at.

    Event: `on_pick(index)`.
    """

    __events__ = ("on_pick",)
    cells = ListProperty([])
    flags = ListProperty([])
    here = NumericProperty(-1)

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("spacing", dp(12))
        super().__init__(**kwargs)

    def on_kv_post(self, base_widget: Any) -> None:
        """The kv rule is applied: the parts exist."""
        for name in ("cells", "flags", "here"):
            self.fbind(name, self._refresh)
        self._refresh()

    def on_pick(self, index: int) -> None:
        """The question with this index, from 0, was picked."""

    def _refresh(self, *_args: object) -> None:
        squares = self.ids.squares
        if len(squares.children) != len(self.cells):
            squares.clear_widgets()
            for at in range(len(self.cells)):
                dot = GridDot(number=str(at + 1))
                dot.bind(on_release=lambda _dot, at=at: self.dispatch("on_pick", at))
                squares.add_widget(dot)
        for at, dot in enumerate(reversed(squares.children)):
            dot.mark, dot.here = self.cells[at], at == self.here
            dot.flagged = at < len(self.flags) and bool(self.flags[at])
        self._refresh_legend()

    def _refresh_legend(self) -> None:
        legend = self.ids.legend
        legend.clear_widgets()
        for state in CELL_STATES:
            count = self.cells.count(state)
            if count:
                icon, _fill, _outline, ink = LOOKS[state]
                legend.add_widget(Legend(icon=icon, role=ink, word=f"{cell_word(state)} {count}"))
        if flagged := sum(map(bool, self.flags)):
            icon, _fill, _outline, ink = FLAG
            legend.add_widget(Legend(icon=icon, role=ink, word="{} {}".format(_("Flagged"), flagged)))


load_kv(__file__)
