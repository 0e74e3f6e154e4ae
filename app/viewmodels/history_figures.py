"""The figures of History in words: this week, what was remembered, time, days in a row."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.activity import Streak, streak, weeks
from app.domain.history import Figures
from app.domain.report import Share, wilson
from app.i18n import _, ngettext
from app.services.history import Record
from app.viewmodels.charts import answers_text, share_text, time_text
from app.viewmodels.dates import days_text
from app.viewmodels.rows import percent


@dataclass(frozen=True, slots=True)
class Tile:
    """A figure with its label and what it rests on."""

    label: str
    figure: str
    note: str


def tiles(record: Record) -> tuple[Tile, ...]:
    """What is read at one glance: this week, what was remembered, time, days in a row."""
    week = weeks(record.days, record.today, 1)[0].figures
    held = streak({day for day, figures in record.days.items() if figures.answers}, record.today)
    kept = recalled(month_figures(record))
    target = percent(record.goal.retention)
    return (
        Tile(_("Answers this week"), str(week.answers), _right(week)),
        Tile(
            _("Remembered when due"),
            percent(kept.value) if kept.count else _("none yet"),
            _("last 30 days, target {target} · {reviews}").format(target=target, reviews=reviews_text(kept.count)),
        ),
        Tile(_("Time this week"), time_text(week.milliseconds), _per_day(week, record.today)),
        Tile(_("Days in a row"), str(held.current), _streak_note(held)),
    )


def _right(figures: Figures) -> str:
    if not figures.scored:
        return _("nothing marked yet")
    share = wilson(figures.correct, figures.scored)
    text = _("{share} right ({low} to {high}) of {n}")
    return text.format(share=percent(share.value), low=percent(share.low), high=percent(share.high), n=share.count)


def _per_day(figures: Figures, today: date) -> str:
    days = today.weekday() + 1
    text = _("{time} a day over {days}")
    return text.format(time=time_text(round(figures.milliseconds / days)), days=days_text(days))


def _streak_note(held: Streak) -> str:
    longest = _("longest {days}").format(days=days_text(held.longest))
    if held.current and not held.today:
        return _("{longest}; one answer today keeps it going").format(longest=longest)
    return longest


def totals_text(record: Record) -> str:
    """Everything since the beginning, in a line."""
    sums, active = record.totals, sum(bool(figures.answers) for figures in record.days.values())
    return _("{answers} in all, {time}, on {days}").format(
        answers=answers_text(sums.answers), time=time_text(sums.milliseconds), days=days_text(active)
    )


def month_figures(record: Record) -> Figures:
    """The sums of the last thirty days."""
    since = record.today - timedelta(days=29)
    return sum((figures for day, figures in record.days.items() if day >= since), Figures())


def recalled(figures: Figures) -> Share:
    """Share of the reviews that were remembered."""
    return wilson(figures.recalled, figures.reviews)


def reviews_text(count: int) -> str:
    """A number of reviews in words."""
    return ngettext("{n} review", "{n} reviews", count).format(n=count)


def day_note(figures: Figures | None) -> str:
    """What a day came to."""
    if figures is None or not figures.answers:
        return answers_text(0)
    bits = [answers_text(figures.answers), time_text(figures.milliseconds)]
    if figures.scored:
        bits.append(_("{share} right").format(share=share_text(wilson(figures.correct, figures.scored))))
    return " · ".join(bits)
