"""The quizzes on Today: cards of quiz files, what a class is to do first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.bank import Quiz
from app.domain.session import Mode
from app.i18n import _, ngettext
from app.services.assign_quiz import Task, tasks
from app.services.desk import Desk
from app.viewmodels.dates import day_text


@dataclass(frozen=True, slots=True)
class QuizCard:
    """A quiz file; `refusal` says why it cannot be started, `asks` what to know before it is; both may be empty.

    `assigned` says which class is to do it, until when, or that it is `done`.
    """

    name: str
    title: str
    detail: str
    button: str
    refusal: str = ""
    asks: str = ""
    assigned: str = ""
    done: bool = False


def quiz_cards(desk: Desk) -> tuple[QuizCard, ...]:
    """All quizzes, what a class is to do before the others."""
    course, learner = desk.course, desk.learner()
    given = {task.quiz: task for task in tasks(course, desk.store(), learner.id)}
    rank = {name: n for n, name in enumerate(given)}
    cards = [_card(desk, quiz, given.get(quiz.name)) for quiz in course.quizzes]
    return tuple(sorted(cards, key=lambda card: rank.get(card.name, len(rank))))


def _card(desk: Desk, quiz: Quiz, task: Task | None) -> QuizCard:
    take, learner = desk.quiz(), desk.learner()
    count = len(quiz.items) or sum(number for _section, number in quiz.draw)
    bits = [ngettext("{n} question", "{n} questions", count).format(n=count)]
    if quiz.minutes:
        bits.append(_("{n} minutes").format(n=f"{quiz.minutes:g}"))
    if quiz.due:
        bits.append(_("due {day}").format(day=quiz.due.isoformat()))
    button = _("Start exam") if quiz.mode is Mode.EXAM else _("Start practice")
    asks = _("An attempt counts from its start, and the clock runs on while the app is closed.")
    return QuizCard(
        quiz.name,
        quiz.title,
        " · ".join(bits),
        button,
        take.refusal(learner.id, quiz, desk.today()),
        asks if quiz.mode is Mode.EXAM else "",
        assigned_text(task, desk.today()) if task else "",
        task is not None and task.done,
    )


def assigned_text(task: Task, today: date) -> str:
    """Which class is to do a quiz, and until when; or that it is done."""
    if task.done:
        return _("Assigned by {name}: done").format(name=task.group)
    if task.due is None:
        return _("Assigned by {name}").format(name=task.group)
    said = _("Assigned by {name}, was due {day}") if task.due < today else _("Assigned by {name}, due {day}")
    return said.format(name=task.group, day=day_text(task.due, today))


def kept_card(kept: object) -> QuizCard | None:
    """A card as the last-known screen kept it, or None."""
    match kept:
        case {
            "name": str(name),
            "title": str(title),
            "detail": str(detail),
            "button": str(button),
            "refusal": str(refusal),
            "asks": str(asks),
            **rest,
        }:
            assigned = rest.get("assigned")
            told = assigned if isinstance(assigned, str) else ""
            return QuizCard(name, title, detail, button, refusal, asks, told, rest.get("done") is True)
        case _:
            return None
