"""Where the fields of a question stand that item-writing rules name."""

from __future__ import annotations

from app.banks import fields as f
from app.banks.kinds import KINDS
from app.banks.nodes import Mapping, Node, Sequence, Spot
from app.banks.record import Field, Row


def field_spots(row: Row) -> dict[str, Spot]:
    """The places that rules name: `stem`, `body`, `option 0`, `mistake 0`, `hint`, `explain`, `allow <rule>`."""
    spots: dict[str, Spot] = {}
    for name, fields in (("stem", (f.ASK, f.FRONT, f.CLOZE)), ("hint", (f.HINT,)), ("explain", (f.EXPLAIN,))):
        there = next((field for field in fields if field in row), None)
        if there:
            spots[name] = row.at(there)
    kind = next((rule.key for rule in KINDS if rule.key in row), None)
    if kind:
        spots["body"] = row.keys[kind.key].spot
    for name, nodes in (("option", _options(row)), ("mistake", _mistakes(row))):
        spots |= {f"{name} {n}": _text(node) for n, node in enumerate(nodes)}
    allow = row.nodes.get(f.ALLOW.key)
    pairs = allow.pairs if isinstance(allow, Mapping) else ()
    return spots | {f"allow {key.text}": key.spot for key, _value in pairs}


def _options(row: Row) -> list[Node]:
    """The options in the order of `Choices.options`."""
    if f.CHOICES in row:
        return _entries(row, f.CHOICES)
    return _entries(row, f.RIGHT) + _entries(row, f.WRONG) if f.RIGHT in row else []


def _mistakes(row: Row) -> list[Node]:
    return [] if f.RIGHT in row else _entries(row, f.WRONG)


def _entries(row: Row, field: Field[tuple[str, ...]] | Field[tuple[Row, ...]]) -> list[Node]:
    node = row.nodes.get(field.key)
    if isinstance(node, Sequence):
        return list(node.items)
    return [node] if node else []


def _text(node: Node) -> Spot:
    """Where an option's text stands, in the long form too."""
    text = node.get(f.CHOICE_TEXT.key) if isinstance(node, Mapping) else None
    return (text or node).spot
