"""Charts as inline SVG: lengths across are shares of the width, so that letters keep their size on a phone."""

from __future__ import annotations

from app.domain.report_document import Bar, Chart
from app.i18n import _
from app.reports.markup import tag, text

PLOT, HEAD, FOOT = 150, 20, 58  # px; under the plot a line of counts, upright on a phone, then one of days
FEWEST, COUNTED = 12, 60  # bars a row has room for at least; up to so many show their counts
LINE, THICK, STEP = 16, 12, 58  # px
EVERY = 6


def figure(chart: Chart) -> str:
    """The chart with its title and its sentence; the table it names holds the same figures."""
    key = f"c-{chart.key}"
    drawn, height = _upright(chart) if chart.upright else _lying(chart)
    told = f"{chart.text} {_('The same figures stand in the table below.')}"
    heads = tag("title", text(chart.title), id=f"{key}-t") + tag("desc", text(told), id=f"{key}-d")
    svg = tag("svg", heads + drawn, role="img", height=str(height), aria_labelledby=f"{key}-t {key}-d")
    words = tag("figcaption", text(chart.title)) + tag("p", text(chart.text), class_="soft")
    return tag("figure", words + svg, id=key)


def _upright(chart: Chart) -> tuple[str, int]:
    room = max(FEWEST, len(chart.bars))
    floor = HEAD + PLOT
    parts = [
        _line("axis", "0", "100%", HEAD, HEAD),
        _line("axis", "0", "100%", floor, floor),
        _text(chart.top_text, "0", HEAD - 6, "soft"),
    ]
    for at, bar in enumerate(chart.bars):
        parts.append(_column(bar, chart.top, at, room, counted=len(chart.bars) <= COUNTED))
        if at % EVERY == 0:
            parts.append(_text(bar.label, _percent((at + 0.15) / room), floor + 51, "soft"))
    if chart.line is not None:
        y = _height(chart.line, chart.top)
        parts.append(_line("target", "0", "100%", y, y))
        parts.append(_text(chart.line_text, "100%", HEAD - 6, "aim", end=True))
    return "".join(parts), floor + FOOT


def _column(bar: Bar, top: float, at: int, room: int, *, counted: bool) -> str:
    title = tag("title", text(bar.text))
    if bar.value is None:
        return tag("g", title)
    y, middle = _height(bar.value, top), _percent((at + 0.5) / room)
    left, width = _percent((at + 0.15) / room), _percent(0.7 / room)
    drawn = f'<rect class="bar" x="{left}" y="{y}" width="{width}" height="{round(HEAD + PLOT - y, 1)}"/>'
    if bar.low is not None and bar.high is not None:
        drawn += _line("whisker", middle, middle, _height(bar.low, top), _height(bar.high, top))
    if counted and bar.count:
        drawn += _text(str(bar.count), left, HEAD + PLOT + 13, "each")
    return tag("g", title + drawn)


def _lying(chart: Chart) -> tuple[str, int]:
    parts = []
    for at, bar in enumerate(chart.bars):
        y = at * STEP + 2 * LINE
        drawn = (
            _text(bar.label, "0", y - 3 - LINE)
            + _text(bar.text.removeprefix(f"{bar.label}: "), "0", y - 3, "soft")
            + f'<rect class="rest" x="0" y="{y + 2}" width="100%" height="{THICK}"/>'
        )
        if bar.value is not None:
            width = _percent(min(1.0, max(0.0, bar.value / chart.top)))
            drawn += f'<rect class="bar" x="0" y="{y + 2}" width="{width}" height="{THICK}"/>'
        if bar.low is not None and bar.high is not None:
            middle = y + 2 + THICK / 2
            drawn += _line("whisker", _percent(bar.low / chart.top), _percent(bar.high / chart.top), middle, middle)
        parts.append(tag("g", tag("title", text(bar.text)) + drawn))
    return "".join(parts), len(chart.bars) * STEP


def _height(value: float, top: float) -> float:
    return round(HEAD + PLOT * (1 - min(1.0, max(0.0, value / top))), 1)


def _percent(share: float) -> str:
    return f"{round(100 * share, 2)}%"


def _line(kind: str, x1: str, x2: str, y1: float, y2: float) -> str:
    return f'<line class="{kind}" x1="{x1}" x2="{x2}" y1="{y1}" y2="{y2}"/>'


def _text(told: str, x: str, y: float, kind: str | None = None, *, end: bool = False) -> str:
    return tag("text", text(told), x=x, y=str(y), class_=kind, text_anchor="end" if end else None)
