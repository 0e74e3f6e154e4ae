"""Quiz and Exam: one model for both; the session's mode decides when feedback is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.domain.item import Kind
from app.domain.memory import Confidence
from app.domain.session import Mode, StudySession
from app.i18n import _
from app.services.attempts import Attempt, QuizRefused
from app.services.desk import CourseUnusable
from app.services.ports import StoreError
from app.services.report_question import report_question
from app.viewmodels import draft as drafts
from app.viewmodels.draft import Draft
from app.viewmodels.quiz_base import QuizBase
from app.viewmodels.quiz_state import QuizState

LAST_SECONDS = 2  # this close to the end, text is kept while it is typed
CONFIDENCE_TURN = (None, Confidence.GUESSED, Confidence.UNSURE, Confidence.SURE)


class QuizModel(QuizBase):
    """The learner's moves on one attempt. Moves that make no sense now do nothing."""

    # -- opening and leaving -------------------------------------------------------------------------------------

    def open(self, attempt: Attempt) -> None:
        """Show an attempt at its current question."""
        self._attempt = attempt
        self._enter()

    @property
    def attempt(self) -> Attempt | None:
        """The attempt that is shown, or None before the first."""
        return self._attempt

    def tick(self) -> None:
        """Once a second: the clock. An exam's typed text is kept when it rests; time over submits what is there."""
        attempt = self._attempt
        if attempt is None or not attempt.session.open or not (self.state.exam or attempt.session.deadline):
            return
        try:
            self._keep_resting(self._service.seconds_left(attempt))
            if self._service.expired(self._attempt or attempt):
                self._attempt = self._service.submit(self._attempt or attempt)
        except StoreError as error:
            self._problem = str(error)  # on the page and not in a dialog, which would come anew every second
        self._refresh()

    def _keep_resting(self, left: float | None) -> None:
        if self._draft == self._ticked or (left is not None and left <= LAST_SECONDS):
            self._keep_draft_if_exam()
        self._ticked = self._draft

    def report(self, why: str) -> None:
        """Report the question that is shown. Raises QuizRefused for words that cannot be kept."""
        if self._attempt is not None:
            report_question(self._desk.store(), self._attempt, self._question.item.id, why)

    # -- answering -----------------------------------------------------------------------------------------------

    def choose(self, label: str) -> None:
        """A digit: choose an option, or grade a flashcard that is turned."""
        if self.state.grades and label in "1234":
            self.grade(int(label))
            return
        key = next((row.key for row in self.state.options if row.label == label), None)
        if key is not None:
            self.toggle(key)

    def toggle(self, key: str) -> None:
        """Choose an option or take it back. In practice a single choice is answered at once by the primary button."""
        if self._locked:
            return
        kind = self._question.item.kind
        several = kind in (Kind.MULTIPLE, Kind.SELF_MARKED)
        self._change(drafts.toggled(self._draft, key, several=several), keep=True)

    def type(self, number: int, text: str) -> None:
        """A text field changed."""
        if not self._locked and number < len(self._draft.texts) and self._draft.texts[number] != text:
            self._change(drafts.typed(self._draft, number, text))

    def shift(self, key: str, step: int) -> None:
        """Move an element of an order by `step` places."""
        if not self._locked and key in self._draft.order:
            self._change(drafts.shifted(self._draft, key, step), keep=True)

    def pair(self, part: str, target: str) -> None:
        """Match or group a part; an empty target takes it back."""
        if not self._locked:
            self._change(drafts.paired(self._draft, part, target), keep=True)

    def arrange(self, keys: Sequence[str]) -> None:
        """The elements of an order as they now stand; a list that lacks one is passed over."""
        if not self._locked and sorted(keys) == sorted(self._draft.order):
            self._change(replace(self._draft, order=tuple(keys), touched=True), keep=True)

    def pair_all(self, pairs: Sequence[tuple[str, str]]) -> None:
        """All that is matched or grouped now, as (part, target) keys."""
        if not self._locked and tuple(pairs) != self._draft.pairs:
            self._change(replace(self._draft, pairs=tuple(pairs), touched=True), keep=True)

    def grade(self, grade: int) -> None:
        """Grade a flashcard 1 to 4; this is its answer."""
        if not self._locked and self._draft.revealed and 1 <= grade <= 4:
            self._draft = replace(self._draft, grade=grade)
            self._give()
            if self.state.exam:
                self._exam_next()

    def primary(self) -> None:
        """The one strong button: reveal, check, next, or finish."""
        attempt = self._attempt
        if attempt is None or not self.state.can_primary:
            return
        if self._shows_answer:
            self._next()
        elif self._must_reveal:
            self._change(replace(self._draft, revealed=True))
        elif attempt.session.mode is Mode.EXAM:
            self._exam_next()
        else:
            self._give()

    def undo(self) -> None:
        """Take the last answer back and go to its question."""
        if self._attempt is None or not self.state.can_undo:
            return
        try:
            self._keep_draft_if_exam()
            back = self._service.undo(self._attempt)
        except QuizRefused as refusal:
            self._attempt = self._service.attempt(self._attempt.session.id) or self._attempt
            self._say(str(refusal))
            return
        if back is not None:
            self._attempt = back
            self._enter()

    def hint(self) -> None:
        """Open the hint; it costs a quarter."""
        if self._attempt is not None and self.state.can_hint:
            self._attempt = self._service.hint(self._attempt)
            self._refresh()

    def strike(self, label: str) -> None:
        """Strike an option out by its digit, or back in."""
        key = next((row.key for row in self.state.options if row.label == label), None)
        if self._attempt is not None and key is not None and self.state.can_strike:
            self._attempt = self._service.strike(self._attempt, key)
            if key in self._draft.chosen:
                self._change(drafts.without(self._draft, key), keep=True)
            self._refresh()

    def flag(self) -> None:
        """Flag the question for later, or take the flag away."""
        if self._attempt is not None and self._attempt.session.open:
            self._attempt = self._service.flag(self._attempt)
            self._refresh()

    def set_confidence(self, value: str) -> None:
        """Say how sure: guessed, unsure, sure, or an empty text."""
        if not self._locked and self.state.asks_confidence:
            self._change(drafts.surer(self._draft, Confidence(value) if value else None), keep=True)

    def turn_confidence(self) -> None:
        """The next of: not said, guessed, unsure, sure."""
        place = CONFIDENCE_TURN.index(self._draft.confidence)
        turned = CONFIDENCE_TURN[(place + 1) % len(CONFIDENCE_TURN)]
        self.set_confidence(turned.value if turned else "")

    # -- moving in an exam ---------------------------------------------------------------------------------------

    def go(self, position: int) -> None:
        """Go to a question of an exam; what is put together for this one is kept as its answer."""
        if self._attempt is not None and self.state.exam and self._attempt.session.open:
            self._exam_to(position)

    def back(self) -> None:
        """The question before this one, in an exam."""
        if self._attempt is not None:
            self.go(self._attempt.session.position - 1)

    def submit(self) -> None:
        """Submit an exam, or end a practice session early, with what is there."""
        if self._attempt is not None:
            if self.state.exam:
                self._keep_draft()
            self._attempt = self._service.submit(self._attempt)
            self._refresh()

    def submit_summary(self) -> str:
        """What the confirmation says: how many are blank and flagged."""
        self._keep_draft_if_exam()
        attempt = self._attempt
        if attempt is None:
            return ""
        counts = _("{answered} of {total} answered, {flagged} flagged. You cannot change anything afterwards.").format(
            answered=len(attempt.session.plan) - attempt.remaining,
            total=len(attempt.session.plan),
            flagged=len(attempt.session.flags),
        )
        if not (self.state.exam and self._draft.touched and self._unreadable):
            return counts
        unread = _("Question {n} counts as blank: {text} is no number.").format(
            n=attempt.session.position + 1, text=self._draft.texts[0].strip()
        )
        return f"{unread} {counts}"

    def refresh(self) -> None:
        """Show the same question anew: a setting may have changed meanwhile."""
        self._refresh()

    def forget_foreign(self) -> None:
        """Drop an attempt that belongs to another course or another learner than the ones who study now."""
        if self._attempt is not None and self._foreign(self._attempt.session):
            self._attempt, self._draft, self._problem = None, Draft(), ""
            self._show(QuizState())

    def _foreign(self, session: StudySession) -> bool:
        try:
            return (session.course, session.learner) != (self._desk.course.id, self._desk.learner().id)
        except (CourseUnusable, StoreError):
            return True

    def leave(self) -> None:
        """Keep what an exam's question has so far; the session stays open."""
        self._keep_draft_if_exam()
