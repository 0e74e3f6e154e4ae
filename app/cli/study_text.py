"""What the terminal session says: questions, feedback, results, help; plain lines that a screen reader reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.domain.bank import Course
from app.domain.grading import Grade, MarkState
from app.domain.item import Cloze, Item, Kind
from app.i18n import _, ngettext
from app.services.attempts import Question
from app.viewmodels import quiz_view as view
from app.viewmodels.result import ResultState, right_text


def question_lines(course: Course, question: Question, clock: str = "") -> Iterator[str]:
    """The question, its options with numbers, and how to answer."""
    section = course.statement.section(question.item.section)
    head = _("Question {n} of {total}").format(n=question.number, total=question.total)
    bits = [head, section.short if section else "", _("flagged") if question.flagged else ""]
    bits.append(_("{time} left").format(time=clock) if clock else "")
    yield ""
    yield " · ".join(bit for bit in bits if bit)
    yield from _stem(question.item)
    if question.item.image:
        yield _("(This question has a picture: {name}.)").format(name=question.item.image)
    for number, part in enumerate(question.layout.parts, 1):
        if question.item.kind is not Kind.SELF_MARKED:
            out = _(" (struck out)") if part.key in question.struck else ""
            yield f"  {number}. {view.option_text(question.item, part)}{out}"
    if question.layout.targets:
        yield _("With:") if question.item.kind is Kind.MATCH else _("Groups:")
        for number, target in enumerate(question.layout.targets, 1):
            yield f"  {number}. {target.text}"
    if question.hinted:
        yield _("Hint: {text}").format(text=question.item.hint)
    yield how_to_answer(question)


def _stem(item: Item) -> Iterator[str]:
    if item.stem:
        yield item.stem
    if isinstance(item.body, Cloze):
        gaps = iter(range(1, len(item.body.blanks) + 1))
        yield "".join(part if isinstance(part, str) else f"[{next(gaps)}]____" for part in item.body.parts)


def how_to_answer(question: Question) -> str:
    """One line: what to type for this kind."""
    count = len(question.layout.parts)
    match question.item.kind:
        case Kind.SINGLE:
            return _("Type the number of the answer.")
        case Kind.MULTIPLE:
            return _("Choose all that apply: type their numbers, for example 1 3.")
        case Kind.TRUE_FALSE:
            return _("Type 1 for true or 2 for false.")
        case Kind.TYPED:
            return _("Type the answer; commands begin with a colon (:?).")
        case Kind.NUMBER:
            return _("Type a number.")
        case Kind.CLOZE:
            gaps = view.blanks_of(question.item)
            return (
                _("Type what is missing.")
                if gaps == 1
                else _("Type the {n} missing texts with ; between them.").format(n=gaps)
            )
        case Kind.ORDER:
            return _("Type the {n} numbers in the right order.").format(n=count)
        case Kind.MATCH:
            return _("Type {n} numbers: for each line in turn, what it goes with.").format(n=count)
        case Kind.GROUPS:
            return _("Type {n} numbers: for each line in turn, its group.").format(n=count)
        case Kind.FLASHCARD:
            return _("Press Enter to see the answer, then type 1 forgot, 2 hard, 3 good or 4 easy.")
        case Kind.SELF_MARKED:
            return _("Say it or type it, press Enter to compare, then type the numbers of what you had, or 0.")


def reveal_lines(question: Question, intervals: Sequence[int] = ()) -> Iterator[str]:
    """The back of a flashcard with its grades and when each brings it back (ms), or the rubric."""
    if question.item.kind is Kind.FLASHCARD:
        yield _("Answer: {text}").format(text=view.back_of(question.item))
        yield _("Type 1 forgot, 2 hard, 3 good or 4 easy.")
        if intervals:
            shown = ", ".join(f"{n} {view.interval_text(taken)}" for n, taken in enumerate(intervals, 1))
            yield _("It comes back: {times}.").format(times=shown)
        return
    yield _("A full answer:")
    for number, part in enumerate(question.layout.parts, 1):
        yield f"  {number}. {part.text}"
    yield _("Type the numbers of what you had, for example 1 2, or 0.")


def feedback_lines(course: Course, question: Question) -> Iterator[str]:
    """The verdict with why, in one line, then what belongs to each part, then where the text says so."""
    said = view.feedback(course, question)
    if said is None or question.answered is None:
        return
    verdict = {"right": _("Right."), "partly": _("Partly right."), "wrong": _("Wrong.")}[said.verdict]
    parts = [verdict, *_why(question.item, question.answered.grade), said.why, said.note]
    yield " ".join(" ".join(parts).split())
    yield from _part_lines(question)
    if said.point_text:
        yield _("In the text · {place}: {text}").format(place=said.point_label, text=said.point_text)


def _why(item: Item, grade: Grade) -> Iterator[str]:
    """What belongs right behind the verdict: the right answer after a wrong one, feedback on what was chosen."""
    if grade.credit < 1 and item.kind is not Kind.SELF_MARKED:
        yield _("The answer: {text}").format(text=_stopped(right_text(item)))
    for mark in grade.marks:
        if mark.state in (MarkState.RIGHT, MarkState.WRONG) and mark.feedback:
            yield mark.feedback


def _stopped(text: str) -> str:
    """The text with a full stop, where it has no stop of its own."""
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _part_lines(question: Question) -> Iterator[str]:
    if question.answered is None or question.item.kind not in (Kind.MATCH, Kind.GROUPS, Kind.CLOZE, Kind.MULTIPLE):
        return
    for mark in question.answered.grade.marks:
        if mark.expected and mark.state is not MarkState.RIGHT:
            name = mark.text or _("Gap {n}").format(n=int(mark.key) + 1)
            yield _("  {name}: {expected} (you gave: {given})").format(
                name=name, expected=mark.expected, given=mark.given or _("nothing")
            )
        elif not mark.expected and mark.state is MarkState.MISSED:
            yield _("  Missed: {text}").format(text=mark.text)
        elif not mark.expected and mark.state is MarkState.WRONG:
            yield _("  Wrongly chosen: {text}").format(text=mark.text)


def result_lines(state: ResultState) -> Iterator[str]:
    """The result: score, interval, by section, what was missed."""
    yield ""
    yield _("{title}: {score} ({interval}).").format(title=state.title, score=state.score, interval=state.interval)
    yield state.counts
    if state.passed:
        yield state.passed
    for section in state.sections:
        yield f"  {section.label}: {section.figure}"
    missed = [row for row in state.rows if row.verdict != "right"]
    if missed:
        yield ngettext("{n} to look at again:", "{n} to look at again:", len(missed)).format(n=len(missed))
    for row in missed:
        yield f"{row.word}. {row.stem}"
        yield _("  The answer: {text} {why}").format(text=_stopped(row.right), why=row.why)


def help_lines(*, typed: bool, exam: bool) -> Iterator[str]:
    """The commands; on typed questions they begin with a colon."""
    mark = ":" if typed else ""
    rows = [
        ("u", _("undo the last answer")),
        ("h", _("hint (costs a quarter)")),
        ("f", _("flag for later")),
        ("x 2", _("strike option 2 out, or back in")),
        ("c", _("say how sure you are: c 1 guessed, c 2 unsure, c 3 sure")),
        ("r", _("read the section's points")),
        ("! why", _("report this question as wrong or unclear; !! why the one before it")),
        ("e", _("submit the exam") if exam else _("end this session now")),
        ("q", _("save and leave")),
        ("?", _("this list")),
    ]
    if exam:
        rows[3:3] = [("n", _("next question")), ("b", _("the question before")), ("g 5", _("go to question 5"))]
    for key, text in rows:
        yield f"  {mark}{key}  {text}"
