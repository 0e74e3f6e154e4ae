"""Dialogs over the page: they hold the keyboard, close on Escape, and give the focus back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from kivy.clock import Clock
from kivy.core.window import Window
from kivy.graphics import Color, Rectangle
from kivy.metrics import dp
from kivy.properties import BooleanProperty, NumericProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout

from app.ui.theme import QUICK, glide, theme
from app.ui.widgets.button import PushButton
from app.ui.widgets.choice import Choice
from app.ui.widgets.focus import focus
from app.ui.widgets.kv import load_kv
from app.ui.widgets.stack import keep

EDGE_DP, BAR_DP = 4, 14  # beside the content; the bar of a long one stands in the wider edge
Action = tuple[str, str, Callable[[], None]]


class Dialog(FloatLayout):
    """A question or a list over the page. Add widgets to `body`; `actions` are (words, kind of button, what to do).

    An action closes the dialog, then acts. `open()`, `close()`; events `on_close` (however it went) and `on_escape`.
    `closable` false keeps Escape and a tap beside it from closing. The first action has the focus, or `first_focus`.
    """

    __events__ = ("on_close",)
    title = StringProperty("")
    text = StringProperty("")
    closable = BooleanProperty(True)
    most_width = NumericProperty(dp(520))
    open_now = BooleanProperty(False)

    def __init__(self, actions: Sequence[Action] = (), first_focus: Any = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        with self.canvas.before:
            self._shade_colour, self._shade = Color(), Rectangle()
        ids = self.ids
        self.card, self.scroll, self.body, self._row = (
            ids.card.__self__, ids.scroll.__self__, ids.body.__self__, ids.actions.__self__,
        )  # fmt: skip
        self._title, self._text = ids.title.__self__, ids.text.__self__
        self.first_focus: Any = first_focus
        self._former: Any = None
        self.set_actions(actions)
        arrange = self._arrange_later = Clock.create_trigger(self._arrange, -1)
        self.card.fbind("size", arrange)
        for part, name in ((self, "size"), (self, "pos"), (self.scroll.content, "height"), (self._row, "height"),
                           (self._title, "height"), (self, "title"), (self, "text")):  # fmt: skip
            part.fbind(name, arrange)
        theme.follow(self._theme_changed)
        self._arrange()

    def on_close(self) -> None:
        """The dialog is gone."""

    def set_actions(self, actions: Sequence[Action]) -> None:
        """Replace the buttons; they stand in this order, the last at the right."""
        self._row.clear_widgets()
        for words, kind, act in actions:
            button = PushButton(text=words, kind=kind)
            button.bind(on_release=lambda _button, act=act: self._finish(act))
            self._row.add_widget(button)

    def open(self) -> None:
        """Show it over everything and take the keyboard."""
        if self.open_now:
            return
        self.open_now, self._former = True, focus.current
        focus.scopes.append(self)
        self.opacity = 0
        Window.add_widget(self)
        self.size = Window.size
        Window.bind(size=self._window_resized)
        self.opacity = 0 if theme.seconds(QUICK) else 1
        glide(self, QUICK, opacity=1)
        self._focus_first()

    def close(self) -> None:
        """Take it away and give the focus back to where it was."""
        if not self.open_now:
            return
        self.open_now = False
        focus.scopes.remove(self)
        Window.unbind(size=self._window_resized)
        Window.remove_widget(self)
        if self._former is not None and self._former.get_root_window() is not None:
            self._former.focus = True
        elif focus.current is not None:
            focus.current.focus = False
        self.dispatch("on_close")

    def on_key(self, name: str, _modifiers: list[str]) -> bool:
        """Escape closes; Left and Right move between the buttons."""
        if name == "escape" and self.closable:
            self.close()
        elif name in ("left", "right") and not focus.is_typing():
            focus.step(1 if name == "right" else -1)
        return True

    def on_touch_down(self, touch: Any) -> bool:
        """Nothing below is touched; a tap beside the card closes."""
        if not self.card.collide_point(*touch.pos):
            if self.closable and not getattr(touch, "is_mouse_scrolling", False):
                self.close()
            return True
        super().on_touch_down(touch)
        return True

    def on_touch_move(self, touch: Any) -> bool:
        """Moves stay within."""
        super().on_touch_move(touch)
        return True

    def on_touch_up(self, touch: Any) -> bool:
        """Ends of touches stay within."""
        super().on_touch_up(touch)
        return True

    def _finish(self, act: Callable[[], None]) -> None:
        self.close()
        act()

    def _focus_first(self) -> None:
        wanted = self.first_focus or (self._row.children[-1] if self._row.children else None)
        if wanted is not None:
            wanted.focus = True
        else:
            focus.first(self)

    def _window_resized(self, _window: object, size: tuple[float, float]) -> None:
        self.size = size

    def _theme_changed(self, *_args: object) -> None:
        self._arrange_later()

    def _arrange(self, *_args: object) -> None:
        self._shade_colour.rgba = theme.colour("scrim", 0.55)
        self._shade.pos, self._shade.size = self.pos, self.size
        card = self.card
        keep(card, self._title, bool(self.title), before=self.scroll)
        keep(self.body, self._text, bool(self.text), before=None if not self.body.children else self.body.children[-1])
        keep(card, self._row, bool(self._row.children))
        card.width = min(self.width - dp(32), self.most_width * max(theme.scale, 1))
        fixed = card.height - self.scroll.height
        self.scroll.height = min(self.scroll.content.height, max(self.height - dp(48) - fixed, dp(48)))
        scrolls = self.scroll.content.height > self.scroll.height + 1
        self.scroll.padding = [dp(EDGE_DP), dp(EDGE_DP), dp(BAR_DP if scrolls else EDGE_DP), dp(EDGE_DP)]
        card.center = self.center


class Picker(Dialog):
    """A sheet with one row for each option. `options` are words, `chosen` the index marked. Event: `on_pick(index)`."""

    __events__ = ("on_pick",)

    def __init__(self, options: Sequence[str], chosen: int = -1, **kwargs: Any) -> None:
        self._rows = [Choice(text=words, number=str(at + 1) if at < 9 else "") for at, words in enumerate(options)]
        super().__init__(first_focus=self._rows[max(chosen, 0)] if self._rows else None, **kwargs)
        for at, row in enumerate(self._rows):
            row.mark = "chosen" if at == chosen else "idle"
            row.bind(on_release=lambda _row, at=at: self._picked(at))
            self.body.add_widget(row)

    def on_pick(self, index: int) -> None:
        """The option with this index was picked."""

    def on_key(self, name: str, modifiers: list[str]) -> bool:
        """Digits pick; the rest as in every dialog."""
        if name.isdigit() and 0 < int(name) <= len(self._rows):
            self._picked(int(name) - 1)
            return True
        return super().on_key(name, modifiers)

    def _picked(self, index: int) -> None:
        self.close()
        self.dispatch("on_pick", index)


load_kv(__file__)
