"""Navigation: a rail at the left of wide windows, a bar at the bottom of narrow ones, a bar on top of pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kivy.clock import Clock
from kivy.graphics import Color, Rectangle
from kivy.metrics import dp
from kivy.properties import BooleanProperty, ListProperty, NumericProperty, StringProperty
from kivy.uix.anchorlayout import AnchorLayout
from kivy.uix.boxlayout import BoxLayout

from app.ui.fonts import font_for, text_width
from app.ui.theme import theme
from app.ui.widgets.kv import load_kv
from app.ui.widgets.press import Press
from app.ui.widgets.stack import Column, Gap, keep
from app.ui.widgets.surface import Surface

RAIL_DP, LEAST_SHRINK = 88, 0.5
TITLE_FROM_DP, ACTIONS_FROM_DP = 520, 360


@dataclass(frozen=True)
class Place:
    """One place to go: its name for the program, its label for people, its icon and the icon while one is there."""

    name: str
    label: str
    icon: str
    icon_on: str = ""


class NavItem(Press, Column):
    """An icon in a pill with its label below; part of NavRail and NavBar."""

    label = StringProperty("")
    icon = StringProperty("")
    active = BooleanProperty(False)
    role = StringProperty("muted")
    variant = StringProperty("nav")
    shrink = NumericProperty(1)

    def __init__(self, place: Place, **kwargs: Any) -> None:
        self.place = place
        super().__init__(label=place.label, icon=place.icon, arrows=True, **kwargs)
        for name in ("active", "state", "ring_shown"):
            self.fbind(name, self._restyle)
        theme.follow(self._restyle)
        self._restyle()

    def label_width(self) -> float:
        """Width in px of the label at the chosen text size, not shrunk."""
        return text_width(self.label, font_for(self.label), theme.text_px("nav-on"), True)

    def _follow(self, *_args: object) -> None:
        self.height = max(self.minimum_height, dp(48))

    def _restyle(self, *_args: object) -> None:
        self.role, self.variant = ("primary", "nav-on") if self.active else ("muted", "nav")
        self.icon = (self.place.icon_on or self.place.icon) if self.active else self.place.icon
        pill = self.ids.pill
        pill.fill = "primarysoft" if self.active else ("raised" if self.state == "down" else "")
        pill.outline = "primary" if self.active and theme.palette.outline_dp > 1 else ""
        pill.ring_shown = self.ring_shown
        pill.height = max(dp(32), theme.grown(24) + dp(8))
        pill.width = max(dp(56), theme.grown(24) + dp(24))


class Pill(Surface, AnchorLayout):
    """The rounded ground behind a navigation icon."""


class _Navigation(Surface, BoxLayout):
    """What rail and bar have in common: `places`, `current`, the event `on_go(name)`, a hairline on one side."""

    __events__ = ("on_go",)
    items: tuple[NavItem, ...] = ()
    current = StringProperty("")
    places = ListProperty([])

    def on_kv_post(self, base_widget: Any) -> None:
        """The kv rule is applied: the parts exist."""
        self.corner = 0
        with self.canvas.after:
            self._line_colour, self._line = Color(), Rectangle()
        arrange = self._arrange_later = Clock.create_trigger(self._arrange, -1)
        for name in ("pos", "size", "current", "minimum_height"):
            self.fbind(name, arrange)
        self.fbind("places", self._rebuild)
        theme.follow(self._theme_changed)
        self._rebuild()

    def on_go(self, name: str) -> None:
        """Somebody wants to go to the place with this name."""

    def _theme_changed(self, *_args: object) -> None:
        super()._theme_changed()
        self._arrange_later()

    def _make(self, places: Sequence[Place]) -> list[NavItem]:
        items = [NavItem(place) for place in places]
        for item in items:
            item.bind(on_release=lambda pressed: self.dispatch("on_go", pressed.place.name))
        return items

    def _rebuild(self, *_args: object) -> None:
        self.items = tuple(self._make(self.places))
        self._fill_in()
        self._arrange()

    def _fill_in(self) -> None:
        raise RuntimeError("NavRail and NavBar say where their items go")

    def _arrange(self, *_args: object) -> None:
        self._line_colour.rgba = theme.colour("line")
        for item in self.items:
            item.active = item.place.name == self.current


class NavRail(_Navigation):
    """The rail of wide windows. `places` stand at the top, the last `at_foot` of them at the foot; `on_go(name)`.

    `logo` is the picture file above them, left out where the places need its room.
    """

    at_foot = NumericProperty(1)
    logo = StringProperty("")

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("size_hint_x", None)
        super().__init__(orientation="vertical", **kwargs)

    def on_kv_post(self, base_widget: Any) -> None:
        """Hold on to what may be taken out: kv's ids alone do not keep a widget alive."""
        self._logo_box = self.ids.logo_box.__self__
        super().on_kv_post(base_widget)
        self.ids.scroll.fbind("height", self._arrange_later)  # what stands at the foot follows the window's height
        self.ids.column.fbind("minimum_height", self._arrange_later)  # and the logo goes as soon as text grows

    def _fill_in(self) -> None:
        column, foot = self.ids.column, int(self.at_foot)
        column.clear_widgets()
        cut = len(self.items) - foot
        for item in self.items[:cut]:
            column.add_widget(item)
        column.add_widget(Gap())
        for item in self.items[cut:]:
            column.add_widget(item)

    def _arrange(self, *_args: object) -> None:
        super()._arrange()
        widest = max((item.label_width() for item in self.items), default=0)
        self.width = max(dp(RAIL_DP), widest + dp(16))
        self.fill = "bg"
        column = self.ids.column
        room = self.height >= column.minimum_height + self._logo_box.height
        keep(self, self._logo_box, bool(self.logo) and room, before=self.ids.scroll)
        column.height = max(column.minimum_height, self.ids.scroll.height)
        self._line.pos, self._line.size = (self.right - theme.outline_px, self.y), (theme.outline_px, self.height)


