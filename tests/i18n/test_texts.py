"""No text that a person reads goes past gettext."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.source import ROOT, Module, kv_files, modules
from tools.kv_messages import bare_words

SHOWN_ARGUMENTS = {
    "help",
    "description",
    "epilog",
    "text",
    "hint_text",
    "title",
    "label",
    "message",
    "caption",
}
SHOWING_CALLS = {"print", "write", "error", "exit"}
ROOMS = {"cli", "ui", "bootstrap"}


def literal_words(node: ast.expr) -> str:
    """The letters of a literal that would be shown as it is; placeholders and the program's name are no words."""
    if isinstance(node, ast.JoinedStr):
        return "".join(literal_words(part) for part in node.values)
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return re.sub(r"\{[^}]*\}|communique|Communiqué|[\W\d_]", "", node.value)
    return ""


def bare_literals(module: Module) -> Iterator[str]:
    for node in ast.walk(module.tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        shown = [keyword.value for keyword in node.keywords if keyword.arg in SHOWN_ARGUMENTS]
        if name in SHOWING_CALLS:
            shown += node.args
        yield from (f"{module.place}:{value.lineno} {ast.unparse(value)}" for value in shown if literal_words(value))


def filled_before_lookup(module: Module) -> Iterator[str]:
    """`_(f"...")` and `_("...".format())` never match a catalogue."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("_", "ngettext", "pgettext"):
            texts = node.args[:1] if getattr(node.func, "id", "") == "_" else node.args[:2]
            if not all(isinstance(text, ast.Constant) and isinstance(text.value, str) for text in texts):
                yield f"{module.place}:{node.lineno} {ast.unparse(node)}"


def test_terminal_and_window_code_shows_no_bare_literal() -> None:
    assert [found for module in modules() if module.room in ROOMS for found in bare_literals(module)] == []


def test_kv_files_show_no_bare_literal() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line} {words}"
        for path in kv_files()
        for line, words in bare_words(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_messages_are_filled_after_their_lookup() -> None:
    assert [found for module in modules() for found in filled_before_lookup(module)] == []
