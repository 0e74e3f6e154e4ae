"""Questions that are answered with words: typed, number, cloze, and an explanation to compare."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kivy.metrics import dp

from app.i18n import _
from app.ui.question.moves import Moves
from app.ui.widgets import Column, Text, TextField
from app.viewmodels.quiz_state import BlankRow, QuizState

GAP = "____"


class Fields(Column):
    """A field for each blank; a cloze shows its text above, filled in while it is typed."""

    def __init__(self, model: Moves, submit: Callable[[], None], **kwargs: Any) -> None:
        kwargs.setdefault("spacing", dp(14))
        super().__init__(**kwargs)
        self._model, self._submit = model, submit
        self._text = Text(variant="reading")
        self._fields: list[TextField] = []
        self._key = ""

    def show(self, state: QuizState) -> None:
        """Show the blanks of a state; fields of the same question keep their cursor."""
        if state.key != self._key:
            self._rebuild(state)
        self._text.text = cloze_text(state)
        for field, row in zip(self._fields, state.blanks, strict=True):
            self._show_field(field, row, state)

    def first_focus(self) -> Any:
        """The first field."""
        return self._fields[0].entry if self._fields else None

    def _rebuild(self, state: QuizState) -> None:
        self.clear_widgets()
        self._key = state.key
        self._fields = [TextField(text=row.text) for row in state.blanks]
        if state.cloze:
            self.add_widget(self._text)
        for at, field in enumerate(self._fields):
            field.entry.text = state.blanks[at].text
            field.label = _("Gap {n}").format(n=at + 1) if len(self._fields) > 1 else _("Your answer")
            field.bind(
                text=lambda _field, text, at=at: self._model.type(at, text),
                on_submit=lambda _field, at=at: self._entered(at),
            )
            self.add_widget(field)

    def _entered(self, at: int) -> None:
        """Enter goes to the next empty gap, and from the last one on."""
        following = next((f for f in self._fields[at + 1 :] if not f.text.strip()), None)
        if following is not None:
            following.take_focus()
        else:
            self._submit()

    def _show_field(self, field: TextField, row: BlankRow, state: QuizState) -> None:
        judged = state.feedback is not None
        field.readonly = judged or state.ended
        field.tone = row.state if judged and row.state in ("right", "wrong") else ""
        if field.entry.text != row.text:
            field.entry.text = row.text
        field.note = _judged(row, several=len(state.blanks) > 1) if judged else ""
        field.error = state.problem


def _judged(row: BlankRow, *, several: bool) -> str:
    """What stands below a judged field; the right answer of a single one stands in the panel."""
    word = {"right": _("Right."), "wrong": _("Wrong.")}.get(row.state, "")
    expected = _("Right answer: {text}.").format(text=row.expected) if row.expected and several else ""
    return " ".join(part for part in (word, expected, row.feedback) if part)


def cloze_text(state: QuizState) -> str:
    """The text of a cloze with what stands in its gaps so far."""
    several = len(state.blanks) > 1
    parts = []
    for part in state.cloze:
        if isinstance(part, str):
            parts.append(part)
        else:
            typed = state.blanks[part].text.strip()
            gap = f"({part + 1}) {GAP}" if several else GAP
            parts.append(f"[{typed}]" if typed else gap)
    return "".join(parts)


class Explanation(Column):
    """One's own words on a self-marked question."""

    def __init__(self, model: Moves, submit: Callable[[], None], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._field = TextField(
            several_lines=True, label=_("In your own words"), hint_text=_("Type it, or say it aloud"),
        )  # fmt: skip
        self._field.bind(text=lambda _field, text: model.type(0, text), on_submit=lambda _field: submit())
        self.add_widget(self._field)

    def show(self, state: QuizState) -> None:
        """Show what was written; it can be changed until the comparison."""
        if self._field.entry.text != state.explanation:  # taken back, or asked again
            self._field.entry.text = state.explanation
        self._field.readonly = state.revealed or state.ended

    def first_focus(self) -> Any:
        """The field, until the comparison."""
        return None if self._field.readonly else self._field.entry
