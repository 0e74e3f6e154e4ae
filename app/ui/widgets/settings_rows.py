"""Controls for settings: a switch, a choice of a few words, a slider with buttons."""

from __future__ import annotations

from typing import Any

from kivy.graphics import Color, Ellipse, Rectangle
from kivy.metrics import dp
from kivy.properties import BooleanProperty, ListProperty, NumericProperty, StringProperty
from kivy.uix.anchorlayout import AnchorLayout
from kivy.uix.widget import Widget

from app.i18n import _
from app.ui.theme import QUICK, glide, theme
from app.ui.widgets.focus import Focusable, focus
from app.ui.widgets.kv import load_kv
from app.ui.widgets.press import Press, is_plain
from app.ui.widgets.stack import Column, Row, keep
from app.ui.widgets.surface import Surface


class SwitchTrack(Surface, Widget):
    """The drawn part of a switch."""

    active = BooleanProperty(False)
    along = NumericProperty(0)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(size_hint=(None, None), **kwargs)
        self.corner = dp(999)
        with self.canvas:
            self._knob_colour, self._knob = Color(), Ellipse()
        self.fbind("active", self._glide)
        for name in ("pos", "size", "along"):
            self.fbind(name, self._draw)
        theme.follow(self._draw)
        self.along = float(self.active)
        self._draw()

    def _glide(self, *_args: object) -> None:
        glide(self, QUICK, along=float(self.active))

    def _draw(self, *_args: object) -> None:
        self.size = (theme.grown(48), theme.grown(28))
        self.fill, self.outline = ("primary", "primary") if self.active else ("surface", "control")
        self._knob_colour.rgba = theme.colour("onprimary" if self.active else "control")
        side = self.height - 2 * theme.grown(5)
        inset = theme.grown(5)
        self._knob.size = (side, side)
        self._knob.pos = (self.x + inset + (self.width - side - 2 * inset) * self.along, self.y + inset)


class Toggle(Press, Surface, Row):
    """`label`, perhaps a `note` below it, and a switch that says On or Off. `active`; event `on_switch(active)`."""

    __events__ = ("on_switch",)
    label = StringProperty("")
    note = StringProperty("")
    active = BooleanProperty(False)
    word = StringProperty("")

    def on_kv_post(self, base_widget: Any) -> None:
        """The kv rule is applied: the parts exist."""
        self.corner = dp(12)
        self._note = self.ids.note.__self__
        for name in ("active", "note", "state"):
            self.fbind(name, self._restyle)
        self._restyle()

    def on_switch(self, active: bool) -> None:
        """The learner turned it on or off."""

    def on_release(self) -> None:
        """Turn it over."""
        self.active = not self.active
        self.dispatch("on_switch", self.active)

    def _follow(self, *_args: object) -> None:
        self.height = max(self.minimum_height, dp(48))

    def _restyle(self, *_args: object) -> None:
        self.word = _("On") if self.active else _("Off")
        self.fill = "raised" if self.state == "down" else ""
        keep(self.ids.column, self._note, bool(self.note))


class Segment(Press, Surface, AnchorLayout):
    """One word of a Segmented."""

    text = StringProperty("")
    active = BooleanProperty(False)
    ink = StringProperty("text")

    def __init__(self, owner: Segmented, value: str, **kwargs: Any) -> None:
        self.owner, self.value = owner, value
        super().__init__(size_hint=(None, None), **kwargs)
        self.corner = dp(24)
        self._icon = self.ids.icon.__self__
        for name in ("active", "state", "text"):
            self.fbind(name, self._restyle)
        self.ids.row.fbind("height", self._restyle)
        theme.follow(self._restyle)
        self._restyle()

    def natural_width(self) -> float:
        """Width in px with the word on one line and room for the tick."""
        return max(self.ids.words.natural_width() + theme.grown(18) + dp(44), dp(72))

    def on_key(self, name: str, modifiers: list[str]) -> bool:
        """Left and Right choose the neighbour."""
        if name in ("left", "right"):
            return self.owner.step(1 if name == "right" else -1)
        return super().on_key(name, modifiers)

    def _restyle(self, *_args: object) -> None:
        fill = "primarysoft" if self.active else "surface"
        self.fill = "raised" if self.state == "down" else fill
        self.outline, self.ink = ("primary", "primary") if self.active else ("line", "text")
        keep(self.ids.row, self._icon, self.active, before=self.ids.words.__self__)
        self.height = max(dp(48), self.ids.row.height + dp(20))


