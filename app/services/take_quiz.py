"""Taking a quiz: start, answer, undo, move, submit. Every answer is committed before its feedback exists."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.domain import study
from app.domain.bank import Course, Quiz
from app.domain.event import AnswerEvent, standing
from app.domain.grading import Grade, grade
from app.domain.guess import guess_chance
from app.domain.ids import uuid7
from app.domain.item import Item
from app.domain.layout import Layout, layout
from app.domain.memory import Confidence, MemoryState, Rating, rate, retrievability
from app.domain.planner import SESSION_SIZE, draw, next_study, pick
from app.domain.report import Outcome, Result, result
from app.domain.response import Response
from app.domain.session import Mode, Slot, StudySession
from app.i18n import _
from app.services.ports import Clock, NewAnswer, ProgressStore, Scheduler

NEW_ITEM_RECALL = 0.5  # learning.md: an item never seen has no prediction


class QuizRefused(Exception):
    """A session that cannot be started or answered; the text is for a person and names what to do."""


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer that stands, with what grading says of it."""

    event: AnswerEvent
    grade: Grade


@dataclass(frozen=True, slots=True)
class Question:
    """One slot of a session as a learner meets it. `number` counts from 1; `answered` is None while it is blank."""

    item: Item
    layout: Layout
    number: int
    total: int
    answered: Answered | None
    flagged: bool
    hinted: bool
    struck: frozenset[str]


@dataclass(frozen=True, slots=True)
class Attempt:
    """A session together with its standing answers by item id."""

    session: StudySession
    answers: Mapping[str, AnswerEvent]

    @property
    def remaining(self) -> int:
        """How many slots have no answer."""
        return sum(slot.item not in self.answers for slot in self.session.plan)


