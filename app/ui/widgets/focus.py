"""Keyboard focus: who has it, where Tab takes it, and which keys nobody else wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from kivy.clock import Clock
from kivy.core.window import Keyboard, Window
from kivy.event import EventDispatcher
from kivy.properties import BooleanProperty, ObjectProperty
from kivy.uix.textinput import TextInput
from kivy.uix.widget import Widget

from app.ui.widgets.held import HeldKeys, repeats

KEY_NAMES: dict[int, str] = {code: name for name, code in Keyboard.keycodes.items()}
KEY_NAMES |= {13: "enter", 271: "enter"}
FIELD_REPEATS = ("v", "z")  # with Ctrl, what a text field does again while held: paste, undo
Shortcut = Callable[[str, str, list[str]], bool]


class Focusable(Widget):
    """Can hold the keyboard: `focus` is true while it does, `on_key` gets the keys, `ring_shown` asks for the ring."""

    focus = BooleanProperty(False)
    is_focusable = BooleanProperty(True)
    ring_shown = BooleanProperty(False)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.fbind("focus", self._tell_focus)

    def on_key(self, name: str, modifiers: list[str]) -> bool:
        """Handle a key while focused; True keeps it from going further."""
        return False

    def _tell_focus(self, *_args: object) -> None:
        focus.note(self, self.focus)
        self.show_ring()

    def show_ring(self) -> None:
        """Draw the ring if it is due."""
        self.ring_shown = self.focus and focus.visible


class Focus(EventDispatcher):
    """The one object `focus`: keys go to the focused widget, the top dialog, `shortcuts`, the page's scroll, in turn.

    `visible` is true while the keyboard is in use: a ring is drawn then, and the focused widget comes before
    `shortcuts`; for somebody who works with the mouse, `shortcuts` come first.
    `shortcuts` is called with (key name, typed sign or "", modifiers) and returns True for a key it has used; while a
    text field has focus it gets only Escape, keys with Ctrl, and Alt with Up or Down.
    """

    current = ObjectProperty(None, allownone=True)
    visible = BooleanProperty(False)

    def __init__(self) -> None:
        super().__init__()
        self.pointed = False  # whether a finger or the mouse gave the focus
        self.shortcuts: list[Shortcut] = []
        self.scopes: list[Any] = []
        self._held = HeldKeys(lambda: Clock.time())

    def on_visible(self, *_args: object) -> None:
        """The keyboard came into use, or went out of it."""
        if isinstance(self.current, Focusable):
            self.current.show_ring()

    def install(self) -> None:
        """Listen to the window's keys. Safe to call again."""
        if Window is not None:
            heard = {"on_key_down": self._key_down, "on_key_up": self._key_up, "focus": self._window_focus}
            Window.unbind(**heard)
            Window.bind(**heard)

    def note(self, widget: Any, has_focus: bool) -> None:
        """A widget got or lost the keyboard; only one holds it."""
        if has_focus:
            self.pointed = False
            former, self.current = self.current, widget
            if former is not None and former is not widget:
                former.focus = False
        elif self.current is widget:
            self.current = None

    def is_typing(self) -> bool:
        """True while letters belong to a text field."""
        return isinstance(self.current, TextInput)

    def scope(self) -> Any:
        """The dialog on top, or else the window."""
        return self.scopes[-1] if self.scopes else Window

    def first(self, root: Any = None) -> Any:
        """Give the keyboard to the first widget under `root` that takes it; that widget, or None."""
        found = next(focusables(root or self.scope()), None)
        if found is not None:
            found.focus = True
        return found

    def step(self, by: int) -> bool:
        """Move to the next (1) or previous (-1) widget of the scope, round the end, and show it."""
        order = list(focusables(self.scope()))
        if not order:
            return False
        at = order.index(self.current) if self.current in order else (-1 if by > 0 else 0)
        chosen = order[(at + by) % len(order)]
        self.visible = True
        chosen.focus = True
        bring_into_view(chosen)
        return True

    def clear(self) -> None:
        """Nobody has the keyboard, no dialog is open, no shortcut is known: a fresh start."""
        if self.current is not None:
            self.current.focus = False
        self.current, self.visible = None, False
        self.scopes.clear()
        self.shortcuts.clear()
        self._held.clear()

    def _key_down(self, _window: object, key: int, _scan: int, sign: str | None, modifiers: list[str]) -> bool:
        name = KEY_NAMES.get(key, "")
        if self._held.press(key) and self._commits(name, modifiers):
            return True
        if name == "tab" and not {"ctrl", "alt", "meta"} & set(modifiers):
            return self._tab(-1 if "shift" in modifiers else 1)
        if self.is_typing():
            return self._while_typing(name, sign or "", modifiers)
        steps: list[Callable[[], bool]] = [
            lambda: self._to_current(name, modifiers),
            lambda: self._to_shortcuts(name, sign or "", modifiers),
        ]
        ordered = steps if self.visible or self.scopes else steps[::-1]
        return any(each() for each in ordered) or self._to_scroll(name)

    def _key_up(self, _window: object, key: int, *_scan: object) -> bool:
        self._held.release(key)
        return False

    def _window_focus(self, *_args: object) -> None:
        self._held.clear()

    def _commits(self, name: str, modifiers: list[str]) -> bool:
        """Whether a key does something at once, which holding it must not do again; letters typed repeat freely."""
        if self.is_typing() and name not in ("enter", "numpadenter", "escape"):
            commands = {"ctrl", "meta"} & set(modifiers) and name not in FIELD_REPEATS
            return bool(commands) and not repeats(name)
        return not repeats(name)

    def _tab(self, by: int) -> bool:
        """Where the page gave the focus, the first Tab shows it; after a tap, and from then on, Tab moves."""
        shown = self.visible or self.pointed or bool(self.scopes) or self.is_typing()
        if not shown and self.current in focusables(self.scope()):
            self.visible = True
            bring_into_view(self.current)
            return True
        return self.step(by)

    def _while_typing(self, name: str, sign: str, modifiers: list[str]) -> bool:
        moves = "alt" in modifiers and name in ("up", "down")
        if name == "escape" or moves or "ctrl" in modifiers or "meta" in modifiers:
            return self._to_shortcuts(name, sign, modifiers)
        return False

    def _to_current(self, name: str, modifiers: list[str]) -> bool:
        if self.current is None or self.current.disabled or not self.current.on_key(name, modifiers):
            return False
        self.visible = True
        return True

    def _to_shortcuts(self, name: str, sign: str, modifiers: list[str]) -> bool:
        """A dialog on top has its own keys, and none goes past it."""
        if self.scopes:
            self.scopes[-1].on_key(name, modifiers)
            return name == "escape" or not (self.is_typing() or name in SCROLL_KEYS)
        return any(each(name, sign, modifiers) for each in reversed(self.shortcuts))

    def _to_scroll(self, name: str) -> bool:
        if name not in SCROLL_KEYS:
            return False
        near = nearest_scroll(self.current) if self.current is not None else None
        chosen = near or next((each for each in visible_widgets(self.scope()) if hasattr(each, "scroll_key")), None)
        return chosen is not None and bool(chosen.scroll_key(name))


SCROLL_KEYS = ("up", "down", "pageup", "pagedown", "home", "end")


def visible_widgets(root: Any) -> Iterator[Any]:
    """The widgets below `root` in reading order, without what is hidden or disabled."""
    for child in reversed(root.children):
        if child.opacity > 0 and not child.disabled:
            yield child
            yield from visible_widgets(child)


def focusables(root: Any) -> Iterator[Any]:
    """The widgets below `root` that Tab visits, in reading order."""
    for each in visible_widgets(root):
        if getattr(each, "is_focusable", False) and hasattr(each, "focus") and each.width > 0 and each.height > 0:
            yield each


def nearest_scroll(widget: Any) -> Any:
    """The scroll that holds the widget, or None."""
    while widget is not None and widget is not Window:
        widget = widget.parent
        if hasattr(widget, "scroll_key"):
            return widget
    return None


def bring_into_view(widget: Any) -> None:
    """Scroll until the widget can be seen."""
    holder = nearest_scroll(widget)
    if holder is not None:
        holder.show(widget)


focus = Focus()
