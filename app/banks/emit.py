"""Raw values -> YAML text, quoted only where our rules (every scalar is text) would read something else."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

Raw = str | Sequence["Raw"] | Mapping[str, "Raw"]
"""What stands in a file: texts, lists and maps of them."""

_PLAIN = re.compile(r"[^\W_](?:[\w .,;'()/!%+=\"|:-]*[\w.)!%;'\"/-])?")
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def scalar(text: str, flow: bool = False, quoted: bool = False) -> str:
    """One text on one line; `flow` inside brackets, `quoted` where a comment follows."""
    if not quoted and _plain(text, flow):
        return text
    if text.isprintable() and "'" not in text and ('"' in text or "\\" in text):
        return f"'{text}'"
    return _ESCAPED.sub(lambda found: f"\\u{ord(found.group()):04x}", json.dumps(text, ensure_ascii=False))


def _plain(text: str, flow: bool) -> bool:
    if not text.isprintable() or not _PLAIN.fullmatch(text) or ": " in text or text.endswith(":"):
        return False
    return not (flow and re.search(r"[,:]", text))


def in_brackets(value: Raw) -> str:
    """A value on one line in flow style."""
    if isinstance(value, str):
        return scalar(value, flow=True)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{scalar(key, flow=True)}: {in_brackets(part)}" for key, part in value.items()) + "}"
    return "[" + ", ".join(in_brackets(part) for part in value) + "]"


def after_key(value: Raw, indent: int, quoted: bool = False) -> str:
    """What follows `key:` for a key that stands `indent` columns in; lists and maps begin on the next line.

    `quoted` where a comment stands after the value, which is then one text. Line ends are newlines, none at the end.
    """
    if isinstance(value, str):
        return " " + (scalar(value, quoted=True) if quoted else _literal(value, indent) or scalar(value))
    if not value:
        return " " + in_brackets(value)
    pad = " " * indent
    if isinstance(value, Mapping):
        deeper = indent + 2
        lines = [f"{' ' * deeper}{scalar(key)}:{after_key(part, deeper)}" for key, part in value.items()]
    else:
        lines = [f"{pad}- {_entry(part, indent + 2)}" for part in value]
    return "\n" + "\n".join(lines)


def _entry(value: Raw, indent: int) -> str:
    """A list's entry after its dash; a map begins beside the dash."""
    if isinstance(value, Mapping) and value:
        return question(value, indent)
    return scalar(value) if isinstance(value, str) else in_brackets(value)


def question(fields: Mapping[str, Raw], indent: int) -> str:
    """A map in block style whose first key is already placed `indent` columns in."""
    lines = [f"{scalar(key)}:{after_key(part, indent)}" for key, part in fields.items()]
    return ("\n" + " " * indent).join(lines)


def _literal(text: str, indent: int) -> str:
    """A text of several lines as a literal block, or nothing where that would not read the same."""
    lines = text.split("\n")
    if len(lines) < 2 or not all(line.isprintable() and line and line.strip() == line for line in lines):
        return ""
    return "|-\n" + "\n".join(" " * (indent + 2) + line for line in lines)
