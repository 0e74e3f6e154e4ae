"""Days in words, and days as people type them."""

from __future__ import annotations

import re
from datetime import date, timedelta

from app.i18n import _, ngettext

# "9/12/2026", "9.12.": in some countries the day comes first, in others the month
NUMBERS_ONLY = re.compile(r"[0-9]{1,2}\s*[./-]\s*[0-9]{1,2}(\s*[./-]\s*([0-9]{2}|[0-9]{4})?)?", re.ASCII)


class UnreadableDay(ValueError):
    """What was typed is no day; the text says how to write one."""


def months() -> tuple[str, ...]:
    """The names of the months, January first."""
    return (
        _("January"), _("February"), _("March"), _("April"), _("May"), _("June"), _("July"), _("August"),
        _("September"), _("October"), _("November"), _("December"),
    )  # fmt: skip


def weekdays() -> tuple[str, ...]:
    """Short names of the weekdays, Monday first."""
    return _("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun")


def day_text(day: date, today: date) -> str:
    """A day in words: "today", "tomorrow", "9 December", with the year where it is another one."""
    near = {0: _("today"), 1: _("tomorrow"), -1: _("yesterday")}.get((day - today).days)
    if near is not None:
        return near
    text = _("{day} {month}") if day.year == today.year else _("{day} {month} {year}")
    return text.format(day=day.day, month=months()[day.month - 1], year=day.year)


def days_text(count: int) -> str:
    """A number of days in words."""
    return ngettext("{n} day", "{n} days", count).format(n=count)


def read_day(text: str, today: date) -> date:
    """The day that somebody typed: 2026-12-09, "9 December", "December 9, 2026", today, tomorrow or "+14".

    Without a year it is the next such day. Raises UnreadableDay, with an example, for anything else.
    """
    typed = " ".join(text.strip().casefold().replace(",", " ").split())
    if typed in (_("today").casefold(), _("tomorrow").casefold()):
        return today + timedelta(days=typed == _("tomorrow").casefold())
    if found := re.fullmatch(r"\+([0-9]{1,4})", typed):
        return today + timedelta(days=int(found[1]))
    if found := re.fullmatch(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})", typed):
        return _made(int(found[1]), int(found[2]), int(found[3]), text)
    return _with_month_name(typed, text, today)


def read_past_day(text: str, today: date) -> date:
    """As `read_day`, for a day that has been: without a year it is the last such day. Raises UnreadableDay."""
    day = read_day(text, today)
    if day <= today:
        return day
    if re.search("[0-9]{4}|[+]", text) or text.strip().casefold() == _("tomorrow").casefold():
        raise UnreadableDay(_("{day} lies ahead; name a day that has been.").format(day=day_text(day, today)))
    return read_day(f"{text} {day.year - 1}", today)


def _with_month_name(typed: str, text: str, today: date) -> date:
    words = typed.split(" ")
    names = [name.casefold() for name in months()]
    month = next(
        (n for n, name in enumerate(names, 1) for word in words if len(word) >= 3 and name.startswith(word)), 0
    )
    numbers = [word.rstrip(".") for word in words if word.rstrip(".").isascii() and word.rstrip(".").isdigit()]
    if not month or len(words) != len(numbers) + 1 or [len(number) == 4 for number in numbers[1:]] not in ([], [True]):
        raise _unreadable(text)
    day = int(numbers[0][:4]) if numbers else 0
    if len(numbers) == 2:
        return _made(int(numbers[1]), month, day, text)
    this_year = _made(today.year, month, day, text)
    return this_year if this_year >= today else _made(today.year + 1, month, day, text)


def _made(year: int, month: int, day: int, text: str) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise _unreadable(text) from None


def _unreadable(text: str) -> UnreadableDay:
    if NUMBERS_ONLY.fullmatch(text.strip()):
        return UnreadableDay(
            _(
                'In "{text}" the order of day and month is unclear, so it is no day here. '
                "Write it like 2026-12-09, or 9 December."
            ).format(text=text.strip())
        )
    return UnreadableDay(
        _('"{text}" is no day. Write it like 2026-12-09, or 9 December.').format(text=text.strip()[:40])
    )
