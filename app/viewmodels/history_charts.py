"""The charts and figures of History, from a learner's record."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from app.domain.activity import WEEKS_A_YEAR, HeatDay, monday, year_map
from app.domain.calibration import STATED
from app.domain.event import AnswerEvent
from app.domain.history import MILLION
from app.domain.memory import Confidence
from app.domain.report import Share, wilson
from app.i18n import _, ngettext
from app.services.history import JUDGED_FROM, Record
from app.viewmodels.charts import (
    BarChartData,
    ChartBar,
    ChartPoint,
    HeatCell,
    HeatMapData,
    answers_text,
    count_axis,
    share_text,
)
from app.viewmodels.dates import day_text, days_text, months
from app.viewmodels.history_figures import month_figures, recalled, reviews_text
from app.viewmodels.rows import percent

CLOSE_TO_TARGET = 0.02


def heat_map(record: Record) -> HeatMapData:
    """All days since the first answer, a year at least."""
    count = max(WEEKS_A_YEAR, weeks_so_far(record))
    columns = year_map(record.days, record.today, count)
    cells = tuple(tuple(_cell(day, record) if day else None for day in column) for column in columns)
    starts = [column[0].day for column in columns if column[0] is not None]
    names = tuple(
        (at, month_label(start))
        for at, start in enumerate(starts)
        if start.day <= 7 and (at == 0 or starts[at - 1].month != start.month)
    )
    return HeatMapData(cells, names, record.today)


def weeks_so_far(record: Record) -> int:
    """How many weeks there are since the first answer, this one included."""
    first = min(record.days, default=record.today)
    return max((monday(record.today) - monday(first)).days // 7 + 1, 1)


def month_label(start: date) -> str:
    """A month's name where it begins on an axis; January's place says the year."""
    return months()[start.month - 1] if start.month > 1 else str(start.year)


def _cell(day: HeatDay, record: Record) -> HeatCell:
    text = _("{day}: {answers}").format(day=day_text(day.day, record.today), answers=answers_text(day.answers))
    spent = record.days[day.day].milliseconds if day.answers else 0
    return HeatCell(day.day, day.level, day.answers, spent, text)


def retention_text(record: Record) -> str:
    """What was remembered against the target, and what the schedule had foretold; as one paragraph."""
    sums, target = month_figures(record), record.goal.retention
    share = recalled(sums)
    if not share.count:
        return _("A review is an answer a day or more after the one before. There were none in the last 30 days.")
    text = _("Last 30 days: {share} remembered. The target is {target}.").format(
        share=share_text(share), target=percent(target)
    )
    text += " " + _against(share, target)
    if sums.forecast:
        foretold = _("The schedule had foretold {share} on average, for {reviews}.")
        mean = sums.predicted / sums.forecast / MILLION
        text += " " + foretold.format(share=percent(mean), reviews=reviews_text(sums.forecast))
    return text


def _against(share: Share, target: float) -> str:
    if share.low > target + CLOSE_TO_TARGET:
        return _("You remember more than you aim for: reviews could come less often.")
    if share.high < target - CLOSE_TO_TARGET:
        return _("You remember less than you aim for.")
    return _("With so many reviews no difference can be told.")


def reviews_ahead(record: Record) -> BarChartData:
    """How many questions come back on each of the next thirty days, with what the minutes a day allow."""
    bars = tuple(
        ChartBar(
            day_text(day, record.today) if number % 7 == 0 else "",
            float(count),
            count,
            _("{day}: {reviews}").format(day=day_text(day, record.today), reviews=reviews_text(count)),
        )
        for number, count in enumerate(record.ahead)
        for day in (record.today + timedelta(days=number),)
    )
    capacity = daily_capacity(record)
    top, ticks = count_axis(bars, float(capacity))
    line = ngettext("your {n} minute a day: {reviews}", "your {n} minutes a day: {reviews}", record.goal.minutes)
    level = line.format(n=record.goal.minutes, reviews=reviews_text(capacity))
    return BarChartData(bars, top, ticks, "", float(capacity), level)


def daily_capacity(record: Record) -> int:
    """How many questions fit into the minutes a day, at the learner's pace."""
    return max(1, int(record.goal.minutes * 60 / record.seconds_per_answer))


def ahead_text(record: Record) -> str:
    """What the forecast rests on."""
    total = sum(record.ahead)
    test = record.goal.test_day
    text = _("{reviews} in the next {days}, each question counted once; what is overdue counts today.").format(
        reviews=reviews_text(total), days=days_text(len(record.ahead))
    )
    if test is not None and record.today <= test < record.today + timedelta(days=len(record.ahead)):
        text += " " + _("The test is {day}: until then the plan decides.").format(day=day_text(test, record.today))
    return text


def judged(answers: Sequence[AnswerEvent]) -> tuple[ChartPoint, ...]:
    """For each word of confidence that was used: how often it was right, against what the word stands for."""
    made = []
    for said, stands_for in STATED.items():
        scores = [a.score >= 1 for a in answers if a.confidence is said and not a.given.revealed and a.rating]
        if scores:
            share, word = wilson(sum(scores), len(scores)), confidence_word(said)
            text = _("{word}: {share} right").format(word=word, share=share_text(share))
            made.append(ChartPoint(word, stands_for, share.value, share.low, share.high, share.count, text))
    return tuple(made)


def confidence_word(said: Confidence) -> str:
    """What the learner said."""
    return {
        Confidence.GUESSED: _("Guessed"),
        Confidence.UNSURE: _("Unsure"),
        Confidence.SURE: _("Sure"),
    }[said]


def judged_text(points: tuple[ChartPoint, ...], *, asked: bool) -> str:
    """What the chart of confidence rests on, or how to get one."""
    if points:
        return _("Out of {answers} with a word on how sure you were, of the last {n}.").format(
            answers=answers_text(sum(point.count for point in points)), n=JUDGED_FROM
        )
    if asked:
        return _("Say with an answer how sure you are, and it shows here how well you judge yourself.")
    return _('Switch on "Ask how sure I am" in the settings, and it shows here how well you judge yourself.')
