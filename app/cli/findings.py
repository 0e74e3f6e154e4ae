"""Findings as text: code and message, place, source line with a caret, and what to do."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable

from app.domain.finding import Finding
from app.i18n import ngettext

TAB = 4
LONGEST = 160


def render(finding: Finding, why: str = "") -> str:
    """One finding as a person reads it in a terminal, with a reason where one is given; no newline at its end."""
    gutter = _gutter(finding)
    lines = [_head(finding, finding.message), f"{gutter[1:]}--> {_place(finding)}"]
    if finding.line and finding.excerpt:
        lines += [f"{gutter} |", *_source(finding, gutter)]
    return "\n".join([*lines, *_notes(finding, why, gutter)])


def render_all(findings: Iterable[Finding], why: Callable[[Finding], str]) -> list[str]:
    """One text for each rule and remedy: the reason and the help once, then every place. `why` gives a rule's reason.

    Texts to fill in are one line for each question.
    """
    groups: dict[tuple[str, str, str], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.severity.value, finding.code, finding.help), []).append(finding)
    told: set[str] = set()
    texts = []
    for (_severity, code, _help), found in groups.items():
        reason = "" if code in told else why(found[0])
        told.add(code)
        texts.append(render(found[0], reason) if len(found) == 1 else _group(found, reason))
    return texts


def _group(found: list[Finding], why: str) -> str:
    first = found[0]
    unfilled = first.code.endswith(".unfilled")
    count = ngettext("{count} place", "{count} places", len(found)).format(count=len(found))
    same = len({finding.message for finding in found}) == 1
    lines = [_head(first, f"{first.message} ({count})" if same else count), *_notes(first, why, "  ")]
    for places in _by_question(found) if unfilled else [[finding] for finding in found]:
        finding, gutter = places[0], _gutter(places[0])
        if unfilled:
            lines.append(f"{gutter[1:]}--> {_to_fill(places)}")
            continue
        lines.append(f"{gutter[1:]}--> {_place(finding)}" + ("" if same else f": {finding.message}"))
        lines += _source(finding, gutter) if finding.line and finding.excerpt else []
    return "\n".join(lines)


def _by_question(found: list[Finding]) -> list[list[Finding]]:
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in found:
        groups.setdefault((finding.path, finding.about), []).append(finding)
    return list(groups.values())


def _to_fill(places: list[Finding]) -> str:
    """Such as `course/banks/a.yaml:18 question-1: 3 places to fill in: lines 18, 20, 21`."""
    first = places[0]
    rows = sorted({finding.line for finding in places})
    where = ngettext("line {lines}", "lines {lines}", len(rows)).format(lines=", ".join(map(str, rows)))
    count = ngettext("{count} place to fill in: {lines}", "{count} places to fill in: {lines}", len(places))
    about = f" {columns(first.about)}" if first.about else ""
    return f"{first.path}:{first.line}{about}: {count.format(count=len(places), lines=where)}"


def _head(finding: Finding, said: str) -> str:
    return f"{finding.severity.value}[{finding.code}]: {said}"


def _place(finding: Finding) -> str:
    return f"{finding.path}:{finding.line}:{finding.column}" if finding.line else finding.path


def _gutter(finding: Finding) -> str:
    return " " * max(2, len(str(finding.line)))


def _notes(finding: Finding, why: str, gutter: str) -> list[str]:
    return [*([f"{gutter} = why: {why}"] if why else []), f"{gutter} = help: {finding.help}"]


def _source(finding: Finding, gutter: str) -> list[str]:
    """The source line and the caret under it; of a long line, what stands around the caret."""
    start = finding.column - 1
    first = max(0, start - LONGEST // 2) if start > LONGEST * 3 // 4 else 0
    shown = finding.excerpt[first : first + LONGEST]
    lines = [f"{finding.line:>{len(gutter)}} | {columns(shown)}".rstrip()]
    if start <= len(finding.excerpt):
        before = shown[: start - first]
        under = shown[start - first : start - first + finding.width]
        lines.append(f"{gutter} | {' ' * _width(before)}{'^' * max(1, _width(under.rstrip() or under))}")
    return lines


def columns(text: str) -> str:
    """A source line as a terminal can show it: tabs as spaces, signs without a shape as dots."""
    return "".join(" " * TAB if sign == "\t" else sign if _shown(sign) else "·" for sign in text)


def _width(text: str) -> int:
    """How many terminal columns `columns(text)` takes."""
    return sum(_sign_width(sign) for sign in text)


def _sign_width(sign: str) -> int:
    if sign == "\t":
        return TAB
    if not _shown(sign):
        return 1
    if unicodedata.category(sign) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in ("W", "F") else 1


def _shown(sign: str) -> bool:
    """Whether a terminal draws the sign, and does nothing else with it."""
    return unicodedata.category(sign) not in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
