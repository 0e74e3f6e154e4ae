"""QuizBase: the attempt, the draft and how an answer is given; what every move of QuizModel rests on."""

from __future__ import annotations

from dataclasses import replace

from app.domain.item import Kind
from app.domain.response import Response
from app.domain.session import Mode
from app.domain.words import parse_number
from app.i18n import _
from app.services.attempts import Attempt, Question, QuizRefused
from app.services.desk import Desk
from app.services.review import ReviewRoom
from app.viewmodels import draft as drafts
from app.viewmodels import quiz_view as view
from app.viewmodels.draft import Draft
from app.viewmodels.observable import ViewModel
from app.viewmodels.quiz_picture import must_reveal, shows_answer, state_of
from app.viewmodels.quiz_state import QuizState


class QuizBase(ViewModel[QuizState]):
    """Holds one attempt and the draft of its current question."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._attempt: Attempt | None = None
        self._draft = Draft()
        self._since = 0
        self._serial = 0
        self._problem = ""
        self._ticked = Draft()
        super().__init__(QuizState())

    @property
    def _service(self) -> ReviewRoom:
        return self._desk.quiz()

    @property
    def _question(self) -> Question:
        if self._attempt is None:
            raise QuizRefused(_("No session is open."))
        return self._service.question(self._attempt)

    @property
    def _shows_answer(self) -> bool:
        """Whether the current question is answered and its feedback on screen."""
        return self._attempt is not None and shows_answer(self._attempt, self._question)

    @property
    def _locked(self) -> bool:
        return self._attempt is None or not self._attempt.session.open or self._shows_answer

    @property
    def _must_reveal(self) -> bool:
        return must_reveal(self._question, self._draft)

    def _change(self, changed: Draft, *, keep: bool = False) -> None:
        """Take over a changed draft; in an exam, `keep` makes it the answer at once."""
        self._draft = changed
        self._problem = ""
        try:
            if keep:
                self._keep_draft_if_exam()
        finally:
            self._refresh()  # what is on screen is true even where the write failed

    def _give(self) -> None:
        """Answer with the draft: committed first, shown afterwards."""
        attempt, question = self._attempt, self._question
        kind = question.item.kind
        if attempt is None or not drafts.complete(self._draft, kind):
            return
        if self._unreadable:
            self._say(_("Type a number, for example 3 or 2.5."))
            return
        try:
            self._attempt = self._service.answer(
                attempt,
                drafts.response(self._draft, kind),
                milliseconds=self._now - self._since,
                confidence=self._draft.confidence,
            )
        except QuizRefused as refusal:
            self._attempt = self._service.attempt(attempt.session.id) or attempt
            self._problem = str(refusal)
        self._serial += 1
        self._refresh()

    def _next(self) -> None:
        if self._attempt is not None:
            self._attempt = self._service.advance(self._attempt)
            self._enter()

    def _exam_next(self) -> None:
        attempt = self._attempt
        if attempt is not None:
            self._exam_to(min(attempt.session.position + 1, len(attempt.session.plan) - 1))

    def _exam_to(self, position: int) -> None:
        """Keep the draft and go to a question of an exam; what cannot be read holds the learner here, and is said."""
        if not self._keep_draft():
            self._refresh()
            return
        if self._attempt is not None and self._attempt.session.open:
            self._attempt = self._service.move(self._attempt, position)
        self._enter()

    def _keep_draft_if_exam(self) -> None:
        if self._attempt is not None and self._attempt.session.mode is Mode.EXAM:
            self._keep_draft()

    def _keep_draft(self) -> bool:
        """In an exam: what was changed on this question becomes its answer; nothing of it, and it is blank again.

        False, with the problem said, where it cannot be read as an answer: that counts as blank too.
        """
        attempt = self._attempt
        if attempt is None or not attempt.session.open or not self._draft.touched:
            return True
        unreadable = self._unreadable
        try:
            self._attempt = self._stored(attempt, blank=unreadable)
        except QuizRefused:
            self._attempt = self._service.attempt(attempt.session.id) or attempt
        # Only now: a write that fails leaves the draft to be kept at the next chance.
        self._draft = replace(self._draft, touched=unreadable)
        self._problem = _("Type a number, for example 3 or 2.5.") if unreadable else ""
        return not unreadable

    @property
    def _unreadable(self) -> bool:
        """Whether what is typed for a number is none."""
        return (
            self._question.item.kind is Kind.NUMBER
            and drafts.complete(self._draft, Kind.NUMBER)
            and parse_number(self._draft.texts[0]) is None
        )

    def _stored(self, attempt: Attempt, *, blank: bool) -> Attempt:
        """The exam's attempt with the draft as its answer; nothing is stored where nothing changed."""
        question, kind = self._question, self._question.item.kind
        blank = blank or not drafts.complete(self._draft, kind)
        given = Response() if blank else drafts.response(self._draft, kind)
        sure = None if blank else self._draft.confidence
        before = question.answered.event if question.answered else None
        if (given, sure) == ((before.given, before.confidence) if before else (Response(), None)):
            return attempt
        return self._service.answer(attempt, given, milliseconds=self._now - self._since, confidence=sure)

    @property
    def _now(self) -> int:
        return self._desk.parts.clock.now()

    def _say(self, problem: str) -> None:
        self._problem = problem
        self._refresh()

    def _enter(self) -> None:
        """Come to a question: its draft, its clock, the first focus."""
        self._problem = ""
        self._serial += 1
        self._since = self._now
        if self._attempt is not None and self._attempt.session.plan:
            question = self._question
            empty = drafts.fresh(question.item.kind, question.layout, view.blanks_of(question.item))
            given = question.answered
            self._draft = drafts.from_response(given.event.given, empty, question.layout) if given else empty
            if given:
                self._draft = replace(self._draft, confidence=given.event.confidence, revealed=True)
        self._refresh()

    def _refresh(self) -> None:
        if self._attempt is not None:
            self._show(
                state_of(
                    self._service,
                    self._attempt,
                    self._draft,
                    asks=self._desk.settings.confidence,
                    problem=self._problem,
                    serial=self._serial,
                )
            )
