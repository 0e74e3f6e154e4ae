"""Reviewing by the schedule: the goal, what today holds for it, the next round, weak spots, readiness."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.domain.day_plan import Aim, Day, DayPlan, plan_for_test, plan_without_date
from app.domain.event import AnswerEvent, standing
from app.domain.fsrs6 import DEFAULT_WEIGHTS, Fsrs6
from app.domain.goal import Goal
from app.domain.grading import grade
from app.domain.guess import guess_chance
from app.domain.memory import DAY_MS, Rating, due_at, retrievability
from app.domain.planner import SESSION_SIZE
from app.domain.readiness import Asked, Forecast, Readiness, chance_of_right, readiness
from app.domain.response import Response
from app.domain.session import Mode
from app.domain.weak import RIGHT, WeakPoint, track, weak_items, weak_points
from app.i18n import _
from app.services.attempts import Attempt, QuizRefused
from app.services.local_day import local_date, local_day
from app.services.plan_study import PACE_FROM, pace_of, paces_of, studied
from app.services.ports import Scheduler
from app.services.rating import Given, rating_of
from app.services.replay import replay_steps
from app.services.start_quiz import QuizRoom

FORECAST_FROM = 20_000  # answers


def predicting(scheduler: Scheduler) -> Fsrs6:
    """The same memory model for predictions, many times as fast; stored states move by the scheduler itself."""
    return Fsrs6(scheduler.weights or DEFAULT_WEIGHTS)


@dataclass(frozen=True, slots=True)
class Chosen:
    """The goal that counts for a learner; `by` is the class it comes from, empty where it is the learner's own."""

    goal: Goal
    by: str = ""
    set: bool = False


