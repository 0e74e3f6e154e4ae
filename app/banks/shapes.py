"""Shapes of values: each reads a node into a plain value and knows its own JSON Schema."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from collections.abc import Mapping as Dict
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from app.banks.nodes import Broken, Mapping, Node, Scalar, Sequence, Spot
from app.banks.report import Report, clip
from app.i18n import _

Schema = dict[str, object]
T = TypeVar("T")
Out = TypeVar("Out", covariant=True)

ANY_SCALAR = ["string", "number", "boolean", "null"]
"""Every scalar is read as the text that was typed; an editor's YAML takes some texts for other types."""


class Shape(Protocol[Out]):
    """Reads one node; None means that the fault was reported."""

    def read(self, node: Node, report: Report) -> Out | None:
        """The value of a node, or None after reporting why there is none."""
        ...

    def schema(self) -> Schema:
        """JSON Schema of what `read` accepts, for editors."""
        ...


def scalar_of(node: Node, report: Report) -> Scalar | None:
    """The node as a scalar, or None after reporting."""
    if isinstance(node, Scalar):
        return node
    if isinstance(node, Broken):
        report.spoil()
        return None
    found = _("a list") if isinstance(node, Sequence) else _("a map (key: value)")
    message = _("one text belongs here, not {found}").format(found=found)
    report.error("wrong-shape", node.spot, message, _("write one text; quote it if it begins with [ or {"))
    return None


def empty(spot: Spot, report: Report) -> None:
    """A text that is missing."""
    report.error("empty-text", spot, _("the text is empty"), _("write the text, or delete the key"))


@dataclass(frozen=True)
class Prose:
    """A text that people read; a comment may not follow it unquoted, since it may be text that got lost."""

    longest: int = 5_000

    def read(self, node: Node, report: Report) -> str | None:
        """The text without outer white space."""
        scalar = scalar_of(node, report)
        if scalar is None or swallowed_comment(scalar, report):
            return None
        text = scalar.text.strip()
        if not text:
            empty(scalar.spot, report)
            return None
        if len(text) > self.longest:
            message = _("the text is longer than {most} characters").format(most=self.longest)
            report.error("too-long", scalar.spot, message, _("shorten it, or split the question"))
            return None
        return text

    def schema(self) -> Schema:
        """Any scalar."""
        return {"type": ANY_SCALAR}


def swallowed_comment(scalar: Scalar, report: Report) -> bool:
    """Report a comment after an unquoted text; whether there was one."""
    if scalar.comment is None:
        return False
    message = _("what follows # is a comment and is lost from this text")
    remedy = _("quote the text to keep the #, or move the comment to a line of its own")
    report.error("yaml.comment", scalar.comment, message, remedy)
    return True


@dataclass(frozen=True)
class Word:
    """An id or a name: a short text of one form."""

    pattern: str
    code: str
    wanted: Callable[[], str]

    def read(self, node: Node, report: Report) -> str | None:
        """The text, which fits the pattern wholly."""
        scalar = scalar_of(node, report)
        if scalar is None:
            return None
        if not scalar.text:
            empty(scalar.spot, report)
        elif re.fullmatch(self.pattern, scalar.text):
            return scalar.text
        else:
            message = _('"{text}" cannot stand here').format(text=clip(scalar.text))
            report.error(self.code, scalar.spot, message, self.wanted())
        return None

    def schema(self) -> Schema:
        """A text; what looks like a number or a boolean to an editor is a text too."""
        return {"type": ["string", "number", "boolean"], "pattern": f"^(?:{self.pattern})$"}


@dataclass(frozen=True)
class OneOf(Generic[T]):
    """One of a few words, in any case."""

    words: Dict[str, T]
    code: str

    def read(self, node: Node, report: Report) -> T | None:
        """What the word stands for."""
        scalar = scalar_of(node, report)
        if scalar is None:
            return None
        value = self.words.get(scalar.text.strip().lower())
        if value is None:
            message = _('"{text}" is not known here').format(text=clip(scalar.text))
            remedy = _("write one of: {words}").format(words=", ".join(self.words))
            report.error(self.code, scalar.spot, message, remedy)
        return value

    def schema(self) -> Schema:
        """The words; `true`, `false` and numbers as editors read them too."""
        typed: dict[str, object] = {"true": True, "false": False}
        both = [*self.words, *(typed[word] for word in self.words if word in typed)]
        both += [int(word) for word in self.words if word.isdigit()]
        return {"enum": both}


FLAG = {"true": True, "false": False}


