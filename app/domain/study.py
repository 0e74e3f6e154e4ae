"""What a session means: where the learner stands in it, and the small moves that change its row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from app.domain.event import AnswerEvent
from app.domain.item import Item
from app.domain.session import Mode, Slot, StudySession


def answers_by_item(answers: Iterable[AnswerEvent]) -> dict[str, AnswerEvent]:
    """The answer that counts for each item: the last one given, unless an exam's learner emptied it again."""
    last = {answer.item: answer for answer in sorted(answers, key=lambda a: (a.time, a.id))}
    return {item: answer for item, answer in last.items() if not withdrawn(answer)}


def withdrawn(answer: AnswerEvent) -> bool:
    """Whether the event leaves its question blank: in an exam an empty response takes the answer before it back."""
    return answer.mode is Mode.EXAM and answer.given.blank


def first_open(session: StudySession, answered: Mapping[str, AnswerEvent]) -> int | None:
    """The first position without an answer at or after the current one, then from the start; None when all are."""
    count = len(session.plan)
    turn = [*range(session.position, count), *range(min(session.position, count))]
    return next((n for n in turn if session.plan[n].item not in answered), None)


def moved(session: StudySession, position: int) -> StudySession:
    """The session at another position, kept within the plan."""
    return replace(session, position=max(0, min(position, len(session.plan) - 1)))


def toggled_flag(session: StudySession, item: str) -> StudySession:
    """The session with an item's flag set, or taken away."""
    return replace(session, flags=session.flags ^ {item})


def toggled_strike(session: StudySession, item: str, key: str) -> StudySession:
    """The session with an option struck out, or back in."""
    return replace(session, struck=session.struck ^ {(item, key)})


def opened_hint(session: StudySession, item: str) -> StudySession:
    """The session with an item's hint opened, for good."""
    return replace(session, hinted=session.hinted | {item})


def refreshed(
    session: StudySession, items: Mapping[str, Item], answered: Mapping[str, AnswerEvent], *, whole: bool = True
) -> StudySession:
    """The plan after the bank was edited: unanswered slots take the current revision, vanished ones leave.

    They leave only where the course was read `whole`: an error in a bank passes, and its questions come back. An
    answered slot stays with the revision that was answered. A plan is never emptied. The learner stays at the same
    item where it is still there.
    """
    plan = tuple(
        Slot(slot.item, items[slot.item].revision) if slot.item in items and slot.item not in answered else slot
        for slot in session.plan
        if slot.item in items or slot.item in answered or not whole
    )
    if not plan or plan == session.plan:
        return session
    current = session.plan[session.position].item if session.plan else ""
    place = next((n for n, slot in enumerate(plan) if slot.item == current), 0)
    return replace(session, plan=plan, position=place)


def seconds_left(session: StudySession, now: int) -> float | None:
    """Seconds to the deadline at `now` (UTC ms), never below 0; None without a deadline."""
    return max(0.0, (session.deadline - now) / 1000) if session.deadline else None


def shows_feedback(session: StudySession) -> bool:
    """Whether feedback comes after each answer; an exam keeps it for the end."""
    return session.mode is not Mode.EXAM or not session.open
