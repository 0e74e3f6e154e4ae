"""What each page of a course holds, as plain data."""

from __future__ import annotations

from app.i18n import _, ngettext
from app.services.author_files import AuthorRefused
from app.services.desk import Desk
from app.services.edit_course import CourseEdit
from app.services.outline_course import PointText, SectionText
from app.viewmodels.course_state import COURSE, HOME, POINT, SECTION, CourseState, Line

LONGEST = 140


def outside(desk: Desk, page: str) -> CourseState:
    """The list of courses, or a form for a new one."""
    if page != HOME:
        return CourseState(page)
    rows = []
    chosen = desk.card().id if desk.courses() else ""
    for card in desk.courses():
        own = card.path.parent == desk.parts.own_courses
        notes = [_("yours") if own else _("comes with the app"), *([_("chosen now")] if card.id == chosen else [])]
        rows.append(Line(card.id, card.title, " · ".join(notes), own))
    return CourseState(HOME, tuple(rows))


def inside(edit: CourseEdit, page: str, section: str, point: str) -> CourseState:
    """A course, a section or a point; the page above where it is gone."""
    here = next((one for one in edit.text.sections if one.id == section), None)
    there = next((one for one in here.points if one.id == point), None) if here else None
    if page == POINT and here and there:
        return _point(edit, here, there)
    if page in (POINT, SECTION) and here:
        return _section(edit, here)
    rows = tuple(Line(one.id, one.title, _points(len(one.points), one.id)) for one in edit.text.sections)
    about = show_about(edit.text.about)
    note = (
        _("Not made yet: nothing is written.")
        if edit.folder is None
        else _("Folder: {name}").format(name=edit.folder.name)
    )
    return CourseState(
        COURSE, rows, edit.text.title, note, "", edit.text.title, about, draft=edit.folder is None,
        can_undo=edit.can_undo,
    )  # fmt: skip


def _section(edit: CourseEdit, section: SectionText) -> CourseState:
    rows = tuple(Line(one.id, _short(one.text), _point_note(one)) for one in section.points)
    ids = [one.id for one in edit.text.sections]
    return CourseState(
        SECTION, rows, section.title, _id_note(section.id), section.id, section.title, section.short,
        draft=edit.folder is None, can_undo=edit.can_undo,
        at_start=ids[0] == section.id, at_end=ids[-1] == section.id,
    )  # fmt: skip


def _point(edit: CourseEdit, section: SectionText, point: PointText) -> CourseState:
    number = [one.id for one in section.points].index(point.id) + 1
    questions = edit.questions_on({point.id})
    rows = tuple(Line(name, name, _("question")) for name in questions)
    alone = len(section.points) == 1
    targets = () if alone else tuple((one.id, one.title) for one in edit.text.sections if one.id != section.id)
    return CourseState(
        POINT, rows, _("{section}, point {n}").format(section=section.title, n=number), _id_note(point.id), point.id,
        point.text, "\n".join(point.terms), point.general, draft=edit.folder is None, can_undo=edit.can_undo,
        at_start=number == 1, at_end=number == len(section.points), targets=targets,
        followers=len(edit.followers(point.id)),
    )  # fmt: skip


def show_about(about: tuple[tuple[str, str], ...]) -> str:
    """One line for each pair."""
    return "\n".join(f"{label}: {text}" for label, text in about)


def read_about(text: str, old: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """The lines "label: text"; `old` where they read as before. Raises AuthorRefused."""
    if text.strip() == show_about(old).strip():
        return old
    pairs: dict[str, str] = {}
    for line in filter(str.strip, text.splitlines()):
        label, _colon, rest = (part.strip() for part in line.partition(":"))
        if not label or not rest or label in pairs:
            raise AuthorRefused(
                _('Write each line as "label: text", each label once: {line}').format(line=line.strip())
            )
        pairs[label] = rest
    return tuple(pairs.items())


def read_terms(text: str) -> tuple[str, ...]:
    """One name on each line."""
    return tuple(term.strip() for term in text.splitlines() if term.strip())


def _points(count: int, name: str) -> str:
    return f"{ngettext('{n} point', '{n} points', count).format(n=count)} · {name}"


def _point_note(point: PointText) -> str:
    return f"{point.id} · {_('general')}" if point.general else point.id


def _id_note(name: str) -> str:
    return _("Id: {id}. It stays when the words change, since progress hangs on it.").format(id=name)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rsplit(" ", 1)[0] + "…"
