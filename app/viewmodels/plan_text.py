"""What a plan says in words; the window and the terminal share it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from app.domain.day_plan import Aim, Day, DayPlan, Done
from app.domain.goal import Goal
from app.domain.readiness import Readiness
from app.i18n import _, ngettext
from app.services.desk import Desk
from app.services.review import Chosen
from app.viewmodels.dates import day_text, days_text
from app.viewmodels.rows import percent


@dataclass(frozen=True, slots=True)
class Lead:
    """The first lines of Today: a small `kicker`, the `headline`, a `note` below it and the large button's label.

    `done` is whether the day is done; the button then offers more practice.
    """

    kicker: str
    headline: str
    note: str
    button: str
    done: bool = False


def todays_lead(desk: Desk) -> Lead:
    """What the large card says of today's plan of the learner at the desk."""
    room, learner = desk.quiz(), desk.learner().id
    plan = room.day_plan(learner)
    if plan is None:
        return Lead("", _("No questions yet"), _("Add a question bank to this course."), _("Start"))
    return lead(
        plan, room.goal(learner), room.day(learner), section_label(desk, plan), room.pace(learner), desk.today()
    )


def plan_button(desk: Desk) -> str:
    """The label of the way to the plan."""
    return _("Plan") if desk.quiz().goal(desk.learner().id).set else _("Set a test day")


def section_label(desk: Desk, plan: DayPlan) -> str:
    """The short title of the section that a round is about, or an empty text."""
    found = desk.course.statement.section(plan.section)
    return found.short if found and not plan.due else ""


def lead(plan: DayPlan, chosen: Chosen, day: Day, section: str, pace: float, today: date) -> Lead:
    """What the large card says of a plan; `section` is the label of the round's section or empty."""
    if plan.done is not None:
        note = done_text(plan, chosen, today)
        return Lead(when(chosen, day, today), _("Done for today"), note, _("Practise more"), done=True)
    time = minutes_text(min(plan.left * pace, chosen.goal.minutes * 60))
    if chosen.set:
        kicker = when(chosen, day, today) or _("Today's plan")
        headline = _("{questions} today").format(questions=questions_text(plan.left))
        return Lead(
            kicker, headline, round_text(plan, section) + " · " + _("about {time}").format(time=time), _("Start")
        )
    count = questions_text(len(plan.round))
    kicker = _("Next · about {time}").format(time=minutes_text(len(plan.round) * pace))
    if section:
        first = _("A first look, section by section. You can stop at any time.")
        return Lead(kicker, _("{questions} from {section}").format(questions=count, section=section), first, _("Start"))
    return Lead(kicker, count, round_text(plan, section), _("Start"))


def when(chosen: Chosen, day: Day, today: date) -> str:
    """How far the test is, or an empty text without one."""
    test, left = chosen.goal.test_day, day.days_left
    if test is None:
        return ""
    if left is None:
        return _("The test was {day}. Set another day in Plan.").format(day=day_text(test, today))
    if left == 0:
        return _("The test is today")
    return _("{days} until the test, {day}").format(days=days_text(left), day=day_text(test, today))


def goal_text(chosen: Chosen, day: Day, today: date) -> str:
    """The goal in one sentence."""
    goal = chosen.goal
    minutes = ngettext("{n} minute a day", "{n} minutes a day", goal.minutes).format(n=goal.minutes)
    if goal.test_day is not None and day.days_left is not None:
        said = _("{minutes} until the test, {day}").format(minutes=minutes, day=day_text(goal.test_day, today))
    else:
        said = _("{minutes}, aiming to remember {share}").format(minutes=minutes, share=percent(goal.retention))
    return _("{goal} (set by {name})").format(goal=said, name=chosen.by) if chosen.by else said


def round_text(plan: DayPlan, section: str) -> str:
    """What the next round holds and why."""
    if plan.aim is Aim.FINAL_PASS:
        return _("A last look at what pays most before the test")
    if plan.aim is Aim.TEST:
        return _("Chosen for the marks they bring on the day of the test")
    if plan.due:
        due = ngettext("{n} due", "{n} due", plan.due).format(n=plan.due)
        new = ngettext("{n} new", "{n} new", plan.new).format(n=plan.new)
        return _("This round: {parts}").format(parts=", ".join((due, new) if plan.new else (due,))) + _spread(plan)
    if plan.aim is Aim.FIRST_PASS:
        return _("A first look at {section}").format(section=section) if section else _("A first look")
    return _("New questions from all sections in turn")


def done_text(plan: DayPlan, chosen: Chosen, today: date) -> str:
    """Why the day is done."""
    if plan.done is Done.MINUTES:
        minutes = chosen.goal.minutes
        said = ngettext("Your {n} minute is done.", "Your {n} minutes are done.", minutes).format(n=minutes)
        return said + _spread(plan)
    if plan.done is Done.LITTLE_GAIN:
        return _("More study today would add little to your score. Rest, and come back tomorrow.")
    if plan.next_due is None:
        return _("Nothing is due, and nothing is new.")
    due = datetime.fromtimestamp(plan.next_due / 1000, tz=UTC).astimezone()
    if due.date() <= today:
        return _("Nothing is due now. The next question comes back at {time}.").format(time=f"{due:%H:%M}")
    return _("Nothing is due. The next question comes back {day}.").format(day=day_text(due.date(), today))


def readiness_text(found: Readiness, day: Day) -> str:
    """The readiness figure with its interval, or what is still missing for one."""
    if found.shown:
        said = _("You can expect {score} on the test ({low} to {high}, from {n} of your own reviews).")
        if day.exam_at is None:
            said = _("On a test today you could expect {score} ({low} to {high}, from {n} of your own reviews).")
        return said.format(
            score=percent(found.expected), low=percent(found.low), high=percent(found.high), n=found.answers
        )
    wanted = []
    if found.missing:
        wanted.append(
            ngettext(
                "{n} more answer to a question from an earlier day",
                "{n} more answers to questions from earlier days",
                found.missing,
            ).format(n=found.missing)
        )
    if found.more_days:
        wanted.append(
            ngettext("such answers on {n} more day", "such answers on {n} more days", found.more_days).format(
                n=found.more_days
            )
        )
    if found.unseen:
        wanted.append(ngettext("{n} more question met", "{n} more questions met", found.unseen).format(n=found.unseen))
    return _("No forecast of your score yet. Still wanted: {wanted}.").format(wanted="; ".join(wanted))


def weak_count_text(count: int) -> str:
    """How many weak spots there are."""
    return ngettext("{n} weak spot.", "{n} weak spots.", count).format(n=count)


def questions_text(count: int) -> str:
    """A number of questions in words."""
    return ngettext("{n} question", "{n} questions", count).format(n=count)


def minutes_text(seconds: float) -> str:
    """Whole minutes in words, one at least."""
    count = max(1, round(seconds / 60))
    return ngettext("{n} minute", "{n} minutes", count).format(n=count)


def retention_text(goal: Goal) -> str:
    """What the desired retention means."""
    return _("Questions come back when you would still know {share} of them.").format(share=percent(goal.retention))


def _spread(plan: DayPlan) -> str:
    if not plan.waiting:
        return ""
    if plan.spread == 1:
        return " · " + ngettext("{n} more tomorrow", "{n} more tomorrow", plan.waiting).format(n=plan.waiting)
    more = ngettext("{n} more waits", "{n} more wait", plan.waiting).format(n=plan.waiting)
    return " · " + _("{more}, spread over {days}").format(more=more, days=days_text(plan.spread))
