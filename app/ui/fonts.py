"""The three fonts: Roboto for Latin, IPAex for Japanese, Material Design Icons for icons; and which signs they lack."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

LATIN, JAPANESE, ICONS = "Roboto", "CommuniqueJapanese", "CommuniqueIcons"
JAPANESE_FROM = 0x2E80
_FILES = {
    LATIN: ("kivy", "data/fonts/Roboto-Regular.ttf"),
    JAPANESE: ("japanize_kivy", "resources/ipaexg00401/ipaexg.ttf"),
    ICONS: ("fonticon_mdi7", "fonts/materialdesignicons-webfont.ttf"),
}


def font_file(font: str) -> Path:
    """The file of a font; its package is only looked up, never imported (japanize_kivy changes Kivy when imported).

    Raises FileNotFoundError with the package's name when it is not installed.
    """
    package, inside = _FILES[font]
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise FileNotFoundError(f"the font {font} comes with the package {package}, which is not installed")
    return Path(spec.origin).parent / inside


def font_for(text: str) -> str:
    """The font that draws the text: Japanese as soon as one of its signs is."""
    return JAPANESE if any(ord(sign) >= JAPANESE_FROM and ord(sign) < 0xF0000 for sign in text) else LATIN


def register() -> None:
    """Tell Kivy about the Japanese and the icon font (Roboto it knows). Safe to call again."""
    from kivy.core.text import LabelBase

    for font in (JAPANESE, ICONS):
        LabelBase.register(font, str(font_file(font)))


@lru_cache(maxsize=2048)
def text_width(text: str, font: str, size_px: float, bold: bool) -> float:
    """Width in pixels of the longest line of the text, unwrapped."""
    from kivy.core.text import Label

    label = Label(font_name=font, font_size=size_px, bold=bold)
    return float(max(label.get_extents(line)[0] for line in text.split("\n")))


@lru_cache(maxsize=8)
def _signs(path: Path) -> frozenset[int]:
    from fontTools.ttLib import TTFont  # a development dependency: the app itself never asks

    with TTFont(path, lazy=True) as font:
        return frozenset(font.getBestCmap())


def missing_glyphs(text: str | Iterable[str], font: str) -> list[str]:
    """The signs of the text that the font cannot draw, each once, in order. Needs fontTools (tests only)."""
    known = _signs(font_file(font))
    signs = sorted(set("".join(text)))
    return [sign for sign in signs if ord(sign) not in known and sign not in "\n\r\t"]
