"""The quiz files of a course: read, made, changed, deleted; never over what someone else wrote meanwhile."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from pathlib import Path

from app.domain.bank import Quiz
from app.i18n import _
from app.services.author_files import AuthorRefused, new_files, replace_file
from app.services.edit_bank import BankChanged, save_bank
from app.services.quiz_ports import QuizWriter
from app.services.schema_files import schema_place

QUIZZES, ENDINGS = "quizzes", (".yaml", ".yml")
LONGEST_NAME = 60
_NAME = re.compile(r"[^\W_][\w.\-]*")
_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
_MOST_BYTES = 2_000_000


@dataclass(frozen=True, slots=True)
class QuizFile:
    """One quiz file as it was read; `quiz` is None where it cannot be read, and `problem` says why."""

    name: str
    path: Path
    data: bytes
    quiz: Quiz | None = None
    problem: str = ""


class QuizFiles:
    """The folder `quizzes` of a course."""

    def __init__(self, course: Path, writer: QuizWriter) -> None:
        self._folder = course / QUIZZES
        self._writer = writer

    def all(self) -> tuple[QuizFile, ...]:
        """Every quiz file, by name."""
        return tuple(self._read(path) for path in self._paths())

    def open(self, name: str) -> QuizFile:
        """A quiz file as it is now. Raises AuthorRefused where it is gone or cannot be read."""
        path = next((path for path in self._paths() if path.stem == name), None)
        if path is None:
            raise AuthorRefused(_('There is no quiz "{name}" any more.').format(name=name))
        found = self._read(path)
        if found.quiz is None:
            raise AuthorRefused(found.problem)
        return found

    def name_problem(self, name: str) -> str:
        """Why a new quiz cannot have this name, or an empty text. It becomes a file's name, on any system."""
        if not name:
            return _("Give it a short name, as midterm: it names the file and is used in commands.")
        if len(name) > LONGEST_NAME:
            return _("A name may have {most} characters.").format(most=LONGEST_NAME)
        if not _NAME.fullmatch(name) or name.endswith("."):
            return _("Use letters, digits, - _ and . without spaces, as in midterm-2.")
        if _DEVICES.fullmatch(name):
            return _("Windows keeps this name for itself; choose another.")
        if _key(name) in {_key(path.stem) for path in self._paths()}:
            return _("There is a quiz of this name already.")
        return ""

    def make(self, quiz: Quiz) -> QuizFile:
        """A new file for a quiz under its name. Raises AuthorRefused."""
        if problem := self.name_problem(quiz.name):
            raise AuthorRefused(problem)
        path = self._folder / f"{unicodedata.normalize('NFC', quiz.name)}.yaml"
        new_files([(path, self._writer.new(quiz, schema_place(self._folder.parent, "quiz")))])
        return self._read(path)

    def save(self, file: QuizFile, quiz: Quiz) -> QuizFile:
        """Write what changed. Raises BankChanged, with both versions, where the file is no longer as it was read."""
        save_bank(file.path, file.data, self._writer.changed(file.data, quiz))
        return self._read(file.path)

    def keep_mine(self, file: QuizFile, conflict: BankChanged) -> QuizFile:
        """After a conflict: put the own version in the place of theirs, if that is still what is there."""
        if conflict.theirs:
            replace_file(file.path, conflict.mine, expected=conflict.theirs)
        else:
            new_files([(file.path, conflict.mine)])
        return self._read(file.path)

    def delete(self, file: QuizFile) -> None:
        """Delete a file that is as it was read. Raises AuthorRefused; `restore` takes it back."""
        try:
            if file.path.read_bytes() != file.data:
                raise AuthorRefused(_("The file was changed meanwhile; it was left as it is. Open it again."))
            file.path.unlink()
        except OSError as fault:
            message = _("{path} cannot be deleted ({reason}).")
            raise AuthorRefused(message.format(path=file.path, reason=fault.strerror or "")) from fault

    def restore(self, name: str, data: bytes) -> None:
        """Put a deleted file back under its name, byte for byte. Raises AuthorRefused where another stands there."""
        if _key(Path(name).stem) in {_key(path.stem) for path in self._paths()}:
            raise AuthorRefused(_("There is a quiz of this name already."))
        new_files([(self._folder / name, data)])

    def title(self, data: bytes) -> str:
        """The title in a file's bytes, empty where it cannot be read."""
        try:
            return self._writer.read(data).title
        except AuthorRefused:
            return ""

    def _read(self, path: Path) -> QuizFile:
        try:
            with path.open("rb") as stream:
                data = stream.read(_MOST_BYTES + 1)
        except OSError as fault:
            message = _("{path} cannot be read ({reason}).")
            return QuizFile(path.stem, path, b"", None, message.format(path=path, reason=fault.strerror or ""))
        try:
            quiz = self._writer.read(data)
        except AuthorRefused as refusal:
            return QuizFile(path.stem, path, data, None, str(refusal))
        return QuizFile(path.stem, path, data, replace(quiz, name=path.stem, path=str(path)))

    def _paths(self) -> list[Path]:
        try:
            found = sorted(self._folder.iterdir())
        except OSError:
            return []
        return [p for p in found if p.suffix.lower() in ENDINGS and not p.name.startswith(".") and p.is_file()]


def _key(name: str) -> str:
    """What is compared: file systems take Midterm and midterm for one name."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", name).casefold())
