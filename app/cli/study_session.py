"""TerminalSession: one attempt at the terminal, line by line."""

from __future__ import annotations

from collections.abc import Callable

from app.cli.study_answer import Unreadable, read_answer
from app.cli.study_commands import WORD_KINDS, StudyCommands
from app.cli.study_text import feedback_lines, result_lines, reveal_lines
from app.domain.item import Kind
from app.i18n import _
from app.services.attempts import Question, QuizRefused
from app.viewmodels.result import ResultModel


class TerminalSession(StudyCommands):
    """Asks, reads and answers until the session ends, `q`, or the end of input."""

    def run(self) -> bool:
        """Ask until the session ends or the input does; whether it ended."""
        title = self._attempt.session.title
        self._print([_("{title}. Type ? for the commands (:? where the answer is words).").format(title=title)])
        if not self._exam and self._question.answered is not None:
            self._attempt = self._quiz.advance(self._attempt)
        self._ask()
        while self._attempt.session.open:
            line = self._read()
            if self._quiz.expired(self._attempt):
                self._print([_("Time is over. What you had answered was submitted.")])
                self._attempt = self._quiz.submit(self._attempt)
            elif line is None or self._command(line):
                self._print([_("Saved. The same command goes on here.")])
                return False
        self._show_result()
        return True

    def _command(self, line: str) -> bool:
        """Do what a line says; True to leave."""
        typed = self._question.item.kind in WORD_KINDS and not (
            self._question.item.kind is Kind.SELF_MARKED and self._revealed
        )
        word = line.strip()
        if typed and not word.startswith(":"):
            if not self._doubt(word):
                self._answer(line)
            return False
        if (told := word.removeprefix(":").lstrip()).startswith("!"):
            why = told.lstrip("!")
            self._move(lambda: self._report(min(len(told) - len(why), 2) - 1, why))
            return False
        name, _space, rest = word.removeprefix(":").strip().partition(" ")
        moves = {
            "u": self._undo,
            "h": self._hint,
            "f": self._flag,
            "r": self._read_points,
            "n": self._next,
            "b": self._back,
            "?": self._help,
        }
        if name == "q":
            return True
        if name == "e" and not rest:
            self._end()
        elif name in ("x", "c", "g") and rest:
            {"x": self._strike, "c": self._confidence, "g": self._go}[name](rest)
        elif name in moves and not rest:
            self._move(moves[name])
        elif typed:
            self._print([_("There is no command :{name}. Type :? for the list.").format(name=name)])
        else:
            self._answer(line)
        return False

    def _move(self, move: Callable[[], None]) -> None:
        try:
            move()
        except QuizRefused as refusal:
            self._print([str(refusal)])

    def _answer(self, line: str) -> None:
        question = self._question
        kind = question.item.kind
        if kind in (Kind.FLASHCARD, Kind.SELF_MARKED) and not self._revealed and not _grades(question, line):
            self._reveal(line)
            return
        try:
            response = read_answer(question, line, self._said)
        except Unreadable as problem:
            self._print([str(problem)])
            return
        self._asked_to_end = False
        taken = self._app.clock.now() - self._since
        try:
            self._attempt = self._quiz.answer(self._attempt, response, milliseconds=taken, confidence=self._sure)
        except QuizRefused as refusal:
            self._print([str(refusal)])
            self._attempt = self._quiz.attempt(self._attempt.session.id) or self._attempt
            return
        if self._exam:
            self._print([_("Kept.")])
            self._next()
        else:
            self._print(feedback_lines(self._quiz.course, self._question))
            self._attempt = self._quiz.advance(self._attempt)
            self._ask()

    def _reveal(self, line: str) -> None:
        self._said, self._revealed = line.strip(), True
        card = self._question.item.kind is Kind.FLASHCARD and not self._exam
        self._print(reveal_lines(self._question, self._quiz.intervals(self._attempt) if card else ()))

    def _show_result(self) -> None:
        model = ResultModel(self._desk)
        model.open(self._attempt)
        self._print(result_lines(model.state))


def _grades(question: Question, line: str) -> bool:
    """Whether a line already grades a card, or marks a rubric, that was not turned."""
    try:
        read_answer(question, line)
    except Unreadable:
        return False
    return True
