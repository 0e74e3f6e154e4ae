"""Words, colours and icons of the coverage map."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.coverage import Coverage, Extent, Lean, PointCoverage, Spread, leans
from app.i18n import _, ngettext
from app.viewmodels.quizzes_text import kind_word, level_word
from app.viewmodels.rows import percent

HARD_BELOW, EASY_ABOVE = 0.5, 0.9


@dataclass(frozen=True, slots=True)
class Band:
    """A colour of the map: `tone` is one of the cards' tones, `icon` and `word` say the same without it."""

    tone: str
    icon: str
    word: str


def uncovered() -> Band:
    """No question asks about the point."""
    return Band("wrong", "close-circle-outline", _("uncovered"))


def thin() -> Band:
    """Too few questions, or all of one kind."""
    return Band("warn", "circle-half-full", _("thin"))


def lopsided() -> Band:
    """Many questions, but nearly all of one kind or level."""
    return Band("soft", "swap-vertical", _("lopsided"))


def good() -> Band:
    """Enough questions of several kinds."""
    return Band("right", "check-circle-outline", _("covered"))


def unanswered() -> Band:
    """Nobody has answered a question on the point."""
    return Band("plain", "minus-circle-outline", _("no answers"))


def hard() -> Band:
    """Fewer than half of the marks were earned."""
    return Band("wrong", "alert-circle-outline", _("hard, under {share}").format(share=percent(HARD_BELOW)))


def middling() -> Band:
    """Neither hard nor easy."""
    return Band("right", "check-circle-outline", _("in between"))


def easy() -> Band:
    """Nearly all marks were earned."""
    return Band("soft", "star-outline", _("easy, over {share}").format(share=percent(EASY_ABOVE)))


EXTENT_BANDS: tuple[Callable[[], Band], ...] = (uncovered, thin, lopsided, good)
EASE_BANDS: tuple[Callable[[], Band], ...] = (unanswered, hard, middling, easy)


def extent_of(point: PointCoverage) -> Band:
    """How well a point is covered."""
    if point.extent is Extent.UNCOVERED:
        return uncovered()
    if point.extent is Extent.THIN:
        return thin()
    return lopsided() if leans(point.spread) else good()


def ease_of(facility: float | None) -> Band:
    """How well a point was answered, 0..1."""
    if facility is None:
        return unanswered()
    if facility < HARD_BELOW:
        return hard()
    return easy() if facility > EASY_ABOVE else middling()


def ease_text(facility: float) -> str:
    """A facility as people read it."""
    return percent(facility)


def spread_text(spread: Spread) -> str:
    """Such as "10 questions: single choice 4, typed 6; recall 6, understand 4"."""
    count = ngettext("{n} question", "{n} questions", spread.questions).format(n=spread.questions)
    kinds = ", ".join(f"{kind_word(kind)} {n}" for kind, n in spread.kinds)
    levels = ", ".join(f"{level_word(level)} {n}" for level, n in spread.levels)
    return " · ".join(part for part in (count, kinds, levels) if part)


def lean_text(lean: Lean, spread: Spread) -> str:
    """Why a section is lopsided."""
    share = round(100 * (spread.recall or 0))
    return {
        Lean.ONE_KIND: _("all questions are of one kind"),
        Lean.ONE_LEVEL: _("all questions are of one level"),
        Lean.MUCH_RECALL: _("{share} % recall, where 60 % is a good share").format(share=share),
        Lean.LITTLE_RECALL: _("only {share} % recall, where 60 % is a good share").format(share=share),
    }[lean]


def summary(found: Coverage) -> str:
    """The whole course in a line."""
    bands = [extent_of(point).word for point in found.points]
    counts = [(band().word, bands.count(band().word)) for band in reversed(EXTENT_BANDS)]
    points = ngettext("{n} point", "{n} points", len(bands)).format(n=len(bands))
    return points + ": " + ", ".join(f"{word} {n}" for word, n in counts if n)
