"""Can a window open here? Answered without importing Kivy, which would print tracebacks where it cannot."""

from __future__ import annotations

import ctypes
import re
import socket
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from app.i18n import _

# Debian's names; each holds one of the libraries looked for below or the drivers behind them.
PACKAGES = "libgl1 libgl1-mesa-dri libegl1 libgles2"
WINDOW_LIBRARIES = ("libGL.so.1",)
OFFSCREEN_LIBRARIES = ("libEGL.so.1", "libGLESv2.so.2")
X_PORT = 6000
_X_DISPLAY = re.compile(r"^(?P<host>[^:]*):(?P<number>\d+)(?:\.\d+)?$")


def display_problem(
    environ: Mapping[str, str],
    platform: str = sys.platform,
    can_load: Callable[[str], bool] | None = None,
    can_reach: Callable[[str], bool] | None = None,
) -> str | None:
    """One line that says why no window can open and what mends it, or None where one can be tried.

    Only Linux desktops are examined: Windows, macOS and Android always have a display and bring OpenGL. None is no
    promise; a window can still fail to open, and the caller has to say so with `window_problem`.
    """
    if not platform.startswith("linux") or "ANDROID_ARGUMENT" in environ:
        return None
    offscreen = environ.get("SDL_VIDEODRIVER") == "offscreen"
    if not offscreen and (problem := _screen_problem(environ, can_reach or x_server_answers)):
        return problem
    wanted = OFFSCREEN_LIBRARIES if offscreen else WINDOW_LIBRARIES
    missing = [name for name in wanted if not (can_load or library_loads)(name)]
    return _library_line(missing) if missing else None


def window_problem(reason: str = "") -> str:
    """The one line for a window that could not be opened although nothing was seen to be missing."""
    told = " ".join(reason.split())[:120]
    detail = f" ({told})" if told else ""
    return _(
        "The window could not be opened{detail}: update the graphics driver, or install {packages} on Debian or Ubuntu."
    ).format(detail=detail, packages=PACKAGES)


def library_loads(name: str) -> bool:
    """Whether the system's loader finds and opens the shared library `name`."""
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def x_server_answers(display: str) -> bool:
    """Whether something listens at an X display such as `:0` or `host:10.0`."""
    match = _X_DISPLAY.match(display)
    if match is None:
        return False
    host, number = match["host"], int(match["number"])
    if host in ("", "unix"):
        if not hasattr(socket, "AF_UNIX"):
            return False
        path = f"/tmp/.X11-unix/X{number}"  # where every X server has its socket
        return _connects(socket.AF_UNIX, "\0" + path) or _connects(socket.AF_UNIX, path)
    return _connects(socket.AF_INET, (host, X_PORT + number))


def _screen_problem(environ: Mapping[str, str], can_reach: Callable[[str], bool]) -> str | None:
    display = environ.get("DISPLAY", "")
    if (display and can_reach(display)) or _wayland_answers(environ):
        return None
    if display:
        return _(
            "No window can open: nothing answers at the display {display}. Correct DISPLAY, or start this on a desktop."
        ).format(display=display)
    return _("No window can open: there is no display. Start this on a desktop, or connect with ssh -X.")


def _wayland_answers(environ: Mapping[str, str]) -> bool:
    name = environ.get("WAYLAND_DISPLAY", "")
    return bool(name) and (Path(environ.get("XDG_RUNTIME_DIR", "/")) / name).is_socket()


def _library_line(missing: list[str]) -> str:
    return _(
        "No window can open: OpenGL ({names}) is missing. On Debian or Ubuntu: sudo apt-get install {packages}"
    ).format(names=", ".join(missing), packages=PACKAGES)


def _connects(family: socket.AddressFamily, address: str | tuple[str, int]) -> bool:
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.settimeout(1.0)
        try:
            probe.connect(address)
        except (OSError, UnicodeError):
            return False
    return True
