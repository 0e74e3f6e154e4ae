"""Findings as text: code and message, place, source line with a caret, and what to do."""

from __future__ import annotations

import unicodedata

from app.domain.finding import Finding

TAB = 4
LONGEST = 160


def render(finding: Finding, why: str = "") -> str:
    """One finding as a person reads it in a terminal, with a reason where one is given; no newline at its end."""
    place = f"{finding.path}:{finding.line}:{finding.column}" if finding.line else finding.path
    gutter = " " * max(2, len(str(finding.line)))
    lines = [f"{finding.severity.value}[{finding.code}]: {finding.message}", f"{gutter[1:]}--> {place}"]
    if finding.line and finding.excerpt:
        lines += [f"{gutter} |", *_source(finding, gutter)]
    notes = [f"{gutter} = why: {why}"] if why else []
    return "\n".join([*lines, *notes, f"{gutter} = help: {finding.help}"])


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
