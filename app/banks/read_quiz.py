"""A quiz file's root -> ParsedQuiz."""

from __future__ import annotations

from datetime import date

from app.banks import fields as f
from app.banks.nodes import Mapping, Spot
from app.banks.options import refuse_repeats
from app.banks.parsed import ParsedQuiz
from app.banks.record import Row
from app.banks.report import Report, clip
from app.domain.bank import Quiz
from app.domain.session import Mode
from app.i18n import _


def read_quiz(node: Mapping, report: Report) -> ParsedQuiz:
    """The quiz, if nothing in it is at fault; its name and path are given later."""
    before = report.faults
    row = f.QUIZ.read(node, report)
    if row is None:
        return ParsedQuiz()
    due = _due(row, report)
    _one_source(row, report)
    refuse_repeats(zip(row.get(f.QUESTION_IDS) or (), row.parts(f.QUESTION_IDS), strict=False), report)
    spots = _spots(row)
    if report.faults > before:
        return ParsedQuiz(None, spots)
    share = row.get(f.PASS)
    draw = tuple((section, int(count)) for section, count in row.get(f.DRAW) or ())
    quiz = Quiz(
        "", row.get(f.TITLE) or "", row.get(f.MODE) or Mode.PRACTICE, draw, row.get(f.QUESTION_IDS) or (),
        minutes=row.get(f.MINUTES) or 0, due=due, attempts=int(row.get(f.ATTEMPTS) or 0),
        pass_share=None if share is None else share / 100,
    )  # fmt: skip
    return ParsedQuiz(quiz, spots)


def _due(row: Row, report: Report) -> date | None:
    text = row.get(f.DUE)
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = _('"{text}" is no day of the calendar').format(text=clip(text))
        report.error("due", row.at(f.DUE), message, _("write a day that exists, as 2026-12-09"))
        return None


def _one_source(row: Row, report: Report) -> None:
    """A quiz draws from sections or names its questions."""
    if f.DRAW in row and f.QUESTION_IDS in row:
        spot = row.keys[max(f.DRAW.key, f.QUESTION_IDS.key, key=lambda key: row.keys[key].spot.line)].spot
        message = _('"draw" and "questions" cannot stand together')
        report.error("draw-and-questions", spot, message, _("keep one of them"))
    elif f.DRAW not in row and f.QUESTION_IDS not in row:
        message = _("nothing says which questions the quiz asks")
        report.error("no-questions", row.spot, message, _("add draw: {section: how many}, or questions: [ids]"))


def _spots(row: Row) -> dict[str, Spot]:
    spots = {f"question {n}": spot for n, spot in enumerate(row.parts(f.QUESTION_IDS))}
    node = row.nodes.get(f.DRAW.key)
    if isinstance(node, Mapping):
        spots |= {f"draw {key.text}": key.spot for key, _value in node.pairs}
    return spots
