"""A new course in the data folder's courses: made whole in a folder beside it, then moved to its name."""

from __future__ import annotations

import tempfile
from pathlib import Path

from app.i18n import _
from app.services import outline_course as texts
from app.services import scaffold_text
from app.services.author_files import AuthorRefused, new_files
from app.services.author_ports import BankSplicer
from app.services.edit_course import CourseEdit
from app.services.scaffold import STATEMENT, Scaffolder
from app.services.schema_files import OWN_SCHEMAS


def blank_statement(title: str, section: str, point: str) -> bytes:
    """The statement of a course with one section and one point. Raises AuthorRefused where a text is missing."""
    named, head, said = texts.line(title), texts.line(section), texts.line(point)
    if not (named and head and said):
        raise AuthorRefused(_("Give the document, its first section and its first point a text."))
    name = texts.free_id(head, (), "section")
    first = texts.free_id(" ".join(said.split()[:5]), {name}, f"{name}-1")
    quoted = scaffold_text.quoted
    return (
        scaffold_text.schema_line(f"{OWN_SCHEMAS}/statement.schema.json")
        + f"format: 1\ntitle: {quoted(named)}\nsections:\n- id: {name}\n  title: {quoted(head)}\n  points:\n"
        + f"  - id: {first}\n    paragraph: 1\n    text: {quoted(said)}\n"
    ).encode()


def make_course(edit: CourseEdit, own_courses: Path, scaffolder: Scaffolder, banks: BankSplicer) -> Path:
    """Write what is edited as a new course; its folder, named after the title. Raises AuthorRefused."""
    try:
        own_courses.mkdir(parents=True, exist_ok=True)
        taken = [path.name for path in own_courses.iterdir()]
        target = own_courses / texts.free_id(edit.text.title, taken, "course")
        with tempfile.TemporaryDirectory(dir=own_courses.parent, prefix=".new-") as room:
            made = Path(room) / target.name
            files = {STATEMENT: edit.data, **scaffolder.schemas()}
            new_files([(made / inside, data) for inside, data in files.items()])
            if errors := banks.preview(made, {}, target.name).errors:
                raise AuthorRefused(errors[0].message)
            made.rename(target)
    except OSError as fault:
        raise AuthorRefused(
            _("{path} cannot be written ({reason}).").format(path=own_courses, reason=fault.strerror or "")
        ) from fault
    return target
