"""Settings: what a person chose for this device's window."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

MIN_SCALE, MAX_SCALE = 0.8, 2.0
LEAST_WINDOW, MOST_WINDOW = (320, 480), 10_000  # pixels: width and height at least, either at most
FARTHEST = 32_000  # pixels from the first screen's corner, where window systems end and Windows puts what is minimised


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


def is_window(left: int, top: int, width: int, height: int) -> bool:
    """Whether a window may have stood so, in pixels; whether a screen is there now, only the window system knows."""
    sized = LEAST_WINDOW[0] <= width <= MOST_WINDOW and LEAST_WINDOW[1] <= height <= MOST_WINDOW
    return sized and abs(left) < FARTHEST and abs(top) < FARTHEST
