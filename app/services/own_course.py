"""A copy of a course for a teacher to change: in the data folder's courses, whole or not at all."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from pathlib import Path

from app.i18n import _
from app.services.author_files import AuthorRefused
from app.services.ports import CourseCard, CourseReader
from app.services.schema_files import write_missing


def copy_course(course: Path, own_courses: Path, reader: CourseReader) -> Path:
    """Copy a course's folder into the own courses; the new folder, of the same name. Raises AuthorRefused.

    Under the same name and title the copy takes the course's place, so learners keep their progress. Schema files that
    its files name outside their course are written where they look for them now.
    """
    target = own_courses / course.absolute().name
    if target.exists():
        raise AuthorRefused(
            _("{path} exists already; nothing was copied. Choose that course, or move it away.").format(path=target)
        )
    try:
        own_courses.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=own_courses.parent, prefix=".copy-") as room:
            made = Path(room) / target.name
            shutil.copytree(
                course, made, ignore=shutil.ignore_patterns(".*", "__pycache__"), copy_function=shutil.copyfile
            )
            made.rename(target)
    except (OSError, shutil.Error) as fault:
        reason = getattr(fault, "strerror", None) or fault.__class__.__name__
        raise AuthorRefused(_("{path} cannot be copied ({reason}).").format(path=course, reason=reason)) from fault
    with contextlib.suppress(AuthorRefused):  # the course is whole without them: only editors of YAML look there
        write_missing(target, own_courses, reader)
    return target


def read_only(card: CourseCard, room: str) -> str:
    """Why files in `room` of a course (banks, quizzes) cannot be changed where it lies, with the remedy; or empty."""
    if card.shipped:
        return _("This course came with the app, and an update would undo changes. Make a copy of your own to edit it.")
    folder = card.path / room
    if not os.access(folder if folder.is_dir() else card.path, os.W_OK):
        return _("This course lies in a folder that cannot be written. Make a copy of your own to edit it.")
    return ""
