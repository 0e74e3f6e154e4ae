"""Field, Record and Row: a map with known keys. One definition reads it and makes its JSON Schema."""

from __future__ import annotations

import difflib
from collections.abc import Sequence as Many
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, cast

from app.banks.nodes import Mapping, Node, Scalar, Sequence, Spot
from app.banks.report import Report, clip
from app.banks.shapes import Schema, Shape, not_a_list, not_a_map
from app.i18n import _

T = TypeVar("T", covariant=True)
V = TypeVar("V")
_LONGEST_KEY = 40


@dataclass(frozen=True)
class Field(Generic[T]):
    """One key: its shape, and what it says to an author in an editor (English, since a schema has one language)."""

    key: str
    shape: Shape[T]
    about: str
    required: bool = False


class Row:
    """A map that was read: values by field, and where they stand.

    `whole` is False after any fault in it; `meant` holds the keys that unknown ones were probably meant to be.
    """

    def __init__(self, spot: Spot, keys: dict[str, Scalar], nodes: dict[str, Node], values: dict[str, object]) -> None:
        self.spot = spot
        self.keys = keys
        self.nodes = nodes
        self.values = values
        self.meant: set[str] = set()
        self.whole = True

    def __contains__(self, field: Field[Any]) -> bool:
        """Whether the author wrote the key."""
        return field.key in self.keys

    def get(self, field: Field[V]) -> V | None:
        """The value, or None where the key is missing or its value was refused."""
        return cast("V | None", self.values.get(field.key))

    def at(self, field: Field[Any]) -> Spot:
        """Where the value stands, or the map where there is none."""
        node = self.nodes.get(field.key)
        return node.spot if node else self.spot

    def parts(self, field: Field[Any]) -> tuple[Spot, ...]:
        """Where each entry of a list stands; a single value is a list of one."""
        node = self.nodes.get(field.key)
        if isinstance(node, Sequence):
            return tuple(part.spot for part in node.items)
        return (node.spot,) if node else ()


@dataclass(frozen=True)
class Record:
    """A map of known fields."""

    fields: Many[Field[Any]]

    def read(self, node: Node, report: Report) -> Row | None:
        """The row, not `whole` if anything in it was refused; None where the node is no map."""
        if not isinstance(node, Mapping):
            not_a_map(node, report)
            return None
        before = report.faults
        known = {field.key: field for field in self.fields}
        row = Row(_place(node), {}, {}, {})
        for key, value in node.pairs:
            if key.text not in known:
                self._unknown(key, row, report)
                continue
            row.keys[key.text], row.nodes[key.text] = key, value
            row.values[key.text] = known[key.text].shape.read(value, report)
        for field in self.fields:
            if field.required:
                need(field, row, report)
        row.whole = report.faults == before
        return row

    def _unknown(self, key: Scalar, row: Row, report: Report) -> None:
        known = [field.key for field in self.fields]
        message = _('the key "{key}" is not known here').format(key=clip(key.text))
        near = []
        if len(key.text) <= _LONGEST_KEY and not report.full:
            near = difflib.get_close_matches(key.text.lower(), known, n=1)
        if near:
            row.meant.add(near[0])
            remedy = _('did you mean "{near}"?').format(near=near[0])
        else:
            remedy = _("known here: {keys}").format(keys=", ".join(known))
        report.error("unknown-key", key.spot, message, remedy)

    def schema(self) -> Schema:
        """An object with these keys and no others."""
        return {
            "type": "object",
            "additionalProperties": False,
            "required": [field.key for field in self.fields if field.required],
            "properties": {f.key: {"description": f.about, **f.shape.schema()} for f in self.fields},
        }


@dataclass(frozen=True)
class Rows:
    """A list of maps; entries that are no map are reported and left out."""

    record: Record
    least: int = 1
    extra: tuple[tuple[str, object], ...] = ()

    def read(self, node: Node, report: Report) -> tuple[Row, ...] | None:
        """The rows that could be read, whole or not."""
        if not isinstance(node, Sequence):
            not_a_list(node, report)
            return None
        if len(node.items) < self.least:
            message = _("at least {least} belong here").format(least=self.least)
            report.error("too-few", node.spot, message, _("add the missing ones"))
        return tuple(row for part in node.items if (row := self.record.read(part, report)) is not None)

    def schema(self) -> Schema:
        """An array of objects."""
        return {"type": "array", "minItems": self.least, "items": {**self.record.schema(), **dict(self.extra)}}


def need(field: Field[Any], row: Row, report: Report) -> None:
    """Report a key that must be written, unless a misspelt one was meant to be it."""
    if field in row or field.key in row.meant:
        return
    message = _('the key "{key}" is missing').format(key=field.key)
    report.error("missing-key", row.spot, message, _("add {key}: …").format(key=field.key))


def _place(node: Mapping) -> Spot:
    """A map is shown at its first key."""
    return node.pairs[0][0].spot if node.pairs else node.spot
