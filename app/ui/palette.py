"""Colour roles, type scale and break points as plain data, with the contrast sum that proves them readable."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Rgba = tuple[float, float, float, float]
WindowClass = Literal["narrow", "wide"]

WIDE_FROM_DP = 720
SCALE_LEAST, SCALE_MOST = 0.8, 2.0
AA_TEXT, AA_GRAPHIC = 4.5, 3.0
CHOICES = ("system", "light", "dark", "contrast", "contrast-dark")


@dataclass(frozen=True)
class Palette:
    """One set of colours: role name -> `#RRGGBB`, the section colours in order, and the outline width in dp."""

    name: str
    dark: bool
    roles: dict[str, str]
    sections: tuple[str, ...]
    outline_dp: float = 1.0


@dataclass(frozen=True)
class TextStyle:
    """A step of the type scale: size and line in sp at 100 %, and the weight."""

    size: float
    line: float
    bold: bool = False


STYLES: dict[str, TextStyle] = {
    "display": TextStyle(44, 52, bold=True),
    "title": TextStyle(28, 36, bold=True),
    "question": TextStyle(22, 30, bold=True),
    "heading": TextStyle(18, 24, bold=True),
    "reading": TextStyle(18, 28),
    "body": TextStyle(16, 24),
    "strong": TextStyle(16, 24, bold=True),
    "button": TextStyle(15, 20, bold=True),
    "button-large": TextStyle(18, 24, bold=True),
    "small": TextStyle(14, 20),
    "label": TextStyle(13, 18),
    "overline": TextStyle(13, 18, bold=True),
    "chip": TextStyle(12, 16, bold=True),
    "nav": TextStyle(12, 16),
    "nav-on": TextStyle(12, 16, bold=True),
}

LIGHT = Palette(
    "light",
    dark=False,
    roles={
        "bg": "#FAF8F4",
        "surface": "#FFFFFF",
        "raised": "#F3EFE7",
        "line": "#DDD6C9",
        "control": "#8A8378",
        "text": "#1C2430",
        "muted": "#5B6472",
        "primary": "#24408E",
        "pressed": "#1A3070",
        "onprimary": "#FFFFFF",
        "primarysoft": "#E4E9F7",
        "accent": "#B8412B",
        "right": "#14694A",
        "rightsoft": "#DFF1E8",
        "wrong": "#A82C22",
        "wrongsoft": "#FBE6E2",
        "warn": "#7A5200",
        "warnsoft": "#FBEFD2",
        "onjudged": "#FFFFFF",
        "focus": "#24408E",
        "scrim": "#1C2430",
    },
    sections=("#5B6472", "#24408E", "#6A3FA0", "#0F766E", "#9A5B00", "#B03060", "#5B6472"),
)

DARK = Palette(
    "dark",
    dark=True,
    roles={
        "bg": "#12161D",
        "surface": "#1A2029",
        "raised": "#232B37",
        "line": "#36404F",
        "control": "#77859A",
        "text": "#ECEEF2",
        "muted": "#A6B0BF",
        "primary": "#A9BEFF",
        "pressed": "#C6D3FF",
        "onprimary": "#0F1D4A",
        "primarysoft": "#26335C",
        "accent": "#FF9C86",
        "right": "#7FD8B0",
        "rightsoft": "#123528",
        "wrong": "#FFA79B",
        "wrongsoft": "#43201C",
        "warn": "#F2CE7A",
        "warnsoft": "#3B2F12",
        "onjudged": "#12161D",
        "focus": "#A9BEFF",
        "scrim": "#000000",
    },
    sections=("#A6B0BF", "#A9BEFF", "#CDB2FF", "#74D6CC", "#F2C078", "#FFA6C4", "#A6B0BF"),
)


def _contrast(name: str, ink: str, paper: str, strong: str, pressed: str) -> Palette:
    """Ink on paper and nothing between; the strong colour marks what to do next, everything else is icon and word."""
    on_ink = ("text", "muted", "line", "control", "accent", "right", "wrong", "warn", "scrim")
    on_paper = ("bg", "surface", "raised", "primarysoft", "rightsoft", "wrongsoft", "warnsoft", "onprimary", "onjudged")
    roles = dict.fromkeys(on_ink, ink) | dict.fromkeys(on_paper, paper)
    roles |= {"primary": strong, "focus": strong, "pressed": pressed}
    return Palette(name, dark=paper == "#000000", roles=roles, sections=(ink,) * 7, outline_dp=2.0)


CONTRAST = _contrast("contrast", "#000000", "#FFFFFF", "#0A2FA8", "#061D6B")
CONTRAST_DARK = _contrast("contrast-dark", "#FFFFFF", "#000000", "#FFD400", "#FFE970")
PALETTES: dict[str, Palette] = {each.name: each for each in (LIGHT, DARK, CONTRAST, CONTRAST_DARK)}

SURFACES = ("bg", "surface", "raised")
TEXT_PAIRS: tuple[tuple[str, str], ...] = (
    *(
        (ink, paper)
        for ink in ("text", "muted", "primary", "accent", "right", "wrong", "warn")
        for paper in SURFACES[:2]
    ),
    ("text", "raised"),
    ("muted", "raised"),
    ("text", "primarysoft"),
    ("primary", "primarysoft"),
    ("onprimary", "primary"),
    ("onprimary", "pressed"),
    *((ink, f"{tint}soft") for tint in ("right", "wrong", "warn") for ink in (tint, "text", "muted")),
    *(("onjudged", tint) for tint in ("right", "wrong", "warn")),
)
GRAPHIC_PAIRS: tuple[tuple[str, str], ...] = (
    *((ink, paper) for ink in ("focus", "control") for paper in SURFACES[:2]),
    *((tint, f"{tint}soft") for tint in ("right", "wrong", "warn")),
)


def rgba(colour: str, alpha: float = 1.0) -> Rgba:
    """`#RRGGBB` as four numbers from 0 to 1; ValueError for anything else."""
    if len(colour) != 7 or colour[0] != "#":
        raise ValueError(f"not a colour of the form #RRGGBB: {colour!r}")
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue, alpha


def luminance(colour: str) -> float:
    """Relative luminance of `#RRGGBB` from 0 (black) to 1 (white), as WCAG 2 defines it."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgba(colour)[:3]]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """WCAG contrast ratio of two colours, from 1 to 21, in either order."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def palette_for(choice: str, system_dark: bool) -> Palette:
    """The palette for a theme choice; "system" and unknown words follow the system's own light or dark."""
    return PALETTES.get(choice) or (DARK if system_dark else LIGHT)


def window_class(width_dp: float) -> WindowClass:
    """Say "wide" where a navigation rail and two panes fit, "narrow" where a bottom bar and one pane do."""
    return "wide" if width_dp >= WIDE_FROM_DP else "narrow"
