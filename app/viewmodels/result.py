"""Result: the score with its interval, by section, what was missed first, retry and undo."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.domain.item import Choices, Cloze, Flashcard, Groups, Item, Match, Number, Order, SelfMarked, TrueFalse, Typed
from app.domain.layout import layout
from app.domain.report import Result
from app.domain.response import Response
from app.domain.session import Mode
from app.domain.words import same
from app.i18n import _, ngettext
from app.services.attempts import Attempt, Attempts, QuizRefused
from app.services.desk import Desk
from app.services.report_question import report_question
from app.services.search import stem_text
from app.viewmodels.observable import ViewModel
from app.viewmodels.plan_text import todays_lead
from app.viewmodels.quiz_state import OptionRow
from app.viewmodels.review_lines import review_lines
from app.viewmodels.rows import percent


@dataclass(frozen=True, slots=True)
class SectionScore:
    """One section's marks in this session."""

    label: str
    colour: int
    share: float
    figure: str


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One question of the session; `verdict` is right, partly, wrong or blank.

    `lines` are its options with what the bank says of each; none where nothing is said of the parts.
    """

    item: str
    number: int
    stem: str
    verdict: str
    word: str
    given: str
    right: str
    why: str
    point: str
    point_label: str
    lines: tuple[OptionRow, ...] = ()


@dataclass(frozen=True, slots=True)
class ResultState:
    """`interval` says how far the score can be trusted; `passed` is empty without a pass mark.

    After a review `day` says what today still holds, or that it is done; `next` labels the way on, or is empty.
    """

    title: str = ""
    score: str = ""
    share: float = 0.0
    interval: str = ""
    counts: str = ""
    passed: str = ""
    sections: tuple[SectionScore, ...] = ()
    rows: tuple[ReviewRow, ...] = ()
    can_retry: bool = False
    can_undo: bool = False
    problem: str = ""
    day: str = ""
    next: str = ""


class ResultModel(ViewModel[ResultState]):
    """Shows an ended attempt."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._attempt: Attempt | None = None
        super().__init__(ResultState())

    def report(self, item: str, why: str) -> None:
        """Report a question of the session. Raises QuizRefused for words that cannot be kept."""
        if self._attempt is not None:
            report_question(self._desk.store(), self._attempt, item, why)

    def open(self, attempt: Attempt) -> None:
        """Show the result of an ended attempt."""
        self._attempt = attempt
        service = self._desk.quiz()
        summed = service.result(attempt)
        statement = service.course.statement
        labels = {s.id: (s.short, n) for n, s in enumerate(statement.sections)}
        self._show(
            ResultState(
                attempt.session.title,
                percent(summed.share.value),
                summed.share.value,
                interval_text(summed),
                counts_text(summed),
                self._passed(attempt, summed),
                tuple(
                    SectionScore(
                        *labels.get(row.section, (row.section, 0)),
                        row.earned / row.possible if row.possible else 0.0,
                        _("{earned} of {possible}").format(earned=f"{row.earned:g}", possible=f"{row.possible:g}"),
                    )
                    for row in summed.sections
                ),
                self._rows(attempt, summed),
                bool(summed.missed),
                bool(attempt.answers) and attempt.session.mode is not Mode.EXAM,
                "",
                *self._way_on(attempt),
            )
        )

    def next_round(self) -> Attempt | None:
        """Start the next round of today's plan; None, with the reason shown, where that cannot be."""
        try:
            return self._desk.quiz().start_next(self._desk.learner().id, seed=self._desk.seed())
        except QuizRefused as refusal:
            self._show(replace(self.state, problem=str(refusal)))
            return None

    def _way_on(self, attempt: Attempt) -> tuple[str, str]:
        """After a review: what today still holds, and the label of the way on."""
        if attempt.session.mode is not Mode.REVIEW:
            return "", ""
        lead = todays_lead(self._desk)
        return (f"{lead.headline}. {lead.note}", "") if lead.done else (lead.headline, _("Next round"))

    def retry(self) -> Attempt | None:
        """Practise only what was missed; None, with the reason shown, where that cannot be."""
        if self._attempt is None:
            return None
        try:
            return self._desk.quiz().retry_missed(self._attempt, seed=self._desk.seed())
        except QuizRefused as refusal:
            self._show(replace(self.state, problem=str(refusal)))
            return None

    def undo(self) -> Attempt | None:
        """Take the last answer back and return the attempt, open again."""
        if self._attempt is None or not self.state.can_undo:
            return None
        try:
            return self._desk.quiz().undo(self._attempt)
        except QuizRefused as refusal:
            self._show(replace(self.state, problem=str(refusal)))
            return None

    def _passed(self, attempt: Attempt, summed: Result) -> str:
        quiz = self._desk.course.quiz(attempt.session.quiz) if attempt.session.quiz else None
        if quiz is None or quiz.pass_share is None:
            return ""
        passed = summed.share.value >= quiz.pass_share - 1e-9
        text = _("Passed: {share} were needed.") if passed else _("Not passed: {share} were needed.")
        return text.format(share=percent(quiz.pass_share))

    def _rows(self, attempt: Attempt, summed: Result) -> tuple[ReviewRow, ...]:
        missed = set(summed.missed)
        plan = [slot.item for slot in attempt.session.plan]
        ordered = [item for item in plan if item in missed] + [item for item in plan if item not in missed]
        return tuple(review_row(self._desk.quiz(), attempt, item_id, plan.index(item_id) + 1) for item_id in ordered)


