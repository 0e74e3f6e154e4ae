"""Questions for the rules: short ways to make them, and a course that holds them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.banks.notation import parse_cloze
from app.banks.parsed import ParsedBank
from app.banks.read_file import read_file
from app.domain.bank import Course, ItemBank
from app.domain.item import Choices, Cloze, Item, Number, Option, TrueFalse, Typed
from app.domain.lint.registry import RULES, lint
from app.domain.lint.rule import Issue, ItemFigures, Rule, Subject
from app.domain.statement import Point, Section, Statement

HEAD = "format: 1\nsection: sky\nquestions:\n"
STATEMENT = Statement(
    "A Statement",
    (
        Section(
            "sky", "Sky", "Sky", (Point("moon", "sky", 1, "They explore the Moon."), Point("sun", "sky", 1, "Sun."))
        ),
    ),
)


def written(questions: str) -> tuple[Item, ...]:
    """Questions in YAML, which must have no error."""
    read = read_file((HEAD + questions).encode(), "bank")
    assert [f"{found.line} {found.message}" for found in read.findings] == []
    assert isinstance(read.parsed, ParsedBank)
    items = tuple(parsed.item for parsed in read.parsed.items if parsed.item)
    assert len(items) == read.parsed.count
    return items


def course(items: Sequence[Item]) -> Course:
    """One bank of these."""
    return Course("sky", STATEMENT, (ItemBank("sky", tuple(items)),))


def said(
    items: Sequence[Item], figures: Mapping[str, ItemFigures] | None = None, rules: Sequence[Rule] = RULES
) -> list[Issue]:
    """What the rules say of a course of these questions."""
    return list(lint(Subject(course(items), figures or {}), rules))


def codes(*items: Item, **figures: ItemFigures) -> set[str]:
    """The rules that say something."""
    return {issue.code for issue in said(items, figures)}


def choice(stem: str, right: str | Sequence[str], *wrong: str, name: str = "q", feedback: str = "",
           shuffle: bool = True, hint: str = "", explain: str = "") -> Item:  # fmt: skip
    """A choice question; all its wrong options get the same feedback."""
    keys = [right] if isinstance(right, str) else list(right)
    own = (*(Option(key, right=True) for key in keys), *(Option(text, feedback=feedback) for text in wrong))
    body = Choices(own, several=len(keys) > 1)
    return Item(name, "sky", ("moon",), stem, body, shuffle=shuffle, hint=hint, explain=explain)


def typed(stem: str, *accepted: str, wrong: Sequence[str] = (), name: str = "q", hint: str = "") -> Item:
    """A typed question."""
    body = Typed(accepted, tuple(Option(text) for text in wrong))
    return Item(name, "sky", ("moon",), stem, body, hint=hint)


def claim(stem: str, truth: bool, feedback: str = "", name: str = "q", explain: str = "") -> Item:
    """A claim that is true or false."""
    return Item(name, "sky", ("moon",), stem, TrueFalse(truth, feedback), explain=explain)


def number(stem: str, low: float, high: float, name: str = "q", hint: str = "") -> Item:
    """A number."""
    shown = f"{low:g}" if low == high else f"{low:g}..{high:g}"
    return Item(name, "sky", ("moon",), stem, Number(low, high, shown), hint=hint)


def cloze(text: str, name: str = "q", wrong: Sequence[str] = (), hint: str = "") -> Item:
    """A text with gaps."""
    body = Cloze(parse_cloze(text), tuple(Option(mistake) for mistake in wrong))
    return Item(name, "sky", ("moon",), "", body, hint=hint)
