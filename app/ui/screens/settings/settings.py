"""Settings: theme, text size, motion and confidence; every change counts and is kept at once."""

from __future__ import annotations

from typing import Any

from app import __version__
from app.domain.settings import MAX_SCALE, MIN_SCALE, Settings
from app.i18n import _
from app.ui.screens.screen import Screen
from app.ui.widgets import load_kv
from app.viewmodels.rows import percent
from app.viewmodels.settings import SettingsModel

SCALE_STEP = 0.1


class SettingsScreen(Screen):
    """Two cards: how it looks, how it asks."""

    model: SettingsModel

    def on_kv_post(self, base_widget: Any) -> None:
        """The kv rule is applied: the parts exist."""
        super().on_kv_post(base_widget)
        part, model = self.part, self.model
        part.theme.options = [
            ("system", _("System")),
            ("light", _("Light")),
            ("dark", _("Dark")),
            ("contrast", _("High contrast")),
            ("contrast-dark", _("High contrast, dark")),
        ]
        part.size.least, part.size.most, part.size.step = MIN_SCALE, MAX_SCALE, SCALE_STEP
        part.theme.bind(on_choose=lambda _row, choice: model.theme(choice))
        part.size.bind(on_slide=lambda _row, scale: model.text_scale(scale))
        part.motion.bind(on_switch=lambda _row, on: model.reduced_motion(on))
        part.confidence.bind(on_switch=lambda _row, on: model.confidence(on))
        part.learners.bind(on_release=lambda _button: self.navigator.learners())
        part.teacher.bind(on_release=lambda _button: self.navigator.teacher())
        part.keys.bind(on_release=lambda _button: self.navigator.keys())
        part.about.text = _("Communiqué {version}. Your answers stay on this device.").format(version=__version__)

    def enter(self) -> None:
        """Show the settings; the chosen theme has the keyboard."""
        super().enter()
        self.part.scroll.to_start()
        next(each for each in self.part.theme.segments if each.active).focus = True

    def render(self, state: Settings) -> None:
        """Show what is chosen."""
        part = self.part
        part.theme.value = state.theme.value
        part.size.value, part.size.figure = state.text_scale, percent(state.text_scale)
        part.motion.active, part.confidence.active = state.reduced_motion, state.confidence


load_kv(__file__)
