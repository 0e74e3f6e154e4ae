"""Settings: theme, text size, motion, confidence."""

from __future__ import annotations

from dataclasses import replace

from app.domain.settings import MAX_SCALE, MIN_SCALE, Settings, ThemeChoice
from app.services.desk import Desk
from app.viewmodels.observable import ViewModel


class SettingsModel(ViewModel[Settings]):
    """Every change is kept at once."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        super().__init__(desk.settings)

    def theme(self, choice: str) -> None:
        """Wear another palette: system, light, dark or contrast."""
        self._keep(replace(self._desk.settings, theme=ThemeChoice(choice)))

    def text_scale(self, scale: float) -> None:
        """Text size as a factor, kept within 0.8 to 2.0 and in steps of 0.05."""
        kept = min(MAX_SCALE, max(MIN_SCALE, round(scale * 20) / 20))
        self._keep(replace(self._desk.settings, text_scale=kept))

    def reduced_motion(self, on: bool) -> None:
        """No animation."""
        self._keep(replace(self._desk.settings, reduced_motion=on))

    def confidence(self, on: bool) -> None:
        """Ask how sure the learner is."""
        self._keep(replace(self._desk.settings, confidence=on))

    def window(self, place: tuple[int, int, int, int]) -> None:
        """Remember the window's place and size."""
        self._keep(replace(self._desk.settings, window=place))

    def _keep(self, settings: Settings) -> None:
        if settings != self._desk.settings:
            self._desk.change(settings)
        self._show(settings)
