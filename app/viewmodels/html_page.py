"""A self-contained HTML page: no script, no outside file, light and dark, fit for paper."""

from __future__ import annotations

from html import escape

from app.i18n import current_language

_PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
{body}
</body>
</html>
"""


def page(title: str, style: str, body: str) -> str:
    """The page. `title` is plain text; `style` and `body` are CSS and HTML, their texts escaped already."""
    return _PAGE.format(language=escape(current_language()), title=escape(title), style=style, body=body)


def element(name: str, text: str, kind: str = "") -> str:
    """An element around plain text, with a class where one is given."""
    return f"<{name}{_class(kind)}>{escape(text)}</{name}>"


def around(name: str, inner: str, kind: str = "") -> str:
    """An element around HTML."""
    return f"<{name}{_class(kind)}>{inner}</{name}>"


def _class(kind: str) -> str:
    return f' class="{escape(kind)}"' if kind else ""
