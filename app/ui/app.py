"""The Kivy app: its window, its first frame, pause and end."""

from __future__ import annotations

from typing import Any

from kivy.app import App
from kivy.clock import Clock
from kivy.core.window import Window
from kivy.utils import platform

from app.i18n import _
from app.paths import assets_dir
from app.services.desk import Desk

PHONES = ("android", "ios")
REST_SECONDS = 1.0


def run(desk: Desk) -> bool:
    """Open the window and stay until it is closed; False where no window could be made."""
    if Window is None:
        return False
    CommuniqueApp(desk).run()
    return True


class CommuniqueApp(App):
    """Draws the first frame from settings and snapshot, and opens the store after it."""

    use_kivy_settings = False

    def __init__(self, desk: Desk, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._desk = desk
        self.title, self.icon = "Communiqué", str(assets_dir() / "logo.png")
        self._place_kept = Clock.create_trigger(self._keep_place, REST_SECONDS)

    def build(self) -> Any:
        """The shell with Today on it."""
        from app.ui.drops import Drops
        from app.ui.failures import watch
        from app.ui.router import Router
        from app.ui.widgets import install

        install()
        self.router = Router(self._desk)
        self._drops = Drops(self.router)
        self._drops.watch()
        self._watch = watch(self._desk.parts.own_courses.parent, self._tell)
        Window.softinput_mode = "below_target"
        Window.bind(on_textinput=self._text, on_keyboard=self._unused_key)
        if platform not in PHONES:
            Window.bind(size=self._place_kept, on_move=self._place_kept)
        return self.router.shell

    def on_start(self) -> None:
        """The tick after the first frame opens the store: a tap before that waits in the queue."""
        Clock.schedule_once(lambda _seconds: Clock.schedule_once(self._open, 0), 0)

    def on_pause(self) -> bool:
        """A phone puts the app to sleep; all is kept already but the text of an exam's question."""
        self.router.keep()
        return True

    def on_resume(self) -> None:
        """Awake again: what depends on the time of day is read anew."""
        if self.router.name == "today":
            self.router.refresh()

    def on_stop(self) -> None:
        """The window closes."""
        from app.ui.failures import unwatch

        self.router.keep()
        self._drops.end()
        self._place_kept.cancel()
        self._keep_place()
        unwatch(self._watch)

    def open_settings(self, *_args: object) -> bool:
        """Kivy's own settings stay shut; F1 lists the keys."""
        self.router.keys()
        return True

    def _open(self, _seconds: float) -> None:
        self.router.refresh()

    def _tell(self, problem: Exception) -> None:
        from app.ui.refusals import REFUSALS

        if isinstance(problem, REFUSALS):
            self.router.say_refused(problem)
        else:
            self.router.toast(_("Something went wrong. Your answers are kept; what happened is in communique.log."))

    def _unused_key(self, _window: object, key: int, *_args: object) -> bool:
        """A phone's back button on the first page leaves the app."""
        if key == 27 and platform in PHONES and self.router.name == "today":
            self.stop()
            return True
        return False

    def _text(self, _window: object, sign: str) -> bool:
        """On keyboards where / and ? are not the key that says so, the typed sign counts."""
        return bool(self.router.typed(sign))

    def _keep_place(self, *_args: object) -> None:
        """Remember size and place of a desktop's window."""
        if platform not in PHONES and Window.width > 0:
            width, height = (int(side) for side in Window.system_size)
            self.router.pages.settings.window((int(Window.left), int(Window.top), width, height))
