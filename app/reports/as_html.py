"""A report as one page that needs nothing else: style, script and charts are in it, and nothing may be fetched."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path

from app.domain.report_document import Document, Part
from app.i18n import _, current_language
from app.reports.charts import figure
from app.reports.markup import one_line, tag, text
from app.reports.tables import Anchors, as_table, group_ids

LONG = 20  # rows from which on a part begins a page of its own on paper
BROAD = 10  # columns from which on the paper lies across

_PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>{style}</style>
</head>
<body{kind}>
{body}
<script>{script}</script>
</body>
</html>
"""


def as_html(document: Document) -> str:
    """The page."""
    style, script = _shipped("page.css"), _shipped("page.js")
    # Only this very style and this very script may run: nothing that a name or a question says can.
    policy = (
        f"default-src 'none'; style-src 'sha256-{_hash(style)}'; script-src 'sha256-{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return _PAGE.format(
        language=text(current_language()),
        policy=policy,
        title=one_line(document.title),
        style=style,
        script=script,
        kind=' class="broad"' if max(len(table.columns) for table in document.tables()) >= BROAD else "",
        body=_body(document),
    )


def _body(document: Document) -> str:
    anchors = group_ids(document.tables())
    skip = tag("a", text(_("Skip to the report")), class_="skip", href="#main")
    main = tag("main", "".join(_part(part, anchors) for part in document.parts), id="main", tabindex="-1")
    made = _("Made on {day} at {time} by Communiqué, from the answers kept on one device.").format(
        day=document.made.date().isoformat(), time=document.made.strftime("%H:%M")
    )
    said = tag(
        "p", "", id="said", class_="unseen", role="status",
        data_up=_("Sorted by {column}, smallest first"), data_down=_("Sorted by {column}, largest first"),
        data_open=_("Open all"), data_shut=_("Close all"),
        data_wide=_("This table is wider than the window: more columns to the right."),
    )  # fmt: skip
    return "\n".join([skip, _header(document), _contents(document), main, tag("footer", tag("p", text(made))), said])


def _header(document: Document) -> str:
    about = "".join(tag("dt", text(label)) + tag("dd", text(told)) for label, told in document.about)
    return tag("header", tag("h1", text(document.title)) + tag("dl", about))


def _contents(document: Document) -> str:
    links = (tag("li", tag("a", text(part.title), href=f"#p-{part.key}")) for part in document.parts)
    return tag("nav", tag("ul", "".join(links)), aria_label=_("Contents"))


def _part(part: Part, anchors: Anchors) -> str:
    head = tag("h2", text(part.title), id=f"p-{part.key}")
    notes = "".join(tag("p", text(note), class_="soft") for note in part.notes)
    charts = "".join(figure(chart) for chart in part.charts)
    titled = len(part.tables) > 1 or part.tables[0].title != part.title
    tables = "\n".join(as_table(table, anchors, titled=titled) for table in part.tables)
    long = max(len(table.rows) for table in part.tables) > LONG
    return tag(
        "section", "\n".join([head, notes, charts, tables]), aria_labelledby=f"p-{part.key}",
        class_="long" if long else None,
    )  # fmt: skip


@cache
def _shipped(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def _hash(told: str) -> str:
    return base64.b64encode(hashlib.sha256(told.encode()).digest()).decode()
