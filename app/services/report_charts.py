"""Charts of a report: bars with their counts, drawn from the figures of weeks and sections."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.domain.activity import Week
from app.domain.history import Figures
from app.domain.report import Share, wilson
from app.domain.report_document import Bar, Chart
from app.i18n import _, ngettext
from app.services.report_cells import of_count, percent, week_text

WEEKS = 26
WORST = 10
LONGEST_LABEL = 46


def shown(weeks: Sequence[Week]) -> tuple[Week, ...]:
    """The weeks from the first with an answer on."""
    first = next((at for at, week in enumerate(weeks) if week.figures.answers), len(weeks))
    return tuple(weeks[first:])


def right(figures: Figures) -> Share:
    """The share that was fully right."""
    return wilson(figures.correct, figures.scored)


def recalled(figures: Figures) -> Share:
    """The share of the reviews that was remembered."""
    return wilson(figures.recalled, figures.reviews)


def answers_chart(weeks: Sequence[Week]) -> Chart:
    """How many answers each week."""
    most = max((week.figures.answers for week in weeks), default=0)
    bars = tuple(_count_bar(week) for week in weeks)
    total = sum(week.figures.answers for week in weeks)
    text = _answers(total)
    return Chart("answers_by_week", _("Answers each week"), text, bars, max(1, most), str(most), "weeks")


def right_chart(weeks: Sequence[Week]) -> Chart:
    """The share right of each week with its interval."""
    total = right(sum((week.figures for week in weeks), Figures()))
    text = _("Right: {share}.").format(share=of_count(total)) if total.count else _("Nothing was marked yet.")
    bars = _share_bars(weeks, right)
    return Chart("right_by_week", _("Share right each week"), text, bars, 1.0, percent(1), "weeks")


def retention_chart(weeks: Sequence[Week], target: float) -> Chart:
    """The share of reviews that was remembered each week, against the target."""
    total = recalled(sum((week.figures for week in weeks), Figures()))
    aim = _("target {share}").format(share=percent(target))
    told = _("Remembered: {share}, {target}.").format(share=of_count(total), target=aim)
    text = told if total.count else _("No answer was a review yet.")
    bars = _share_bars(weeks, recalled)
    return Chart(
        "retention_by_week", _("Remembered when due, each week"), text, bars, 1.0, percent(1), "weeks", target, aim
    )


def mastery_chart(rows: Sequence[tuple[str, float | None, int, int]], table: str) -> Chart:
    """How well each section is known: (section, mastery, questions met, questions) each."""
    bars = tuple(
        Bar(name, value if met else None, met, _mastery_text(name, value, met, total))
        for name, value, met, total in rows
    )
    text = _("Mastery: how much of each section would be remembered now; questions never met count as nothing.")
    return Chart("mastery_by_section", _("Mastery of each section"), text, bars, 1.0, percent(1), table, upright=False)


def brief(name: str) -> str:
    """A name that fits the width of a phone."""
    return name if len(name) <= LONGEST_LABEL else f"{name[: LONGEST_LABEL - 1].rstrip()}…"


def facility_chart(rows: Sequence[tuple[str, Share]]) -> Chart:
    """The questions that surely are hard: by the upper end of the interval, so that one wrong answer is no proof."""
    worst = sorted((row for row in rows if row[1].count), key=lambda row: row[1].high)[:WORST]
    bars = tuple(
        Bar(brief(name), told.value, told.count, f"{brief(name)}: {of_count(told)}", told.low, told.high)
        for name, told in worst
    )
    text = ngettext(
        "The question with the smallest share of marks, by the upper end of its interval.",
        "The {n} questions with the smallest share of marks, by the upper end of the interval.",
        len(bars),
    )  # fmt: skip
    return Chart(
        "hardest", _("Hardest questions"), text.format(n=len(bars)), bars, 1.0, percent(1), "items", upright=False
    )


def _count_bar(week: Week) -> Bar:
    text = f"{week_text(week.start)}: {_answers(week.figures.answers)}"
    return Bar(week.start.isoformat(), float(week.figures.answers), week.figures.answers, text)


def _share_bars(weeks: Sequence[Week], share_of: Callable[[Figures], Share]) -> tuple[Bar, ...]:
    bars = []
    for week in weeks:
        told, label = share_of(week.figures), week.start.isoformat()
        if told.count:
            text = f"{week_text(week.start)}: {of_count(told)}"
            bars.append(Bar(label, told.value, told.count, text, told.low, told.high))
        else:
            bars.append(Bar(label, None, 0, f"{week_text(week.start)}: {_answers(0)}"))
    return tuple(bars)


def _mastery_text(name: str, value: float | None, met: int, total: int) -> str:
    if not met or value is None:
        return _("{section}: no question met yet").format(section=name)
    text = ngettext(
        "{section}: {share}, {met} of {n} question met", "{section}: {share}, {met} of {n} questions met", total
    )
    return text.format(section=name, share=percent(value), met=met, n=total)


def _answers(count: int) -> str:
    return ngettext("{n} answer", "{n} answers", count).format(n=count)
