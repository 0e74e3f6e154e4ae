"""One option of a question: a row to choose, to strike out, and to learn from once it is judged."""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.metrics import dp
from kivy.properties import BooleanProperty, NumericProperty, OptionProperty, StringProperty
from kivy.uix.anchorlayout import AnchorLayout

from app.i18n import _
from app.ui.theme import theme
from app.ui.widgets.kv import load_kv
from app.ui.widgets.press import Press
from app.ui.widgets.stack import Row, keep
from app.ui.widgets.surface import Surface

STATES = ("idle", "chosen", "struck", "right", "wrong", "missed")
WIDE_ROW_DP = 460
# state -> fill, outline, ink of the words
LOOKS: dict[str, tuple[str, str, str]] = {
    "idle": ("surface", "line", "text"),
    "chosen": ("primarysoft", "primary", "text"),
    "struck": ("surface", "line", "muted"),
    "right": ("rightsoft", "right", "text"),
    "wrong": ("wrongsoft", "wrong", "text"),
    "missed": ("surface", "right", "text"),
}
# state -> icon, fill, outline, ink of the badge; no icon shows the number
BADGES: dict[str, tuple[str, str, str, str]] = {
    "idle": ("", "surface", "line", "muted"),
    "chosen": ("", "primary", "", "onprimary"),
    "struck": ("cancel", "surface", "line", "muted"),
    "right": ("check-bold", "right", "", "onjudged"),
    "wrong": ("close-thick", "wrong", "", "onjudged"),
    "missed": ("check-bold", "surface", "right", "right"),
}


def verdict_of(state: str) -> str:
    """The word that stands beside the icon of a judged or struck option; "" where there is none."""
    words = {"right": _("Right answer"), "wrong": _("Your answer"), "missed": _("Right, not chosen")}
    return (words | {"struck": _("Struck out")}).get(state, "")


class Badge(Surface, AnchorLayout):
    """The small box before a choice: its number, a tick, a check or a cross."""

    text = StringProperty("")
    icon = StringProperty("")
    ink = StringProperty("muted")

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("size_hint", (None, None))
        super().__init__(**kwargs)

    def on_kv_post(self, base_widget: Any) -> None:
        """The kv rule is applied: the parts exist."""
        self.corner = dp(8)
        self._words, self._icon = self.ids.words.__self__, self.ids.icon.__self__
        for name in ("text", "icon"):
            self.fbind(name, self._arrange)
        theme.follow(self._arrange)
        self._arrange()

    def _arrange(self, *_args: object) -> None:
        self.size = (theme.grown(28), theme.grown(28))
        keep(self, self._icon, bool(self.icon))
        keep(self, self._words, not self.icon)


class Choice(Press, Surface, Row):
    """An option. `number` is its key ("1"); `several` draws a check box instead of lighting up the number.

    `mark`: idle, chosen, struck, right (chosen or not, it is the key), wrong (chosen, and not the key), missed.
    `feedback` is the line that says why; `verdict` replaces the usual word at the right ("Right answer").
    `locked` keeps it from being chosen once it is judged. Event: `on_release`.
    """

    text = StringProperty("")
    number = StringProperty("")
    feedback = StringProperty("")
    verdict = StringProperty("")
    mark = OptionProperty("idle", options=STATES)
    several = BooleanProperty(False)
    locked = BooleanProperty(False)
    struck = BooleanProperty(False)
    ink = StringProperty("text")
    judged_ink = StringProperty("muted")
    shown_verdict = StringProperty("")
    variant = StringProperty("body")
    verdict_room = NumericProperty(0)
    words_top = NumericProperty(dp(3))
    verdict_top = NumericProperty(dp(6))
    least_px = NumericProperty(dp(56))

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("arrows", True)
        super().__init__(**kwargs)

    def on_kv_post(self, base_widget: Any) -> None:
        """The kv rule is applied: the parts exist."""
        ids = self.ids
        self._side, self._below, self._feedback = (
            ids.side_verdict.__self__, ids.verdict.__self__, ids.feedback.__self__,
        )  # fmt: skip
        arrange = Clock.create_trigger(self._arrange, -1)
        for name in ("mark", "verdict", "feedback", "several", "number", "state", "locked", "width", "text"):
            self.fbind(name, arrange)
        self._arrange_later = arrange
        theme.follow(self._theme_changed)
        self._arrange()

    def activate(self) -> None:
        """Choose, unless it is judged."""
        if not self.locked:
            super().activate()

    def on_touch_down(self, touch: Any) -> bool:
        """A judged choice lets the touch pass, so that one can scroll by it."""
        return False if self.locked else bool(super().on_touch_down(touch))

    def _theme_changed(self, *_args: object) -> None:
        self._arrange_later()

    def _follow(self, *_args: object) -> None:
        self.height = max(self.minimum_height, self.least_px)

    def _arrange(self, *_args: object) -> None:
        self._paint()
        word = self.shown_verdict = self.verdict or verdict_of(self.mark)
        beside = self.width >= dp(WIDE_ROW_DP) * theme.scale
        column = self.ids.column
        keep(self, self._side, bool(word) and beside)
        keep(column, self._feedback, bool(self.feedback))
        keep(column, self._below, bool(word) and not beside, before=self._feedback if self.feedback else None)
        self.verdict_room = self.width * 0.3
        self.words_top, self.verdict_top = theme.grown(3.5), theme.grown(6)

    def _paint(self) -> None:
        fill, outline, self.ink = LOOKS[self.mark]
        self.struck = self.mark == "struck"
        pressed = self.state == "down" and not self.locked
        self.fill, self.outline = ("raised" if pressed else fill), outline
        self.heavy = self.mark in ("chosen", "right", "wrong") and theme.palette.outline_dp > 1
        judged = {"right": "right", "missed": "right", "wrong": "wrong"}
        self.judged_ink = judged.get(self.mark, "muted")
        self.variant = "strong" if self.mark in ("chosen", "right", "wrong", "missed") else "body"
        self._paint_badge()

    def _paint_badge(self) -> None:
        badge = self.ids.badge
        badge.icon, badge.fill, badge.outline, badge.ink = BADGES[self.mark]
        badge.text = self.number
        if self.several and self.mark == "chosen":
            badge.icon = "check-bold"


load_kv(__file__)
