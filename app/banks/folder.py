"""A course folder's files: which there are, and their bytes, however odd the folder is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app.banks.nodes import NOWHERE
from app.banks.report import located
from app.banks.source import MOST_BYTES
from app.domain.finding import Finding
from app.i18n import _

STATEMENT = "statement.yaml"
_ENDINGS = (".yaml", ".yml")


@dataclass(frozen=True)
class CourseFile:
    """One file to read; `inside` is its path in the course with /, `room` bank, quiz or statement."""

    inside: str
    room: str
    path: Path


def course_files(course: Path) -> list[CourseFile]:
    """statement.yaml, then the banks, then the quizzes, each in the order of names."""
    files = [CourseFile(STATEMENT, "statement", course / STATEMENT)]
    for folder, room in (("banks", "bank"), ("quizzes", "quiz")):
        files += [CourseFile(f"{folder}/{path.name}", room, path) for path in _yaml_in(course / folder)]
    return files


def _yaml_in(folder: Path) -> list[Path]:
    try:
        names = sorted(folder.iterdir())
    except OSError:
        return []
    return [path for path in names if path.suffix.lower() in _ENDINGS and not path.name.startswith(".")]


def read_bytes(file: CourseFile) -> bytes | Finding:
    """The file's bytes, one more than allowed at most, or a finding without a path."""
    path = file.path
    try:
        if path.is_dir():
            message = _("a folder stands where a file should be")
            return located(None, f"{file.room}.folder", NOWHERE, message, _("rename the folder, or put the file here"))
        if not path.exists():
            message = _("the file is missing")
            return located(None, f"{file.room}.missing", NOWHERE, message, _("write it, or check the course's path"))
        if not path.is_file():
            message = _("this is not a regular file")
            return located(None, f"{file.room}.unreadable", NOWHERE, message, _("put a plain text file here"))
        with path.open("rb") as stream:
            return stream.read(MOST_BYTES + 1)
    except (OSError, ValueError) as fault:
        message = _("the file cannot be read ({reason})").format(reason=getattr(fault, "strerror", None) or fault)
        return located(None, f"{file.room}.unreadable", NOWHERE, message, _("check the file and its permissions"))
