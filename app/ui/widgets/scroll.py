"""Scrolling pages: by finger, wheel and keys, and always far enough to see what has the focus."""

from __future__ import annotations

from typing import Any

from kivy.effects.scroll import ScrollEffect
from kivy.metrics import dp
from kivy.properties import NumericProperty, OptionProperty, VariableListProperty
from kivy.uix.scrollview import ScrollView

from app.ui.theme import QUICK, glide, theme
from app.ui.widgets.stack import Column

MARGIN_DP = 24


class Scroll(ScrollView):
    """A page that scrolls up and down. Its children go below one another into `content`.

    `padding` and `spacing` are the content's; `most_width` px keeps a reading column narrow, placed by `align`.
    """

    padding = VariableListProperty([dp(16)])
    spacing = NumericProperty(dp(16))
    most_width = NumericProperty(0)
    align = OptionProperty("left", options=["left", "center"])

    def __init__(self, **kwargs: Any) -> None:
        self.content: Any = None
        content = Column()
        super().__init__(
            do_scroll_x=False,
            effect_cls=ScrollEffect,
            scroll_type=["bars", "content"],
            bar_width=dp(6),
            bar_margin=dp(2),
            **kwargs,
        )
        super().add_widget(content)
        self.content = content
        for name in ("size", "padding", "spacing", "most_width", "align"):
            self.fbind(name, self._arrange)
        theme.follow(self._recolour)
        self._arrange()
        self._recolour()

    def add_widget(self, widget: Any, *args: Any, **kwargs: Any) -> None:
        """Add to the content."""
        if self.content is None:
            super().add_widget(widget, *args, **kwargs)
        else:
            self.content.add_widget(widget, *args, **kwargs)

    def remove_widget(self, widget: Any, *args: Any, **kwargs: Any) -> None:
        """Take out of the content."""
        if self.content is None or widget is self.content:
            super().remove_widget(widget, *args, **kwargs)
        else:
            self.content.remove_widget(widget, *args, **kwargs)

    def clear_widgets(self, children: Any = None, *args: Any, **kwargs: Any) -> None:
        """Empty the content."""
        if self.content is not None:
            self.content.clear_widgets(children)

    def on_touch_down(self, touch: Any) -> bool:
        """A touch that drags something goes to it at once; any other may scroll."""
        if self.collide_point(*touch.pos) and self._drags(touch):
            return bool(self.simulate_touch_down(touch))
        return bool(super().on_touch_down(touch))

    def _drags(self, touch: Any) -> bool:
        touch.push()
        touch.apply_transform_2d(self.to_local)
        found = _drag_under(self.content, touch)
        touch.pop()
        return found

    def to_start(self) -> None:
        """Show the top at once."""
        self.scroll_y = 1

    def scroll_key(self, name: str) -> bool:
        """Scroll for a key such as "pagedown"; False where there is nothing to scroll."""
        room = self.content.height - self.height
        if room <= 0:
            return False
        step = {"up": dp(60), "down": -dp(60), "pageup": self.height * 0.9, "pagedown": -self.height * 0.9}.get(name)
        ends = {"home": 1.0, "end": 0.0}
        target = ends[name] if step is None else min(max(self.scroll_y + step / room, 0), 1)
        glide(self, QUICK, scroll_y=target)
        return True

    def show(self, widget: Any) -> None:
        """Scroll just far enough to see the widget."""
        room = self.content.height - self.height
        if room <= 0:
            return
        margin = dp(MARGIN_DP)
        low = self.content.to_widget(*widget.to_window(widget.x, widget.y))[1] - self.content.y
        high = low + widget.height
        bottom = self.scroll_y * room
        if high + margin > bottom + self.height:
            bottom = high + margin - self.height
        if low - margin < bottom:
            bottom = low - margin
        glide(self, QUICK, scroll_y=min(max(bottom / room, 0), 1))

    def _arrange(self, *_args: object) -> None:
        left, top, right, bottom = self.padding
        spare = max(self.width - left - right - self.most_width, 0) if self.most_width else 0
        if self.align == "center":
            left, right = left + spare / 2, right + spare / 2
        else:
            right += spare
        self.content.padding = (left, top, right, bottom)
        self.content.spacing = self.spacing

    def _recolour(self, *_args: object) -> None:
        self.bar_color, self.bar_inactive_color = theme.colour("control", 0.8), theme.colour("control", 0.3)


def _drag_under(widget: Any, touch: Any) -> bool:
    """Whether a widget below `widget` wants to be dragged by this touch: one with `takes_drag(touch)`."""
    if hasattr(widget, "takes_drag"):
        return bool(widget.takes_drag(touch))
    return any(_drag_under(child, touch) for child in widget.children if child.collide_point(*touch.pos))
