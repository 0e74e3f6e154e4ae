"""The theme in use: colours, text sizes and motion as Kivy properties, so that kv and widgets follow every change."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from weakref import WeakKeyDictionary

from kivy.animation import Animation
from kivy.event import EventDispatcher
from kivy.metrics import dp, sp
from kivy.properties import BooleanProperty, ColorProperty, NumericProperty, OptionProperty

from app.ui.palette import CHOICES, LIGHT, SCALE_LEAST, SCALE_MOST, STYLES, Palette, Rgba, palette_for, rgba
from app.ui.system_theme import system_prefers_dark

QUICK, CALM = 0.12, 0.2
CLEAR: Rgba = (0.0, 0.0, 0.0, 0.0)


class Theme(EventDispatcher):
    """One shared object, `theme`: set `choice`, `scale`, `reduced_motion`, `key_hints`; everything on screen follows.

    Each colour role is a property too (`theme.text`, `theme.primary` ...), for `#:import theme app.ui.theme.theme`.
    `revision` grows with every change of colour or size.
    """

    choice = OptionProperty("system", options=CHOICES)
    scale = NumericProperty(1.0)
    reduced_motion = BooleanProperty(False)
    key_hints = BooleanProperty(True)
    revision = NumericProperty(0)
    outline_px = NumericProperty(1)
    is_dark = BooleanProperty(False)
    bg = ColorProperty()
    surface = ColorProperty()
    raised = ColorProperty()
    line = ColorProperty()
    control = ColorProperty()
    text = ColorProperty()
    muted = ColorProperty()
    primary = ColorProperty()
    pressed = ColorProperty()
    onprimary = ColorProperty()
    primarysoft = ColorProperty()
    accent = ColorProperty()
    right = ColorProperty()
    rightsoft = ColorProperty()
    wrong = ColorProperty()
    wrongsoft = ColorProperty()
    warn = ColorProperty()
    warnsoft = ColorProperty()
    onjudged = ColorProperty()
    focus = ColorProperty()
    scrim = ColorProperty()

    def __init__(self) -> None:
        super().__init__()
        self.palette: Palette = LIGHT
        self._followers: WeakKeyDictionary[Any, list[Callable[[Any], None]]] = WeakKeyDictionary()
        self._choose()
        self.bind(choice=self._choose, scale=self._limit, key_hints=self._revise)

    def colour(self, role: str, alpha: float = 1.0) -> Rgba:
        """The colour of a role such as "text", of "section3" (counted from 0, wrapping), of `#RRGGBB`; "" is clear."""
        if not role:
            return CLEAR
        if role.startswith("section"):
            sections = self.palette.sections
            return rgba(sections[int(role.removeprefix("section")) % len(sections)], alpha)
        return rgba(self.palette.roles.get(role, role), alpha)

    def follow(self, restyle: Any) -> None:
        """Call a widget's method after every change, as long as the widget lives.

        Not `bind(revision=...)`: Kivy compares each new binding with all former ones and keeps those of dead widgets
        until the next change, so that hours of study would make every new page slower.
        """
        self._followers.setdefault(restyle.__self__, []).append(restyle.__func__)

    def text_px(self, style: str) -> float:
        """Font size in pixels of a step of the type scale at the chosen text size."""
        return float(sp(STYLES[style].size) * self.scale)

    def grown(self, length_dp: float) -> float:
        """A length in dp that grows with the text size, in pixels: icons and boxes that stand beside text."""
        return float(dp(length_dp) * self.scale)

    def seconds(self, seconds: float) -> float:
        """How long a movement lasts: nothing with reduced motion."""
        return 0.0 if self.reduced_motion else seconds

    def _choose(self, *_args: object) -> None:
        self.palette = palette_for(self.choice, self.choice == "system" and system_prefers_dark())
        for role in LIGHT.roles:
            setattr(self, role, self.colour(role))
        self.outline_px = dp(self.palette.outline_dp)
        self.is_dark = self.palette.dark
        self._revise()

    def _limit(self, *_args: object) -> None:
        # Not a BoundedNumericProperty: that compares in single precision and refuses its own bound of 0.8.
        allowed = min(max(self.scale, SCALE_LEAST), SCALE_MOST)
        if allowed != self.scale:
            self.scale = allowed
        else:
            self._revise()

    def _revise(self, *_args: object) -> None:
        self.revision += 1
        for widget, methods in list(self._followers.items()):
            for method in methods:
                method(widget)


theme = Theme()


def glide(widget: EventDispatcher, seconds: float = CALM, **values: float) -> None:
    """Move properties of a widget to `values`, at once with reduced motion."""
    Animation.cancel_all(widget, *values)
    length = theme.seconds(seconds)
    if length:
        Animation(duration=length, transition="out_quad", **values).start(widget)
        return
    for name, value in values.items():
        setattr(widget, name, value)
