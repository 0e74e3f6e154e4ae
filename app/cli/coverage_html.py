"""The coverage of courses as one page: every point a row, coloured and worded by how well it is covered."""

from __future__ import annotations

from collections.abc import Sequence

from app.cli.coverage_text import errors_text, extent_text, level_text, spread_text, summary
from app.domain.coverage import Coverage, PointCoverage, SectionCoverage
from app.i18n import _
from app.services.coverage import CourseCoverage
from app.viewmodels.coverage_text import lean_text
from app.viewmodels.html_page import around, element, page
from app.viewmodels.quizzes_text import kind_word

STYLE = """\
:root { color-scheme: light dark; --ink: #1b1b1f; --paper: #fff; --soft: #5a5a66; --line: #c9c9d2;
  --covered: #dcefe0; --thin: #fbeac2; --uncovered: #f9d6d2; }
@media (prefers-color-scheme: dark) { :root { --ink: #ececf1; --paper: #16161a; --soft: #b4b4c0; --line: #44444e;
  --covered: #1d3a26; --thin: #4a3a10; --uncovered: #56231f; } }
body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); margin: 2rem auto;
  max-width: 72rem; padding: 0 1rem; }
h1 { font-size: 1.6rem; line-height: 1.25; } h2 { font-size: 1.2rem; margin: 2rem 0 .25rem; break-after: avoid; }
p { margin: .25rem 0; } .soft, .id { color: var(--soft); } .id { font-size: .85em; display: block; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0; table-layout: fixed; }
th.state { width: 8.5em; } th.n { width: 6.5em; } th.spread { width: 11em; } td { overflow-wrap: anywhere; }
.one { display: inline-block; margin-right: .8em; white-space: nowrap; }
th, td { border-bottom: 1px solid var(--line); padding: .35rem .5rem; text-align: left; vertical-align: top; }
thead th { color: var(--soft); font-weight: 600; font-size: .85em; } .n { text-align: right; white-space: nowrap; }
tr { break-inside: avoid; } thead { display: table-header-group; }
.covered td.state { background: var(--covered); } .thin td.state { background: var(--thin); font-weight: 600; }
.uncovered td.state { background: var(--uncovered); font-weight: 600; }
@media screen and (max-width: 46rem) { thead { display: none; } tr { display: block; padding: .5rem 0;
    border-bottom: 1px solid var(--line); } td { border: 0; padding: .15rem .4rem; display: inline-block; }
  td:first-child { display: block; } td.n { display: none; } }
@media print { :root { color-scheme: light; --ink: #000; --paper: #fff; --soft: #444; --line: #999;
  --covered: #dcefe0; --thin: #fbeac2; --uncovered: #f9d6d2; } body { font-size: 10pt; margin: 0; max-width: none; }
  td.state { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
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
    heads = [element("th", _("Point")), element("th", _("Coverage"), "state"), element("th", _("Questions"), "n")]
    heads += [element("th", _("Kinds"), "spread"), element("th", _("Levels"), "spread")]
    rows = "\n".join(_row(point) for point in section.points)
    table = around("thead", around("tr", "".join(heads))) + around("tbody", rows)
    notes = [element("p", spread_text(section.spread), "soft")]
    notes += [
        element("p", _("Lopsided: {reason}").format(reason=lean_text(lean, section.spread))) for lean in section.leans
    ]
    return "\n".join([element("h2", section.section.title), *notes, around("table", table)])


def _row(point: PointCoverage) -> str:
    kinds = [(kind_word(kind), count) for kind, count in point.spread.kinds]
    levels = [(level_text(level), count) for level, count in point.spread.levels]
    cells = [
        around("td", element("span", f"{point.number}. {point.point.text}") + element("span", point.point.id, "id")),
        element("td", extent_text(point), "state"),
        element("td", str(point.spread.questions), "n"),
        around("td", _counted(kinds), "spread"),
        around("td", _counted(levels), "spread"),
    ]
    return around("tr", "".join(cells), point.extent.value)


def _counted(words: Sequence[tuple[str, int]]) -> str:
    """Each word with its count, in pieces that do not break."""
    return " ".join(element("span", f"{word} {count}", "one") for word, count in words)
