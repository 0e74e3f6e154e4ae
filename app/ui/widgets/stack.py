"""The layouts that screens are built of: columns, rows and flowing rows that take the height they need."""

from __future__ import annotations

from typing import Any

from kivy.metrics import dp
from kivy.properties import NumericProperty, OptionProperty, VariableListProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.layout import Layout
from kivy.uix.widget import Widget


class Column(BoxLayout):
    """Children below one another; as high as they are together."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("orientation", "vertical")
        kwargs.setdefault("size_hint_y", None)
        super().__init__(**kwargs)
        self.fbind("minimum_height", self._follow)
        self._follow()

    def _follow(self, *_args: object) -> None:
        if self.size_hint_y is None:
            self.height = self.minimum_height


class Row(BoxLayout):
    """Children beside one another, `align` at the top, in the middle or at the bottom; as high as the highest."""

    align = OptionProperty("center", options=["top", "center", "bottom", "fill"])

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("size_hint_y", None)
        super().__init__(**kwargs)
        self.fbind("minimum_height", self._follow)
        self.fbind("align", self._realign)
        self._realign()
        self._follow()

    def add_widget(self, widget: Any, *args: Any, **kwargs: Any) -> None:
        """Add a child, aligned as the row says unless it says otherwise itself."""
        self._align(widget)
        super().add_widget(widget, *args, **kwargs)

    def _align(self, widget: Any) -> None:
        hint = {"top": {"top": 1}, "center": {"center_y": 0.5}, "bottom": {"y": 0}, "fill": {}}[self.align]
        if widget.size_hint_y is None and not set(widget.pos_hint) - {"top", "center_y", "y"}:
            widget.pos_hint = hint

    def _realign(self, *_args: object) -> None:
        for child in self.children:
            self._align(child)

    def _follow(self, *_args: object) -> None:
        if self.size_hint_y is None:
            self.height = self.minimum_height


class Flow(Layout):
    """Children beside one another that continue on the next line where there is no more room.

    A child wider than the whole line is made as wide as the line; `size_hint_x` is a share of the line.
    """

    spacing = VariableListProperty([dp(8), dp(8)], length=2)
    padding = VariableListProperty([0, 0, 0, 0])
    align = OptionProperty("left", options=["left", "right", "center"])
    least_child = NumericProperty(dp(48))

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("size_hint_y", None)
        super().__init__(**kwargs)
        for name in ("pos", "size", "spacing", "padding", "align", "children"):
            self.fbind(name, self._trigger_layout)

    def do_layout(self, *_args: object) -> None:
        """Place the children line by line from the top and take the height that they need."""
        left, top, right, bottom = self.padding
        room = max(self.width - left - right, self.least_child)
        lines = self._lines(room)
        needed = sum(height for _line, height in lines) + self.spacing[1] * max(len(lines) - 1, 0) + top + bottom
        if self.size_hint_y is None:
            self.height = needed
        y = self.top - top
        for line, height in lines:
            self._place(line, y, height, room)
            y -= height + self.spacing[1]

    def _lines(self, room: float) -> list[tuple[list[Any], float]]:
        lines: list[tuple[list[Any], float]] = []
        used = room + 1.0
        for child in reversed(self.children):
            width = self._width_of(child, room)
            if used + self.spacing[0] + width > room + 0.5:
                lines.append(([], 0.0))
                used = -self.spacing[0]
            line, height = lines[-1]
            line.append(child)
            lines[-1] = (line, max(height, child.height))
            used += self.spacing[0] + width
        return lines

    def _width_of(self, child: Any, room: float) -> float:
        if child.size_hint_x is not None:
            child.width = room * min(child.size_hint_x, 1)
        elif getattr(child, "fit", False) and hasattr(child, "most_width"):
            child.most_width = room  # its words rule its width: two who set it would never come to rest
        elif hasattr(child, "natural_width"):
            child.width = min(child.natural_width(), room)
        return float(child.width)

    def _place(self, line: list[Any], y: float, height: float, room: float) -> None:
        used = sum(child.width for child in line) + self.spacing[0] * (len(line) - 1)
        x = self.x + self.padding[0] + {"left": 0.0, "center": 0.5, "right": 1.0}[self.align] * (room - used)
        for child in line:
            child.pos = (x, y - (height + child.height) / 2)
            x += child.width + self.spacing[0]


class Gap(Widget):
    """Empty room: `Gap()` pushes its neighbours apart, `Gap(size_hint_y=None, height=dp(16))` is a fixed distance."""


def keep(parent: Any, child: Any, wanted: bool, before: Any = None) -> None:
    """Put `child` into `parent` or take it out, so that what is not there takes no room.

    It goes in front of `before`, or at the end.
    """
    parent, child = parent.__self__, child.__self__  # kv's ids are weak proxies, and a proxy is not what it stands for
    if wanted and child.parent is not parent:
        if child.parent is not None:
            child.parent.remove_widget(child)
        index = parent.children.index(before.__self__) + 1 if before is not None else 0
        parent.add_widget(child, index=index)
    elif not wanted and child.parent is parent:
        parent.remove_widget(child)


def fill(holder: Any, wanted: list[Any]) -> None:
    """Let `holder` hold just these, in this order; nothing is touched where it does already."""
    wanted = [part.__self__ for part in wanted]
    if holder.children[::-1] != wanted:
        for part in wanted:
            if part.parent is not None and part.parent is not holder:
                part.parent.remove_widget(part)
        holder.clear_widgets()
        for part in wanted:
            holder.add_widget(part)
