"""What PyYAML says of a broken file, in our words, with a remedy."""

from __future__ import annotations

import yaml

from app.banks.events import spot_of
from app.banks.nodes import START, Spot
from app.banks.report import Report, Source, clip
from app.i18n import _


def escape(spot: Spot, report: Report) -> None:
    """An escape in double quotes that YAML does not know."""
    message = _("this backslash escape names no character")
    report.error("yaml.escape", spot, message, _("write \\\\ for a backslash, or use single quotes"))


def tell(fault: yaml.YAMLError, source: Source, report: Report) -> None:
    """Turn a fault of the pure loader into one finding."""
    if not isinstance(fault, yaml.MarkedYAMLError):
        report.error("yaml.syntax", START, _("this is not YAML"), _("save the file as plain text"))
        return
    problem = fault.problem or ""
    here = spot_of(fault.problem_mark or fault.context_mark)
    began = spot_of(fault.context_mark or fault.problem_mark)
    here = Spot(min(here.line, len(source.lines)), here.column)
    for part, teller in _TELLERS:
        if part in problem or part in (fault.context or ""):
            teller(here, began, source, report)
            return
    message = _("YAML cannot read on from here ({problem})").format(problem=clip(problem, 120))
    report.error("yaml.syntax", here, message, _("look at the quotes, brackets and indents before this place"))


def _colon(here: Spot, began: Spot, source: Source, report: Report) -> None:
    message = _("a second colon on this line, or a key that is indented too far")
    report.error("yaml.colon", here, message, _('quote a text that holds ": "; line keys up under one another'))


def _tab(here: Spot, began: Spot, source: Source, report: Report) -> None:
    report.error("yaml.tab", here, _("a tab stands here"), _("use spaces; YAML allows no tab before or after a key"))


def _sign(here: Spot, began: Spot, source: Source, report: Report) -> None:
    sign = source.excerpt(here.line)[here.column - 1 : here.column]
    if sign == "\t":
        _tab(here, began, source, report)
        return
    message = _("an unquoted text may not begin with {sign}").format(sign=sign)
    report.error("yaml.sign", here, message, _("put the text in quotes"))


def _quote(here: Spot, began: Spot, source: Source, report: Report) -> None:
    message = _("this quotation mark is never closed")
    report.error("yaml.unclosed-quote", began, message, _("close it, or double a ' inside a text in single quotes"))


def _bracket(here: Spot, began: Spot, source: Source, report: Report) -> None:
    if source.excerpt(here.line)[here.column - 1 : here.column] == "?":
        message = _("inside { } and [ ] an unquoted text may not hold a question mark")
        report.error("yaml.question-mark", here, message, _("put the text in quotes"))
        return
    message = _("this bracket is not closed, or a comma is missing at line {line}").format(line=here.line)
    report.error("yaml.bracket", began, message, _("close it; quote a text that holds a comma, a bracket or a colon"))


def _key(here: Spot, began: Spot, source: Source, report: Report) -> None:
    message = _("this line has no colon, or its text runs on unquoted")
    report.error("yaml.no-colon", began, message, _("write key: value, or indent the line under the text it continues"))


def _indent(here: Spot, began: Spot, source: Source, report: Report) -> None:
    message = _("this line does not line up with those above, or follows a closed quotation mark")
    report.error("yaml.indent", here, message, _("line up keys and dashes of one list; quote a text as a whole"))


def _dash(here: Spot, began: Spot, source: Source, report: Report) -> None:
    report.error(
        "yaml.dash", here, _("a list cannot begin here"), _("begin it on a line of its own, or quote the text")
    )


def _tag(here: Spot, began: Spot, source: Source, report: Report) -> None:
    message = _("a tag (!name) stands here")
    report.error("yaml.tag", here, message, _("delete it, or quote the text that begins with !"))


def _escape(here: Spot, began: Spot, source: Source, report: Report) -> None:
    escape(here, report)


def _name(here: Spot, began: Spot, source: Source, report: Report) -> None:
    message = _("an unquoted text may not begin with * or &")
    report.error("yaml.sign", began, message, _("put the text in quotes"))


_TELLERS = (
    ("mapping values are not allowed", _colon),
    ("that cannot start any token", _sign),
    ("scanning a quoted scalar", _quote),
    ("scanning a double-quoted scalar", _escape),
    ("scanning an anchor", _name),
    ("scanning an alias", _name),
    ("scanning a tag", _tag),
    ("tag handle", _tag),
    ("parsing a flow mapping", _bracket),
    ("parsing a flow sequence", _bracket),
    ("parsing a flow node", _bracket),
    ("scanning a simple key", _key),
    ("sequence entries are not allowed", _dash),
    ("expected <block end>", _indent),
    ("scanning a block scalar", _indent),
)
