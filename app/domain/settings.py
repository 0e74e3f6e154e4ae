"""Settings: what a person chose for this device's window."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

MIN_SCALE, MAX_SCALE = 0.8, 2.0


class ThemeChoice(StrEnum):
    """Which palette the window wears."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"
    CONTRAST_DARK = "contrast-dark"


@dataclass(frozen=True, slots=True)
class Settings:
    """`text_scale` 0.8 to 2.0; `window` is (left, top, width, height) in pixels or None; `course` an id or empty."""

    theme: ThemeChoice = ThemeChoice.SYSTEM
    text_scale: float = 1.0
    reduced_motion: bool = False
    confidence: bool = False
    window: tuple[int, int, int, int] | None = None
    course: str = ""
    learner_name: str = ""
