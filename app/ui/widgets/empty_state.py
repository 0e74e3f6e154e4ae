"""What a page says when it has nothing to show, and the bar of buttons that ends a page."""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.graphics import Color, Rectangle
from kivy.metrics import dp
from kivy.properties import BooleanProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from app.ui.theme import theme
from app.ui.widgets.button import PushButton
from app.ui.widgets.kv import load_kv
from app.ui.widgets.stack import Column, keep
from app.ui.widgets.surface import Surface


class EmptyState(Column):
    """An `icon`, a `title`, a `text` and perhaps one `action`. Event: `on_act`."""

    __events__ = ("on_act",)
    icon = StringProperty("")
    title = StringProperty("")
    text = StringProperty("")
    action = StringProperty("")

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("spacing", dp(12))
        kwargs.setdefault("padding", (dp(16), dp(32)))
        super().__init__(**kwargs)

    def on_kv_post(self, base_widget: Any) -> None:
        """The kv rule is applied: the parts exist."""
        button = self._button = self.ids.button.__self__
        button.bind(on_release=lambda _button: self.dispatch("on_act"))
        self.fbind("action", self._arrange)
        self._arrange()

    def on_act(self) -> None:
        """The button was pressed."""

    def _arrange(self, *_args: object) -> None:
        keep(self, self._button, bool(self.action))


class Actions(Surface, BoxLayout):
    """The buttons of a page: at the right of a wide window, across the bottom of a narrow one (`narrow`).

    Add quiet ones first and the primary one last: it gets the room that is left on a phone, and the right end of a wide
    window. A Gap() between them sends those before it to the left end of a wide window.
    """

    narrow = BooleanProperty(False)
    at_window_bottom = True

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("size_hint_y", None)
        super().__init__(**kwargs)
        self.corner = 0
        with self.canvas.after:
            self._line_colour, self._line = Color(), Rectangle()
        arrange = self._arrange_later = Clock.create_trigger(self._arrange, -1)
        for name in ("narrow", "pos", "size", "children", "minimum_height"):
            self.fbind(name, arrange)
        theme.follow(self._theme_changed)
        self._arrange()

    def _theme_changed(self, *_args: object) -> None:
        self._arrange_later()

    def _arrange(self, *_args: object) -> None:
        self.fill = "surface" if self.narrow else ""
        self._line_colour.rgba = theme.colour("line" if self.narrow else "")
        self._line.pos, self._line.size = (self.x, self.top - theme.outline_px), (self.width, theme.outline_px)
        self.padding = (dp(16), dp(12)) if self.narrow else (self._spare(), dp(8), 0, dp(8))
        self.spacing = dp(12)
        buttons = [child for child in reversed(self.children) if isinstance(child, PushButton)]
        self._share(buttons)
        self.height = self.minimum_height

    def _spare(self) -> float:
        """Room at the left that pushes the buttons to the right end, where no Gap does."""
        children = self.children
        if any(not isinstance(child, PushButton) for child in children):
            return 0.0
        used = sum(child.width for child in children) + dp(12) * max(len(children) - 1, 0)
        return float(max(self.width - used, 0))

    def _share(self, buttons: list[Any]) -> None:
        """On a phone the last button takes the room that is left; buttons that do not fit go below each other."""
        needed = sum(each.natural_width() for each in buttons) + dp(12) * (len(buttons) - 1) + dp(32)
        stacked = self.narrow and needed > self.width
        self.orientation = "vertical" if stacked else "horizontal"
        for gap in [child for child in self.children if not isinstance(child, PushButton)]:
            gap.size_hint_x = None if self.narrow else 1
            gap.width = 0  # with a hint of 0 a box layout would leave the width that it had
            gap.size_hint_y = None if stacked else 1
            gap.height = 0
        for each in buttons:
            last = each is buttons[-1]
            each.size_hint_x = 1 if stacked or (self.narrow and last) else None
            each.pos_hint = {"x": 0} if stacked else {"center_y": 0.5}


load_kv(__file__)
