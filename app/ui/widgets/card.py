"""Cards, chips, quotes and rules: the quiet furniture of a page."""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.graphics import Color, Rectangle
from kivy.metrics import dp
from kivy.properties import NumericProperty, OptionProperty, StringProperty
from kivy.uix.widget import Widget

from app.ui.theme import theme
from app.ui.widgets.kv import load_kv
from app.ui.widgets.press import Press
from app.ui.widgets.stack import Column, Row, keep
from app.ui.widgets.surface import Surface

TONES: dict[str, tuple[str, str]] = {
    "plain": ("surface", "line"),
    "right": ("rightsoft", "right"),
    "wrong": ("wrongsoft", "wrong"),
    "warn": ("warnsoft", "warn"),
    "soft": ("primarysoft", ""),
}


class Card(Surface, Column):
    """A white surface with a hairline; children below one another. `tone`: plain, right, wrong, warn, soft."""

    tone = OptionProperty("plain", options=list(TONES))

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("padding", dp(20))
        kwargs.setdefault("spacing", dp(8))
        super().__init__(**kwargs)
        self.corner = dp(16)
        self.fbind("tone", self._retone)
        theme.follow(self._retone)
        self._retone()

    def _retone(self, *_args: object) -> None:
        self.fill, self.outline = TONES[self.tone]
        if not self.outline and theme.palette.outline_dp > 1:  # with no tints, an edge shows the card
            self.outline = "primary"


class PressCard(Press, Card):
    """A card that is one large button: a row of a list, a section, a learner. Event: `on_release`."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.fbind("state", self._retone)

    def _retone(self, *_args: object) -> None:
        super()._retone()
        if self.state == "down":
            self.fill = "raised"


class Chip(Surface, Row):
    """A small label with a word: a section, "6 days in a row". `role` colours the word, `icon` stands before it."""

    text = StringProperty("")
    icon = StringProperty("")
    role = StringProperty("muted")
    tone = OptionProperty("raised", options=["raised", "outline", "right", "wrong", "warn", "soft"])

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("size_hint_x", None)
        super().__init__(**kwargs)

    def on_kv_post(self, base_widget: Any) -> None:
        """The kv rule is applied: the parts exist."""
        self.corner = dp(10)
        self._icon = self.ids.icon.__self__
        for name in ("icon", "tone"):
            self.fbind(name, self._arrange)
        self._arrange()

    def natural_width(self) -> float:
        """Width in px of the chip with its word on one line."""
        inner = self.ids.words.natural_width() + (self._icon.width + self.spacing if self._icon.parent else 0)
        return float(inner + self.padding[0] + self.padding[2])

    def _arrange(self, *_args: object) -> None:
        keep(self, self._icon, bool(self.icon), before=self.ids.words.__self__)
        self.fill = {"raised": "raised", "outline": "surface", "soft": "primarysoft"}.get(self.tone, f"{self.tone}soft")
        self.outline = "line" if self.tone == "outline" or theme.palette.outline_dp > 1 else ""


class Quote(Column):
    """Words of the text, with a rule of the section's colour at their left."""

    text = StringProperty("")
    rule = StringProperty("primary")
    variant = StringProperty("body")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        with self.canvas.before:
            self._colour, self._bar = Color(), Rectangle()
        redraw = Clock.create_trigger(self._redraw, -1)
        for name in ("pos", "size", "rule"):
            self.fbind(name, redraw)
        self._redraw_later = redraw
        theme.follow(self._recolour)
        redraw()

    def _recolour(self, *_args: object) -> None:
        self._redraw_later()

    def _redraw(self, *_args: object) -> None:
        self._colour.rgba = theme.colour(self.rule)
        self._bar.pos, self._bar.size = self.pos, (dp(3), self.height)


class Rule(Widget):
    """A hairline across."""

    role = StringProperty("line")
    thickness = NumericProperty(1)

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("size_hint_y", None)
        super().__init__(**kwargs)
        with self.canvas:
            self._colour, self._bar = Color(), Rectangle()
        for name in ("pos", "size", "role"):
            self.fbind(name, self._redraw)
        theme.follow(self._redraw)
        self._redraw()

    def _redraw(self, *_args: object) -> None:
        self.height = theme.outline_px
        self._colour.rgba = theme.colour(self.role)
        self._bar.pos, self._bar.size = self.pos, self.size


load_kv(__file__)
