"""The buttons: one primary a screen, and its quieter relatives."""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.metrics import dp
from kivy.properties import BooleanProperty, NumericProperty, OptionProperty, StringProperty
from kivy.uix.anchorlayout import AnchorLayout

from app.ui.theme import theme
from app.ui.widgets.kv import load_kv
from app.ui.widgets.press import Press
from app.ui.widgets.stack import keep
from app.ui.widgets.surface import Surface

TARGET_DP = 48
# kind -> fill, pressed fill, outline, ink
LOOKS: dict[str, tuple[str, str, str, str]] = {
    "primary": ("primary", "pressed", "", "onprimary"),
    "secondary": ("primarysoft", "raised", "", "primary"),
    "outline": ("surface", "raised", "line", "text"),
    "quiet": ("", "raised", "", "primary"),
    "danger": ("wrongsoft", "raised", "wrong", "wrong"),
}
HINT_ICONS = {"Space": "keyboard-space", "Enter": "keyboard-return"}


class PushButton(Press, Surface, AnchorLayout):
    """A button with words, and perhaps an icon before and its key after them.

    As wide as its content unless `size_hint_x` is set; its words wrap and it grows in height where there is no room.
    `kind`: primary, secondary, outline, quiet, danger. `large`: the one on Today. `hint`: a key such as "U" or "Space".
    `busy` keeps it from being pressed while work is under way. Event: `on_release`.
    """

    text = StringProperty("")
    icon = StringProperty("")
    hint = StringProperty("")
    kind = OptionProperty("primary", options=list(LOOKS))
    large = BooleanProperty(False)
    busy = BooleanProperty(False)
    ink = StringProperty("onprimary")
    variant = StringProperty("button")
    text_room = NumericProperty(0)
    content_height = NumericProperty(0)

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("size_hint", (kwargs.pop("size_hint_x", None), None))
        super().__init__(**kwargs)

    def on_kv_post(self, base_widget: Any) -> None:
        """The kv rule is applied: the parts exist."""
        parts = self.ids
        self._parts = (parts.icon.__self__, parts.words.__self__, parts.hint.__self__, parts.hint_icon.__self__)
        refit = Clock.create_trigger(self._fit, -1)
        for name in ("text", "icon", "hint", "large", "width", "content_height", "size_hint_x"):
            self.fbind(name, refit)
        for name in ("kind", "state", "busy", "disabled"):
            self.fbind(name, self._restyle)
        self._refit = refit
        theme.follow(self._restyle)
        self._restyle()
        self._fit()

    def natural_width(self) -> float:
        """Width in px with all words on one line."""
        return max(self.ids.words.natural_width() + self._beside() + 2 * self._side(), dp(TARGET_DP) * 1.5)

    def activate(self) -> None:
        """Press unless busy."""
        if not self.busy:
            super().activate()

    def on_touch_down(self, touch: Any) -> bool:
        """A busy button swallows the touch and does nothing."""
        if self.busy and self.collide_point(*touch.pos):
            return True
        return bool(super().on_touch_down(touch))

    def _side(self) -> float:
        return float(dp(32 if self.large else 24) if self.kind != "quiet" else dp(16))

    def _beside(self) -> float:
        shown = [part for part in self._parts if part.parent is not None and part is not self._parts[1]]
        return sum(float(part.width) for part in shown) + dp(8) * len(shown)

    def _restyle(self, *_args: object) -> None:
        fill, pressed, outline, ink = LOOKS[self.kind]
        off = self.disabled or self.busy
        self.fill = pressed if self.state == "down" and not off else ("raised" if off and fill else fill)
        strict = theme.palette.outline_dp > 1  # with no tints, an edge shows what can be pressed
        edge = {"primary": "line" if off else "", "secondary": "line" if off else "primary"}.get(self.kind, outline)
        self.outline, self.ink = edge if strict else outline, "muted" if off else ink
        self._refit()

    def _fit(self, *_args: object) -> None:
        icon, words, hint, hint_icon = self._parts
        self.variant = "button-large" if self.large else "button"
        shown = self.hint if theme.key_hints and not self.busy else ""
        keep(self.ids.row, icon, bool(self.icon or self.busy), before=words)
        keep(self.ids.row, hint_icon, shown in HINT_ICONS)
        keep(self.ids.row, hint, bool(shown) and shown not in HINT_ICONS)
        icon.name = "timer-sand" if self.busy else self.icon
        hint_icon.name = HINT_ICONS.get(shown, "")
        if self.size_hint_x is None and type(self.parent).__name__ != "Flow":
            self.width = self.natural_width()
        self.text_room = max(self.width - self._beside() - 2 * min(self._side(), dp(16)), dp(24))
        self.height = max(dp(64 if self.large else TARGET_DP), self.content_height + 2 * dp(14 if self.large else 10))
        self.corner = dp(20 if self.large else 24)


class IconButton(Press, Surface, AnchorLayout):
    """A round button with nothing but an icon; `label` says in words what it does. Event: `on_release`."""

    icon = StringProperty("")
    label = StringProperty("")
    kind = OptionProperty("quiet", options=["quiet", "outline", "secondary"])
    role = StringProperty("text")
    shown_role = StringProperty("text")

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("size_hint", (None, None))
        super().__init__(**kwargs)
        self.corner = dp(999)
        for name in ("kind", "state", "disabled", "role"):
            self.fbind(name, self._restyle)
        theme.follow(self._restyle)
        self._restyle()

    def _restyle(self, *_args: object) -> None:
        fill, outline = {"quiet": ("", ""), "outline": ("surface", "line"), "secondary": ("primarysoft", "")}[self.kind]
        self.fill, self.outline = ("raised" if self.state == "down" else fill), outline
        self.shown_role = "muted" if self.disabled else self.role
        side = max(dp(TARGET_DP), theme.grown(24) + dp(16))
        self.size = (side, side)


load_kv(__file__)
