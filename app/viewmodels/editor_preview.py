"""A question as a student meets it, before and after its answer, without a session or a store."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.domain.bank import Course
from app.domain.event import AnswerEvent
from app.domain.grading import grade
from app.domain.item import (
    Choices,
    Cloze,
    Flashcard,
    Groups,
    Item,
    Match,
    Number,
    Order,
    SelfMarked,
    TrueFalse,
    Typed,
    text_key,
)
from app.domain.layout import layout
from app.domain.response import Response
from app.domain.session import Mode, Slot, StudySession
from app.i18n import _
from app.services.attempts import Answered, Attempt, Question
from app.viewmodels import draft as drafts
from app.viewmodels.quiz_picture import state_of
from app.viewmodels.quiz_state import OptionRow, QuizState
from app.viewmodels.quiz_view import blanks_of


def preview(course: Course, item: Item, *, answered: bool) -> QuizState:
    """The item as in practice; `answered` as after the right answer, with the feedback of every option."""
    session = StudySession(
        "preview", "", course.id, Mode.PRACTICE, _("Preview"), (Slot(item.id, item.revision),), seed=0, started=0
    )
    given = right_response(item)
    answer = AnswerEvent(
        "preview", "", "", 0, 0, course.id, item.id, item.revision, session.id, Mode.PRACTICE, given, 1.0
    )
    room = _Room(course, item, answer if answered else None)
    attempt = Attempt(session, {item.id: answer} if answered else {})
    shown = layout(item, session.seed)
    draft = drafts.fresh(item.kind, shown, blanks_of(item))
    if answered:
        draft = replace(drafts.from_response(given, draft, shown), revealed=True)
    made = state_of(room, attempt, draft, asks=False, problem="", serial=0)
    return _with_all_feedback(made, item) if answered else made


@dataclass(frozen=True)
class _Room:
    """One question; see `quiz_picture.Room`."""

    course: Course
    item: Item
    answer: AnswerEvent | None

    def question(self, attempt: Attempt, position: int | None = None) -> Question:
        """The question, its hint open once it is answered."""
        item, answer = self.item, self.answer
        done = Answered(answer, grade(item, answer.given)) if answer else None
        shown = layout(item, attempt.session.seed)
        return Question(item, shown, 1, 1, done, flagged=False, hinted=bool(answer and item.hint), struck=frozenset())

    def seconds_left(self, attempt: Attempt) -> float | None:
        """No deadline."""
        return None

    def intervals(self, attempt: Attempt) -> tuple[int, ...]:
        """No schedule."""
        return ()


def right_response(item: Item) -> Response:
    """A response that earns everything."""
    match item.body:
        case Choices() as body:
            return Response(tuple(option.key for option in body.options if option.right))
        case TrueFalse() as body:
            return Response(("true" if body.truth else "false",))
        case Typed() as body:
            return Response(texts=(body.accepted[0],))
        case Number() as body:
            return Response(texts=(f"{(body.low + body.high) / 2:.15g}",))
        case Cloze() as body:
            return Response(texts=tuple(blank.accepted[0] for blank in body.blanks))
        case Order() as body:
            return Response(tuple(map(text_key, body.elements)))
        case Match() as body:
            return Response(pairs=tuple((text_key(left), text_key(right)) for left, right in body.pairs))
        case Groups() as body:
            return Response(pairs=tuple((text_key(member), text_key(name)) for member, name in body.members))
        case Flashcard():
            return Response(grade=3)
        case SelfMarked() as body:
            return Response(tuple(map(text_key, body.rubric)), texts=("",))


def _with_all_feedback(made: QuizState, item: Item) -> QuizState:
    """Each option with its feedback, and what known mistakes are told, which the right answer does not bring up."""
    told = {}
    if isinstance(item.body, Choices):
        told = {option.key: option.feedback for option in item.body.options}
    if isinstance(item.body, TrueFalse):
        told = {"false" if item.body.truth else "true": item.body.feedback}
    made = replace(made, options=tuple(_told(row, told) for row in made.options))
    mistakes = item.body.mistakes if isinstance(item.body, Typed | Number | Cloze) else ()
    notes = [
        _("To “{mistake}”: {feedback}").format(mistake=mistake.text, feedback=mistake.feedback or _("wrong"))
        for mistake in mistakes
    ]
    if made.feedback is None or not notes:
        return made
    return replace(made, feedback=replace(made.feedback, note="\n".join(filter(None, (made.feedback.note, *notes)))))


def _told(row: OptionRow, told: dict[str, str]) -> OptionRow:
    return replace(row, feedback=row.feedback or told.get(row.key, ""))
