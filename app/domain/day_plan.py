"""DayPlan: what a learner studies today, in rounds of a few questions, and when the day is done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import zip_longest

from app.domain.bank import Course
from app.domain.exam_planner import Card, Choice, Mover, choose
from app.domain.goal import Goal
from app.domain.guess import guess_chance
from app.domain.item import Kind
from app.domain.memory import DAY_MS, FORGETTING_EXPONENT, MemoryState, due_at, retrievability
from app.domain.planner import SESSION_SIZE, turns

REST_MS = DAY_MS // 2  # nothing is asked twice within 12 hours, unless it was missed
OTHERS_FIRST = 8  # a miss comes back after about so many other answers
FEWEST_MISSES = 3  # so many come back among themselves when nothing else is left


class Aim(StrEnum):
    """What a round is for."""

    DUE = "due"
    FIRST_PASS = "first-pass"
    INTERLEAVED = "interleaved"
    STRENGTHEN = "strengthen"
    TEST = "test"
    FINAL_PASS = "final-pass"


class Done(StrEnum):
    """Why the day is done."""

    MINUTES = "minutes"
    NOTHING_DUE = "nothing-due"
    LITTLE_GAIN = "little-gain"


@dataclass(frozen=True, slots=True)
class Studied:
    """What was answered so far.

    `relearn` holds the items missed at their last answer today, with how many other answers were given since;
    `never_right` those of them that were never answered right; `seconds` and `answers` are today's; `pace` is the
    seconds that one answer takes, `paces` those of the kinds that were timed often enough.
    """

    relearn: Mapping[str, int] = field(default_factory=dict)
    seconds: float = 0.0
    answers: int = 0
    pace: float = 20.0
    paces: Mapping[Kind, float] = field(default_factory=dict)
    never_right: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Day:
    """The learner's own day: `now`, its `start` and `end`, and the moment of the test or None; all UTC ms."""

    now: int
    start: int
    end: int
    exam_at: int | None = None

    @property
    def days_left(self) -> int | None:
        """Whole days until the day of the test; 0 on the day itself, None without a test."""
        return None if self.exam_at is None else max(0, -((self.end - self.exam_at) // DAY_MS))


@dataclass(frozen=True, slots=True)
class DayPlan:
    """What to do now.

    `round` is never empty while the course has questions: when `done` says why the day is done, it holds what more
    practice would bring. `left` counts today's questions with this round; `due` and `new` those of the round.
    `waiting` counts due questions beyond today's minutes, `spread` the days over which they are spread.
    `next_due` is UTC ms of the next question to fall due, or None.
    """

    round: tuple[str, ...]
    aim: Aim
    left: int
    due: int = 0
    new: int = 0
    section: str = ""
    done: Done | None = None
    waiting: int = 0
    spread: int = 0
    next_due: int | None = None


def plan_without_date(
    course: Course,
    memory: Mapping[str, MemoryState],
    goal: Goal,
    studied: Studied,
    day: Day,
    *,
    size: int = SESSION_SIZE,
    exponent: float = FORGETTING_EXPONENT,
) -> DayPlan | None:
    """The plan for a learner without a test date; None only for a course without questions.

    Misses of today come back first, then what is due, lowest retrievability first, then new questions: a first pass
    section by section, the rest across sections. More than the day's minutes hold is spread over the next days.
    """
    if not course.items:
        return None
    known = {item: memory[item] for item in course.items if item in memory}
    by_risk = sorted(known, key=lambda item: (retrievability(known[item], day.now, exponent), item))
    dues = {item: due_at(known[item], goal.retention, exponent) for item in known}
    new, section = new_items(course, known)
    due = _due(by_risk, known, dues, studied, day) or ([] if new else _last_misses(studied, known))
    budget = questions_left(goal, studied)
    later = [max(moment, known[item].seen + REST_MS) for item, moment in dues.items() if item not in due]
    chosen_due = due[:size]
    chosen_new = new[: max(0, size - len(chosen_due))]
    done = Done.MINUTES if not budget else None if due or new else Done.NOTHING_DUE
    items = (*chosen_due, *chosen_new) or tuple(by_risk[:size])
    per_day = max(1, round(goal.minutes * 60 / studied.pace))
    waiting = max(0, len(due) - budget)
    return DayPlan(
        items if done else items[:budget],
        _aim(bool(chosen_due), bool(chosen_new), section),
        0 if done else min(budget, len(due) + len(course.items) - len(known)),
        len(chosen_due if done else chosen_due[:budget]),
        len(chosen_new if done else chosen_new[: max(0, budget - len(chosen_due))]),
        section if chosen_new else "",
        done,
        waiting,
        -(-waiting // per_day),
        min(later, default=None),
    )


def plan_for_test(
    course: Course,
    memory: Mapping[str, MemoryState],
    goal: Goal,
    studied: Studied,
    day: Day,
    *,
    exam_at: int,
    move: Mover,
    size: int = SESSION_SIZE,
    exponent: float = FORGETTING_EXPONENT,
) -> DayPlan | None:
    """The plan for a learner with a test at `exam_at` (UTC ms): what gains most marks on the day for its seconds.

    None only for a course without questions.
    """
    if not course.items:
        return None
    budget, cards = questions_left(goal, studied), _cards(course, memory, studied)

    def best(count: int) -> Choice:
        seconds = goal.minutes * 60
        return choose(
            cards, exam_at=exam_at, now=day.now, size=count, move=move, exponent=exponent, daily_seconds=seconds
        )

    chosen, worth = best(size), best(max(1, budget)).items
    done = Done.MINUTES if not budget else None if chosen.items else Done.LITTLE_GAIN
    items = chosen.items or _most_at_risk(memory, course, day, exponent, size)
    asked = items if done else items[:budget]
    return DayPlan(
        asked,
        (Aim.FINAL_PASS if chosen.final_pass else Aim.TEST) if chosen.items else Aim.STRENGTHEN,
        0 if done else len(worth),
        sum(item in memory for item in asked),
        sum(item not in memory for item in asked),
        done=done,
    )


def _cards(course: Course, memory: Mapping[str, MemoryState], studied: Studied) -> list[Card]:
    """What the planner knows of each item; new ones in the order they should be introduced."""
    order = [*memory, *new_order(course, memory)]
    return [
        Card(
            item.id,
            item.section,
            guess_chance(item),
            item.marks,
            state := memory.get(item.id),
            state.seen if state else None,
            item.id in studied.never_right,
            studied.relearn.get(item.id, 0),
            studied.paces.get(item.kind, studied.pace),
            item.points[0] if item.points else "",
        )
        for name in order
        if (item := course.items.get(name)) is not None
    ]


def _most_at_risk(
    memory: Mapping[str, MemoryState], course: Course, day: Day, exponent: float, size: int
) -> tuple[str, ...]:
    known = [item for item in course.items if item in memory]
    return tuple(sorted(known, key=lambda item: (retrievability(memory[item], day.now, exponent), item))[:size])


def questions_left(goal: Goal, studied: Studied) -> int:
    """How many questions today's minutes still hold; one that is begun within them counts."""
    seconds = goal.minutes * 60 - studied.seconds
    return max(1, round(seconds / studied.pace)) if seconds > studied.pace / 2 else 0


def _due(
    by_risk: Sequence[str], known: Mapping[str, MemoryState], dues: Mapping[str, int], studied: Studied, day: Day
) -> list[str]:
    """Misses that have rested for a few answers, then what falls due before the day ends, in order of risk."""
    back = [item for item in by_risk if studied.relearn.get(item, 0) >= OTHERS_FIRST]
    rested = (item for item in by_risk if day.now - known[item].seen >= REST_MS)
    return list(dict.fromkeys([*back, *(item for item in rested if dues[item] < day.end)]))


def _last_misses(studied: Studied, known: Mapping[str, MemoryState]) -> list[str]:
    """Where nothing else is left, misses come back among themselves, the longest waiting first; a few of them at least.

    One or two would only be read off the screen again.
    """
    waiting = sorted((item for item in studied.relearn if item in known), key=lambda item: -studied.relearn[item])
    return waiting if len(waiting) >= FEWEST_MISSES else []


def new_items(course: Course, known: Mapping[str, object]) -> tuple[list[str], str]:
    """New questions in the order they are introduced, and the section of the first pass they belong to or "".

    The first pass goes section by section with one question on each point. The other questions of the sections passed
    come after it, one section after the other in turn.
    """
    rest: list[list[str]] = []
    for section in course.statement.sections:
        ranked = [(turn, item) for turn, item in turns(course.of_section(section.id)) if item not in known]
        rest.append([item for turn, item in ranked if turn])
        first = [item for turn, item in ranked if not turn]
        if first:
            return first + _in_turn(rest), section.id
    return _in_turn(rest), ""


def new_order(course: Course, known: Mapping[str, object]) -> list[str]:
    """All new questions: the first pass through every section, then the rest across sections."""
    ranked = [
        [pair for pair in turns(course.of_section(s.id)) if pair[1] not in known] for s in course.statement.sections
    ]
    first = [item for row in ranked for turn, item in row if not turn]
    return first + _in_turn([[item for turn, item in row if turn] for row in ranked])


def _in_turn(rows: Sequence[Sequence[str]]) -> list[str]:
    """One of each row, then the second of each, and so on."""
    return [item for column in zip_longest(*rows) for item in column if item is not None]


def _aim(due: bool, new: bool, section: str) -> Aim:
    if due:
        return Aim.DUE
    if new:
        return Aim.FIRST_PASS if section else Aim.INTERLEAVED
    return Aim.STRENGTHEN
