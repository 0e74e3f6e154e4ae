"""Words on the screen: they wrap, grow in height, follow the theme, and are never markup."""

from __future__ import annotations

import re
from typing import Any

from kivy.clock import Clock
from kivy.metrics import dp
from kivy.properties import BooleanProperty, NumericProperty, OptionProperty, StringProperty
from kivy.uix.label import Label

from app.ui.fonts import ICONS, LATIN, font_for, text_width
from app.ui.icons import icon
from app.ui.palette import STYLES
from app.ui.theme import theme

LEAST_OF_WORD = 0.6
FONT_LINE = 1.172  # Roboto's own line height, in units of its size


class Text(Label):
    """A text of one style. It fills its parent's width and takes the height it needs.

    `variant` is a step of the type scale, `role` a colour role. With `fit`, it is as wide as its words, at most
    `most_width` px (0 for no limit). `shrink` below 1 draws it smaller, where a bar has no room for more.
    """

    variant = OptionProperty("body", options=list(STYLES))
    role = StringProperty("text")
    fit = BooleanProperty(False)
    most_width = NumericProperty(0)
    shrink = NumericProperty(1)

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("halign", "left")
        kwargs.setdefault("size_hint_y", None)
        super().__init__(**kwargs)
        self.markup = False
        self._restyle()
        self._resize()
        refit = Clock.create_trigger(self._resize, -1)
        for name in ("variant", "role", "disabled", "shrink"):
            self.fbind(name, self._restyle)
        for name in ("text", "width", "fit", "most_width", "bold", "line_height"):
            self.fbind(name, refit)
        self.fbind("texture_size", self._follow)
        theme.follow(self._restyle)

    def natural_width(self) -> float:
        """Width in px of the text on one line, at its full size."""
        return text_width(self.text, self.font_name, self._wanted_px(), self.bold) + 2 if self.text else 0.0

    def _wanted_px(self) -> float:
        return theme.text_px(self.variant) * self.shrink

    def _restyle(self, *_args: object) -> None:
        style = STYLES[self.variant]
        self.bold = style.bold
        self.line_height = style.line / (style.size * FONT_LINE)
        self.color = self.disabled_color = theme.colour("muted" if self.disabled else self.role)
        self._resize()

    def _fitting_px(self, room: float) -> float:
        """The font size, made smaller where the longest word alone would not fit into `room` px and be torn apart."""
        wanted = self._wanted_px()
        words = re.split(r"[ \n\t]+", self.text)  # not at a no-break space
        if room <= 0 or not words or self.font_name != LATIN:
            return wanted
        word, size = max(words, key=len), wanted
        while size > wanted * LEAST_OF_WORD and text_width(word, LATIN, size, self.bold) > room:
            size = float(int(size * 0.96))  # widths do not grow evenly with the size, so each size is tried
        return size

    def _resize(self, *_args: object) -> None:
        self.font_name = font_for(self.text)
        self.font_size = self._fitting_px(
            self.most_width if self.fit else self.width - self.padding[0] - self.padding[2]
        )
        if self.fit:
            self.size_hint_x = None
            room = self.most_width
            too_wide = room and self.natural_width() > room
            self.text_size = (room if too_wide else None, None)
        else:
            self.text_size = (self.width, None)
        self._follow()

    def _follow(self, *_args: object) -> None:
        self.texture_update()
        self.height = self.texture_size[1]
        if self.fit:
            self.width = self.texture_size[0]


class Icon(Label):
    """One icon of the icon font by `name`, `icon_dp` high at 100 % text size, in a colour role."""

    name = StringProperty("")
    role = StringProperty("text")
    icon_dp = NumericProperty(24)

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("size_hint", (None, None))
        super().__init__(font_name=ICONS, **kwargs)
        self.markup = False
        for name in ("name", "role", "icon_dp", "disabled"):
            self.fbind(name, self._restyle)
        theme.follow(self._restyle)
        self._restyle()

    def _restyle(self, *_args: object) -> None:
        self.text = icon(self.name)
        self.font_size = theme.grown(self.icon_dp)
        self.color = self.disabled_color = theme.colour("muted" if self.disabled else self.role)
        side = theme.grown(self.icon_dp) if self.name else 0
        self.size = (side, max(side, dp(1)) if self.name else 0)
