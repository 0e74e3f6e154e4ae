"""The coverage of courses as one page: every point a row, coloured and worded by how well it is covered."""

from __future__ import annotations

from collections.abc import Sequence

from app.cli.coverage_text import errors_text, extent_text, level_text, summary
from app.cli.page import around, element, page
from app.domain.coverage import Coverage, PointCoverage, SectionCoverage
from app.domain.item import Kind, Level
from app.i18n import _
from app.services.coverage import CourseCoverage
from app.viewmodels.coverage_text import lean_text

STYLE = """\
:root { color-scheme: light dark; --ink: #1b1b1f; --paper: #fff; --soft: #5a5a66; --line: #c9c9d2;
  --covered: #dcefe0; --thin: #fbeac2; --uncovered: #f9d6d2; }
@media (prefers-color-scheme: dark) { :root { --ink: #ececf1; --paper: #16161a; --soft: #b4b4c0; --line: #44444e;
  --covered: #1d3a26; --thin: #4a3a10; --uncovered: #56231f; } }
body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); margin: 2rem auto;
  max-width: 72rem; padding: 0 1rem; }
h1 { font-size: 1.6rem; line-height: 1.25; } h2 { font-size: 1.2rem; margin: 2rem 0 .25rem; break-after: avoid; }
p { margin: .25rem 0; } .soft, .id { color: var(--soft); } .id { font-size: .85em; display: block; }
.wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; margin: .5rem 0; }
th, td { border-bottom: 1px solid var(--line); padding: .35rem .5rem; text-align: left; vertical-align: top; }
thead th { color: var(--soft); font-weight: 600; font-size: .85em; } .n { text-align: right; white-space: nowrap; }
tr { break-inside: avoid; } thead { display: table-header-group; }
.covered td.state { background: var(--covered); } .thin td.state { background: var(--thin); font-weight: 600; }
.uncovered td.state { background: var(--uncovered); font-weight: 600; }
@media print { :root { color-scheme: light; --ink: #000; --paper: #fff; --soft: #444; --line: #999;
  --covered: #dcefe0; --thin: #fbeac2; --uncovered: #f9d6d2; } body { font-size: 10pt; margin: 0; max-width: none; }
  td.state { print-color-adjust: exact; -webkit-print-color-adjust: exact; } .wide { overflow: visible; } }
"""


def as_html(found: Sequence[CourseCoverage]) -> str:
    """One page for all courses."""
    title = _("Coverage: {titles}").format(titles=", ".join(one.coverage.title for one in found))
    return page(title, STYLE, around("main", "\n".join(_course(one) for one in found)))


def _course(one: CourseCoverage) -> str:
    covered: Coverage = one.coverage
    head = [element("h1", covered.title), element("p", summary(covered))]
    if one.errors:
        head.append(element("p", errors_text(one)))
    return "\n".join([*head, *(_section(section) for section in covered.sections)])


def _section(section: SectionCoverage) -> str:
    kinds = [kind for kind, _count in section.spread.kinds]
    kinds += [k for k in Kind if k not in kinds and any(k in dict(p.spread.kinds) for p in section.points)]
    levels = [lv for lv in (*Level, None) if any(lv in dict(p.spread.levels) for p in section.points)]
    heads = [element("th", _("Point")), element("th", _("Coverage")), element("th", _("Questions"), "n")]
    heads += [element("th", kind.value, "n") for kind in kinds]
    heads += [element("th", level_text(level), "n") for level in levels]
    rows = "\n".join(_row(point, kinds, levels) for point in section.points)
    table = around("thead", around("tr", "".join(heads))) + around("tbody", rows)
    notes = [
        element("p", _("Lopsided: {reason}").format(reason=lean_text(lean, section.spread))) for lean in section.leans
    ]
    return "\n".join([element("h2", section.section.title), *notes, around("div", around("table", table), "wide")])


def _row(point: PointCoverage, kinds: Sequence[Kind], levels: Sequence[Level | None]) -> str:
    by_kind, by_level = dict(point.spread.kinds), dict(point.spread.levels)
    cells = [
        around("td", element("span", f"{point.number}. {point.point.text}") + element("span", point.point.id, "id")),
        element("td", extent_text(point), "state"),
        element("td", str(point.spread.questions), "n"),
    ]
    cells += [element("td", str(by_kind.get(kind) or ""), "n") for kind in kinds]
    cells += [element("td", str(by_level.get(level) or ""), "n") for level in levels]
    return around("tr", "".join(cells), point.extent.value)
