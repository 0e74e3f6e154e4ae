"""All rules, and `lint`, which asks them all and heeds what questions allow."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.domain.lint.course_table import COURSE_RULES
from app.domain.lint.feedback_table import FEEDBACK_RULES
from app.domain.lint.option_table import OPTION_RULES
from app.domain.lint.rule import Issue, Rule, Subject
from app.domain.lint.wording_table import WORDING_RULES
from app.i18n import _

UNUSED = "unused-allow"
RULES: tuple[Rule, ...] = (*OPTION_RULES, *WORDING_RULES, *FEEDBACK_RULES, *COURSE_RULES)
BY_CODE = {rule.code: rule for rule in RULES}


def allowed_names() -> tuple[str, ...]:
    """The rules that `allow` may name."""
    return tuple(rule.code for rule in RULES if rule.silenced)


def nearest(name: str) -> str:
    """The rule that a misspelt name was probably meant to be, or an empty text."""
    return next(iter(difflib.get_close_matches(name[:40].lower(), allowed_names(), n=1, cutoff=0.5)), "")


def lint(subject: Subject, rules: Sequence[Rule] = RULES) -> tuple[Issue, ...]:
    """What the rules say, each issue with its rule's remedy, less what the questions allow; in the rules' order."""
    allowed = {(item.id, code) for item in subject.items() for code, _why in item.allow}
    used: set[tuple[str, str]] = set()
    issues: list[Issue] = []
    for rule in rules:
        for issue in rule.look(subject):
            if (issue.item, rule.code) in allowed:
                used.add((issue.item, rule.code))
            else:
                issues.append(replace(issue, help=rule.remedy()))
    if subject.whole and any(rule.code == UNUSED for rule in rules):
        issues += _unused(subject, used)
    return tuple(issues)


def _unused(subject: Subject, used: set[tuple[str, str]]) -> Iterator[Issue]:
    """What is allowed for nothing; of rules that need answers that is not known here."""
    for item in subject.items():
        for code, _why in item.allow:
            rule = BY_CODE.get(code)
            if rule and not rule.figures and (item.id, code) not in used:
                message = _('"{rule}" has nothing to say on this question').format(rule=code)
                yield Issue(item.id, f"allow {code}", UNUSED, message, BY_CODE[UNUSED].remedy())
