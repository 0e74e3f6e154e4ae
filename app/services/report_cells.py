"""Cells of a report: shares with their intervals, days, and why a figure is empty."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime

from app.domain.item import Cloze, Item
from app.domain.mark_table import FEW, Empty
from app.domain.report import Share
from app.domain.report_document import Cell, Gap
from app.i18n import _, ngettext

LEVELS = 4


def nothing_yet() -> Gap:
    """Nothing was answered that this figure could come from."""
    return Gap("no_answers", _("No answers yet."))


def share(told: Share, gap: Gap | None = None) -> Cell:
    """A share with its interval; empty, with the reason, where it rests on nothing."""
    if not told.count:
        return Cell(gap=gap or nothing_yet())
    return Cell(told.value, told.low, told.high, count=told.count)


def mastery(value: float, total: int, seen: int | None = None) -> Cell:
    """A mastery (0..1), tinted, with how many of the questions were met; empty for a section without questions."""
    if not total:
        return Cell(gap=Gap("no_questions", _("There are no questions.")))
    return Cell(value, level=min(LEVELS, int(value * (LEVELS + 1))), count=seen, total=None if seen is None else total)


def figure(value: float | None, name: str, empty: Mapping[str, Empty], scale: float = 1.0) -> Cell:
    """A statistic, or the reason why it is empty."""
    if value is not None:
        return Cell(value * scale)
    reason = empty.get(name)
    return Cell(gap=gap_of(reason) if reason is not None else None)


def gap_of(reason: Empty) -> Gap:
    """The reason of statistics in words."""
    texts = {
        Empty.NO_ATTEMPTS: _("Nobody was asked."),
        Empty.TOO_FEW_ATTEMPTS: _("There are too few attempts for the formula."),
        Empty.SMALL_SAMPLE: _("Below {count} attempts there are only counts and intervals.").format(count=FEW),
        Empty.NO_SPREAD: _("All marks are equal, on the question or on the rest."),
        Empty.NO_MARKS: _("The question carries no marks."),
        Empty.ONE_ITEM: _("A single question has no internal consistency."),
        Empty.NEGATIVE_COVARIANCE: _("Those with more marks in all did worse on it, so it has no effective weight."),
        Empty.DIFFERENT_QUESTIONS: _("Learners were asked different questions, so the rest does not compare."),
        Empty.DIFFERENT_MAXIMUM: _("Attempts differ in their maximum marks, so totals do not compare."),
        Empty.NOT_AN_OPTION_QUESTION: _("It is not a choice of one option, so there is no guess score."),
        Empty.OUTSIDE_SCALE: _("Marks lie outside 0 to the maximum, so the mean is no share."),
        Empty.UNKNOWN_OPTIONS: _("Nothing is known of its options."),
    }
    return Gap(reason.value, texts[reason])


def local(now: int) -> datetime:
    """A moment (UTC ms) in this device's time zone, to the second."""
    return datetime.fromtimestamp(now // 1000, UTC).astimezone()


def day(moment: int | None) -> Cell:
    """The local day of a moment (UTC ms), empty where there is none."""
    return Cell(gap=nothing_yet()) if moment is None else Cell(local(moment).date())


def percent(value: float) -> str:
    """A share as people read it."""
    return _("{number} %").format(number=round(value * 100))


def of_count(told: Share) -> str:
    """A share with its interval and count in words."""
    text = ngettext("{share} ({low} to {high}) of {n} answer", "{share} ({low} to {high}) of {n} answers", told.count)
    return text.format(share=percent(told.value), low=percent(told.low), high=percent(told.high), n=told.count)


def week_text(start: date) -> str:
    """A week by its Monday."""
    return _("Week of {day}").format(day=start.isoformat())


def stem(item: Item | None) -> str:
    """The question as one line; empty where it left the course."""
    if item is None:
        return ""
    if not item.stem and isinstance(item.body, Cloze):
        return "".join(part if isinstance(part, str) else "____" for part in item.body.parts)
    return item.stem