class TakeQuiz:
    """The service for one course; `learner` is given at each start, sessions carry it from then on."""

    def __init__(self, course: Course, store: ProgressStore, clock: Clock, scheduler: Scheduler) -> None:
        self.course = course
        self._store = store
        self._clock = clock
        self._scheduler = scheduler

    # -- starting ------------------------------------------------------------------------------------------------

    def resume(self, learner: str) -> Attempt | None:
        """The open session, its plan brought up to date; an exam whose time is over is submitted and not returned."""
        session = self._store.open_session(learner, self.course.id)
        if session is None:
            return None
        attempt = self._attempt(session)
        fresh = study.refreshed(session, self.course.items, attempt.answers)
        if fresh != session:
            self._store.save_session(fresh)
            attempt = Attempt(fresh, attempt.answers)
        if not fresh.plan:
            self._end(attempt)
            return None
        if self.expired(attempt):
            self.submit(attempt)
            return None
        return attempt

    def start_next(self, learner: str, *, seed: int, size: int = SESSION_SIZE) -> Attempt:
        """Start the next best session: due items, then new ones of the first section that has some."""
        chosen = next_study(self.course, self._memory(learner), self._clock.now(), size)
        if chosen is None:
            raise QuizRefused(_("This course has no questions yet. Add a question bank under its banks folder."))
        section = chosen.section if chosen.new and not chosen.due else ""
        found = self.course.statement.section(section) if section else None
        title = found.short if found else _("Review")
        return self._begin(learner, Mode.PRACTICE, title, chosen.items, seed, section=section)

    def start_sections(self, learner: str, sections: Sequence[str], *, seed: int, size: int = SESSION_SIZE) -> Attempt:
        """Practise chosen sections (all where empty), new items first, then those most at risk."""
        wanted = tuple(dict.fromkeys(sections)) or tuple(s.id for s in self.course.statement.sections)
        found = []
        for section_id in wanted:
            section = self.course.statement.section(section_id)
            if section is None:
                names = ", ".join(s.id for s in self.course.statement.sections)
                raise QuizRefused(
                    _('There is no section "{id}". Sections: {names}.').format(id=section_id, names=names)
                )
            found.append(section)
        pool = [item for section in found for item in self.course.of_section(section.id)]
        if not pool:
            raise QuizRefused(_("There are no questions on this section yet."))
        rng = random.Random(seed)
        items = pick(pool, self._memory(learner), self._clock.now(), size, rng)
        title = found[0].short if len(found) == 1 else (_("Several sections") if sections else _("All sections"))
        return self._begin(learner, Mode.PRACTICE, title, items, seed, section=found[0].id if len(found) == 1 else "")

    def start_quiz(self, learner: str, name: str, *, seed: int, today: date, size: int | None = None) -> Attempt:
        """Start a quiz file. An attempt is used from here on; `today` is the learner's own date, for `due`."""
        quiz = self.course.quiz(name)
        if quiz is None:
            names = ", ".join(q.name for q in self.course.quizzes) or _("none")
            raise QuizRefused(_('There is no quiz "{name}". Quizzes: {names}.').format(name=name, names=names))
        if refusal := self.refusal(learner, quiz, today):
            raise QuizRefused(refusal)
        items = draw(self.course, quiz, random.Random(seed))[:size]
        return self._begin(learner, quiz.mode, quiz.title, items, seed, quiz=quiz)

    def refusal(self, learner: str, quiz: Quiz, today: date) -> str:
        """Why a quiz cannot be started now, or an empty text."""
        if quiz.due is not None and today > quiz.due:
            return _("{title} was due on {day}. Ask your teacher for another date.").format(
                title=quiz.title, day=quiz.due.isoformat()
            )
        used = self.attempts_used(learner, quiz)
        if quiz.attempts and used >= quiz.attempts:
            return _("You have used {used} of {allowed} attempts at {title}.").format(
                used=used, allowed=quiz.attempts, title=quiz.title
            )
        return ""

    def attempts_used(self, learner: str, quiz: Quiz) -> int:
        """Attempts at a quiz so far; one counts from its start."""
        return sum(session.quiz == quiz.name for session in self._store.sessions(learner, self.course.id))

    def retry_missed(self, attempt: Attempt, *, seed: int) -> Attempt:
        """Practise only what was missed in a finished session."""
        missed = self.result(attempt).missed
        items = tuple(item for item in missed if item in self.course.items)
        if not items:
            raise QuizRefused(_("Nothing was missed in this session."))
        title = _("{title}: missed").format(title=attempt.session.title)
        return self._begin(attempt.session.learner, Mode.PRACTICE, title, items, seed)

    def _begin(
        self,
        learner: str,
        mode: Mode,
        title: str,
        items: Iterable[str],
        seed: int,
        *,
        section: str = "",
        quiz: Quiz | None = None,
    ) -> Attempt:
        now = self._clock.now()
        chosen = [self.course.items[item] for item in items]
        if not chosen:
            raise QuizRefused(_("This quiz has no questions that could be asked."))
        session = StudySession(
            id=uuid7(now, random.Random(f"{seed}:{learner}:{now}")),
            learner=learner,
            course=self.course.id,
            mode=mode,
            title=title,
            plan=tuple(Slot(item.id, item.revision) for item in chosen),
            seed=seed,
            started=now,
            quiz=quiz.name if quiz else "",
            section=section,
            deadline=now + round(quiz.minutes * 60_000) if quiz and quiz.minutes else 0,
        )
        self._store.begin(session, chosen)
        return Attempt(session, {})

    # -- looking -------------------------------------------------------------------------------------------------

    def question(self, attempt: Attempt, position: int | None = None) -> Question:
        """The question at a position (the current one where None)."""
        session = attempt.session
        place = session.position if position is None else position
        slot = session.plan[place]
        item = self.course.items[slot.item]
        event = attempt.answers.get(slot.item)
        return Question(
            item,
            layout(item, session.seed),
            place + 1,
            len(session.plan),
            Answered(event, grade(item, event.given)) if event else None,
            slot.item in session.flags,
            slot.item in session.hinted,
            frozenset(key for struck, key in session.struck if struck == slot.item),
        )

    def attempt(self, session_id: str) -> Attempt | None:
        """A session by its id, open or ended."""
        session = self._store.session(session_id)
        return self._attempt(session) if session else None

    def seconds_left(self, attempt: Attempt) -> float | None:
        """Seconds to the deadline, or None without one."""
        return study.seconds_left(attempt.session, self._clock.now())

    def expired(self, attempt: Attempt) -> bool:
        """Whether the time of an open session is over."""
        return attempt.session.open and bool(attempt.session.deadline) and self.seconds_left(attempt) == 0

    def result(self, attempt: Attempt) -> Result:
        """The result as it stands; of an exam only to be shown after submit."""
        return result([self._outcome(attempt, slot.item) for slot in attempt.session.plan])

    def _outcome(self, attempt: Attempt, item_id: str) -> Outcome:
        event = attempt.answers.get(item_id)
        item = self.course.items.get(item_id)
        return Outcome(
            item_id, item.section if item else "", event.score if event else None, item.marks if item else 1.0
        )

    # -- answering -----------------------------------------------------------------------------------------------

    def answer(
        self, attempt: Attempt, response: Response, *, milliseconds: int = 0, confidence: Confidence | None = None
    ) -> Attempt:
        """Answer the current question. In practice a second answer is kept as revealed; in an exam it replaces.

        Raises:
            QuizRefused: the session has ended, or its time is over (then it has been submitted).
        """
        self._must_be_open(attempt)
        question = self.question(attempt)
        item = question.item
        exam = attempt.session.mode is Mode.EXAM
        if not exam and (question.answered or self._was_revealed(attempt.session.id, item.id)):
            response = replace(response, revealed=True)
        hints = int(question.hinted)
        graded = grade(item, response)
        rating, memory = (None, None) if exam else self._moved(attempt, item, graded, response, hints, confidence)
        event = AnswerEvent(
            id="",
            learner=attempt.session.learner,
            device="",
            sequence=0,
            time=self._clock.now(),
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
        return Attempt(attempt.session, {**attempt.answers, item.id: stored})

    def undo(self, attempt: Attempt) -> Attempt | None:
        """Take the last standing answer of the session back and go to its question; None where there is none.

        A practice session that had ended is opened again; an exam is final once submitted.
        """
        session = attempt.session
        if session.mode is Mode.EXAM and not session.open:
            raise QuizRefused(_("An exam cannot be changed once it is submitted."))
        last = max(attempt.answers.values(), key=lambda answer: (answer.time, answer.id), default=None)
        if last is None:
            return None
        if not session.open and self._store.open_session(session.learner, session.course) is not None:
            raise QuizRefused(_("Another session is open. Finish it before you change this one."))
        place = next(n for n, slot in enumerate(session.plan) if slot.item == last.item)
        back = replace(session, position=place, ended=0)
        self._store.append_undo(last, self._store.memory_before(last.id), back)
        return self._attempt(back)

    def move(self, attempt: Attempt, position: int) -> Attempt:
        """Go to a position."""
        return self._saved(attempt, study.moved(attempt.session, position))

    def advance(self, attempt: Attempt) -> Attempt:
        """Go to the next open question; a practice session without any is ended."""
        place = study.first_open(attempt.session, attempt.answers)
        if place is None:
            return attempt if attempt.session.mode is Mode.EXAM else self._end(attempt)
        return self.move(attempt, place)

    def flag(self, attempt: Attempt) -> Attempt:
        """Flag the current question for later, or take the flag away."""
        return self._saved(attempt, study.toggled_flag(attempt.session, self._current(attempt)))

    def strike(self, attempt: Attempt, key: str) -> Attempt:
        """Strike an option of the current question out, or back in."""
        return self._saved(attempt, study.toggled_strike(attempt.session, self._current(attempt), key))

    def hint(self, attempt: Attempt) -> Attempt:
        """Open the hint of the current question; it costs a quarter of the credit from then on."""
        return self._saved(attempt, study.opened_hint(attempt.session, self._current(attempt)))

    def submit(self, attempt: Attempt) -> Attempt:
        """End a session with what is there; an exam moves memory now."""
        if not attempt.session.open:
            return attempt
        if attempt.session.mode is not Mode.EXAM:
            return self._end(attempt)
        now = self._clock.now()
        ended = replace(attempt.session, ended=min(now, attempt.session.deadline or now))
        known = self._memory(ended.learner)
        moves = {
            event.id: move
            for event in attempt.answers.values()
            if (move := self._exam_move(event, known.get(event.item))) is not None
        }
        self._store.submit(ended, moves)
        return self._attempt(ended)

    # -- within --------------------------------------------------------------------------------------------------

    def _moved(
        self, attempt: Attempt, item: Item, graded: Grade, response: Response, hints: int, sure: Confidence | None
    ) -> tuple[Rating, MemoryState]:
        now = self._clock.now()
        known = self._store.memory(attempt.session.learner, self.course.id).get(item.id)
        rating = _rating(item, graded, response, hints, sure, known, now)
        return rating, self._scheduler.review(known, rating, now)

    def _exam_move(self, event: AnswerEvent, known: MemoryState | None) -> tuple[Rating, MemoryState] | None:
        item = self.course.items.get(event.item)
        if item is None:
            return None
        graded = grade(item, event.given)
        rating = _rating(item, graded, event.given, event.hints, event.confidence, known, event.time)
        return rating, self._scheduler.review(known, rating, event.time)

    def _was_revealed(self, session: str, item: str) -> bool:
        """Whether an answer to the item was given, and its feedback seen, in this session before an undo."""
        events = self._store.events(session=session)
        return any(isinstance(event, AnswerEvent) and event.item == item for event in events)

    def _current(self, attempt: Attempt) -> str:
        return attempt.session.plan[attempt.session.position].item

    def _must_be_open(self, attempt: Attempt) -> None:
        if not attempt.session.open:
            raise QuizRefused(_("This session has ended."))
        if self.expired(attempt):
            self.submit(attempt)
            raise QuizRefused(_("Time is over. What you had answered was submitted."))

    def _saved(self, attempt: Attempt, session: StudySession) -> Attempt:
        if session != attempt.session:
            self._store.save_session(session)
        return Attempt(session, attempt.answers)

    def _end(self, attempt: Attempt) -> Attempt:
        return self._saved(attempt, replace(attempt.session, ended=self._clock.now()))

    def _attempt(self, session: StudySession) -> Attempt:
        return Attempt(session, study.answers_by_item(standing(self._store.events(session=session.id))))

    def _memory(self, learner: str) -> dict[str, MemoryState]:
        return self._store.memory(learner, self.course.id)


def _rating(
    item: Item,
    graded: Grade,
    response: Response,
    hints: int,
    sure: Confidence | None,
    known: MemoryState | None,
    now: int,
) -> Rating:
    recall = retrievability(known, now) if known else NEW_ITEM_RECALL
    return rate(
        credit=graded.credit,
        guess=guess_chance(item),
        recall=recall,
        confidence=sure,
        hints=hints,
        revealed=response.revealed,
        grade=response.grade,
    )
