"""The shell: navigation beside or below the one page that is shown."""

from __future__ import annotations

from typing import Any

from kivy.core.window import Window
from kivy.graphics import PopMatrix, PushMatrix, Translate
from kivy.metrics import dp
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.floatlayout import FloatLayout

from app.i18n import _
from app.paths import assets_dir
from app.ui.palette import window_class
from app.ui.theme import QUICK, glide, theme
from app.ui.widgets import NavBar, NavRail, Place, Surface, focus, keep

SLIDE_DP = 24


def rail_places() -> list[Place]:
    """Where one can go from a wide window; the last three stand at the foot of the rail."""
    today, read, quiz, history, search, teacher, learners, settings = _places()
    return [today, read, quiz, history, search, teacher, learners, settings]


def bar_places() -> list[Place]:
    """Where one can go from a narrow window: five, so that each is wide enough for a thumb; Today starts the quiz."""
    today, read, _quiz, history, search, _teacher, _learners, settings = _places()
    return [today, read, history, search, settings]


def _places() -> tuple[Place, ...]:
    return (
        Place("today", _("Today"), "home-outline", "home"),
        Place("read", _("Read"), "book-open-page-variant-outline", "book-open-page-variant"),
        Place("quiz", _("Quiz"), "help-circle-outline"),
        Place("history", _("History"), "chart-line"),
        Place("search", _("Search"), "magnify"),
        Place("teacher", _("Teacher"), "school-outline", "school"),
        Place("learners", _("Learner"), "account-circle"),
        Place("settings", _("Settings"), "cog-outline", "cog"),
    )


class Stage(FloatLayout):
    """Holds the page; `shift` px moves what is drawn, so that a new page can glide in without a new layout."""

    shift = NumericProperty(0)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        with self.canvas.before:
            PushMatrix()
            self._move = Translate(0, 0)
        with self.canvas.after:
            PopMatrix()
        self.bind(shift=self._follow)

    def _follow(self, *_args: object) -> None:
        self._move.x = self.shift


class Shell(Surface, BoxLayout):
    """A rail at the left of wide windows or a bar at the bottom of narrow ones, and the `screen` shown.

    `rail` says which of the two; `wide` whether a page has room for two panes, which large text takes away.
    `bare` hides the bar, so that a question has the whole phone. Event: `on_go(name)` for a place in the navigation.
    """

    __events__ = ("on_go",)
    rail = BooleanProperty(True)
    wide = BooleanProperty(True)
    bare = BooleanProperty(False)
    current = StringProperty("today")
    screen = ObjectProperty(None, allownone=True)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(fill="bg", corner=0, **kwargs)
        self.stage = Stage()
        self.nav_rail = NavRail(places=rail_places(), at_foot=3, logo=str(assets_dir() / "logo.png"))
        self.nav_bar = NavBar(places=bar_places())
        for navigation in (self.nav_rail, self.nav_bar):
            navigation.bind(on_go=lambda _navigation, name: self.dispatch("on_go", name))
        self.add_widget(self.stage)
        for name in ("width", "bare", "current"):
            self.fbind(name, self._arrange)
        theme.follow(self._arrange)
        self._arrange()
        theme.key_hints = self.rail

    def on_rail(self, _shell: object, rail: bool) -> None:
        """Keys are written on buttons where there is a keyboard, which a narrow window seldom has."""
        theme.key_hints = rail

    def on_go(self, name: str) -> None:
        """Somebody wants to go to a place of the navigation."""

    def show(self, screen: Any, place: str, *, bare: bool = False, back: bool = False) -> None:
        """Put a page on the stage in place of the one there; `back` lets it come from the left."""
        self.current, self.bare = place, bare
        if screen is self.screen:
            return
        self._release_keyboard()
        former, self.screen = self.screen, screen
        if former is not None:
            self.stage.remove_widget(former)
            former.leave()
        screen.wide, screen.pos_hint = self.wide, {"x": 0, "y": 0}
        self.stage.add_widget(screen)
        if former is not None:
            self._glide_in(screen, -1 if back else 1)
        screen.enter()

    def _glide_in(self, screen: Any, side: int) -> None:
        if theme.seconds(QUICK):
            screen.opacity, self.stage.shift = 0, side * dp(SLIDE_DP)
        glide(screen, QUICK, opacity=1)
        glide(self.stage, QUICK, shift=0)

    def _release_keyboard(self) -> None:
        if focus.current is not None:
            focus.current.focus = False

    def _arrange(self, *_args: object) -> None:
        width = (self.width if self.width > dp(200) else Window.width) / dp(1)
        self.rail = window_class(width) == "wide"
        self.wide = window_class((width - (88 if self.rail else 0)) / max(theme.scale, 1)) == "wide"
        self.orientation = "horizontal" if self.rail else "vertical"
        self.nav_rail.current = "today" if self.current == "plan" else self.current
        places = {"plan": "today", "quiz": "today", "teacher": "settings"}  # the bar has room for five
        self.nav_bar.current = places.get(self.current, self.current)
        keep(self, self.nav_rail, self.rail, before=self.stage)
        keep(self, self.nav_bar, not self.rail and not self.bare)
        if self.screen is not None:
            self.screen.wide = self.wide
