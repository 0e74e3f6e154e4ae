"""Text fields: a label above, the words typed, and below them what is wrong or what is wanted."""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.metrics import dp
from kivy.properties import BooleanProperty, NumericProperty, StringProperty
from kivy.uix.textinput import TextInput

from app.ui.fonts import font_for
from app.ui.theme import theme
from app.ui.widgets.focus import bring_into_view, focus
from app.ui.widgets.kv import load_kv
from app.ui.widgets.press import is_plain
from app.ui.widgets.stack import Column, keep
from app.ui.widgets.surface import Surface


class Entry(Surface, TextInput):
    """The box that is typed into; part of TextField. Enter submits, Ctrl+Enter where it has several lines."""

    __events__ = ("on_submit",)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            write_tab=False, cursor_blink=False, background_normal="", background_active="",
            background_color=(0, 0, 0, 0), use_bubble=False, size_hint_y=None, **kwargs,
        )  # fmt: skip
        self.corner, self.fill = dp(12), "surface"
        self.fbind("focus", self._focus_changed)
        for name in ("minimum_height", "multiline", "font_size"):
            self.fbind(name, self._grow)
        for name in ("text", "hint_text"):
            self.fbind(name, self._choose_font)
        theme.follow(self._restyle)
        self._restyle()

    def on_submit(self) -> None:
        """The learner pressed Enter."""

    def on_touch_down(self, touch: Any) -> bool:
        """Only a finger or the left button moves the cursor: the middle button would paste."""
        return bool(super().on_touch_down(touch)) if is_plain(touch) or touch.is_mouse_scrolling else False

    def keyboard_on_key_down(self, window: Any, keycode: tuple[int, str], text: str, modifiers: list[str]) -> bool:
        """Escape goes on to the page; Enter submits."""
        if keycode[1] == "escape":
            return False
        if keycode[1] in ("enter", "numpadenter") and (not self.multiline or "ctrl" in modifiers):
            self.dispatch("on_submit")
            return True
        return bool(super().keyboard_on_key_down(window, keycode, text, modifiers))

    def _focus_changed(self, *_args: object) -> None:
        focus.note(self, self.focus)
        self.ring_shown = self.focus
        if self.focus:
            Clock.schedule_once(lambda _dt: bring_into_view(self), 0)

    def _choose_font(self, *_args: object) -> None:
        self.font_name = font_for(self.text or self.hint_text)

    def _restyle(self, *_args: object) -> None:
        self.font_size = theme.text_px("body")
        self.padding = (dp(16), dp(13))
        self.foreground_color = self.disabled_foreground_color = theme.colour("text")
        self.cursor_color, self.hint_text_color = theme.colour("primary"), theme.colour("muted")
        self.selection_color = theme.colour("primary", 0.3)
        self._choose_font()
        self._grow()

    def _grow(self, *_args: object) -> None:
        self.height = max(self.minimum_height, dp(48), theme.text_px("body") * 1.4 + dp(24))


class TextField(Column):
    """`label`, `text`, `hint_text`, `error` (red, with an icon), `note` (muted); `several_lines` for long answers.

    Events: `on_submit` (Enter; Ctrl+Enter with several lines); bind `text` for each change. `take_focus()`.
    """

    __events__ = ("on_submit",)
    text = StringProperty("")
    label = StringProperty("")
    hint_text = StringProperty("")
    error = StringProperty("")
    note = StringProperty("")
    several_lines = BooleanProperty(False)
    readonly = BooleanProperty(False)
    tone = StringProperty("")
    longest = NumericProperty(2000)

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("spacing", dp(6))
        super().__init__(**kwargs)

    def on_kv_post(self, base_widget: Any) -> None:
        """The kv rule is applied: the parts exist."""
        ids = self.ids
        self.entry = ids.entry.__self__
        self._label, self._error, self._note = ids.label.__self__, ids.error.__self__, ids.note.__self__
        for name in ("label", "error", "note", "tone"):
            self.fbind(name, self._arrange)
        self.entry.fbind("text", self._typed)
        self.entry.fbind("focus", self._arrange)
        self.entry.bind(on_submit=lambda _entry: self.dispatch("on_submit"))
        self._arrange()

    def on_submit(self) -> None:
        """The learner pressed Enter."""

    def take_focus(self) -> None:
        """Put the cursor into the field."""
        self.entry.focus = True

    def _typed(self, entry: Any, text: str) -> None:
        if len(text) > self.longest:
            entry.text = text[: int(self.longest)]
            return
        self.text = text

    def _arrange(self, *_args: object) -> None:
        keep(self, self._label, bool(self.label), before=self.entry)
        keep(self, self._error, bool(self.error))
        keep(self, self._note, bool(self.note))
        edge = "wrong" if self.error else (self.tone or ("primary" if self.entry.focus else "control"))
        self.entry.outline = edge
        self.entry.fill = f"{self.tone}soft" if self.tone in ("right", "wrong", "warn") else "surface"


load_kv(__file__)