class Segmented(Column):
    """One of a few words. `options` are (value, words), `value` the chosen one. Event: `on_choose(value)`."""

    __events__ = ("on_choose",)
    label = StringProperty("")
    options = ListProperty([])
    value = StringProperty("")

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("spacing", dp(8))
        super().__init__(**kwargs)

    def on_kv_post(self, base_widget: Any) -> None:
        """The kv rule is applied: the parts exist."""
        self.segments: list[Segment] = []
        self._label = self.ids.label.__self__
        self.fbind("options", self._rebuild)
        for name in ("value", "label"):
            self.fbind(name, self._refresh)
        self._rebuild()

    def on_choose(self, value: str) -> None:
        """The learner chose this value."""

    def choose(self, value: str) -> None:
        """Choose as the learner would."""
        if value != self.value:
            self.value = value
            self.dispatch("on_choose", value)

    def step(self, by: int) -> bool:
        """Choose the neighbour and take the focus there."""
        values = [each.value for each in self.segments]
        at = min(max(values.index(self.value) + by, 0), len(values) - 1) if self.value in values else 0
        self.segments[at].focus = True
        self.choose(values[at])
        return True

    def _rebuild(self, *_args: object) -> None:
        flow = self.ids.flow
        flow.clear_widgets()
        self.segments = [Segment(self, value, text=words) for value, words in self.options]
        for segment in self.segments:
            segment.bind(on_release=lambda pressed: self.choose(pressed.value))
            flow.add_widget(segment)
        self._refresh()

    def _refresh(self, *_args: object) -> None:
        keep(self, self._label, bool(self.label), before=self.ids.flow.__self__)
        for segment in self.segments:
            segment.active = segment.value == self.value


class SliderTrack(Focusable, Surface, Widget):
    """The line and the knob; arrow keys move it by a step. Part of Stepper."""

    def __init__(self, **kwargs: Any) -> None:
        self.owner: Any = None
        super().__init__(size_hint_y=None, height=dp(48), **kwargs)
        self.corner = dp(12)
        with self.canvas:
            self._line_colour, self._line = Color(), Rectangle()
            self._done_colour, self._done = Color(), Rectangle()
            self._knob_colour, self._knob = Color(), Ellipse()
        for name in ("pos", "size"):
            self.fbind(name, self.draw)
        theme.follow(self.draw)

    def on_key(self, name: str, modifiers: list[str]) -> bool:
        """Left, Right, Home and End."""
        owner = self.owner
        values = {
            "left": owner.value - owner.step,
            "right": owner.value + owner.step,
            "home": owner.least,
            "end": owner.most,
        }
        if name not in values:
            return False
        owner.set_by_hand(values[name])
        return True

    def on_touch_down(self, touch: Any) -> bool:
        """Start to drag."""
        if not is_plain(touch) or not self.collide_point(*touch.pos) or self.disabled:
            return False
        touch.grab(self)
        focus.visible = False
        self.focus = True
        self._drag(touch)
        return True

    def on_touch_move(self, touch: Any) -> bool:
        """Drag."""
        if touch.grab_current is self:
            self._drag(touch)
            return True
        return False

    def on_touch_up(self, touch: Any) -> bool:
        """Let go."""
        if touch.grab_current is self:
            touch.ungrab(self)
            return True
        return False

    def draw(self, *_args: object) -> None:
        """Draw line and knob for the owner's value."""
        if self.owner is None:
            return
        knob, thick = dp(22), dp(4)
        x, width = self.x + knob / 2, max(self.width - knob, 1)
        at = x + width * self.owner.share()
        for colour, role in (
            (self._line_colour, "control"),
            (self._done_colour, "primary"),
            (self._knob_colour, "primary"),
        ):
            colour.rgba = theme.colour(role)
        self._line.pos, self._line.size = (x, self.center_y - thick / 4), (width, thick / 2)
        self._done.pos, self._done.size = (x, self.center_y - thick / 2), (at - x, thick)
        self._knob.pos, self._knob.size = (at - knob / 2, self.center_y - knob / 2), (knob, knob)

    def _drag(self, touch: Any) -> None:
        knob = dp(22)
        share = (touch.x - self.x - knob / 2) / max(self.width - knob, 1)
        self.owner.set_by_hand(self.owner.least + share * (self.owner.most - self.owner.least))


class Stepper(Column):
    """A number between `least` and `most` in steps of `step`: `label`, the `figure` to show, minus, a track, plus.

    Event: `on_slide(value)`, by hand only.
    """

    __events__ = ("on_slide",)
    label = StringProperty("")
    figure = StringProperty("")
    value = NumericProperty(0)
    least = NumericProperty(0)
    most = NumericProperty(1)
    step = NumericProperty(0.1)

    def on_kv_post(self, base_widget: Any) -> None:
        """The kv rule is applied: the parts exist."""
        ids = self.ids
        self.track = ids.track.__self__
        self.track.owner = self
        ids.less.bind(on_release=lambda _button: self.set_by_hand(self.value - self.step))
        ids.more.bind(on_release=lambda _button: self.set_by_hand(self.value + self.step))
        for name in ("value", "least", "most"):
            self.fbind(name, self.track.draw)
        self.track.draw()

    def on_slide(self, value: float) -> None:
        """The learner moved it to this value."""

    def share(self) -> float:
        """How far along the value is, from 0 to 1."""
        return float((self.value - self.least) / (self.most - self.least)) if self.most > self.least else 0.0

    def set_by_hand(self, value: float) -> None:
        """Set the nearest step within the limits, as the learner would."""
        steps = round((value - self.least) / self.step)
        wanted = round(min(max(self.least + steps * self.step, self.least), self.most), 6)
        if wanted != self.value:
            self.value = wanted
            self.dispatch("on_slide", wanted)


load_kv(__file__)