class NavBar(_Navigation):
    """The bar at the bottom of narrow windows: `places`, `current`, `on_go(name)`.

    Labels shrink to fit beside one another, since a bar cannot wrap.
    """

    at_window_bottom = True

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("size_hint_y", None)
        super().__init__(padding=(dp(4), dp(8)), **kwargs)

    def _fill_in(self) -> None:
        self.clear_widgets()
        for item in self.items:
            self.add_widget(item)

    def _arrange(self, *_args: object) -> None:
        super()._arrange()
        self.fill, self.height = "surface", self.minimum_height
        room = (self.width - dp(8)) / max(len(self.items), 1) - dp(4)
        widest = max((item.label_width() for item in self.items), default=0)
        shrink = max(min(room / widest, 1), LEAST_SHRINK) if widest and room > 0 else 1
        for item in self.items:
            item.shrink = shrink
        self._line.pos, self._line.size = (self.x, self.top - theme.outline_px), (self.width, theme.outline_px)


class TopBar(Column):
    """A page's head: `title`, `subtitle`; with `has_back` an arrow that dispatches `on_back`.

    Widgets added to it are actions: at the right, or below the title where there is no room.
    """

    __events__ = ("on_back",)
    title = StringProperty("")
    subtitle = StringProperty("")
    has_back = BooleanProperty(False)
    variant = StringProperty("title")

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("spacing", dp(8))
        super().__init__(**kwargs)

    def add_widget(self, widget: Any, *args: Any, **kwargs: Any) -> None:
        """The first child is the bar itself, from the kv rule; every other one is an action."""
        flow = self.ids.get("actions")
        if flow is None or flow.__self__ is widget:
            super().add_widget(widget, *args, **kwargs)
        else:
            flow.add_widget(widget, *args, **kwargs)

    def on_kv_post(self, base_widget: Any) -> None:
        """The kv rule is applied: the parts exist."""
        ids = self.ids
        self._bar, self._actions, self._back = ids.bar.__self__, ids.actions.__self__, ids.back.__self__
        self._words, self._subtitle = ids.words.__self__, ids.subtitle.__self__
        self._back.bind(on_release=lambda _button: self.dispatch("on_back"))
        arrange = Clock.create_trigger(self._arrange, -1)  # not at once: a layout under way must not lose children
        for name in ("has_back", "subtitle", "width"):
            self.fbind(name, arrange)
        self._actions.fbind("children", arrange)
        self._arrange_later = arrange
        theme.follow(self._theme_changed)
        self._arrange()

    def _theme_changed(self, *_args: object) -> None:
        self._arrange_later()

    def on_back(self) -> None:
        """The arrow was pressed."""

    def _arrange(self, *_args: object) -> None:
        keep(self._bar, self._back, self.has_back, before=self._words)
        keep(self._words, self._subtitle, bool(self.subtitle))
        room = self.width / max(theme.scale, 1)
        self.variant = "title" if room >= dp(TITLE_FROM_DP) else "question"
        actions = self._actions.children
        beside = room >= dp(ACTIONS_FROM_DP)
        keep(self._bar, self._actions, bool(actions) and beside)
        keep(self, self._actions, bool(actions) and not beside)
        widths = [each.natural_width() if hasattr(each, "natural_width") else each.width for each in actions]
        self._actions.align = "right" if beside else "left"
        self._actions.size_hint_x = None if beside else 1
        if beside:
            self._actions.width = min(sum(widths) + dp(8) * max(len(widths) - 1, 0), self.width * 0.6)


load_kv(__file__)
