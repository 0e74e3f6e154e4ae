"""Files dropped on the window: answers of other devices go to the classes, behind their lock."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from kivy.clock import Clock
from kivy.core.window import Window

from app.i18n import _
from app.ui.router import Router
from app.ui.widgets import focus
from app.viewmodels.class_files import ANSWERS

TOGETHER_SECONDS = 0.3  # files that are dropped at once come one by one


class Drops:
    """Gathers what is dropped and takes it to the classes. `watch` begins, `end` ends."""

    def __init__(self, router: Router) -> None:
        self._router = router
        self._files: list[Path] = []
        self._offer = Clock.create_trigger(self._take, TOGETHER_SECONDS)

    def watch(self) -> None:
        """Take what is dropped on the window from now on."""
        Window.bind(on_drop_file=self.dropped)

    def end(self) -> None:
        """Take nothing any more."""
        Window.unbind(on_drop_file=self.dropped)
        self._offer.cancel()

    def dropped(self, _window: Any, name: bytes, *_place: object) -> None:
        """A file was dropped."""
        self._files.append(Path(os.fsdecode(name)))
        self._offer()

    def _take(self, _seconds: float) -> None:
        files, self._files = tuple(self._files), []
        router, classroom = self._router, self._router.pages.classroom
        if not all(path.suffix.lower() == ANSWERS for path in files):
            router.toast(_("Only files of answers ({ending}) can be dropped here.").format(ending=ANSWERS))
        elif focus.scopes:
            router.toast(_("Close what lies over the page first, then drop the files again."))
        else:
            classroom.offered = files
            router.classroom()
            if router.name == "classroom":
                router.shell.screen.take_dropped()
            elif router.name != "teacher":  # shut by an exam: no lock stands there to lead on
                classroom.offered = ()
