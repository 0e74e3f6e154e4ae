"""Making a report on a learner or a class, and writing it to a file."""

from __future__ import annotations

from pathlib import Path

from app.domain.learner import Learner
from app.domain.report_document import Document
from app.domain.roster import SchoolClass
from app.i18n import _
from app.services.author_files import write_out
from app.services.class_document import class_document
from app.services.class_grid import class_grid
from app.services.class_quizzes import quiz_tables
from app.services.class_report import changes_since, class_report
from app.services.learner_document import LearnerFigures, learner_document
from app.services.overview import overview
from app.services.ports import Clock, ProgressStore
from app.services.report_ports import ReportRefused, ReportWriter
from app.services.review import ReviewRoom


def report_on_class(
    room: ReviewRoom, store: ProgressStore, clock: Clock, group: SchoolClass, since: int | None = None
) -> Document:
    """The report on a class in the room's course; `since` is UTC ms."""
    return class_document(class_report(room.course, store, clock, group, since=since))


def report_on_learner(
    room: ReviewRoom, store: ProgressStore, clock: Clock, learner: Learner, since: int | None = None
) -> Document:
    """The report on one learner in the room's course; `since` is UTC ms. Nobody else's answers are in it."""
    course = room.course
    sums = store.item_figures(course.id, [learner.id])
    told = LearnerFigures(
        clock.now(),
        course,
        learner,
        room.goal(learner.id).goal,
        store.days(learner.id, course.id),
        store.totals(learner.id, course.id),
        overview(course, store, clock, learner.id),
        class_grid(course, store, clock, [learner], sums)[0],
        store.last_answers(learner.id, course.id),
        quiz_tables(course, store, [learner]),
        None if since is None else changes_since(course, store, clock, [learner], since),
    )
    return learner_document(told)


def ending_of(path: Path, writer: ReportWriter) -> str:
    """The ending of a file a report may be written to, in small letters.

    Raises:
        ReportRefused: no format has this ending; the text lists those there are.
    """
    ending = path.suffix.lower()
    if ending not in writer.endings:
        known = ", ".join(writer.endings)
        raise ReportRefused(
            _("{path} names no format. End the file's name in one of {known}.").format(path=path, known=known)
        )
    return ending


def table_of(document: Document, key: str | None) -> str:
    """The table that goes into a file for one table: the one named, or the document's main one.

    Raises:
        ReportRefused: the document has no such table; the text lists those there are.
    """
    if key is not None and document.table(key) is None:
        known = ", ".join(table.key for table in document.tables())
        raise ReportRefused(_('There is no table "{key}". Tables: {known}.').format(key=key, known=known))
    return key or document.main


def write_report(document: Document, path: Path, writer: ReportWriter, table: str | None = None) -> None:
    """Write to a file by its ending: whole or not at all, and over nothing but a file of the same ending.

    Raises:
        ReportRefused: the ending or the table is unknown, or a package is missing.
        AuthorRefused: the file cannot be written.
    """
    ending = ending_of(path, writer)
    write_out(path, writer.write(document, ending, table_of(document, table)), ending)