class ReviewRoom(QuizRoom):
    """What a learner's schedule asks for in one course."""

    def own_goal(self, owner: str) -> Goal | None:
        """The goal that a learner or a class set, or None."""
        return self._store.goal(owner, self.course.id)

    def goal(self, learner: str) -> Chosen:
        """The learner's own goal, else that of a class they are in, else ten minutes a day without a test.

        A class's test that is still to come counts for members without such a day of their own.
        """
        own, (theirs, name) = self.own_goal(learner), self._class_goal(learner)
        if own is None:
            return Chosen(theirs, name, set=True) if theirs else Chosen(Goal())
        if theirs is None or not self._coming(theirs) or self._coming(own):
            return Chosen(own, set=True)
        return Chosen(replace(own, test_day=theirs.test_day), name, set=True)

    def to_change(self, owner: str) -> Goal:
        """The goal that a change starts from: the owner's own, without the test day that comes from a class."""
        own, chosen = self.own_goal(owner), self.goal(owner)
        return own or (replace(chosen.goal, test_day=None) if chosen.by else chosen.goal)

    def _coming(self, goal: Goal) -> bool:
        return goal.test_day is not None and goal.test_day >= local_date(self._clock.now())

    def _class_goal(self, learner: str) -> tuple[Goal | None, str]:
        """The goal and name of a class the learner is in; one whose test is still to come before others."""
        found = [
            (goal, each.name)
            for each in self._store.classes()
            if (goal := self._store.goal(each.id, self.course.id)) is not None
            and any(member.id == learner for member in self._store.members(each.id))
        ]
        return next((pair for pair in found if self._coming(pair[0])), found[0] if found else (None, ""))

    def set_goal(self, owner: str, goal: Goal | None) -> None:
        """Keep the goal of a learner or a class; None takes it back."""
        self._store.save_goal(owner, self.course.id, goal)

    def day(self, learner: str) -> Day:
        """The learner's day, with the moment of the test."""
        return local_day(self._clock.now(), self.goal(learner).goal.test_day)

    def day_plan(self, learner: str, size: int = SESSION_SIZE) -> DayPlan | None:
        """What today still holds; None for a course without questions."""
        goal, day = self.goal(learner).goal, self.day(learner)
        today = standing(self._store.events(learner, course=self.course.id, since=day.start))
        recent = self._store.recent_answers(learner, self.course.id, PACE_FROM)
        done = studied(today, pace_of(answer.milliseconds for answer in recent), day)
        never = frozenset(item for item in done.relearn if self._never_right(learner, item))
        done = replace(done, never_right=never, paces=paces_of(self.course, recent))
        scheduler = self._scheduler_of(learner)
        if day.exam_at is None:
            return plan_without_date(
                self.course, self._memory(learner), goal, done, day, size=size, exponent=scheduler.exponent
            )
        return plan_for_test(
            self.course, self._memory(learner), goal, done, day,
            exam_at=day.exam_at, move=predicting(scheduler).review, size=size, exponent=scheduler.exponent,
        )  # fmt: skip

    def _never_right(self, learner: str, item: str) -> bool:
        answers = standing(self._store.events(learner, course=self.course.id, item=item))
        return all(answer.given.revealed or answer.score < RIGHT for answer in answers)

    def pace(self, learner: str) -> float:
        """Seconds that one answer takes this learner."""
        return pace_of(answer.milliseconds for answer in self._store.recent_answers(learner, self.course.id, PACE_FROM))

    def start_next(self, learner: str, *, seed: int, size: int = SESSION_SIZE) -> Attempt:
        """Start the next round of today's plan; where the day is done, a round of what helps most."""
        plan = self.day_plan(learner, size)
        if plan is None or not plan.round:
            raise QuizRefused(_("This course has no questions yet. Add a question bank under its banks folder."))
        title = self._title(plan)
        return self._begin(learner, Mode.REVIEW, title, plan.round, seed, section="" if plan.due else plan.section)

    def intervals(self, attempt: Attempt) -> tuple[int, ...]:
        """Milliseconds until the current flashcard would come back, for each of the grades 1 to 4; 0 in this sitting.

        With a test day no later than the test, which has the last look.
        """
        learner, question = attempt.session.learner, self.question(attempt)
        retention, now = self.goal(learner).goal.retention, self._store.next_time(learner)
        known, scheduler = self._memory(learner).get(question.item.id), self._scheduler_of(learner)
        exam_at = self.day(learner).exam_at
        found = []
        for number in range(1, 5):
            given = Response(grade=number)
            answered = Given(question.item, grade(question.item, given), given, int(question.hinted))
            rating = rating_of(answered, known, now, scheduler.exponent)
            due = due_at(scheduler.review(known, rating, now), retention, scheduler.exponent)
            found.append(0 if rating is Rating.AGAIN else min(due, exam_at or due) - now)
        return tuple(found)

    def weak_spots(self, learner: str) -> tuple[WeakPoint, ...]:
        """The points that a learner remembers least or misses most."""
        sums = self._store.item_figures(self.course.id, [learner])
        last = self._store.last_answers(learner, self.course.id)
        went = {item: track(figures, last.get(item)) for (_learner, item), figures in sums.items()}
        exponent = self._scheduler_of(learner).exponent
        return weak_points(self.course, self._memory(learner), went, self._clock.now(), exponent)

    def start_weak(self, learner: str, *, seed: int, size: int = SESSION_SIZE) -> Attempt:
        """Start a round on the weak spots."""
        items = weak_items(self.weak_spots(learner), size)
        if not items:
            raise QuizRefused(_("There are no weak spots: nothing you answered was missed or is being forgotten."))
        return self._begin(learner, Mode.REVIEW, _("Weak spots"), items, seed)

    def readiness(self, learner: str) -> Readiness:
        """The score to expect on the day of the test, or now where none is set."""
        day = self.day(learner)
        memory, at = self._memory(learner), day.exam_at or day.now
        recent = self._store.recent_answers(learner, self.course.id, FORECAST_FROM)
        answers = [answer for answer in reversed(recent) if not answer.given.revealed]
        scheduler = self._scheduler_of(learner)
        test = [
            Asked(
                item.marks,
                retrievability(memory[item.id], at, scheduler.exponent) if item.id in memory else None,
                guess_chance(item),
            )
            for item in self.course.items.values()
        ]
        firsts = {answer.item: answer.score for answer in reversed(answers)}
        return readiness(self._forecasts(answers, scheduler), tuple(firsts.values()), test)

    def _forecasts(self, answers: list[AnswerEvent], scheduler: Scheduler) -> list[Forecast]:
        """Answers to questions last met on an earlier day, with the chance that was predicted for them."""
        made = []
        for answer, state, _left in replay_steps(answers, predicting(scheduler)):
            item = self.course.items.get(answer.item)
            if item is not None and state is not None and answer.time - state.seen >= DAY_MS // 2:
                recall = retrievability(state, answer.time, scheduler.exponent)
                chance = chance_of_right(recall, guess_chance(item))
                made.append(Forecast(chance, answer.score, local_date(answer.time).toordinal()))
        return made

    def _title(self, plan: DayPlan) -> str:
        if plan.aim is Aim.FIRST_PASS and (found := self.course.statement.section(plan.section)) is not None:
            return found.short
        return {
            Aim.DUE: _("Review"),
            Aim.INTERLEAVED: _("New questions"),
            Aim.STRENGTHEN: _("More practice"),
            Aim.TEST: _("For the test"),
            Aim.FINAL_PASS: _("Last look before the test"),
        }.get(plan.aim, _("Review"))
