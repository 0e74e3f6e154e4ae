"""Starting a session: resume the open one, the next best one, chosen sections, a quiz file, only what was missed."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from datetime import date

from app.domain import study
from app.domain.bank import Quiz
from app.domain.ids import uuid7
from app.domain.learner import Learner
from app.domain.planner import SESSION_SIZE, draw, pick
from app.domain.session import Mode, Slot, StudySession
from app.i18n import _
from app.services.attempts import Attempt, QuizRefused, to_go_text
from app.services.take_quiz import TakeQuiz


class QuizRoom(TakeQuiz):
    """Everything a learner does with quizzes in one course.

    `lapsed` says which exam's time ran out while nobody had it open, until the next session starts.
    """

    lapsed = ""

    def resume(self, learner: str) -> Attempt | None:
        """The open session, its plan brought up to date; an exam whose time is over is submitted and not returned."""
        session = self._store.open_session(learner, self.course.id)
        if session is None:
            return None
        attempt = self._attempt(session)
        fresh = study.refreshed(session, self.course.items, attempt.answers, whole=self._whole)
        if fresh != session:
            shown = [self.course.items[slot.item] for slot in fresh.plan if slot not in session.plan]
            self._store.save_session(fresh, shown)
            attempt = Attempt(fresh, attempt.answers)
        if self.expired(attempt):
            self.submit(attempt)
            self.lapsed = _("Time ran out on {title} while it was closed. What you had answered was submitted.").format(
                title=session.title
            )
            return None
        return attempt

    def start_sections(self, learner: str, sections: Sequence[str], *, seed: int, size: int = SESSION_SIZE) -> Attempt:
        """Practise chosen sections (all where empty), new items first, then those most at risk."""
        self.must_know(sections)
        wanted = tuple(dict.fromkeys(sections)) or tuple(s.id for s in self.course.statement.sections)
        found = [s for name in wanted if (s := self.course.statement.section(name)) is not None]
        pool = [item for section in found for item in self.course.of_section(section.id)]
        if not pool:
            raise QuizRefused(_("There are no questions on this section yet."))
        rng = random.Random(seed)
        items = pick(pool, self._memory(learner), self._clock.now(), size, rng)
        title = found[0].short if len(found) == 1 else (_("Several sections") if sections else _("All sections"))
        return self._begin(learner, Mode.PRACTICE, title, items, seed, section=found[0].id if len(found) == 1 else "")

    def start_quiz(self, learner: str, name: str, *, seed: int, today: date, size: int | None = None) -> Attempt:
        """Start a quiz file. An attempt is used from here on; `today` is the learner's own date, for `due`."""
        quiz = self.known_quiz(name)
        if refusal := self.refusal(learner, quiz, today):
            raise QuizRefused(refusal)
        if size is not None and quiz.mode is Mode.EXAM:
            raise QuizRefused(_("An exam is taken whole: leave --questions out."))
        items = draw(self.course, quiz, random.Random(seed))[:size]
        return self._begin(learner, quiz.mode, quiz.title, items, seed, quiz=quiz)

    def known_quiz(self, name: str) -> Quiz:
        """The quiz of this name. Raises QuizRefused, naming those there are, where there is none."""
        quiz = self.course.quiz(name)
        if quiz is None:
            names = ", ".join(q.name for q in self.course.quizzes) or _("none")
            raise QuizRefused(_('There is no quiz "{name}". Quizzes: {names}.').format(name=name, names=names))
        return quiz

    def must_know(self, sections: Sequence[str], quiz: str | None = None) -> None:
        """Raise QuizRefused for a section or quiz that the course does not have, or for both kinds together."""
        for section_id in sections:
            if self.course.statement.section(section_id) is None:
                names = ", ".join(s.id for s in self.course.statement.sections)
                raise QuizRefused(
                    _('There is no section "{id}". Sections: {names}.').format(id=section_id, names=names)
                )
        if quiz is not None:
            self.known_quiz(quiz)
            if sections:
                raise QuizRefused(_("A quiz file chooses its own sections: give --quiz or --section, not both."))

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

    def open_exam(self, learner: str) -> tuple[Learner, StudySession] | None:
        """An exam of this course whose time is not over, of any learner of this device; the given learner's first."""
        for one in sorted(self._store.learners(), key=lambda known: known.id != learner):
            session = self._store.open_session(one.id, self.course.id)
            if session is not None and session.mode is Mode.EXAM and not self.expired(Attempt(session, {})):
                return one, session
        return None

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
        if (waiting := self.resume(learner)) is not None:
            raise QuizRefused(
                _('"{title}" is still open, {left}. Finish or end it first.').format(
                    title=waiting.session.title, left=to_go_text(waiting)
                )
            )
        now = self._clock.now()
        chosen = [self.course.items[item] for item in items]
        if not chosen:
            raise QuizRefused(_("This quiz has no questions that could be asked."))
        session = StudySession(
            id=uuid7(now, random.SystemRandom()),
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
        self.lapsed = ""
        return Attempt(session, {})
