"""Quizzes on paper: the questions of a quiz in shuffled versions, each with its key."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.bank import Course, Quiz
from app.domain.item import Item
from app.domain.layout import Layout, layout
from app.domain.planner import draw
from app.i18n import _
from app.services.author_files import AuthorRefused

MOST_VERSIONS = 26


@dataclass(frozen=True, slots=True)
class PaperQuestion:
    """One question as it stands on the sheet: its number from 1 and the order of its parts."""

    number: int
    item: Item
    layout: Layout


@dataclass(frozen=True, slots=True)
class Version:
    """One sheet: its letter and its questions in order."""

    letter: str
    questions: tuple[PaperQuestion, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """A quiz on paper. All versions ask the same questions; `seed` makes the same sheets again."""

    course: Course
    quiz: Quiz
    versions: tuple[Version, ...]
    seed: int

    @property
    def marks(self) -> float:
        """The marks of one sheet."""
        return sum(question.item.marks for question in self.versions[0].questions)


def paper(course: Course, name: str, versions: int, seed: int) -> Paper:
    """Lay a quiz out on paper. Raises AuthorRefused for an unknown quiz or one without questions."""
    quiz = course.quiz(name)
    if quiz is None:
        names = ", ".join(one.name for one in course.quizzes) or _("none")
        raise AuthorRefused(_('There is no quiz "{name}". Quizzes: {names}.').format(name=name, names=names))
    items = [course.items[item] for item in draw(course, quiz, random.Random(seed)) if item in course.items]
    if not items:
        raise AuthorRefused(_("This quiz has no questions that could be asked."))
    sheets = tuple(_version(items, number, seed) for number in range(min(versions, MOST_VERSIONS)))
    return Paper(course, quiz, sheets, seed)


def _version(items: Sequence[Item], number: int, seed: int) -> Version:
    """The first version keeps the quiz's order of questions; the others shuffle it."""
    order = list(items)
    if number:
        random.Random(f"{seed}:{number}").shuffle(order)
    questions = (PaperQuestion(n, item, layout(item, seed * MOST_VERSIONS + number)) for n, item in enumerate(order, 1))
    return Version(chr(ord("A") + number), tuple(questions))
