"""Opening the bank editor over a course: its banks with unsaved work, and what does not change of the page."""

from __future__ import annotations

from dataclasses import replace

from app.domain.bank import Course
from app.i18n import _
from app.services.command_line import command_line
from app.services.desk import Desk
from app.services.edit_bank_drafts import Drafts
from app.services.edit_bank_files import BankFiles
from app.services.edit_bank_session import BankEditor
from app.services.item_evidence import ItemEvidence, item_evidence
from app.services.own_course import read_only
from app.services.ports import CourseCard, StoreError
from app.viewmodels.editor_state import EditorState


def read_editor(desk: Desk, card: CourseCard) -> tuple[BankEditor | None, EditorState]:
    """The editor over a course and what does not change of the page; None where it cannot be edited at all.

    Raises AuthorRefused where a file cannot be read.
    """
    writer = desk.parts.writer
    base = EditorState(course=card.title, read_only=read_only(card, "banks"))
    if writer is None:
        return None, replace(base, problem=_("Courses cannot be written here."))
    drafts = Drafts(desk.parts.own_courses.parent, card.path)
    files = BankFiles(card.path, writer, drafts)
    course = writer.preview(card.path, {}).course
    if course is None:
        text = _("{title} cannot be read. To see why: {command}")
        return None, replace(base, problem=text.format(title=card.title, command=command_line("check", str(card.path))))
    editor = BankEditor(files, desk.parts.clock.now, _answers(desk, replace(course, id=card.id)))
    sections = tuple((section.id, section.title) for section in course.statement.sections)
    return editor, replace(base, sections=(("", _("All sections")), *sections))


def _answers(desk: Desk, course: Course) -> dict[str, ItemEvidence]:
    """What answers say; a store that cannot be opened says nothing here, other pages tell of it."""
    try:
        return item_evidence(course, desk.store())
    except StoreError:
        return {}
