"""Deleted quizzes of a course: kept in the data folder, so that each can be put back long after it went."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from app.i18n import _
from app.services.author_files import AuthorRefused, new_files, read_bytes
from app.services.edit_bank_drafts import course_mark
from app.services.edit_quiz import QuizFile, QuizFiles

FOLDER, MOST = "deleted", 50
_NAME = re.compile(r"([0-9]{1,15})-(.+)\.(yaml|yml)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DeletedQuiz:
    """A deleted file: `key` names it among all, `name` is what it was called, `time` is UTC ms."""

    key: str
    name: str
    time: int
    path: Path


class DeletedQuizzes:
    """What was deleted from the quizzes of one course, the newest 50."""

    def __init__(self, data_folder: Path, course: Path) -> None:
        self._folder = data_folder / FOLDER / course_mark(course)

    def all(self) -> tuple[DeletedQuiz, ...]:
        """The deleted quizzes, the newest first."""
        try:
            paths = list(self._folder.iterdir())
        except OSError:
            return ()
        named = ((path, _NAME.fullmatch(path.name)) for path in paths)
        found = [DeletedQuiz(path.name, match[2], int(match[1]), path) for path, match in named if match]
        return tuple(sorted(found, key=lambda one: (one.time, one.key), reverse=True))

    def delete(self, files: QuizFiles, file: QuizFile, now: int) -> DeletedQuiz:
        """Delete a quiz file and keep its bytes; `now` is UTC ms. Raises AuthorRefused, and nothing is deleted then."""
        while (path := self._folder / f"{now}-{file.path.name}").exists():
            now += 1
        new_files([(path, file.data)])
        try:
            files.delete(file)
        except AuthorRefused:
            path.unlink(missing_ok=True)
            raise
        for old in self.all()[MOST:]:
            self.drop(old)
        return DeletedQuiz(path.name, file.name, now, path)

    def restore(self, files: QuizFiles, key: str) -> DeletedQuiz:
        """Put a deleted quiz back, byte for byte. Raises AuthorRefused where another stands in its place now."""
        found = self.find(key)
        ending = found.path.suffix
        files.restore(f"{found.name}{ending}", read_bytes(found.path))
        self.drop(found)
        return found

    def find(self, key: str) -> DeletedQuiz:
        """The deleted quiz of this key. Raises AuthorRefused."""
        found = next((one for one in self.all() if one.key == key), None)
        if found is None:
            raise AuthorRefused(_("It is not kept any more."))
        return found

    def drop(self, deleted: DeletedQuiz) -> None:
        """Delete it for good. Raises AuthorRefused."""
        try:
            deleted.path.unlink(missing_ok=True)
        except OSError as fault:
            message = _("{path} cannot be deleted ({reason}).")
            raise AuthorRefused(message.format(path=deleted.path, reason=fault.strerror or "")) from fault
