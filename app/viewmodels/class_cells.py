"""Cells that several tables of a class share."""

from __future__ import annotations

from datetime import UTC, date, datetime

from app.domain.mark_table import Quality
from app.i18n import _
from app.viewmodels.table import Cell, figure


def small_sample_text() -> str:
    """The rule for small samples."""
    return _("Below 10 attempts only counts and intervals are shown, below 30 figures are tentative.")


def local_date(milliseconds: int) -> date:
    """The local day of a moment (UTC ms)."""
    return datetime.fromtimestamp(milliseconds / 1000, tz=UTC).astimezone().date()


def share_cell(value: float, count: int, text: str) -> Cell:
    """A share with its interval in words; a dash without a count."""
    return figure(text, value, value) if count else Cell("-")


def number_cell(value: float | None, digits: int) -> Cell:
    """A number to so many digits; a dash where it is empty."""
    return Cell("-") if value is None else figure(f"{round(value, digits) + 0.0:.{digits}f}", value)


def quality_text(quality: Quality) -> str:
    """What the number of attempts allows, in a word."""
    return {Quality.SMALL_SAMPLE: _("small sample"), Quality.TENTATIVE: _("tentative"), Quality.OK: ""}[quality]
