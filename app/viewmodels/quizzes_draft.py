"""QuizDraft: a quiz while it is edited, and what its form shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.domain.bank import Course, Quiz
from app.domain.item import Item
from app.domain.session import Mode
from app.i18n import _
from app.services.edit_quiz import QuizFile
from app.services.quiz_preview import Pair, preview
from app.services.search import search, stem_text
from app.viewmodels.dates import day_text
from app.viewmodels.quizzes_state import LIST, SECTIONS, CountRow, QuestionRow, QuizForm
from app.viewmodels.quizzes_text import figure_lines

MOST_FOUND, SEARCHED = 12, 400
LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class QuizDraft:
    """The quiz with both its sources; `source` says which one counts. `file` is None for a new quiz."""

    quiz: Quiz
    source: str = SECTIONS
    file: QuizFile | None = None
    search: str = ""

    @property
    def wanted(self) -> Quiz:
        """The quiz as it would be saved."""
        quiz = self.quiz
        title = " ".join(quiz.title.split())
        return replace(quiz, title=title, items=()) if self.source == SECTIONS else replace(quiz, title=title, draw=())

    @property
    def dirty(self) -> bool:
        """Whether there is something to save."""
        return self.file is None or self.file.quiz != self.wanted


def opened(file: QuizFile) -> QuizDraft:
    """The draft of a quiz file that can be read."""
    quiz = file.quiz or Quiz(file.name, "", Mode.PRACTICE)
    return QuizDraft(quiz, LIST if quiz.items else SECTIONS, file)


def counted(draft: QuizDraft, course: Course, section: str, count: int) -> QuizDraft:
    """Another count for a section, never above what it has; 0 takes it out."""
    most = len(course.of_section(section))
    counts = dict(draft.quiz.draw)
    counts[section] = max(0, min(count, most))
    order = [*dict(draft.quiz.draw), *(each.id for each in course.statement.sections)]
    drawn = tuple((name, counts[name]) for name in dict.fromkeys(order) if counts.get(name))
    return replace(draft, quiz=replace(draft.quiz, draw=drawn))


def moved(draft: QuizDraft, item: str, by: int) -> QuizDraft:
    """A question of the list moved by so many places, as far as there are any."""
    order = list(draft.quiz.items)
    if item not in order:
        return draft
    at = order.index(item)
    to = min(max(at + by, 0), len(order) - 1)
    order.insert(to, order.pop(at))
    return replace(draft, quiz=replace(draft.quiz, items=tuple(order)))


def picked(draft: QuizDraft, items: Sequence[str]) -> QuizDraft:
    """Questions added at the end of the list, each once."""
    return replace(draft, quiz=replace(draft.quiz, items=tuple(dict.fromkeys((*draft.quiz.items, *items)))))


def dropped(draft: QuizDraft, item: str) -> QuizDraft:
    """A question taken out of the list."""
    return replace(draft, quiz=replace(draft.quiz, items=tuple(x for x in draft.quiz.items if x != item)))


def form(draft: QuizDraft, course: Course, today: date, name_problem: str, pairs: Sequence[Pair]) -> QuizForm:
    """What the form shows."""
    quiz, wanted = draft.quiz, draft.wanted
    seen = preview(course, wanted, today, pairs)
    found = _found(draft, course)
    sound = bool(wanted.title and (wanted.items or wanted.draw)) and not name_problem
    return QuizForm(
        quiz.name,
        draft.file is None,
        name_problem if quiz.name else "",
        quiz.title,
        "" if wanted.title or draft.file is None else _("A quiz needs a title."),
        draft.source,
        _counts(quiz, course),
        tuple(_row(item, course.items.get(item), course) for item in quiz.items),
        draft.search,
        found[:MOST_FOUND],
        max(0, len(found) - MOST_FOUND),
        quiz.mode is Mode.EXAM,
        quiz.minutes,
        quiz.due.isoformat() if quiz.due else "",
        day_text(quiz.due, today) if quiz.due else _("No day"),
        quiz.attempts,
        round(100 * quiz.pass_share, 4) if quiz.pass_share is not None else 0,
        figure_lines(seen, course),
        seen.warnings,
        draft.dirty,
        sound and draft.dirty,
        bool(seen.questions),
    )


def _counts(quiz: Quiz, course: Course) -> tuple[CountRow, ...]:
    counts: Mapping[str, int] = dict(quiz.draw)
    rows = []
    for colour, section in enumerate(course.statement.sections):
        most = len(course.of_section(section.id))
        if most or section.id in counts:
            rows.append(CountRow(section.id, section.short, colour, counts.get(section.id, 0), most))
    return tuple(rows)


def _found(draft: QuizDraft, course: Course) -> tuple[QuestionRow, ...]:
    """Questions that the search finds and the list does not hold; all of them without a search."""
    listed = frozenset(draft.quiz.items)
    if draft.search.strip():
        hits = [hit.id for hit in search(course, draft.search, SEARCHED) if hit.kind == "question"]
        exact = [item for item in course.items if item == draft.search.strip()]
        ids = list(dict.fromkeys((*exact, *hits)))
    else:
        ids = list(course.items)
    return tuple(_row(item, course.items[item], course) for item in ids if item not in listed)


def _row(item_id: str, item: Item | None, course: Course) -> QuestionRow:
    if item is None:
        return QuestionRow(item_id, item_id, _("not in this course"))
    section = course.statement.section(item.section)
    return QuestionRow(item_id, stem_text(item), f"{section.short if section else item.section} · {item_id}")
