"""Each rule says what its own examples promise, and nothing once it is switched off."""

from __future__ import annotations

import re

import pytest

from app.domain.item import text_key
from app.domain.lint.registry import RULES, allowed_names, nearest
from app.domain.lint.rule import ItemFigures, Rule
from tests.domain.lint.asked import said, written

SHARES = {text_key("The Moon"): 0.7, text_key("Mars"): 0.2, text_key("Venus"): 0.1}
WEAK = {
    "too-hard": ItemFigures(30, 0.24, 40, SHARES),
    "too-easy": ItemFigures(30, 0.91, 40, SHARES),
    "weak-discrimination": ItemFigures(30, 0.7, 19.9, SHARES),
    "idle-distractor": ItemFigures(30, 0.7, 40, {**SHARES, text_key("Venus"): 0.04}),
}
SOUND = {
    "too-hard": ItemFigures(30, 0.25, 40, SHARES),
    "too-easy": ItemFigures(30, 0.9, 40, SHARES),
    "weak-discrimination": ItemFigures(30, 0.7, 20, SHARES),
    "idle-distractor": ItemFigures(30, 0.7, 40, {**SHARES, text_key("Venus"): 0.05}),
}
each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)


def of(rule: Rule, questions: str, figures: dict[str, ItemFigures], rules: tuple[Rule, ...] = RULES) -> list[str]:
    """The codes of a rule's own findings on its example."""
    known = {"answered": figures[rule.code]} if rule.figures else {}
    return [issue.code for issue in said(written(questions), known, rules) if issue.code == rule.code]


@each_rule
def test_it_speaks_where_its_example_says_so(rule: Rule) -> None:
    assert of(rule, rule.fires, WEAK) != []


@each_rule
def test_it_is_silent_on_the_sound_example(rule: Rule) -> None:
    assert of(rule, rule.clean, SOUND) == []


@each_rule
def test_switched_off_it_says_nothing_and_no_other_speaks_for_it(rule: Rule) -> None:
    others = tuple(other for other in RULES if other is not rule)
    assert of(rule, rule.fires, WEAK, others) == []


@each_rule
def test_it_says_why_and_what_to_do(rule: Rule) -> None:
    assert all((rule.title(), rule.reason(), rule.remedy(), rule.source))
    assert not rule.remedy().endswith(".")


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.silenced], ids=lambda rule: rule.code)
def test_a_question_can_allow_it(rule: Rule) -> None:
    known = {"answered": WEAK[rule.code]} if rule.figures else {}
    spoken = {issue.item for issue in said(written(rule.fires), known) if issue.code == rule.code}
    allowing = re.sub(
        r"^- id: (\S+)$",
        lambda found: f"{found[0]}\n  allow: {{{rule.code}: so}}" if found[1] in spoken else found[0],
        rule.fires,
        flags=re.MULTILINE,
    )
    assert [issue for issue in said(written(allowing), known) if issue.code in (rule.code, "unused-allow")] == []


def test_no_two_rules_have_one_name() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)


def test_a_misspelt_name_finds_its_rule() -> None:
    assert {name: nearest(name[1:]) for name in allowed_names()} == {name: name for name in allowed_names()}
    assert nearest("zzzz") == ""
