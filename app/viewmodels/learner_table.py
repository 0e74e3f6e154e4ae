"""A learner's history as a teacher sees it: what was done day by day, and every session."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.learner import Learner
from app.domain.report import wilson
from app.i18n import _, ngettext
from app.services.desk import Desk
from app.viewmodels.charts import answers_text, share_text
from app.viewmodels.class_cells import local_date, share_cell
from app.viewmodels.dates import day_text
from app.viewmodels.table import Cell, Table, TableRow, figure, words

MOST_SESSIONS = 60


@dataclass(frozen=True, slots=True)
class LearnerPage:
    """A line on the whole, the days and the last sessions."""

    note: str
    days: Table
    sessions: Table


def learner_page(desk: Desk, learner: Learner) -> LearnerPage:
    """Read a learner's history in the course at hand."""
    store, course, today = desk.store(), desk.course, desk.today()
    whole = store.totals(learner.id, course.id)
    share = wilson(whole.correct, whole.scored)
    note = answers_text(whole.answers)
    if share.count:
        note += " · " + _("right: {share}").format(share=share_text(share))
    days = [
        TableRow(
            "",
            (
                Cell(day_text(day, today), float(day.toordinal())),
                figure(str(told.answers), told.answers),
                share_cell(told.correct / told.scored, told.scored, share_text(wilson(told.correct, told.scored)))
                if told.scored
                else Cell("-"),
                figure(f"{told.milliseconds / 60_000:.0f}", told.milliseconds),
            ),
        )
        for day, told in reversed(store.days(learner.id, course.id).items())
    ]
    sessions = [
        TableRow(
            "",
            (
                words(one.title),
                Cell(day_text(local_date(one.started), today), one.started),
                words(ngettext("{n} question", "{n} questions", len(one.plan)).format(n=len(one.plan))),
            ),
        )
        for one in store.attempts(course.id, [learner.id])[:MOST_SESSIONS]
    ]
    none = _("No answers yet.")
    return LearnerPage(
        note,
        Table((_("Day"), _("Answers"), _("Right"), _("Minutes")), tuple(days), "", none, 1.4),
        Table((_("Session"), _("Began"), _("Questions")), tuple(sessions), "", none),
    )
