"""A learner says that a question is wrong or unclear; the word reaches whoever teaches, with the answers."""

from __future__ import annotations

from app.domain.parcel import clean
from app.domain.roster import LONGEST_WHY, ReportEvent
from app.i18n import _
from app.services.attempts import Attempt, QuizRefused
from app.services.ports import ProgressStore


def report_question(store: ProgressStore, attempt: Attempt, item: str, why: str) -> ReportEvent:
    """Keep a report of an item of an attempt, about the revision that was shown; `why` may be empty.

    Raises QuizRefused where the words cannot be kept.
    """
    words = why.strip()
    if len(words) > LONGEST_WHY:
        raise QuizRefused(
            _("A report may have {most} characters; this one has {count}.").format(most=LONGEST_WHY, count=len(words))
        )
    if not clean(words):
        raise QuizRefused(_("This text holds a character that cannot be shown. Type it again instead of pasting it."))
    session, answer = attempt.session, attempt.answers.get(item)
    shown = next((slot.revision for slot in session.plan if slot.item == item), None)
    if shown is None:
        raise QuizRefused(_("This question is not part of the session."))
    revision = answer.revision if answer is not None else shown
    report = ReportEvent("", session.learner, "", 0, 0, session.course, session.id, item, revision, words)
    return store.add_report(report)
