"""Why the text of the course is shut: an exam is under way."""

from __future__ import annotations

from app.i18n import _
from app.services.desk import Desk


def closed_by_exam(desk: Desk) -> str:
    """Why text and search are shut, or an empty text: an exam of anybody, for who takes it could switch learners."""
    learner = desk.learner().id
    found = desk.quiz().open_exam(learner)
    if found is None:
        return ""
    taker, session = found
    if taker.id == learner:
        return _("The text, the search and the history are closed until you submit the exam.")
    return _("The text, the search and the history are closed until {name} submits the exam {title}.").format(
        name=taker.name, title=session.title
    )
