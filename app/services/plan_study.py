"""Planning study: the goal a learner set, and what today holds for it."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.bank import Course
from app.domain.day_plan import Day, Studied
from app.domain.event import AnswerEvent
from app.domain.item import Kind
from app.domain.session import Mode

DEFAULT_PACE = 20.0
SLOWEST = 120_000
ENOUGH_FOR_PACE = 5
PACE_FROM = 200  # answers: the learner of last month is not the one of today


def studied(answers: Iterable[AnswerEvent], pace: float, day: Day) -> Studied:
    """What a learner did today, from today's standing answers in the order given; exams do not count."""
    today = [answer for answer in answers if answer.time >= day.start and answer.mode is not Mode.EXAM]
    missed: dict[str, int] = {}
    for count, answer in enumerate(today):
        missed.pop(answer.item, None)
        if answer.score < 0.5:
            missed[answer.item] = count
    return Studied(
        {item: len(today) - 1 - place for item, place in missed.items()},
        sum(min(answer.milliseconds, SLOWEST) for answer in today) / 1000,
        len(today),
        pace,
    )


def paces_of(course: Course, answers: Iterable[AnswerEvent]) -> dict[Kind, float]:
    """Seconds an answer takes by kind of question, for the kinds with five timed answers or more."""
    timed: dict[Kind, list[int]] = {}
    for answer in answers:
        if answer.milliseconds and (item := course.items.get(answer.item)) is not None:
            timed.setdefault(item.kind, []).append(answer.milliseconds)
    return {kind: pace_of(taken) for kind, taken in timed.items() if len(taken) >= ENOUGH_FOR_PACE}


def pace_of(milliseconds: Iterable[int]) -> float:
    """Seconds an answer takes this learner: the median of the timed ones, breaks cut off; 20 before the fifth."""
    timed = sorted(min(taken, SLOWEST) for taken in milliseconds if taken)
    return timed[len(timed) // 2] / 1000 if len(timed) >= ENOUGH_FOR_PACE else DEFAULT_PACE
