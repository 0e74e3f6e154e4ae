"""Finds what looks broken: cut text, things that overlap or stick out, targets too small for a finger."""

from __future__ import annotations

from typing import Any

from kivy.core.window import Window
from kivy.metrics import dp
from kivy.uix.label import Label
from kivy.uix.textinput import TextInput

TARGET_DP, SLACK = 48, 1.5


def layout_faults(root: Any) -> list[str]:
    """One line for each fault below `root`, empty when all is well. Lay out first (`Driver.settle`)."""
    faults: list[str] = []
    for widget in _shown(root):
        faults += _cut_text(widget) + _small_target(widget) + _sticks_out(widget) + _overlaps(widget)
    return faults


def _shown(widget: Any) -> list[Any]:
    if widget.opacity == 0:
        return []
    found = [widget]
    for child in widget.children:
        found += _shown(child)
    return found


def _name(widget: Any) -> str:
    words = getattr(widget, "text", "") or getattr(widget, "label", "") or getattr(widget, "title", "")
    return f"{type(widget).__name__} {words[:40]!r}"


def _cut_text(widget: Any) -> list[str]:
    if isinstance(widget, TextInput):
        low = widget.height + SLACK < widget.minimum_height and not widget.multiline
        return (
            [f"cut text: {_name(widget)} is {widget.height:.0f} high, needs {widget.minimum_height:.0f}"] if low else []
        )
    if not isinstance(widget, Label) or not widget.text:
        return []
    wide, high = widget.texture_size
    if wide <= widget.width + SLACK and high <= widget.height + SLACK:
        return []
    return [f"cut text: {_name(widget)} needs {wide}x{high}, has {widget.width:.0f}x{widget.height:.0f}"]


def _small_target(widget: Any) -> list[str]:
    if not (hasattr(widget, "activate") or isinstance(widget, TextInput)):
        return []
    if min(widget.width, widget.height) + 0.5 >= dp(TARGET_DP):
        return []
    return [f"small target: {_name(widget)} is {widget.width:.0f}x{widget.height:.0f}"]


def _scrolls(widget: Any) -> bool:
    return hasattr(widget, "scroll_y") and not isinstance(widget, TextInput)


def _sticks_out(widget: Any) -> list[str]:
    """Outside its parent; inside a scroll only the width counts; the page itself must fit the window."""
    parent = widget.parent
    if parent is None or parent is widget:
        return []
    if parent is Window:
        left, low, right, high, upright = 0.0, 0.0, Window.width, Window.height, True
    elif _scrolls(parent):  # its content has coordinates of its own
        left, low, right, high, upright = widget.x, 0.0, widget.x + parent.width, 0.0, False
    else:
        left, low, right, high, upright = parent.x, parent.y, parent.right, parent.top, True
    out = widget.x < left - SLACK or widget.right > right + SLACK
    out = out or (upright and (widget.y < low - SLACK or widget.top > high + SLACK))
    if not out or widget.width <= 0 or widget.height <= 0:
        return []
    return [
        f"sticks out: {_name(widget)} at {widget.x:.0f},{widget.y:.0f} {widget.width:.0f}x{widget.height:.0f} "
        f"of {type(parent).__name__} at {left:.0f},{low:.0f} to {right:.0f},{high:.0f}"
    ]


def _overlaps(widget: Any) -> list[str]:
    if type(widget).__name__ in ("FloatLayout", "RelativeLayout", "AnchorLayout"):
        return []
    shown = [child for child in widget.children if child.opacity > 0 and child.width > 1 and child.height > 1]
    pairs = [(one, other) for at, one in enumerate(shown) for other in shown[at + 1 :]]
    return [
        f"overlap: {_name(one)} and {_name(other)} in {type(widget).__name__}"
        for one, other in pairs
        if _meet(one, other)
    ]


def _meet(one: Any, other: Any) -> bool:
    across = min(one.right, other.right) - max(one.x, other.x)
    upright = min(one.top, other.top) - max(one.y, other.y)
    return bool(across > SLACK and upright > SLACK)