def review_row(room: Attempts, attempt: Attempt, item_id: str, number: int) -> ReviewRow:
    """One question of an attempt, in the text that was asked then."""
    event, item = attempt.answers.get(item_id), room.item(attempt, item_id)
    verdict, word = verdict_of(event.score if event else None, hinted=bool(event and event.hints))
    label = room.course.statement.label(item.points[0]) if item.points else None
    cited = _("{section}, point {n}").format(section=label[0].short, n=label[1]) if label else ""
    return ReviewRow(
        item.id,
        number,
        stem_text(item),
        verdict,
        word,
        given_text(item, event.given) if event else "",
        right_text(item),
        item.explain,
        item.points[0] if item.points else "",
        cited,
        review_lines(item, event.given if event else Response(), attempt.session.seed),
    )


def verdict_of(score: float | None, *, hinted: bool) -> tuple[str, str]:
    """The verdict on a score (None: left blank), and its word."""
    if score is None:
        return "blank", _("Left blank")
    if score >= 1:
        return "right", _("Right")
    if score <= 0:
        return "wrong", _("Wrong")
    return "partly", _("Right, with a hint") if hinted and score == 0.75 else _("Partly right")


def interval_text(summed: Result) -> str:
    """What the score says beyond these questions."""
    share = summed.share
    return ngettext(
        "{low} to {high} likely, from {n} question", "{low} to {high} likely, from {n} questions", share.count
    ).format(low=percent(share.low), high=percent(share.high), n=share.count)


def counts_text(summed: Result) -> str:
    """How many were right, partly right, wrong and blank; zero kinds are left out."""
    counts = (
        (summed.right, ngettext("{n} right", "{n} right", summed.right)),
        (summed.partly, ngettext("{n} partly right", "{n} partly right", summed.partly)),
        (summed.wrong, ngettext("{n} wrong", "{n} wrong", summed.wrong)),
        (summed.blank, ngettext("{n} left blank", "{n} left blank", summed.blank)),
    )
    return " · ".join(text.format(n=count) for count, text in counts if count)


def right_text(item: Item) -> str:
    """The right answer of any kind in one line."""
    match item.body:
        case Choices() as body:
            return "; ".join(option.text for option in body.options if option.right)
        case TrueFalse() as body:
            return _("True") if body.truth else _("False")
        case Typed() as body:
            return body.accepted[0]
        case Number() as body:
            return body.shown
        case Cloze() as body:
            return "; ".join(blank.accepted[0] for blank in body.blanks)
        case Order() as body:
            return "; ".join(body.elements)
        case Match() as body:
            return "; ".join(f"{left}: {right}" for left, right in body.pairs)
        case Groups() as body:
            return "; ".join(f"{name}: {', '.join(members)}" for name, members in body.groups)
        case Flashcard() as body:
            return body.back
        case SelfMarked() as body:
            return "; ".join(body.rubric)


def given_text(item: Item, given: Response) -> str:
    """What the learner gave, in one line."""
    texts = part_texts(item)
    if item.kind.value == "flashcard":
        return ("", _("Forgot"), _("Hard"), _("Good"), _("Easy"))[given.grade or 0]
    if given.pairs:
        return "; ".join(f"{texts.get(part, '?')}: {texts.get(target, '?')}" for part, target in given.pairs)
    if isinstance(item.body, SelfMarked):
        met = _("{n} of {total} met").format(n=len(given.chosen), total=len(item.body.rubric))
        said = given.texts[0].strip() if given.texts else ""
        return f"{said} ({met})" if said and not same(said, met) else met
    return "; ".join([texts.get(key, "?") for key in given.chosen] or [text for text in given.texts if text.strip()])


def part_texts(item: Item) -> dict[str, str]:
    """The text of every part and target of an item, by key."""
    shown = layout(item, 0)
    named = {part.key: part.text for part in (*shown.parts, *shown.targets)}
    return {**named, "true": _("True"), "false": _("False")} if isinstance(item.body, TrueFalse) else named
