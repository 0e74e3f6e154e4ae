"""A short message at the bottom that goes by itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kivy.clock import Clock
from kivy.core.window import Window
from kivy.metrics import dp
from kivy.properties import NumericProperty, StringProperty

from app.ui.theme import QUICK, glide, theme
from app.ui.widgets.button import PushButton
from app.ui.widgets.kv import load_kv
from app.ui.widgets.stack import Column, keep
from app.ui.widgets.surface import Surface

MOST_WIDTH_DP, SIDE_DP, STACK_BELOW_DP = 520, 16, 340


class Toast(Surface, Column):
    """`text`, an `icon`, perhaps one action. Use `toast(...)`, which keeps a single one on screen."""

    text = StringProperty("")
    icon = StringProperty("")
    above = NumericProperty(dp(24))

    def __init__(self, action: str = "", act: Callable[[], None] | None = None, **kwargs: Any) -> None:
        super().__init__(size_hint_x=None, **kwargs)
        self.fill, self.outline, self.corner = "surface", "control", dp(14)
        keep(self.ids.row, self.ids.icon.__self__, bool(self.icon), before=self.ids.words.__self__)
        self.action: Any = None
        if action and act is not None:
            self.action = PushButton(text=action, kind="quiet", pos_hint={"right": 1})
            self.action.bind(on_release=lambda _button: self._finish(act))
        place = Clock.create_trigger(self._place, -1)  # not at once: a layout under way must not lose children
        for name in ("height", "above"):
            self.fbind(name, place)

    def show(self, seconds: float) -> None:
        """Put it on the window for so long."""
        Window.add_widget(self)
        Window.bind(size=self._place)
        self._place()
        self.opacity = 0 if theme.seconds(QUICK) else 1
        glide(self, QUICK, opacity=1)
        Clock.schedule_once(self.hide, seconds)

    def hide(self, *_args: object) -> None:
        """Take it away."""
        Clock.unschedule(self.hide)
        Window.unbind(size=self._place)
        if self.parent is not None:
            self.parent.remove_widget(self)

    def _finish(self, act: Callable[[], None]) -> None:
        self.hide()
        act()

    def _place(self, *_args: object) -> None:
        self.width = min(Window.width - 2 * dp(SIDE_DP), dp(MOST_WIDTH_DP) * max(theme.scale, 1))
        if self.action is not None:
            beside = self.width >= dp(STACK_BELOW_DP) * theme.scale
            keep(self.ids.row, self.action, beside)
            keep(self, self.action, not beside)
        self.center_x, self.y = Window.width / 2, self.above


def toast(
    text: str, icon: str = "", action: str = "", act: Callable[[], None] | None = None, seconds: float = 4
) -> Toast:  # fmt: skip
    """Show a message for some seconds, above the bars at the window's lower edge; a former one goes."""
    for former in [each for each in Window.children if isinstance(each, Toast)]:
        former.hide()
    made = Toast(text=text, icon=icon, action=action, act=act, above=_floor() + dp(16))
    made.show(seconds)
    return made


def _floor() -> float:
    """The upper edge, in px, of the bars that stand at the bottom of the window."""
    bars = [each for top in Window.children for each in top.walk() if getattr(each, "at_window_bottom", False)]
    tops = [each.to_window(each.x, each.top)[1] for each in bars if each.opacity > 0]
    return float(max((top for top in tops if top < Window.height / 2), default=0))


load_kv(__file__)
