"""The map under `allow`: names of item-writing rules, each with the reason."""

from __future__ import annotations

from dataclasses import dataclass

from app.banks.nodes import Mapping, Node
from app.banks.report import Report, clip
from app.banks.shapes import PROSE, Schema, TableOf
from app.domain.lint.registry import allowed_names, nearest
from app.i18n import _


@dataclass(frozen=True)
class Allowed(TableOf[str]):
    """A table whose keys are rules that a question can silence."""

    def read(self, node: Node, report: Report) -> tuple[tuple[str, str], ...] | None:
        """(rule, reason) pairs, or None if one cannot be read or is no rule."""
        before = report.faults
        pairs = super().read(node, report)
        known = allowed_names()
        for key, _reason in node.pairs if isinstance(node, Mapping) else ():
            if key.text not in known:
                near = nearest(key.text)
                remedy = _('did you mean "{near}"?').format(near=near) if near else _("`rules` lists the rules")
                message = _('there is no rule "{name}" to allow').format(name=clip(key.text))
                report.error("unknown-rule", key.spot, message, remedy)
        return pairs if report.faults == before else None

    def schema(self) -> Schema:
        """An object with these keys and no others."""
        return {**super().schema(), "propertyNames": {"enum": list(allowed_names())}}


ALLOWED = Allowed(PROSE)
