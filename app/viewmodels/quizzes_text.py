"""Words about quizzes: what one would be, and who has done it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.domain.bank import Course, Quiz
from app.domain.item import Kind, Level
from app.domain.learner import Learner
from app.domain.session import Mode
from app.i18n import _, ngettext
from app.services.assign_quiz import ClassDuty
from app.services.quiz_preview import Preview
from app.viewmodels.dates import day_text
from app.viewmodels.quizzes_state import ClassRow


def level_word(level: Level | None) -> str:
    """The word for what a question asks of the learner."""
    words = {Level.RECALL: _("recall"), Level.UNDERSTAND: _("understand"), Level.APPLY: _("apply")}
    return words[level] if level is not None else _("no level")


def kind_word(kind: Kind) -> str:
    """The one word for how a question is answered, as `new question --kind` names it."""
    return {
        Kind.SINGLE: _("single"),
        Kind.MULTIPLE: _("several"),
        Kind.TRUE_FALSE: _("true or false"),
        Kind.TYPED: _("typed"),
        Kind.NUMBER: _("number"),
        Kind.CLOZE: _("cloze"),
        Kind.ORDER: _("order"),
        Kind.MATCH: _("match"),
        Kind.GROUPS: _("groups"),
        Kind.FLASHCARD: _("flashcard"),
        Kind.SELF_MARKED: _("self-marked"),
    }[kind]


def figure_lines(seen: Preview, course: Course) -> tuple[str, ...]:
    """What a quiz would be, a fact a line."""
    asked = ngettext("{n} question", "{n} questions", seen.questions).format(n=seen.questions)
    if seen.pool > seen.questions:
        asked = _("{questions} of {pool}").format(questions=asked, pool=seen.pool)
    lines = [asked, marks_text(seen.least, seen.most)]
    if seen.minutes_each:
        lines.append(_("{n} minutes for each question").format(n=f"{seen.minutes_each:.1f}".removesuffix(".0")))
    total = sum(1 for _point in course.statement.points())
    covered = (
        _("{n} of {total} points of the text") if seen.pool == seen.questions else _("up to {n} of {total} points")
    )
    lines.append(covered.format(n=len(seen.points), total=total))
    levels = ", ".join(f"{level_word(level)} {count}" for level, count in seen.levels)
    if levels:
        lines.append(_("Levels: {levels}").format(levels=levels))
    return tuple(lines)


def marks_text(least: float, most: float) -> str:
    """The marks there are to earn."""
    if least == most:
        return ngettext("{n} mark", "{n} marks", int(most)).format(n=f"{most:g}")
    return _("{least} to {most} marks").format(least=f"{least:g}", most=f"{most:g}")


def detail(quiz: Quiz, today: date) -> str:
    """A quiz in a line."""
    count = len(quiz.items) or sum(number for _section, number in quiz.draw)
    bits = [
        _("Exam") if quiz.mode is Mode.EXAM else _("Practice"),
        ngettext("{n} question", "{n} questions", count).format(n=count),
    ]
    if quiz.minutes:
        bits.append(_("{n} minutes").format(n=f"{quiz.minutes:g}"))
    if quiz.due:
        bits.append(_("due {day}").format(day=day_text(quiz.due, today)))
    return " · ".join(bits)


def class_row(duty: ClassDuty, today: date) -> ClassRow:
    """A class and what it has done of a quiz."""
    count = len(duty.members)
    size = ngettext("{n} learner", "{n} learners", count).format(n=count)
    if not duty.assigned:
        return ClassRow(duty.group.id, duty.group.name, False, "", size)
    due = day_text(duty.due, today) if duty.due else ""
    note = _("{done} of {total} done").format(done=len(duty.done), total=count)
    if due:
        note = _("{note}, due {day}").format(note=note, day=due)
    late = {learner.id for learner in duty.late}
    done = [_("{name} (late)").format(name=x.name) if x.id in late else x.name for x in duty.done]
    return ClassRow(duty.group.id, duty.group.name, True, due, note, ", ".join(done), _names(duty.missing))


def _names(learners: Sequence[Learner]) -> str:
    return ", ".join(learner.name for learner in learners)
