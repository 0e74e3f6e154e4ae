"""Question + draft -> the rows of QuizState: what each kind of question shows, before and after its answer."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.bank import Course
from app.domain.grading import Grade, Mark, MarkState, Verdict
from app.domain.item import (
    Cloze,
    Flashcard,
    Groups,
    Item,
    Kind,
    Match,
    Number,
    Order,
    Typed,
)
from app.domain.layout import Layout, Part
from app.domain.memory import DAY_MS
from app.i18n import _, ngettext
from app.services.attempts import Question
from app.viewmodels.draft import Draft
from app.viewmodels.quiz_state import BlankRow, Feedback, GradeButton, OptionRow, PlaceRow, TargetRow

CHOICE_KINDS = (Kind.SINGLE, Kind.MULTIPLE, Kind.TRUE_FALSE)
SOON_DAYS, MONTH_DAYS, YEAR_DAYS = 0.5, 30.5, 365.25
TEXT_KINDS = (Kind.TYPED, Kind.NUMBER, Kind.CLOZE)


def blanks_of(item: Item) -> int:
    """How many text fields the question has."""
    match item.body:
        case Cloze() as body:
            return len(body.blanks)
        case Typed() | Number():
            return 1
        case _:
            return 1 if item.kind is Kind.SELF_MARKED else 0


def instruction(item: Item, *, revealed: bool = False) -> str:
    """One line that says what to do, where the question alone does not."""
    if revealed and item.kind is Kind.SELF_MARKED:
        return _("Tick what you had.")
    return {
        Kind.MULTIPLE: _("Choose all that apply."),
        Kind.TRUE_FALSE: _("True or false?"),
        Kind.NUMBER: _("Type a number."),
        Kind.CLOZE: _("Fill in what is missing."),
        Kind.ORDER: _("Put these in order."),
        Kind.MATCH: _("Match each one."),
        Kind.GROUPS: _("Sort each one into its group."),
        Kind.SELF_MARKED: _("Say it in your own words, then compare."),
    }.get(item.kind, "")


def option_text(item: Item, part: Part) -> str:
    """An option's text; true and false in the reader's language."""
    if item.kind is Kind.TRUE_FALSE:
        return _("True") if part.key == "true" else _("False")
    return part.text


def option_rows(question: Question, draft: Draft, grade: Grade | None) -> tuple[OptionRow, ...]:
    """Choices; of a self-marked question the rubric, once it is shown."""
    item = question.item
    if item.kind not in CHOICE_KINDS and not (item.kind is Kind.SELF_MARKED and (draft.revealed or grade)):
        return ()
    marks = {mark.key: mark for mark in grade.marks} if grade else {}
    rows = []
    for number, part in enumerate(question.layout.parts, 1):
        text = option_text(item, part)
        mark = marks.get(part.key)
        if mark is not None:
            rows.append(judged_row(item, number, part.key, text, mark))
        else:
            struck, chosen = part.key in question.struck, part.key in draft.chosen
            state = "chosen" if chosen else ("struck" if struck else "idle")
            rows.append(OptionRow(part.key, str(number), text, state))
    return tuple(rows)


def judged_row(item: Item, number: int, key: str, text: str, mark: Mark) -> OptionRow:
    """A choice or a rubric line once it is judged: what became of it, and what the bank says of it."""
    if item.kind is Kind.SELF_MARKED:
        note = _("You had this") if mark.state is MarkState.RIGHT else _("Not yet")
    else:
        note = {
            MarkState.RIGHT: _("Your answer, right"),
            MarkState.WRONG: _("Your answer"),
            MarkState.MISSED: _("Right answer"),
            MarkState.IDLE: "",
        }[mark.state]
    return OptionRow(key, str(number), text, mark.state.value, note, mark.feedback)


def blank_rows(item: Item, draft: Draft, grade: Grade | None) -> tuple[BlankRow, ...]:
    """The text fields, with what was expected once the answer is given."""
    if item.kind not in TEXT_KINDS:
        return ()
    marks = grade.marks if grade else ()
    rows = []
    for number, text in enumerate(draft.texts):
        if number < len(marks):
            mark = marks[number]
            expected = mark.expected if mark.state is not MarkState.RIGHT else ""
            rows.append(BlankRow(number, mark.given, mark.state.value, expected, mark.feedback))
        else:
            rows.append(BlankRow(number, text))
    return tuple(rows)


def cloze_parts(item: Item) -> tuple[str | int, ...]:
    """Texts, and at each gap its number."""
    if not isinstance(item.body, Cloze):
        return ()
    parts: list[str | int] = []
    gaps = 0
    for part in item.body.parts:
        if isinstance(part, str):
            parts.append(part)
        else:
            parts.append(gaps)
            gaps += 1
    return tuple(parts)


def place_rows(question: Question, draft: Draft, grade: Grade | None) -> tuple[PlaceRow, ...]:
    """Elements in the order they stand, or things to match or group with what was chosen for each."""
    match question.item.body:
        case Order():
            return _order_rows(question.layout, draft, grade)
        case Match() | Groups():
            return _pair_rows(question.layout, draft, grade)
        case _:
            return ()


def _order_rows(shown: Layout, draft: Draft, grade: Grade | None) -> tuple[PlaceRow, ...]:
    texts = {part.key: part.text for part in shown.parts}
    marks = grade.marks if grade else ()
    rows = []
    for place, key in enumerate(key for key in draft.order if key in texts):
        mark = marks[place] if place < len(marks) else None
        rows.append(
            PlaceRow(
                key,
                texts[key],
                state=mark.state.value if mark else "idle",
                expected=mark.expected if mark and mark.state is MarkState.WRONG else "",
            )
        )
    return tuple(rows)


def _pair_rows(shown: Layout, draft: Draft, grade: Grade | None) -> tuple[PlaceRow, ...]:
    names = {part.key: part.text for part in shown.targets}
    given = dict(draft.pairs)
    marks = {mark.key: mark for mark in grade.marks} if grade else {}
    rows = []
    for part in shown.parts:
        target = given.get(part.key, "")
        mark = marks.get(part.key)
        expected = mark.expected if mark and mark.state is MarkState.WRONG else ""
        rows.append(
            PlaceRow(part.key, part.text, target, names.get(target, ""), mark.state.value if mark else "idle", expected)
        )
    return tuple(rows)


def target_rows(shown: Layout) -> tuple[TargetRow, ...]:
    """What things are matched or grouped with."""
    return tuple(TargetRow(part.key, str(n), part.text) for n, part in enumerate(shown.targets, 1))


def grade_buttons(intervals: Sequence[int]) -> tuple[GradeButton, ...]:
    """The four buttons of a flashcard that is turned; `intervals` in ms until it comes back, empty in an exam."""
    names = (_("Forgot"), _("Hard"), _("Good"), _("Easy"))
    times = [interval_text(taken) for taken in intervals] or [""] * len(names)
    return tuple(GradeButton(n, name, time) for n, (name, time) in enumerate(zip(names, times, strict=True), 1))


def interval_text(milliseconds: int) -> str:
    """A time until a card comes back, in words."""
    days = milliseconds / DAY_MS
    if days < SOON_DAYS:
        return _("soon")
    if days < MONTH_DAYS:
        count = max(1, round(days))
        return ngettext("{n} day", "{n} days", count).format(n=count)
    if days < YEAR_DAYS:
        months = round(days / MONTH_DAYS)
        return ngettext("{n} month", "{n} months", months).format(n=months)
    years = round(days / YEAR_DAYS, 1)
    return ngettext("{n} year", "{n} years", 1 if years == 1 else 2).format(n=f"{years:g}")


def back_of(item: Item) -> str:
    """The back of a flashcard."""
    return item.body.back if isinstance(item.body, Flashcard) else ""


def feedback(course: Course, question: Question) -> Feedback | None:
    """What is said of an answer: the verdict, why, and where the statement says so."""
    if question.answered is None:
        return None
    item, grade = question.item, question.answered.grade
    word = {Verdict.RIGHT: _("Right"), Verdict.PARTLY: _("Partly right"), Verdict.WRONG: _("Wrong")}[grade.verdict]
    point = item.points[0] if item.points else ""
    found, label = course.statement.point(point), course.statement.label(point)
    cited = _("{section}, point {n}").format(section=label[0].short, n=label[1]) if label else ""
    return Feedback(
        grade.verdict.value,
        word,
        _note(question),
        expected_text(item, grade),
        item.explain,
        point,
        cited,
        found.text if found else "",
    )


def _note(question: Question) -> str:
    """Small print beside the verdict: a forgiven typo, a hint's cost, an answer given twice."""
    answered = question.answered
    if answered is None:
        return ""
    notes = []
    if answered.grade.typo:
        notes.append(_("Accepted with a typo: {text}").format(text=answered.grade.typo))
    if answered.event.hints:
        notes.append(_("A hint cost a quarter."))
    if answered.event.given.revealed:
        notes.append(_("Answered again, so it does not count in statistics."))
    return " ".join(notes)


def expected_text(item: Item, grade: Grade) -> str:
    """The right answer in words, where the rows do not show it: typed, number, order and after a wrong one only."""
    if grade.credit >= 1:
        return ""
    match item.body:
        case Typed() as body:
            return body.accepted[0]
        case Number() as body:
            return body.shown
        case Order() as body:
            return "; ".join(body.elements)
        case _:
            return ""


def clock_text(seconds: float | None) -> str:
    """Minutes and seconds left, as 12:05; empty without a deadline."""
    if seconds is None:
        return ""
    whole = int(seconds + 0.999)
    return f"{whole // 60}:{whole % 60:02d}"
