"""HTML made of escaped texts only."""

from __future__ import annotations

import unicodedata
from html import escape

from app.reports.flat import plain


def text(told: str) -> str:
    """Plain text, safe inside an element or a quoted attribute."""
    return escape(plain(told), quote=True)


def one_line(told: str) -> str:
    """Plain text for a page's title: no line breaks, and nothing that turns the direction of what follows."""
    return text(" ".join("".join(s for s in told if unicodedata.category(s) != "Cf").split()))


def tag(name: str, inner: str, **attributes: str | None) -> str:
    """An element around HTML. Attributes are plain text, None leaves one out; `class_` and `data_v` as in Python."""
    told = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{text(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{told}>{inner}</{name}>"
