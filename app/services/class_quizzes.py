"""Quiz results of each learner, and who has done what was assigned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.bank import Course, Quiz
from app.domain.event import AnswerEvent
from app.domain.learner import Learner
from app.domain.report import Outcome, Share, result
from app.domain.roster import Assignment
from app.domain.session import StudySession
from app.domain.study import withdrawn
from app.services.ports import ProgressStore


@dataclass(frozen=True, slots=True)
class Taken:
    """One finished attempt: `score` is the share of marks with its Wilson interval over the questions."""

    session: StudySession
    score: Share
    earned: float
    possible: float


@dataclass(frozen=True, slots=True)
class QuizResult:
    """A learner's finished attempts at a quiz, oldest first; `passed` is None without a pass mark.

    Attempts are those finished on the day the figures were made; the best one decides whether it is passed.
    """

    learner: Learner
    taken: tuple[Taken, ...]
    passed: bool | None

    @property
    def first(self) -> Taken:
        """The first attempt: the one that statistics use."""
        return self.taken[0]

    @property
    def best(self) -> Taken:
        """The attempt with the highest share; of equals the earlier one."""
        return max(self.taken, key=lambda each: each.score.value)


@dataclass(frozen=True, slots=True)
class QuizTable:
    """One quiz: results of those who finished it, in the order of the class, and who has not."""

    quiz: Quiz
    results: tuple[QuizResult, ...]
    missing: tuple[Learner, ...]


@dataclass(frozen=True, slots=True)
class Duty:
    """An assignment with who has finished it, who only after the day it was due, and who has not.

    `title` is the quiz's name where the course has it no longer. Whoever is late is among `done` too.
    """

    assignment: Assignment
    title: str
    done: tuple[Learner, ...]
    late: tuple[Learner, ...]
    missing: tuple[Learner, ...]


def quiz_tables(course: Course, store: ProgressStore, learners: Sequence[Learner]) -> tuple[QuizTable, ...]:
    """Every quiz that somebody finished, in the course's order; open exams do not count."""
    sessions = [one for one in store.attempts(course.id, [each.id for each in learners]) if one.quiz]
    answers = store.attempt_answers([one.id for one in sessions])
    found: dict[tuple[str, str], list[Taken]] = {}
    for session in reversed(sessions):
        found.setdefault((session.quiz, session.learner), []).append(_taken(course, session, answers))
    tables = [_table(quiz, learners, found) for quiz in course.quizzes]
    return tuple(table for table in tables if table.results)


def duties(course: Course, store: ProgressStore, class_id: str, learners: Sequence[Learner]) -> tuple[Duty, ...]:
    """What a class was assigned in this course, in the order it was assigned."""
    ended: dict[tuple[str, str], int] = {}
    for session in store.attempts(course.id, [each.id for each in learners]):
        ended[session.quiz, session.learner] = session.ended  # newest first: the earliest end stays
    return tuple(_duty(course, one, learners, ended) for one in store.assignments(class_id) if one.course == course.id)


def _taken(course: Course, session: StudySession, answers: Mapping[str, Mapping[str, AnswerEvent]]) -> Taken:
    told = answers.get(session.id, {})
    outcomes = []
    for slot in session.plan:
        item, answer = course.items.get(slot.item), told.get(slot.item)
        score = None if answer is None or withdrawn(answer) else answer.score
        outcomes.append(Outcome(slot.item, item.section if item else "", score, item.marks if item else 1.0))
    made = result(outcomes)
    return Taken(session, made.share, made.earned, made.possible)


def _table(quiz: Quiz, learners: Sequence[Learner], found: Mapping[tuple[str, str], Sequence[Taken]]) -> QuizTable:
    results = []
    for learner in learners:
        taken = tuple(found.get((quiz.name, learner.id), ()))
        if taken:
            best = max(each.score.value for each in taken)
            passed = None if quiz.pass_share is None else best >= quiz.pass_share - 1e-9
            results.append(QuizResult(learner, taken, passed))
    done = {each.learner.id for each in results}
    return QuizTable(quiz, tuple(results), tuple(each for each in learners if each.id not in done))


def _duty(course: Course, one: Assignment, learners: Sequence[Learner], ended: Mapping[tuple[str, str], int]) -> Duty:
    quiz = course.quiz(one.quiz)
    done = [each for each in learners if (one.quiz, each.id) in ended]
    late = [each for each in done if one.due and ended[one.quiz, each.id] > one.due]
    missing = tuple(each for each in learners if each not in done)
    return Duty(one, quiz.title if quiz else one.quiz, tuple(done), tuple(late), missing)