@dataclass(frozen=True)
class Measure:
    """A number within bounds, `low` excluded where `above`; written as digits, with a sign after it if `unit`."""

    code: str
    low: float
    high: float
    whole: bool = False
    above: bool = False
    unit: str = ""

    @property
    def pattern(self) -> str:
        """What may be typed."""
        digits = r"-?[0-9]{1,9}" if self.low < 0 else r"[0-9]{1,9}"
        return digits + ("" if self.whole else r"(?:\.[0-9]{1,9})?") + (rf" ?{self.unit}" if self.unit else "")

    def read(self, node: Node, report: Report) -> float | None:
        """The number, finite and within the bounds."""
        scalar = scalar_of(node, report)
        if scalar is None:
            return None
        text = scalar.text.strip()
        if re.fullmatch(self.pattern, text):
            value = float(text.removesuffix(self.unit).strip() if self.unit else text)
            if self._within(value):
                return value
        message = _('"{text}" cannot stand here').format(text=clip(text)) if text else _("the number is missing")
        report.error(self.code, scalar.spot, message, self._wanted())
        return None

    def _within(self, value: float) -> bool:
        return math.isfinite(value) and self.low <= value <= self.high and not (self.above and value == self.low)

    def _wanted(self) -> str:
        kind = _("a whole number") if self.whole else _("a number")
        low, high = f"{self.low:g}", f"{self.high:g}{' ' + self.unit if self.unit else ''}"
        if self.above:
            return _("write {kind} above {low}, at most {high}").format(kind=kind, low=low, high=high)
        return _("write {kind} from {low} to {high}").format(kind=kind, low=low, high=high)

    def schema(self) -> Schema:
        """Text of digits, or with no unit a number."""
        text: Schema = {"type": "string", "pattern": f"^{self.pattern}$"}
        if self.unit:
            return text
        number: Schema = {"type": "integer" if self.whole else "number", "maximum": self.high}
        number["exclusiveMinimum" if self.above else "minimum"] = self.low
        return {"anyOf": [number, text]}


@dataclass(frozen=True)
class ListOf(Generic[T]):
    """A list of one shape; `alone` allows a single value without the list."""

    part: Shape[T]
    least: int = 1
    alone: bool = False

    def read(self, node: Node, report: Report) -> tuple[T, ...] | None:
        """All values, or None if one cannot be read."""
        if isinstance(node, Scalar) and self.alone:
            nodes: tuple[Node, ...] = (node,)
        elif isinstance(node, Sequence):
            nodes = node.items
        else:
            not_a_list(node, report)
            return None
        values = [value for part in nodes if (value := self.part.read(part, report)) is not None]
        if len(values) < len(nodes):
            return None
        if len(nodes) < self.least:
            message = _("at least {least} belong here").format(least=self.least)
            report.error("too-few", node.spot, message, _("add the missing ones, or delete the key"))
            return None
        return tuple(values)

    def schema(self) -> Schema:
        """A list, or a single value where that is allowed."""
        many: Schema = {"type": "array", "minItems": self.least, "items": self.part.schema()}
        return {"anyOf": [self.part.schema(), many]} if self.alone else many


def not_a_list(node: Node, report: Report) -> None:
    """Report a node that should be a list."""
    if isinstance(node, Broken):
        report.spoil()
        return
    report.error("wrong-shape", node.spot, _("a list belongs here"), _("begin each entry with - on a line of its own"))


@dataclass(frozen=True)
class TableOf(Generic[T]):
    """A map from texts of the author's own to values of one shape, in the author's order."""

    part: Shape[T]
    least: int = 1

    def read(self, node: Node, report: Report) -> tuple[tuple[str, T], ...] | None:
        """(key, value) pairs, or None if one cannot be read."""
        if not isinstance(node, Mapping):
            not_a_map(node, report)
            return None
        pairs: list[tuple[str, T]] = []
        for key, value_node in node.pairs:
            name = PROSE.read(key, report)
            value = self.part.read(value_node, report)
            if name is not None and value is not None:
                pairs.append((name, value))
        if len(pairs) < len(node.pairs):
            return None
        if len(pairs) < self.least:
            message = _("at least {least} belong here").format(least=self.least)
            report.error("too-few", node.spot, message, _("add the missing ones, or delete the key"))
            return None
        return tuple(pairs)

    def schema(self) -> Schema:
        """An object with any keys."""
        return {"type": "object", "minProperties": self.least, "additionalProperties": self.part.schema()}


def not_a_map(node: Node, report: Report) -> None:
    """Report a node that should be a map."""
    if isinstance(node, Broken):
        report.spoil()
        return
    report.error("wrong-shape", node.spot, _("a map of keys and values belongs here"), _("write key: value"))


PROSE = Prose()
PROSES: ListOf[str] = ListOf(PROSE)
PROSE_OR_PROSES: ListOf[str] = ListOf(PROSE, alone=True)


def not_a_mapping(spot: Spot, report: Report) -> None:
    """Report a file whose root is no map."""
    message = _("the file must be a map of keys and values")
    report.error("not-a-mapping", spot, message, _("begin it with format: 1"))
