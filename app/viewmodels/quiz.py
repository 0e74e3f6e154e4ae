"""Quiz and Exam: one model for both; the session's mode decides when feedback is shown."""

from __future__ import annotations

from dataclasses import replace

from app.domain import study
from app.domain.item import Kind
from app.domain.memory import Confidence
from app.domain.session import Mode
from app.domain.words import parse_number
from app.i18n import _
from app.services.desk import Desk
from app.services.take_quiz import Attempt, Question, QuizRefused, TakeQuiz
from app.viewmodels import draft as drafts
from app.viewmodels import quiz_view as view
from app.viewmodels.draft import Draft
from app.viewmodels.observable import ViewModel
from app.viewmodels.quiz_state import GridCell, QuizState

CONFIDENCE_TURN = (None, Confidence.GUESSED, Confidence.UNSURE, Confidence.SURE)
HURRY_SECONDS = 60


class QuizModel(ViewModel[QuizState]):
    """The learner's moves on one attempt. Moves that make no sense now do nothing."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._attempt: Attempt | None = None
        self._draft = Draft()
        self._since = 0
        self._serial = 0
        self._problem = ""
        super().__init__(QuizState())

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
        """Once a second: the clock of an exam; time over submits what is there."""
        attempt = self._attempt
        if attempt is None or not attempt.session.deadline or not attempt.session.open:
            return
        if self._service.expired(attempt):
            self._keep_draft()
            self._attempt = self._service.submit(self._attempt or attempt)
        self._refresh()

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
        self._change(drafts.toggled(self._draft, key, several=several))

    def type(self, number: int, text: str) -> None:
        """A text field changed."""
        if not self._locked and number < len(self._draft.texts) and self._draft.texts[number] != text:
            self._change(drafts.typed(self._draft, number, text))

    def shift(self, key: str, step: int) -> None:
        """Move an element of an order by `step` places."""
        if not self._locked and key in self._draft.order:
            self._change(drafts.shifted(self._draft, key, step))

    def pair(self, part: str, target: str) -> None:
        """Match or group a part; an empty target takes it back."""
        if not self._locked:
            self._change(drafts.paired(self._draft, part, target))

    def grade(self, grade: int) -> None:
        """Grade a flashcard 1 to 4; this is its answer."""
        if not self._locked and self._draft.revealed and 1 <= grade <= 4:
            self._draft = replace(self._draft, grade=grade)
            self._give()

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
            back = self._service.undo(self._attempt)
        except QuizRefused as refusal:
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
                self._draft = replace(self._draft, chosen=self._draft.chosen - {key})
            self._refresh()

    def flag(self) -> None:
        """Flag the question for later, or take the flag away."""
        if self._attempt is not None and self._attempt.session.open:
            self._attempt = self._service.flag(self._attempt)
            self._refresh()

    def set_confidence(self, value: str) -> None:
        """Say how sure: guessed, unsure, sure, or an empty text."""
        if not self._locked and self.state.asks_confidence:
            self._draft = replace(self._draft, confidence=Confidence(value) if value else None)
            self._refresh()

    def turn_confidence(self) -> None:
        """The next of: not said, guessed, unsure, sure."""
        place = CONFIDENCE_TURN.index(self._draft.confidence)
        turned = CONFIDENCE_TURN[(place + 1) % len(CONFIDENCE_TURN)]
        self.set_confidence(turned.value if turned else "")

    # -- moving in an exam ---------------------------------------------------------------------------------------

    def go(self, position: int) -> None:
        """Go to a question of an exam; what is put together for this one is kept as its answer."""
        if self._attempt is not None and self.state.exam and self._attempt.session.open:
            self._keep_draft()
            if self._attempt.session.open:
                self._attempt = self._service.move(self._attempt, position)
            self._enter()

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
        return _("{answered} of {total} answered, {flagged} flagged. You cannot change anything afterwards.").format(
            answered=len(attempt.session.plan) - attempt.remaining,
            total=len(attempt.session.plan),
            flagged=len(attempt.session.flags),
        )

    def leave(self) -> None:
        """Keep what an exam's question has so far; the session stays open."""
        self._keep_draft_if_exam()

    # -- within --------------------------------------------------------------------------------------------------

    @property
    def _service(self) -> TakeQuiz:
        return self._desk.quiz()

    @property
    def _question(self) -> Question:
        if self._attempt is None:
            raise QuizRefused(_("No session is open."))
        return self._service.question(self._attempt)

    @property
    def _shows_answer(self) -> bool:
        """Whether the current question is answered and its feedback on screen."""
        attempt = self._attempt
        return attempt is not None and study.shows_feedback(attempt.session) and self._question.answered is not None

    @property
    def _locked(self) -> bool:
        return self._attempt is None or not self._attempt.session.open or self._shows_answer

    @property
    def _must_reveal(self) -> bool:
        kind = self._question.item.kind
        return kind in (Kind.FLASHCARD, Kind.SELF_MARKED) and not self._draft.revealed

    def _change(self, changed: Draft) -> None:
        self._draft = changed
        self._problem = ""
        self._refresh()

    def _give(self) -> None:
        """Answer with the draft: committed first, shown afterwards."""
        attempt, question = self._attempt, self._question
        kind = question.item.kind
        if attempt is None or not drafts.complete(self._draft, kind, question.layout):
            return
        if kind is Kind.NUMBER and parse_number(self._draft.texts[0]) is None:
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
        self._keep_draft()
        attempt = self._attempt
        if attempt is not None and attempt.session.open:
            last = attempt.session.position + 1 >= len(attempt.session.plan)
            if not last:
                self._attempt = self._service.move(attempt, attempt.session.position + 1)
        self._enter()

    def _keep_draft_if_exam(self) -> None:
        if self._attempt is not None and self._attempt.session.mode is Mode.EXAM:
            self._keep_draft()

    def _keep_draft(self) -> None:
        """In an exam: what was changed on this question becomes its answer."""
        attempt = self._attempt
        if attempt is None or not attempt.session.open or not self._draft.touched:
            return
        kind = self._question.item.kind
        if not drafts.complete(self._draft, kind, self._question.layout):
            return
        self._draft = replace(self._draft, touched=False)
        try:
            self._attempt = self._service.answer(
                attempt,
                drafts.response(self._draft, kind),
                milliseconds=self._now - self._since,
                confidence=self._draft.confidence,
            )
        except QuizRefused:
            self._attempt = self._service.attempt(attempt.session.id) or attempt

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
            self._draft = drafts.from_response(given.event.given, empty) if given else empty
            if given:
                self._draft = replace(self._draft, confidence=given.event.confidence, revealed=True)
        self._refresh()

    def _refresh(self) -> None:
        if self._attempt is not None:
            self._show(self._made(self._attempt))

    def _made(self, attempt: Attempt) -> QuizState:
        question = self._question
        item, session, course = question.item, attempt.session, self._service.course
        shows = self._shows_answer
        given = question.answered.grade if shows and question.answered else None
        left = self._service.seconds_left(attempt)
        exam = session.mode is Mode.EXAM
        labels = {s.id: (s.short, n) for n, s in enumerate(course.statement.sections)}
        section, colour = labels.get(item.section, ("", 0))
        return QuizState(
            title=session.title,
            number=question.number,
            total=question.total,
            answered=len(session.plan) - attempt.remaining,
            section=section,
            colour=colour,
            kind=item.kind.value,
            item=item.id,
            stem=item.stem,
            instruction=view.instruction(item),
            image=f"{course.media}/{item.image}" if item.image else "",
            options=view.option_rows(question, self._draft, given),
            blanks=view.blank_rows(item, self._draft, given),
            cloze=view.cloze_parts(item),
            places=view.place_rows(question, self._draft, given),
            targets=view.target_rows(question.layout),
            back=view.back_of(item) if self._draft.revealed or shows else "",
            revealed=self._draft.revealed or shows,
            grades=() if shows else view.grade_buttons(item, self._draft),
            explanation=self._draft.texts[0] if item.kind is Kind.SELF_MARKED and self._draft.texts else "",
            hint=item.hint if question.hinted else "",
            can_hint=bool(item.hint) and not question.hinted and not self._locked,
            can_strike=item.kind in (Kind.SINGLE, Kind.MULTIPLE) and not self._locked,
            confidence=self._draft.confidence.value if self._draft.confidence else "",
            asks_confidence=self._desk.settings.confidence and not shows,
            feedback=view.feedback(course, question) if shows else None,
            primary=self._primary_label(attempt, question, shows),
            can_primary=self._can_primary(attempt, question, shows),
            can_undo=bool(attempt.answers) and (session.open or not exam),
            can_back=exam and session.position > 0,
            flagged=question.flagged,
            exam=exam,
            grid=self._grid(attempt) if exam else (),
            time_left=view.clock_text(left),
            hurry=left is not None and left <= HURRY_SECONDS,
            problem=self._problem,
            serial=self._serial,
            ended=not session.open,
        )

    def _primary_label(self, attempt: Attempt, question: Question, shows: bool) -> str:
        if shows:
            return _("Next") if attempt.remaining else _("Finish")
        if question.item.kind is Kind.FLASHCARD and not self._draft.revealed:
            return _("Show answer")
        if question.item.kind is Kind.SELF_MARKED and not self._draft.revealed:
            return _("Compare")
        return _("Next") if attempt.session.mode is Mode.EXAM else _("Check")

    def _can_primary(self, attempt: Attempt, question: Question, shows: bool) -> bool:
        if shows or self._must_reveal:
            return True
        if attempt.session.mode is Mode.EXAM:
            return attempt.session.position + 1 < len(attempt.session.plan)
        if question.item.kind is Kind.FLASHCARD:
            return False
        return drafts.complete(self._draft, question.item.kind, question.layout)

    def _grid(self, attempt: Attempt) -> tuple[GridCell, ...]:
        session = attempt.session
        return tuple(
            GridCell(
                n,
                str(n + 1),
                "answered" if slot.item in attempt.answers else "blank",
                slot.item in session.flags,
                n == session.position,
            )
            for n, slot in enumerate(session.plan)
        )
