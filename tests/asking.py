"""Asks one question of any kind, or all of them in an exam, as a learner would be asked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from app.domain.bank import Course, Quiz
from app.domain.item import text_key
from app.domain.session import Mode
from app.services.attempts import Attempt
from app.services.desk import Desk
from app.viewmodels.quiz import QuizModel
from tests.studyroom import BODIES, FakeClock, make_course, make_desk

ITEMS = tuple(BODIES)
EXAM_MINUTES = 20


def asking_course() -> Course:
    """The study room's course with a practice quiz for each question of "space" and an exam of them all."""
    ones = tuple(Quiz(name, name, Mode.PRACTICE, items=(name,)) for name in ITEMS)
    exam = Quiz("exam", "Exam", Mode.EXAM, items=ITEMS, minutes=EXAM_MINUTES, pass_share=0.6)
    short = Quiz("short", "Short exam", Mode.EXAM, items=("single", "typed", "card"), minutes=EXAM_MINUTES)
    pair = Quiz("pair", "Pair", Mode.PRACTICE, items=("single", "multiple"))
    return replace(make_course(), quizzes=(*ones, exam, short, pair))


def asking_desk(folder: Path, clock: FakeClock | None = None) -> Desk:
    """A desk over that course and a real store in `folder`."""
    return make_desk(folder, clock, asking_course())


def start(desk: Desk, quiz: str, seed: int = 1) -> Attempt:
    """Start a quiz of the course: the id of a question for that one alone, "pair", "short" or "exam"."""
    return desk.quiz().start_quiz(desk.learner().id, quiz, seed=seed, today=desk.today())


PAIRS = {
    "match": [("Biden", "President"), ("Kishida", "Prime Minister")],
    "groups": [("Counterstrike", "Defense"), ("Astronauts", "Space"), ("Moon", "Space")],
}
CHOSEN = {"single": ("a", "b"), "multiple": ("ab", "cd")}
TYPED = {
    "typed": (["leo"], ["Lunar orbit"]),
    "number": (["3"], ["7"]),
    "cloze": (["sustainable", "Moon"], ["x", "y"]),
}


def put_together(model: QuizModel, item: str, *, right: bool = True) -> None:
    """Put an answer to one of `ITEMS` together, without giving it."""
    wrong = int(not right)
    if item in CHOSEN:
        for letter in CHOSEN[item][wrong]:
            model.toggle(text_key(letter))
    elif item in TYPED:
        for number, text in enumerate(TYPED[item][wrong]):
            model.type(number, text)
    elif item in PAIRS:
        _pair(model, PAIRS[item], right)
    elif item == "truth":
        model.toggle("false" if right else "true")
    elif item == "order":
        keys = [text_key(text) for text in ("first", "second", "third")]
        model.arrange(keys if right else keys[::-1])
    elif item == "card":
        model.primary()
    else:
        _say(model, right)


def answer(model: QuizModel, item: str, *, right: bool = True) -> None:
    """Answer one of `ITEMS`: put it together and give it."""
    put_together(model, item, right=right)
    if item == "card":
        model.grade(3 if right else 1)
    else:
        model.primary()


def _pair(model: QuizModel, pairs: list[tuple[str, str]], right: bool) -> None:
    targets = [target for _part, target in pairs]
    given = targets if right else [next(other for other in targets if other != target) for target in targets]
    for (part, _target), target in zip(pairs, given, strict=True):
        model.pair(text_key(part), text_key(target))


def _say(model: QuizModel, right: bool) -> None:
    model.type(0, "It is an example.")
    model.primary()
    if right:
        for line in ("names it", "calls it an example"):
            model.toggle(text_key(line))
