"""Plan: the test day, minutes a day and retention, what they mean for today, readiness and weak spots."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from app.domain.goal import MAX_MINUTES, MAX_RETENTION, MIN_MINUTES, MIN_RETENTION, Goal
from app.domain.weak import WeakPoint
from app.i18n import _
from app.services.attempts import Attempt
from app.services.desk import Desk
from app.viewmodels import plan_text
from app.viewmodels.dates import UnreadableDay, day_text, read_day
from app.viewmodels.observable import ViewModel
from app.viewmodels.rows import percent

MINUTES = (5, 10, 15, 20, 30, 45, 60)
RETENTIONS = (0.7, 0.8, 0.85, 0.9, 0.95, 0.97)
MOST_WEAK = 8


@dataclass(frozen=True, slots=True)
class WeakRow:
    """A weak point: its text, where it stands, and why it is weak: sure but wrong, `missed`, or being forgotten."""

    point: str
    text: str
    label: str
    why: str
    colour: int
    sure_but_wrong: bool
    missed: bool = False


@dataclass(frozen=True, slots=True)
class PlanState:
    """`day` is the test day as 2026-12-09 or empty, `day_text` in words; `by` is the class that set the goal; `button`
    labels the way on.

    `expected`, `low` and `high` (0..1) are set where `ready` says that readiness is shown.
    """

    goal: str = ""
    by: str = ""
    own: bool = False
    day: str = ""
    day_text: str = ""
    minutes: int = 10
    retention: float = 0.9
    retention_text: str = ""
    kicker: str = ""
    headline: str = ""
    note: str = ""
    readiness: str = ""
    ready: bool = False
    expected: float = 0.0
    low: float = 0.0
    high: float = 1.0
    weak: tuple[WeakRow, ...] = ()
    weak_total: int = 0
    problem: str = ""
    button: str = ""


class PlanModel(ViewModel[PlanState]):
    """Reads and changes the goal of the learner who studies now."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        super().__init__(PlanState())

    def refresh(self) -> None:
        """Read the goal and what follows from it."""
        desk = self._desk
        room, learner, today = desk.quiz(), desk.learner().id, desk.today()
        chosen, day = room.goal(learner), room.day(learner)
        goal, ready = chosen.goal, room.readiness(learner)
        weak = room.weak_spots(learner)
        lead = plan_text.todays_lead(desk)
        self._show(
            PlanState(
                plan_text.goal_text(chosen, day, today),
                chosen.by,
                chosen.set and not chosen.by,
                goal.test_day.isoformat() if goal.test_day else "",
                day_text(goal.test_day, today) if goal.test_day else _("No test day"),
                goal.minutes,
                goal.retention,
                plan_text.retention_text(goal),
                lead.kicker,
                lead.headline,
                lead.note,
                plan_text.readiness_text(ready, day),
                ready.shown,
                ready.expected,
                ready.low,
                ready.high,
                tuple(self._weak_row(found) for found in weak[:MOST_WEAK]),
                len(weak),
                button=_("Continue") if self._is_open() else lead.button,
            )
        )

    @property
    def today(self) -> date:
        """The learner's own date."""
        return self._desk.today()

    def set_day(self, text: str) -> None:
        """Set the test day as typed (2026-12-09, "9 December"); empty takes it away."""
        try:
            day = read_day(text, self.today) if text.strip() else None
        except UnreadableDay as refusal:
            self._show(replace(self.state, problem=str(refusal)))
            return
        if day is not None and day < self.today:
            self._show(replace(self.state, problem=past_text(day, self.today)))
            return
        self._set(replace(self._goal, test_day=day))

    def set_minutes(self, minutes: int) -> None:
        """Set the minutes a day; figures out of range are held within it."""
        self._set(replace(self._goal, minutes=max(MIN_MINUTES, min(MAX_MINUTES, minutes))))

    def set_retention(self, retention: float) -> None:
        """Set the desired retention, held within 0.7 to 0.97."""
        self._set(replace(self._goal, retention=max(MIN_RETENTION, min(MAX_RETENTION, retention))))

    def clear(self) -> None:
        """Take the learner's own goal back: the class's counts again, or ten minutes without a test."""
        self._desk.quiz().set_goal(self._desk.learner().id, None)
        self.refresh()

    def start(self) -> Attempt:
        """What Today's large button does: continue the open session, or start the next round of today's plan."""
        room, learner = self._desk.quiz(), self._desk.learner().id
        return room.resume(learner) or room.start_next(learner, seed=self._desk.seed())

    def start_weak(self) -> Attempt:
        """Start a round on the weak spots. Raises QuizRefused where there are none or a session is open."""
        return self._desk.quiz().start_weak(self._desk.learner().id, seed=self._desk.seed())

    def _is_open(self) -> bool:
        desk = self._desk
        return not desk.store().read_only and desk.quiz().resume(desk.learner().id) is not None

    @property
    def _goal(self) -> Goal:
        return self._desk.quiz().to_change(self._desk.learner().id)

    def _set(self, goal: Goal) -> None:
        self._desk.quiz().set_goal(self._desk.learner().id, goal)
        self.refresh()

    def _weak_row(self, found: WeakPoint) -> WeakRow:
        statement = self._desk.course.statement
        point, label = statement.point(found.point), statement.label(found.point)
        colours = {section.id: n for n, section in enumerate(statement.sections)}
        return WeakRow(
            found.point,
            point.text if point else found.point,
            _("{section}, point {n}").format(section=label[0].short, n=label[1]) if label else "",
            weak_text(found),
            colours.get(label[0].id, 0) if label else 0,
            found.sure_but_wrong,
            found.missed,
        )


def weak_text(found: WeakPoint) -> str:
    """Why a point is a weak spot; right after a miss the chance of recall says nothing."""
    if found.sure_but_wrong:
        said = [_("You were sure, and it was wrong")]
    elif found.missed:
        said = [_("missed last time")]
    else:
        said = [_("{share} likely to be remembered").format(share=percent(found.recall))]
    if found.wrong > 1 or (found.wrong and not found.missed):
        said.append(_("not right once") if found.wrong == 1 else _("not right {n} times").format(n=found.wrong))
    return " · ".join(said)


def past_text(day: date, today: date) -> str:
    """What is said of a test day that is over."""
    return _("{day} is over. Choose today or a later day.").format(day=day_text(day, today))
