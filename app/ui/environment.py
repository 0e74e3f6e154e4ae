"""Kivy's environment and settings, mended before Kivy is imported."""

from __future__ import annotations

import logging
import os
import sys
import tempfile
from pathlib import Path

LEAST_WIDTH, LEAST_HEIGHT = 360, 480
FRAMES_A_SECOND = 30
GRIP = 64  # pixels of a title bar that a hand can take hold of


def prepare(
    data_dir: Path,
    *,
    size: tuple[int, int] = (1200, 800),
    place: tuple[int, int] | None = None,
    offscreen: bool = False,
) -> None:
    """Set what Kivy reads once, at its first import: its folder, its log, its window and its input.

    `data_dir` gets a folder `kivy`; where that cannot be made, a temporary one serves. `size` and `place` (left, top)
    are of the window in pixels; a place that no screen shows is left to the window system. `offscreen` draws without
    a screen, for tests and pictures.
    Raises RuntimeError when Kivy is already imported, since nothing set here would then count.
    """
    if "kivy" in sys.modules:
        raise RuntimeError("prepare() must run before kivy is imported")
    os.environ.update(_variables(_kivy_home(data_dir)))
    if offscreen:
        os.environ.setdefault("SDL_VIDEODRIVER", "offscreen")
        os.environ.setdefault("KIVY_CLIPBOARD", "dummy")
    _quieten()
    from kivy.config import Config

    shown = place if place is not None and reachable(place, size, _screens()) else None
    for section, name, value in _settings(size, shown):
        Config.set(section, name, value)
    _mend_input()


def _variables(home: Path) -> dict[str, str]:
    # KIVY_LOG_MODE=PYTHON keeps tracebacks on standard error: KIVY_NO_CONSOLELOG would swallow them.
    on = ("KIVY_NO_ARGS", "KIVY_NO_CONFIG", "KIVY_NO_ENV_CONFIG", "KIVY_NO_FILELOG")
    # Only SDL2: Kivy's own X11 window ends the whole program where there is no display.
    return {"KIVY_HOME": str(home), "KIVY_LOG_MODE": "PYTHON", "KIVY_WINDOW": "sdl2", **dict.fromkeys(on, "1")}


def _kivy_home(data_dir: Path) -> Path:
    home = data_dir / "kivy"
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError:  # a read-only data folder must not keep the window shut
        return Path(tempfile.mkdtemp(prefix="communique-kivy-"))
    return home if os.access(home, os.W_OK) else Path(tempfile.mkdtemp(prefix="communique-kivy-"))


def _quieten() -> None:
    """Kivy's own remarks are for its developers; what matters to a learner is said in the window."""
    logger = logging.getLogger("kivy")
    logger.setLevel(logging.ERROR)
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())


def _settings(size: tuple[int, int], place: tuple[int, int] | None) -> list[tuple[str, str, str]]:
    width, height = size
    found = [
        ("kivy", "exit_on_escape", "0"),
        ("kivy", "log_level", "error"),
        ("kivy", "desktop", "0" if _on_phone() else "1"),
        ("graphics", "width", str(max(width, LEAST_WIDTH))),
        ("graphics", "height", str(max(height, LEAST_HEIGHT))),
        ("graphics", "minimum_width", str(LEAST_WIDTH)),
        ("graphics", "minimum_height", str(LEAST_HEIGHT)),
        ("graphics", "maxfps", str(FRAMES_A_SECOND)),
        ("graphics", "multisamples", "0"),
        ("graphics", "resizable", "1"),
    ]
    if place is not None:
        left, top = place
        found += [("graphics", "position", "custom"), ("graphics", "left", str(left)), ("graphics", "top", str(top))]
    return found


def reachable(place: tuple[int, int], size: tuple[int, int], screens: tuple[int, int, int, int] | None) -> bool:
    """Whether enough of the window's title bar lies on the screens to drag it back; yes where they are not known.

    `screens` is (left, top, width, height) of all screens together, in pixels.
    """
    if screens is None:
        return True
    left, top, width, height = screens
    across = min(place[0] + size[0], left + width) - max(place[0], left)
    return across >= GRIP and top <= place[1] <= top + height - GRIP


def _screens() -> tuple[int, int, int, int] | None:
    """All screens together, which Windows alone tells before a window is open; others mend a lost place themselves."""
    if sys.platform == "win32":
        import ctypes

        left, top, width, height = (int(ctypes.windll.user32.GetSystemMetrics(what)) for what in (76, 77, 78, 79))
        return (left, top, width, height) if width and height else None
    return None


def _mend_input() -> None:
    """The mouse without its red dot, and on desktops no probing provider that complains in the log."""
    from kivy.config import Config

    if not _on_phone():
        for name, _value in Config.items("input"):
            Config.remove_option("input", name)
        Config.set("input", "mouse", "mouse,disable_multitouch")


def _on_phone() -> bool:
    return "ANDROID_ARGUMENT" in os.environ or sys.platform == "ios"
