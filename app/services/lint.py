"""What the item-writing rules say of a course, as findings with places."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.finding import Finding, Severity, SourceSpot
from app.domain.lint.rule import Issue, ItemFigures, Subject
from app.services.ports import CourseLoad

ROOM = "lint"
"""The part of a code before its dot; what stands after it is the name that `allow` takes."""


def weaknesses(load: CourseLoad, figures: Mapping[str, ItemFigures] | None = None) -> tuple[Finding, ...]:
    """Warnings on what could be read of a course; `figures` are by item id, for the rules that need answers.

    Where something has errors, nothing is said of what may be missing because of them.
    """
    if load.course is None:
        return ()
    from app.domain.lint.registry import lint  # its many patterns take time, which a start does without

    issues = lint(Subject(load.course, figures or {}, whole=not load.errors))
    return tuple(sorted((_finding(load, issue) for issue in issues), key=lambda finding: finding.order))


def needs_answers(code: str) -> bool:
    """Whether a finding's code is that of a rule that needs answers: another text of a question has none yet."""
    from app.domain.lint.registry import BY_CODE  # as above

    rule = BY_CODE.get(code.removeprefix(f"{ROOM}."))
    return rule is not None and rule.figures


def _finding(load: CourseLoad, issue: Issue) -> Finding:
    spot = _spot(load, issue) or SourceSpot("", 0, 0)
    code = f"{ROOM}.{issue.code}"
    return Finding(
        spot.path, spot.line, spot.column, code, Severity.WARNING, issue.message, issue.help, spot.excerpt, spot.width
    )


def _spot(load: CourseLoad, issue: Issue) -> SourceSpot | None:
    if load.locator is None:
        item = load.course.items.get(issue.item) if load.course else None
        return SourceSpot(item.place.path, item.place.line, item.place.column) if item else None
    return load.locator.point(issue.point) if issue.point else load.locator.item(issue.item, issue.field)
