"""Screen: what every page of the window has in common."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from kivy.clock import Clock
from kivy.metrics import dp
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty
from kivy.uix.boxlayout import BoxLayout

from app.ui.screens.navigator import Navigator
from app.ui.theme import theme
from app.viewmodels.observable import ViewModel

LOOK_SECONDS = 0.4
EDGE_WIDE_DP, EDGE_NARROW_DP, MEASURE_DP = 40, 16, 760


def named(widget: Any) -> SimpleNamespace:
    """The ids of a widget's kv rule as strong references; `widget.ids` itself lets go of what is taken out."""
    return SimpleNamespace(**{name: part.__self__ for name, part in widget.ids.items()})


class Screen(BoxLayout):
    """One page: takes its view model and the navigator, renders `model.state` while it is on screen.

    `wide` is set by the shell: room for two panes. `state` is the model's state, for kv. `edge` is the room in px
    between content and window edge, `measure` the width in px of a column of controls. Override `render`, `enter`,
    `leave` (calling these) and `on_key`.
    """

    wide = BooleanProperty(True)
    edge = NumericProperty(dp(EDGE_WIDE_DP))
    measure = NumericProperty(dp(MEASURE_DP))
    state = ObjectProperty(None, rebind=True)

    def __init__(self, model: ViewModel[Any], navigator: Navigator, **kwargs: Any) -> None:
        self.model, self.navigator = model, navigator
        self._end: Callable[[], None] | None = None
        kwargs.setdefault("orientation", "vertical")
        super().__init__(state=model.state, **kwargs)
        self.fbind("wide", self._set_edge)
        theme.follow(self._set_edge)
        self._set_edge()

    def on_kv_post(self, base_widget: Any) -> None:
        """The kv rule is applied: `part` holds what it named, also while it is taken out of the page."""
        self.part = named(self)

    def enter(self) -> None:
        """The page comes on screen: render now and at each change of the state."""
        if self._end is None:
            self._end = self.model.subscribe(self._take)

    def leave(self) -> None:
        """The page goes off screen: listen no longer."""
        if self._end is not None:
            self._end()
            self._end = None

    def render(self, state: Any) -> None:
        """Show a new state; called once on entering and at every change until leaving."""

    def on_key(self, key: str, ctrl: bool, shift: bool) -> bool:
        """Use a key: "1".."9", "u", "space", "enter", "escape", "left" ...; False lets others have it.

        While a text field has the focus only "escape" and keys with Ctrl come here.
        """
        return False

    def on_alt(self, key: str) -> bool:
        """Use a key that is held with Alt; False lets others have it."""
        return False

    def _take(self, state: Any) -> None:
        self.state = state
        self.render(state)

    def _set_edge(self, *_args: object) -> None:
        self.edge = dp(EDGE_WIDE_DP if self.wide else EDGE_NARROW_DP)
        self.measure = dp(MEASURE_DP) * max(theme.scale, 1)


class WatchingScreen(Screen):
    """A page that follows files which other programs save: `look` is called again and again while it is shown."""

    def __init__(self, model: ViewModel[Any], navigator: Navigator, **kwargs: Any) -> None:
        self._looking: Any = None
        super().__init__(model, navigator, **kwargs)

    def enter(self) -> None:
        """The page comes on screen: look from now on."""
        super().enter()
        if self._looking is None:
            self._looking = Clock.schedule_interval(lambda _seconds: self.navigator.guarded(self.look), LOOK_SECONDS)

    def leave(self) -> None:
        """The page goes off screen: look no longer."""
        super().leave()
        if self._looking is not None:
            self._looking.cancel()
            self._looking = None

    def look(self) -> None:
        """See whether files were saved."""
