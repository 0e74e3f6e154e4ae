"""What a command letter does in a terminal session, and how lines come in and go out."""

from __future__ import annotations

from collections.abc import Iterable

from app.cli.context import Context
from app.cli.study_answer import TEXT_KINDS, may_be_answer
from app.cli.study_text import help_lines, question_lines
from app.domain.item import Choices, Kind
from app.domain.memory import Confidence
from app.domain.session import Mode
from app.i18n import _
from app.services.attempts import Attempt, Question
from app.services.desk import Desk
from app.services.report_question import report_question
from app.services.review import ReviewRoom
from app.viewmodels.quiz_view import clock_text

SURE = (Confidence.GUESSED, Confidence.UNSURE, Confidence.SURE)
# Kinds whose answers are words: there a command begins with a colon.
WORD_KINDS = (*TEXT_KINDS, Kind.SELF_MARKED)
BARE_COMMANDS = ("u", "h", "q", "?")


class StudyCommands:
    """One attempt at the terminal, as far as commands go."""

    def __init__(self, app: Context, desk: Desk, attempt: Attempt) -> None:
        self._app = app
        self._desk = desk
        self._quiz: ReviewRoom = desk.quiz()
        self._attempt = attempt
        self._said = ""
        self._revealed = False
        self._doubted = ""
        self._told = False
        self._sure: Confidence | None = None
        self._asked_to_end = False
        self._since = app.clock.now()

    def _read(self) -> str | None:
        if self._app.stdin.isatty():
            print("> ", end="", file=self._app.stdout, flush=True)
        line = self._app.stdin.readline()
        return line.strip("\r\n") if line else None

    def _print(self, lines: Iterable[str]) -> None:
        for line in lines:
            print(line, file=self._app.stdout)
        self._app.stdout.flush()

    @property
    def _exam(self) -> bool:
        return self._attempt.session.mode is Mode.EXAM

    @property
    def _question(self) -> Question:
        return self._quiz.question(self._attempt)

    def _ask(self) -> None:
        if not self._attempt.session.open:
            return
        self._said, self._revealed, self._doubted, self._sure = "", False, "", None
        self._since = self._app.clock.now()
        self._print(
            question_lines(self._quiz.course, self._question, clock_text(self._quiz.seconds_left(self._attempt)))
        )
        self._tell_colon()
        given = self._question.answered
        if self._exam and given is not None:
            self._print([_("You have answered this one; another answer replaces it.")])

    def _tell_colon(self) -> None:
        """Once a session, at the first answer in words: how commands are told from it."""
        if self._question.item.kind in WORD_KINDS and not self._told:
            self._told = True
            self._print([_("(:? for commands, :u to undo, :q to leave)")])

    def _doubt(self, word: str) -> bool:
        """Ask, once, whether a command's bare letter was meant as the answer; True where it was asked."""
        if word not in BARE_COMMANDS or word == self._doubted or may_be_answer(self._question, word):
            return False
        self._doubted = word
        ask = _('Did you mean the command ":{name}"?')
        if self._question.item.kind is not Kind.NUMBER:
            ask = _('Did you mean the command ":{name}"? To answer with "{name}", type it again.')
        self._print([ask.format(name=word)])
        return True

    def _undo(self) -> None:
        back = self._quiz.undo(self._attempt)
        if back is None:
            self._print([_("There is nothing to take back.")])
            return
        self._attempt = back
        self._print([_("Taken back.")])
        self._ask()

    def _hint(self) -> None:
        if self._revealed:
            self._print([_("The answer is open already; a hint would only cost.")])
            return
        if not self._question.item.hint:
            self._print([_("There is no hint on this question.")])
            return
        self._attempt = self._quiz.hint(self._attempt)
        self._print([_("Hint: {text}").format(text=self._question.item.hint)])

    def _report(self, back: int, why: str) -> None:
        """Report the question that is asked, or the one `back` places before it."""
        session = self._attempt.session
        if session.position < back:
            self._print([_("There is no question before this one.")])
            return
        report_question(self._desk.store(), self._attempt, session.plan[session.position - back].item, why)
        self._print([_("Reported. Thank you.")])

    def _flag(self) -> None:
        self._attempt = self._quiz.flag(self._attempt)
        self._print([_("Flagged.") if self._question.flagged else _("No longer flagged.")])

    def _strike(self, rest: str) -> None:
        parts = self._question.layout.parts
        if not isinstance(self._question.item.body, Choices):
            self._print([_("Only options can be struck out.")])
        elif rest.isascii() and rest.isdigit() and 1 <= int(rest) <= len(parts):
            self._attempt = self._quiz.strike(self._attempt, parts[int(rest) - 1].key)
            struck = parts[int(rest) - 1].key in self._question.struck
            self._print(
                [(_("Struck out: {text}") if struck else _("Back in: {text}")).format(text=parts[int(rest) - 1].text)]
            )
        else:
            self._print([_("Type x and a number from 1 to {top}.").format(top=len(parts))])

    def _confidence(self, rest: str) -> None:
        if rest not in ("1", "2", "3"):
            self._print([_("Type c 1 for guessed, c 2 for unsure or c 3 for sure.")])
            return
        self._sure = SURE[int(rest) - 1]
        self._print([_("Noted: {word}.").format(word=(_("guessed"), _("unsure"), _("sure"))[int(rest) - 1])])

    def _read_points(self) -> None:
        section = self._quiz.course.statement.section(self._question.item.section)
        if self._exam or section is None:
            self._print([_("The text is closed during an exam.")])
            return
        self._print([section.title, *(f"  {n}. {point.text}" for n, point in enumerate(section.points, 1))])

    def _help(self) -> None:
        self._print(help_lines(typed=self._question.item.kind in WORD_KINDS, exam=self._exam))

    def _next(self) -> None:
        last = self._attempt.session.position + 1 >= len(self._attempt.session.plan)
        if self._exam and last:
            left, flagged = self._attempt.remaining, len(self._attempt.session.flags)
            self._print(
                [
                    _(
                        "That was the last question: {blank} blank, {flagged} flagged. "
                        "Type e to submit, or g and a number to go back."
                    ).format(blank=left, flagged=flagged)
                ]
            )
            return
        self._go(str(self._attempt.session.position + 2))

    def _back(self) -> None:
        self._go(str(self._attempt.session.position))

    def _go(self, rest: str) -> None:
        if not self._exam:
            self._print([_("Moving between questions is for exams; here each answer leads on.")])
        elif rest.isascii() and rest.isdigit() and 1 <= int(rest) <= len(self._attempt.session.plan):
            self._attempt = self._quiz.move(self._attempt, int(rest) - 1)
            self._ask()
        else:
            self._print([_("Type g and a number from 1 to {top}.").format(top=len(self._attempt.session.plan))])

    def _end(self) -> None:
        if not self._asked_to_end:
            self._asked_to_end = True
            left = self._attempt.remaining
            self._print([_("{n} not answered. Type e once more to end with what is there.").format(n=left)])
            return
        self._attempt = self._quiz.submit(self._attempt)
