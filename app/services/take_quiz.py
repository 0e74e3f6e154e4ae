"""Taking a quiz: answer, undo, move, submit. Every answer is committed before its feedback exists."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from app.domain import study
from app.domain.event import AnswerEvent, standing
from app.domain.grading import grade
from app.domain.memory import Confidence, MemoryState, Rating
from app.domain.response import Response
from app.domain.session import Mode, Slot, StudySession
from app.i18n import _
from app.services.attempts import Attempt, Attempts, QuizRefused
from app.services.ports import NewAnswer
from app.services.rating import Given, rating_of, took_long
from app.services.replay import replay

MEDIAN_OF = 50  # answers: how long this learner usually takes


class TakeQuiz(Attempts):
    """The learner's moves on an attempt. Each returns the attempt as it then stands."""

    def answer(
        self, attempt: Attempt, response: Response, *, milliseconds: int = 0, confidence: Confidence | None = None
    ) -> Attempt:
        """Answer the current question. In practice a second answer is kept as revealed; in an exam it replaces.

        An empty response in an exam leaves the question blank again.

        Raises:
            QuizRefused: the session has ended, or its time is over (then it has been submitted).
        """
        self._must_be_open(attempt)
        question = self.question(attempt)
        item = question.item
        if self._found(attempt.session.plan[attempt.session.position]) is None:
            raise QuizRefused(self._gone_text())
        exam = attempt.session.mode is Mode.EXAM
        if not exam and (question.answered or self._was_revealed(attempt.session.id, item.id)):
            response = replace(response, revealed=True)
        hints = int(question.hinted)
        graded = grade(item, response)
        now = self._store.next_time(attempt.session.learner)
        slow = self._took_long(attempt.session.learner, milliseconds)
        given = Given(item, graded, response, hints, confidence, slow)
        rating, memory = (None, None) if exam else self._moved(given, attempt.session.learner, now)
        event = AnswerEvent(
            id="",
            learner=attempt.session.learner,
            device="",
            sequence=0,
            time=now,
            course=self.course.id,
            item=item.id,
            revision=item.revision,
            session=attempt.session.id,
            mode=attempt.session.mode,
            given=response,
            score=graded.score(hints),
            rating=rating,
            confidence=confidence,
            hints=hints,
            milliseconds=max(0, milliseconds),
        )
        stored = self._store.append_answer(NewAnswer(event, memory, attempt.session))
        return Attempt(attempt.session, study.answers_by_item([*attempt.answers.values(), stored]))

    def undo(self, attempt: Attempt) -> Attempt | None:
        """Take the last answered question's answer back and go to it; None where there is none.

        In an exam the answer may have been stored in several steps: all of them go.

        A practice session that had ended is opened again; an exam is final once submitted.
        """
        session = attempt.session
        if session.mode is Mode.EXAM and not session.open:
            raise QuizRefused(_("An exam cannot be changed once it is submitted."))
        if session.open:
            self._must_be_open(attempt)
        elif session.deadline and self._present(session) >= session.deadline:
            raise QuizRefused(_("The time of this session is over, so it cannot be opened again."))
        last = max(attempt.answers.values(), key=lambda answer: (answer.time, answer.id), default=None)
        if last is None:
            return None
        if not session.open and self._store.open_session(session.learner, session.course) is not None:
            raise QuizRefused(_("Another session is open. Finish it before you change this one."))
        place = next((n for n, slot in enumerate(session.plan) if slot.item == last.item), 0)
        back = replace(session, position=place, ended=0)
        for earlier in self._steps_before(last):
            self._store.append_undo(earlier, self._memory_without(earlier), session)
        self._store.append_undo(last, self._memory_without(last), back)
        return self._attempt(back)

    def move(self, attempt: Attempt, position: int) -> Attempt:
        """Go to a position.

        This move and those below it change no ended session; where the time is over they return it submitted.
        """
        return self._changed(attempt, lambda session: study.moved(session, position))

    def advance(self, attempt: Attempt) -> Attempt:
        """Go to the next open question; a practice session without any is ended."""
        if self.expired(attempt):
            return self.submit(attempt)
        place = study.first_open(attempt.session, attempt.answers)
        if place is None:
            return attempt if attempt.session.mode is Mode.EXAM else self._end(attempt)
        return self.move(attempt, place)

    def flag(self, attempt: Attempt) -> Attempt:
        """Flag the current question for later, or take the flag away."""
        return self._changed(attempt, lambda session: study.toggled_flag(session, self._current(attempt)))

    def strike(self, attempt: Attempt, key: str) -> Attempt:
        """Strike an option of the current question out, or back in."""
        return self._changed(attempt, lambda session: study.toggled_strike(session, self._current(attempt), key))

    def hint(self, attempt: Attempt) -> Attempt:
        """Open the hint of the current question; it costs a quarter of the credit from then on."""
        return self._changed(attempt, lambda session: study.opened_hint(session, self._current(attempt)))

    def submit(self, attempt: Attempt) -> Attempt:
        """End a session with what is there; an exam moves memory now."""
        kept = self.attempt(attempt.session.id)
        if not attempt.session.open or (kept is not None and not kept.session.open):
            return kept or attempt
        if attempt.session.mode is not Mode.EXAM:
            return self._end(attempt)
        now = self._present(attempt.session)
        ended = replace(attempt.session, ended=min(now, attempt.session.deadline or now))
        known = self._memory(ended.learner)
        moves = {
            event.id: move
            for event in attempt.answers.values()
            if (move := self._exam_move(event, known.get(event.item))) is not None
        }
        self._store.submit(ended, moves)
        return self._attempt(ended)

    def _moved(self, given: Given, learner: str, now: int) -> tuple[Rating, MemoryState]:
        known, scheduler = self._store.memory(learner, self.course.id).get(given.item.id), self._scheduler_of(learner)
        rating = rating_of(given, known, now, scheduler.exponent)
        return rating, scheduler.review(known, rating, now)

    def _took_long(self, learner: str, milliseconds: int) -> bool:
        recent = self._store.recent_answers(learner, self.course.id, MEDIAN_OF)
        return took_long(milliseconds, (answer.milliseconds for answer in recent))

    def _exam_move(self, event: AnswerEvent, known: MemoryState | None) -> tuple[Rating, MemoryState] | None:
        item = self._found(Slot(event.item, event.revision))
        if item is None:
            return None
        slow = self._took_long(event.learner, event.milliseconds)
        given = Given(item, self._graded(event), event.given, event.hints, event.confidence, slow)
        scheduler = self._scheduler_of(event.learner)
        rating = rating_of(given, known, event.time, scheduler.exponent)
        return rating, scheduler.review(known, rating, event.time)

    def _memory_without(self, answer: AnswerEvent) -> MemoryState | None:
        """The item's memory as it is where the answer moved nothing, else what the rest of the log gives.

        Replayed and not remembered: earlier and later answers to the item may have been taken back meanwhile.
        """
        if answer.rating is None:
            return self._memory(answer.learner).get(answer.item)
        told = self._store.events(answer.learner, course=answer.course, item=answer.item)
        others = [event for event in told if event.id != answer.id]
        return replay(others, self._scheduler_of(answer.learner)).get((answer.learner, answer.course, answer.item))

    def _steps_before(self, last: AnswerEvent) -> list[AnswerEvent]:
        """In an exam, the standing events of this question before its last one, which must not come back."""
        if last.mode is not Mode.EXAM:
            return []
        told = standing(self._store.events(session=last.session))
        return [event for event in told if event.item == last.item and event.id != last.id]

    def _was_revealed(self, session: str, item: str) -> bool:
        """Whether an answer to the item was given, and its feedback seen, in this session before an undo."""
        events = self._store.events(session=session)
        return any(isinstance(event, AnswerEvent) and event.item == item for event in events)

    def _changed(self, attempt: Attempt, change: Callable[[StudySession], StudySession]) -> Attempt:
        if self.expired(attempt):
            return self.submit(attempt)
        return self._saved(attempt, change(attempt.session)) if attempt.session.open else attempt

    def _current(self, attempt: Attempt) -> str:
        return attempt.session.plan[attempt.session.position].item

    def _must_be_open(self, attempt: Attempt) -> None:
        if not attempt.session.open:
            raise QuizRefused(_("This session has ended."))
        if self.expired(attempt):
            self.submit(attempt)
            raise QuizRefused(_("Time is over. What you had answered was submitted."))
