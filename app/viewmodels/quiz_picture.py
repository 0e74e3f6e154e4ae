"""Attempt + draft -> QuizState: the picture of the current question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from app.domain import study
from app.domain.bank import Course
from app.domain.grading import Grade
from app.domain.item import Kind
from app.domain.session import Mode
from app.i18n import _
from app.services.attempts import Attempt, Question
from app.viewmodels import draft as drafts
from app.viewmodels import quiz_view as view
from app.viewmodels.draft import Draft
from app.viewmodels.quiz_state import GradeButton, GridCell, QuizState


class Room(Protocol):
    """What a picture needs of the quiz service; the bank editor shows a question without one."""

    @property
    def course(self) -> Course:
        """The course of the question."""
        ...

    def question(self, attempt: Attempt, position: int | None = None) -> Question:
        """The question at a position (the current one where None)."""
        ...

    def seconds_left(self, attempt: Attempt) -> float | None:
        """Seconds to the deadline, or None without one."""
        ...

    def intervals(self, attempt: Attempt) -> tuple[int, ...]:
        """Milliseconds until the current flashcard would come back, for each of the grades 1 to 4."""
        ...


HURRY_SECONDS = 60
REVEALED_KINDS = (Kind.FLASHCARD, Kind.SELF_MARKED)


def shows_answer(attempt: Attempt, question: Question) -> bool:
    """Whether the question is answered and its feedback on screen."""
    return question.answered is not None and study.shows_feedback(attempt.session)


def must_reveal(question: Question, draft: Draft) -> bool:
    """Whether a card is still to be turned, or a rubric still to be shown."""
    return question.item.kind in REVEALED_KINDS and not draft.revealed


@dataclass(frozen=True, slots=True)
class _Scene:
    attempt: Attempt
    question: Question
    draft: Draft
    shows: bool

    @property
    def kind(self) -> Kind:
        return self.question.item.kind

    @property
    def exam(self) -> bool:
        return self.attempt.session.mode is Mode.EXAM

    @property
    def last(self) -> bool:
        return self.attempt.session.position + 1 >= len(self.attempt.session.plan)

    @property
    def locked(self) -> bool:
        return self.shows or not self.attempt.session.open

    @property
    def grade(self) -> Grade | None:
        return self.question.answered.grade if self.shows and self.question.answered else None


def state_of(service: Room, attempt: Attempt, draft: Draft, *, asks: bool, problem: str, serial: int) -> QuizState:
    """The state for an attempt's current question; `asks` is whether the learner wants to say how sure they are."""
    question = service.question(attempt)
    scene = _Scene(attempt, question, draft, shows_answer(attempt, question))
    labels = {s.id: (s.short, n) for n, s in enumerate(service.course.statement.sections)}
    section, colour = labels.get(question.item.section, ("", 0))
    left = service.seconds_left(attempt)
    return QuizState(
        title=attempt.session.title,
        number=question.number,
        total=question.total,
        answered=question.total - attempt.remaining,
        section=section,
        colour=colour,
        **_asked(service, scene),
        **_moves(scene),
        feedback=view.feedback(service.course, question) if scene.shows else None,
        asks_confidence=asks and not scene.locked and scene.kind not in REVEALED_KINDS,
        time_left=view.clock_text(left),
        hurry=left is not None and left <= HURRY_SECONDS,
        problem=problem,
        serial=serial,
        ended=not attempt.session.open,
    )


def _asked(service: Room, scene: _Scene) -> dict[str, Any]:
    """The question itself with what the learner has put together."""
    item, draft, grade = scene.question.item, scene.draft, scene.grade
    turned = draft.revealed or scene.shows
    return {
        "kind": item.kind.value,
        "item": item.id,
        "key": f"{scene.attempt.session.id} {item.id} {item.revision} {item.kind.value}",
        "stem": item.stem,
        "instruction": view.instruction(item, revealed=turned),
        "image": f"{service.course.media}/{item.image}" if item.image else "",
        "options": view.option_rows(scene.question, draft, grade),
        "blanks": view.blank_rows(item, draft, grade),
        "cloze": view.cloze_parts(item),
        "places": view.place_rows(scene.question, draft, grade),
        "targets": view.target_rows(scene.question.layout),
        "back": view.back_of(item) if turned else "",
        "revealed": turned,
        "grades": _grades(service, scene),
        "explanation": draft.texts[0] if item.kind is Kind.SELF_MARKED and draft.texts else "",
    }


def _grades(service: Room, scene: _Scene) -> tuple[GradeButton, ...]:
    """The buttons of a card that is turned; in an exam they do not say when it comes back."""
    if scene.shows or scene.kind is not Kind.FLASHCARD or not scene.draft.revealed:
        return ()
    return view.grade_buttons(() if scene.exam or not scene.attempt.session.open else service.intervals(scene.attempt))


def _moves(scene: _Scene) -> dict[str, Any]:
    """What can be done now."""
    item, session = scene.question.item, scene.attempt.session
    return {
        "hint": item.hint if scene.question.hinted else "",
        "can_hint": bool(item.hint) and not (scene.question.hinted or scene.locked or scene.draft.revealed),
        "can_strike": item.kind in (Kind.SINGLE, Kind.MULTIPLE) and not scene.locked,
        "confidence": scene.draft.confidence.value if scene.draft.confidence else "",
        "primary": _primary_label(scene),
        "can_primary": _can_primary(scene),
        "can_undo": bool(scene.attempt.answers) and (session.open or not scene.exam),
        "can_back": scene.exam and session.position > 0,
        "flagged": scene.question.flagged,
        "exam": scene.exam,
        "grid": _grid(scene.attempt) if scene.exam else (),
    }


def _primary_label(scene: _Scene) -> str:
    if scene.shows:
        return _("Next") if scene.attempt.remaining else _("Finish")
    if must_reveal(scene.question, scene.draft):
        return _("Show answer") if scene.kind is Kind.FLASHCARD else _("Compare")
    if scene.exam:
        return _("Submit") if scene.last else _("Next")
    return _("Check")


def _can_primary(scene: _Scene) -> bool:
    if scene.shows or must_reveal(scene.question, scene.draft):
        return True
    if scene.exam:
        return scene.attempt.session.open
    if scene.kind is Kind.FLASHCARD:
        return False
    return drafts.complete(scene.draft, scene.kind)


def _grid(attempt: Attempt) -> tuple[GridCell, ...]:
    session = attempt.session
    return tuple(
        GridCell(
            n,
            str(n + 1),
            "answered" if slot.item in attempt.answers else "blank",
            slot.item in session.flags,
            n == session.position,
        )
        for n, slot in enumerate(session.plan)
    )
