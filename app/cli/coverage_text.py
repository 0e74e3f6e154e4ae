"""The coverage of courses as a person reads it in a terminal, and the words for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.domain.coverage import Coverage, Extent, PointCoverage, Spread
from app.domain.item import Level
from app.i18n import _, ngettext
from app.services.coverage import CourseCoverage
from app.viewmodels.coverage_text import lean_text
from app.viewmodels.quizzes_text import kind_word


def as_text(found: Sequence[CourseCoverage]) -> str:
    """All courses: each section with its spread, then every point; weak ones say so."""
    return "\n\n".join("\n".join(_course(one)) for one in found)


def _course(one: CourseCoverage) -> Iterator[str]:
    yield one.coverage.title
    if one.errors:
        yield errors_text(one)
    for section in one.coverage.sections:
        yield ""
        yield f"{section.section.title} ({section.section.id})"
        yield f"  {spread_text(section.spread)}"
        for lean in section.leans:
            yield "  " + _("Lopsided: {reason}").format(reason=lean_text(lean, section.spread))
        width = max(len(point.point.id) for point in section.points)
        for point in section.points:
            yield f"  {point.point.id:<{width}}  {point_text(point)}"
    yield ""
    yield summary(one.coverage)


def errors_text(one: CourseCoverage) -> str:
    """That questions with errors are not counted."""
    return ngettext(
        "{count} error hides questions from this map; run check.",
        "{count} errors hide questions from this map; run check.",
        one.errors,
    ).format(count=one.errors)


def spread_text(spread: Spread) -> str:
    """Such as `10 questions; single 4, typed 6; recall 6, understand 4`."""
    count = ngettext("{count} question", "{count} questions", spread.questions).format(count=spread.questions)
    kinds = ", ".join(f"{kind_word(kind)} {n}" for kind, n in spread.kinds)
    levels = ", ".join(f"{level_text(level)} {n}" for level, n in spread.levels)
    return "; ".join(part for part in (count, kinds, levels) if part)


def level_text(level: Level | None) -> str:
    """The word for a level, as files write it."""
    return level.value if level else _("no level")


def point_text(point: PointCoverage) -> str:
    """One point: its mark, then what it has."""
    word = extent_text(point)
    return f"{word}: {spread_text(point.spread)}" if point.spread.questions else word


def extent_text(point: PointCoverage) -> str:
    """The word for how a point is covered."""
    if point.unsure and point.extent is Extent.UNCOVERED:
        return _("not known before errors are mended")
    return {
        Extent.UNCOVERED: _("UNCOVERED"),
        Extent.THIN: _("THIN") + (_(" (one kind)") if point.spread.questions > 1 else ""),
        Extent.COVERED: _("covered"),
    }[point.extent]


def summary(covered: Coverage) -> str:
    """Such as `61 points: 55 covered, 4 thin, 2 uncovered; 1 section lopsided; 118 questions, 55 % recall`."""
    points = ngettext("{count} point", "{count} points", len(covered.points)).format(count=len(covered.points))
    counts = _("{covered} covered, {thin} thin, {uncovered} uncovered").format(
        covered=covered.count(Extent.COVERED),
        thin=covered.count(Extent.THIN),
        uncovered=covered.count(Extent.UNCOVERED),
    )
    lopsided = sum(bool(section.leans) for section in covered.sections)
    leaning = ngettext("{count} section lopsided", "{count} sections lopsided", lopsided).format(count=lopsided)
    asked = ngettext("{count} question", "{count} questions", covered.spread.questions)
    tail = asked.format(count=covered.spread.questions)
    if covered.spread.recall is not None:
        tail += ", " + _("{share} % recall").format(share=round(100 * covered.spread.recall))
    return "; ".join([f"{points}: {counts}", *([leaning] if lopsided else []), tail])
