"""The report on items: figures of every item and of the quiz, from the store or from a plain table of marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.domain import item_stats, quiz_stats
from app.domain.bank import Course
from app.domain.distractors import OptionFigures, alternatives, option_figures
from app.domain.event import AnswerEvent
from app.domain.guess_score import random_guess_score
from app.domain.item import Item
from app.domain.item_stats import ItemFigures, item_figures
from app.domain.mark_table import Figure, MarkTable, Quality, quality
from app.domain.quiz_stats import QuizFigures, quiz_figures
from app.i18n import _
from app.services.item_attempts import ItemAttempts, practice_attempts, quiz_attempts
from app.services.ports import ProgressStore


class UnknownQuiz(Exception):
    """No quiz of the course is called so; the text names those there are."""


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item: its figures, and where the bank knows it, what it is and who chose which option."""

    figures: ItemFigures
    item: Item | None = None
    revision: str = ""
    options: tuple[OptionFigures, ...] = ()


@dataclass(frozen=True, slots=True)
class QuizRow:
    """One quiz with its summary figures; `name` is empty for a plain table."""

    name: str
    title: str
    figures: QuizFigures


@dataclass(frozen=True, slots=True)
class ItemReport:
    """Rows of items in the course's order and the quizzes they were asked in.

    `attempts` are the rows of marks behind it; `older` and `revealed` count what was left out. `quiz` is the one quiz
    the items were taken from, None where they come from all answers.
    """

    items: tuple[ItemRow, ...]
    quizzes: tuple[QuizRow, ...]
    attempts: int
    quality: Quality
    older: int = 0
    revealed: int = 0
    quiz: QuizRow | None = None


def table_report(table: MarkTable) -> ItemReport:
    """The figures of a plain table, all of them wherever they are defined; small samples are marked, not withheld."""
    quiz = QuizRow("", "", quiz_figures(table))
    items = tuple(ItemRow(figures) for figures in item_figures(table))
    return ItemReport(items, (quiz,), len(table.rows), quality(len(table.rows)), quiz=quiz)


def items_report(
    course: Course, store: ProgressStore, learners: Sequence[str], firsts: Sequence[AnswerEvent] | None = None
) -> ItemReport:
    """All items that any of the learners (ids) answered, one attempt per learner, and every quiz that was taken.

    `firsts` are the store's `first_answers` of them, where they are read already.
    """
    found = practice_attempts(course, store, learners, firsts)
    quizzes = [(quiz, quiz_attempts(course, store, learners, quiz.name)) for quiz in course.quizzes]
    taken = tuple(
        QuizRow(quiz.name, quiz.title, quiz_stats.withheld(quiz_figures(attempts.table)))
        for quiz, attempts in quizzes
        if attempts.table.rows
    )
    return _report(course, found, taken)


def quiz_report(course: Course, store: ProgressStore, learners: Sequence[str], name: str) -> ItemReport:
    """The items of one quiz over the learners' first finished attempts at it.

    Raises:
        UnknownQuiz: the course has no quiz of this name.
    """
    quiz = course.quiz(name)
    if quiz is None:
        known = ", ".join(each.name for each in course.quizzes) or _("none")
        raise UnknownQuiz(_('There is no quiz "{name}". Quizzes: {known}.').format(name=name, known=known))
    found = quiz_attempts(course, store, learners, name)
    row = QuizRow(name, quiz.title, quiz_stats.withheld(quiz_figures(found.table)))
    return replace(_report(course, found, (row,)), quiz=row)


def _report(course: Course, found: ItemAttempts, quizzes: tuple[QuizRow, ...]) -> ItemReport:
    guesses: dict[str, Figure] = {
        name: random_guess_score(item)
        for name, revision in found.revisions.items()
        if (item := course.items.get(name)) is not None and item.revision == revision
    }
    figures = item_figures(found.table, guesses)
    rows = tuple(_row(course, found, index, item_stats.withheld(each)) for index, each in enumerate(figures))
    attempts = len(found.table.rows)
    return ItemReport(rows, quizzes, attempts, quality(attempts), found.older, found.revealed)


def _row(course: Course, found: ItemAttempts, index: int, figures: ItemFigures) -> ItemRow:
    item, revision = course.items.get(figures.item), found.revisions[figures.item]
    if item is None or item.revision != revision:
        return ItemRow(figures, item, revision)
    return ItemRow(figures, item, revision, _options(item, found, index))


def _options(item: Item, found: ItemAttempts, index: int) -> tuple[OptionFigures, ...]:
    options = alternatives(item)
    if not options:
        return ()
    asked = [n for n, row in enumerate(found.table.rows) if row[index] is not None]
    chosen = [found.answers[n][item.id].given.chosen if item.id in found.answers[n] else () for n in asked]
    return option_figures(options, chosen, _rest(found.table, index))


def _rest(table: MarkTable, index: int) -> list[float] | None:
    """Marks of each attempt without this item; rounded, so that equal sums tie however they were added up."""
    if not table.complete:
        return None
    return [round(total - mark, 9) for total, mark in zip(table.totals, table.column(index), strict=True)]
