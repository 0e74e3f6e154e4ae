"""Quiz files that list questions which the bank editor deleted or renamed, and how they follow."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.domain.bank import Quiz
from app.i18n import _
from app.services.author_files import AuthorRefused
from app.services.edit_bank_files import BankFiles
from app.services.edit_quiz import QuizFile, QuizFiles


@dataclass(frozen=True, slots=True)
class Follower:
    """A quiz that lists questions no bank has once the editor saves: `gone` are their ids, `quiz` is without them."""

    file: QuizFile
    quiz: Quiz
    gone: tuple[str, ...]


def followers(files: BankFiles, quizzes: QuizFiles) -> tuple[Follower, ...]:
    """The quizzes that would have to follow. A question with another id now, which `was` names, takes its place."""
    ids = [(str(entry.fields.get("id", "")), str(entry.fields.get("was", ""))) for entry in files.entries]
    here, was = {name for name, _former in ids}, {former: name for name, former in ids if former}
    known = files.saved_ids()
    found = []
    for file in quizzes.all():
        gone = tuple(item for item in (file.quiz.items if file.quiz else ()) if item in known and item not in here)
        if file.quiz is not None and gone:
            names = (was.get(item, "") if item in gone else item for item in file.quiz.items)
            items = tuple(dict.fromkeys(name for name in names if name))
            found.append(Follower(file, replace(file.quiz, items=items), gone))
    return tuple(found)


def follow(found: tuple[Follower, ...], quizzes: QuizFiles) -> None:
    """Write the quizzes. Raises AuthorRefused, before anything is written, where one would have no question left."""
    for one in found:
        if not one.quiz.items:
            text = _("The quiz {title} would have no question left. Delete it, or give it others, under Quizzes.")
            raise AuthorRefused(text.format(title=one.quiz.title))
    for one in found:
        quizzes.save(one.file, one.quiz)
