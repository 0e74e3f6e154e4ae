"""What can be pressed: by a finger, the left mouse button, Enter or Space, and by nothing else."""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty
from kivy.uix.behaviors import ButtonBehavior

from app.ui.widgets.focus import Focusable, focus

PRESS_KEYS = ("enter", "numpadenter", "spacebar")


def is_plain(touch: Any) -> bool:
    """True for a finger or the left mouse button; other buttons and wheels are not presses."""
    return "button" not in touch.profile or touch.button == "left"


class Press(ButtonBehavior, Focusable):
    """A button's behaviour: `on_press`, `on_release`, `activate()`; with `arrows`, Up and Down move the focus."""

    arrows = BooleanProperty(False)

    def on_touch_down(self, touch: Any) -> bool:
        """Take the press and the focus, without a ring: the pointer shows where one is."""
        if not is_plain(touch):
            return False
        taken = bool(super().on_touch_down(touch))
        if self in touch.ud and self.is_focusable:
            focus.visible = False
            self.focus = focus.pointed = True
        return taken

    def activate(self) -> None:
        """Press and release at once, as the keyboard does."""
        if not self.disabled:
            self.dispatch("on_press")
            self.dispatch("on_release")

    def on_key(self, name: str, modifiers: list[str]) -> bool:
        """Enter and Space press; Up and Down move the focus where `arrows` asks for it."""
        if name in PRESS_KEYS and not {"ctrl", "alt", "meta"} & set(modifiers):
            self.activate()
            return True
        if self.arrows and name in ("up", "down"):
            return focus.step(-1 if name == "up" else 1)
        return False
