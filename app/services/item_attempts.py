"""Which answers the figures of items come from: first attempts, one revision of each item, nothing revealed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.domain.bank import Course
from app.domain.event import AnswerEvent, standing
from app.domain.mark_table import MarkTable
from app.domain.session import Mode, Slot, StudySession
from app.services.ports import ProgressStore


@dataclass(frozen=True, slots=True)
class ItemAttempts:
    """A table of marks with the answers behind it: `answers[attempt]` by item; a blank one has none.

    `older` counts what was left out for an other revision, `revealed` for feedback seen before the answer.
    """

    table: MarkTable
    answers: tuple[Mapping[str, AnswerEvent], ...]
    revisions: Mapping[str, str]
    older: int = 0
    revealed: int = 0


def practice_attempts(
    course: Course, store: ProgressStore, learners: Sequence[str], firsts: Sequence[AnswerEvent] | None = None
) -> ItemAttempts:
    """One row per learner: their first answer to each item as the bank has it now; None where they have given none.

    `firsts` are the store's `first_answers`, where they are read already.
    """
    rows = _first_answers(store.first_answers(course.id, learners) if firsts is None else firsts, learners)
    revisions = {item.id: item.revision for item in course.items.values()}
    kept = tuple(
        {item: told for (item, revision), told in row.items() if revisions.get(item) == revision} for row in rows
    )
    older = sum(item in revisions and revisions[item] != revision for row in rows for item, revision in row)
    asked = tuple(item for item in course.items if any(item in row for row in kept))
    filled = tuple(row for row in kept if row)
    marks = tuple(tuple(_mark(course, row[i]) if i in row else None for i in asked) for row in filled)
    return ItemAttempts(_table(course, asked, marks), filled, {i: revisions[i] for i in asked}, older)


def quiz_attempts(course: Course, store: ProgressStore, learners: Sequence[str], quiz: str) -> ItemAttempts:
    """One row per learner: their first finished attempt at a quiz; what was asked and left blank has no marks.

    Of each item the revision that most attempts were shown is kept; attempts with any other one are left out whole.
    """
    sessions = _first_sessions(store, learners, course.id, quiz)
    revisions = _common(sessions)
    same = [s for s in sessions if all(revisions[slot.item] == slot.revision for slot in s.plan)]
    told = [(session, _session_answers(store, session)) for session in same]
    clean = [(session, answers) for session, answers in told if not _spoiled(answers)]
    asked = tuple(item for item in _in_order(course, revisions) if any(_asks(s, item) for s, _a in clean))
    marks = tuple(tuple(_cell(course, s, answers, item) for item in asked) for s, answers in clean)
    return ItemAttempts(
        _table(course, asked, marks),
        tuple(answers for _s, answers in clean),
        {item: revisions[item] for item in asked},
        older=len(sessions) - len(same),
        revealed=len(told) - len(clean),
    )


def _first_answers(firsts: Iterable[AnswerEvent], learners: Sequence[str]) -> list[dict[tuple[str, str], AnswerEvent]]:
    """For each learner by item and revision: the first answer; an exam's is the last in it, and only once submitted."""
    first: dict[str, dict[tuple[str, str], AnswerEvent]] = {learner: {} for learner in learners}
    for answer in firsts:
        first[answer.learner][answer.item, answer.revision] = answer
    return list(first.values())


def _first_sessions(store: ProgressStore, learners: Sequence[str], course: str, quiz: str) -> list[StudySession]:
    """The first attempt of each learner at a quiz that is finished."""
    first: dict[str, StudySession] = {}
    for session in store.attempts(course, learners, quiz):
        known = first.get(session.learner)
        if known is None or (session.started, session.id) < (known.started, known.id):
            first[session.learner] = session
    return [first[learner] for learner in learners if learner in first]


def _session_answers(store: ProgressStore, session: StudySession) -> dict[str, AnswerEvent]:
    """By item: in an exam the last answer, in practice the first that stands."""
    told: dict[str, AnswerEvent] = {}
    for answer in standing(store.events(session=session.id)):
        if session.mode is Mode.EXAM or answer.item not in told:
            told[answer.item] = answer
    return told


def _spoiled(answers: Mapping[str, AnswerEvent]) -> bool:
    """Whether an answer was given only after its feedback was seen; giving up is no answer, and fair."""
    return any(answer.given.revealed and not answer.given.blank for answer in answers.values())


def _common(sessions: Iterable[StudySession]) -> dict[str, str]:
    """For each item the revision that most attempts were shown; of equals the one shown last."""
    shown = Counter[Slot]()
    latest: dict[Slot, int] = {}
    for session in sessions:
        for slot in session.plan:
            shown[slot] += 1
            latest[slot] = max(latest.get(slot, 0), session.started)
    return {slot.item: slot.revision for slot in sorted(shown, key=lambda slot: (shown[slot], latest[slot]))}


def _in_order(course: Course, items: Iterable[str]) -> list[str]:
    """Items in the course's order, those that left it last."""
    rank = {item: place for place, item in enumerate(course.items)}
    return sorted(items, key=lambda item: (rank.get(item, len(rank)), item))


def _asks(session: StudySession, item: str) -> bool:
    return any(slot.item == item for slot in session.plan)


def _cell(course: Course, session: StudySession, answers: Mapping[str, AnswerEvent], item: str) -> float | None:
    if not _asks(session, item):
        return None
    return _mark(course, answers[item]) if item in answers else 0.0


def _mark(course: Course, answer: AnswerEvent) -> float:
    return answer.score * _top(course, answer.item)


def _top(course: Course, item: str) -> float:
    """Maximum mark; an item that left the course counts 1."""
    return course.items[item].marks if item in course.items else 1.0


def _table(course: Course, items: tuple[str, ...], marks: tuple[tuple[float | None, ...], ...]) -> MarkTable:
    return MarkTable(items, tuple(_top(course, item) for item in items), marks)
