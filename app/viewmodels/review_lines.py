"""A question read again: each of its options with what became of it and what the bank says of it."""

from __future__ import annotations

from app.domain.grading import grade
from app.domain.item import Item, Kind
from app.domain.layout import layout
from app.domain.response import Response
from app.viewmodels.quiz_state import OptionRow
from app.viewmodels.quiz_view import CHOICE_KINDS, TEXT_KINDS, judged_row, option_text


def review_lines(item: Item, given: Response, seed: int) -> tuple[OptionRow, ...]:
    """The options or rubric lines in the order of the session with this seed; of a text what is said of each mistake.

    Nothing for what is ordered, matched or grouped: there the bank says nothing of a part.
    """
    marks = grade(item, given).marks
    if item.kind in TEXT_KINDS:
        return tuple(
            OptionRow(mark.key, "", mark.given, mark.state.value, "", mark.feedback) for mark in marks if mark.feedback
        )
    if item.kind not in (*CHOICE_KINDS, Kind.SELF_MARKED):
        return ()
    known = {mark.key: mark for mark in marks}
    return tuple(
        judged_row(item, number, part.key, option_text(item, part), known[part.key])
        for number, part in enumerate(layout(item, seed).parts, 1)
        if part.key in known
    )
