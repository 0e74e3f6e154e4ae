"""A document whose every text is hostile."""

from __future__ import annotations

from datetime import UTC, datetime

from app.domain.report_document import Bar, Cell, Chart, Column, Document, Gap, Part, Table, Unit

HOSTILE = (
    "<script>window.harmed = 1</script>",
    "<img src=http://example.invalid/x onerror='window.harmed = 1'>",
    "</style><b>bold</b>",
    "</title></table></main><iframe src=//example.invalid>",
    '" onclick="window.harmed = 1" x=\'',
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "＝1+1",
    "\t=1+1",
    " =1+1",
    "\u202eevil\u2066",
    "{column} {0} %s",
    "a\x00b",
    "javascript:window.harmed=1",
    "]]>&lt;&#0;",
)


def hostile_document() -> Document:
    """Every text in every place that takes one."""
    columns = (
        Column("name", HOSTILE[0]),
        Column("text", HOSTILE[3], wide=True),
        Column("share", HOSTILE[4], Unit.SHARE),
    )
    rows = tuple(
        (Cell(text, link=f"groups/{text}"), Cell(text), Cell(gap=Gap("why", text)) if at % 2 else Cell(0.5))
        for at, text in enumerate(HOSTILE)
    )
    plain = Table("plain", HOSTILE[1], columns, rows, HOSTILE[2], HOSTILE)
    groups = Table("groups", HOSTILE[2], columns, rows, "", grouped=True, titles={text: text for text in HOSTILE})
    empty = Table("empty", HOSTILE[0], columns, (), HOSTILE[1])
    bars = tuple(Bar(text, 0.5, 3, text, 0.2, 0.8) for text in HOSTILE)
    charts = tuple(
        Chart(f"chart{upright:d}", HOSTILE[0], HOSTILE[1], bars, 1.0, HOSTILE[2], "plain", 0.9, HOSTILE[3], upright)
        for upright in (True, False)
    )
    parts = (Part("part", HOSTILE[3], (plain, groups, empty), charts, HOSTILE),)
    about = tuple((text, text) for text in HOSTILE)
    made = datetime(2026, 11, 22, 12, tzinfo=UTC)
    return Document("class", HOSTILE[3], HOSTILE[0], HOSTILE[1], made, None, about, parts, "plain")
