"""The list of questions of a quiz: in order, with others to add by search."""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.metrics import dp

from app.i18n import _, ngettext
from app.ui.widgets import Column, Flow, IconButton, PushButton, Row, Rule, Text, TextField, fill
from app.viewmodels.quizzes import QuizzesModel
from app.viewmodels.quizzes_state import QuestionRow, QuizForm


class ListCard(Column):
    """The questions picked, each to move and take out, and below them a search for more."""

    def __init__(self, model: QuizzesModel, **kwargs: Any) -> None:
        super().__init__(spacing=dp(12), **kwargs)
        self.model = model
        self._picked: tuple[QuestionRow, ...] = ()
        self._found: tuple[QuestionRow, ...] = ()
        self._pressed = ("", "")  # the question and button to give the keyboard back to once the rows are made anew
        self.count = Text(variant="strong")
        self.picked, self.found = Column(spacing=dp(8)), Column(spacing=dp(8))
        self.search = TextField(label=_("ADD QUESTIONS"), hint_text=_("Words of a question, or its id"))
        self.more, self.ways = Text(role="muted", variant="small"), Flow()
        self.add_all = PushButton(text=_("Add all of these"), icon="plus", kind="outline")
        fill(self.ways, [self.add_all])
        self.search.bind(text=lambda _field, text: self._typed(text))
        self.add_all.bind(on_release=lambda _button: model.add_found())

    def show(self, form: QuizForm) -> None:
        """Show the list and what the search finds."""
        told = ngettext("{n} question in this order", "{n} questions in this order", len(form.picked))
        self.count.text = told.format(n=len(form.picked)) if form.picked else _("No question is picked yet.")
        if form.picked != self._picked:
            self._picked = form.picked
            self.picked.clear_widgets()
            for number, row in enumerate(form.picked, 1):
                self.picked.add_widget(self._picked_row(number, row))
            self._pressed = ("", "")
        if form.found != self._found:
            self._found = form.found
            self.found.clear_widgets()
            for row in form.found:
                self.found.add_widget(self._found_row(row))
        if self.search.entry.text != form.search:
            self.search.entry.text = form.search
        self.more.text = ngettext("and {n} more: search for it", "and {n} more: search for them", form.more).format(
            n=form.more
        )
        nothing = [] if form.found else [Text(text=_("No other question is found."), role="muted")]
        tail = [*([self.more] if form.more else []), *([self.ways] if len(form.found) > 1 else [])]
        fill(self, [self.count, self.picked, Rule(), self.search, *nothing, self.found, *tail])

    def _picked_row(self, number: int, row: QuestionRow) -> Row:
        buttons = (
            ("chevron-up", _("Up"), lambda: self._move(row.id, "chevron-up", -1)),
            ("chevron-down", _("Down"), lambda: self._move(row.id, "chevron-down", 1)),
            ("close", _("Take out"), lambda: self.model.drop(row.id)),
        )
        made = _line(f"{number}. {row.text}", row.label, buttons)
        if row.id == self._pressed[0]:
            button = next(each for each in made.children if getattr(each, "icon", "") == self._pressed[1])
            Clock.schedule_once(lambda _seconds: button.setter("focus")(button, True), 0)
        return made

    def _move(self, item: str, icon: str, by: int) -> None:
        self._pressed = (item, icon)
        self.model.move(item, by)

    def _found_row(self, row: QuestionRow) -> Row:
        return _line(row.text, row.label, (("plus", _("Add"), lambda: self.model.add(row.id)),))

    def _typed(self, text: str) -> None:
        form = self.model.state.form
        if form is not None and form.search != text:
            self.model.search(text)


def _line(text: str, note: str, buttons: Any) -> Row:
    """A question with its buttons at the right."""
    row, words = Row(spacing=dp(4), align="top"), Column(spacing=dp(2))
    words.add_widget(Text(text=text))
    words.add_widget(Text(text=note, variant="small", role="muted"))
    row.add_widget(words)
    for icon, label, act in buttons:
        button = IconButton(icon=icon, label=label)
        button.bind(on_release=lambda _button, act=act: act())
        row.add_widget(button)
    return row
