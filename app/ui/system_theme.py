"""What the desktop or phone itself prefers: light or dark."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import lru_cache
from importlib import import_module
from typing import Any

PATIENCE_SECONDS = 0.5


@lru_cache(maxsize=1)
def system_prefers_dark() -> bool:
    """True when the system asks for dark windows; False when it does not, or does not say. Asked only once."""
    if "ANDROID_ARGUMENT" in os.environ:
        return _android_is_dark()
    if sys.platform == "win32":
        return _windows_is_dark()
    if sys.platform == "darwin":
        return "dark" in _answer("defaults", "read", "-g", "AppleInterfaceStyle")
    return _linux_is_dark()


def _answer(*command: str) -> str:
    """What the command prints, in small letters; empty when it is missing, fails or takes too long."""
    if shutil.which(command[0]) is None:
        return ""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.lower()


def _linux_is_dark() -> bool:
    named = os.environ.get("GTK_THEME", "").lower()
    if named:
        return named.endswith(("dark", ":dark"))
    if not os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return False
    return "dark" in _answer("gsettings", "get", "org.gnome.desktop.interface", "color-scheme")


def _windows_is_dark() -> bool:
    winreg: Any = import_module("winreg")  # exists only there
    folder = r"Software\Microsoft\Windows\CurrentVersion\Themes\Personalize"
    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, folder) as key:
            return bool(winreg.QueryValueEx(key, "AppsUseLightTheme")[0] == 0)
    except OSError:
        return False


def _android_is_dark() -> bool:
    try:
        jnius: Any = import_module("jnius")
    except ImportError:
        return False
    activity = jnius.autoclass("org.kivy.android.PythonActivity").mActivity
    night_mask, night_yes = 0x30, 0x20
    return bool(activity.getResources().getConfiguration().uiMode & night_mask == night_yes)
