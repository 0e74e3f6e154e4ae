"""The form of a quiz: its names, where its questions come from, and its rules."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from kivy.metrics import dp

from app.i18n import _, ngettext
from app.ui.screens.quizzes.picking import ListCard
from app.ui.widgets import (
    Card,
    Column,
    Dialog,
    Flow,
    MonthGrid,
    PushButton,
    Segmented,
    Stepper,
    Text,
    TextField,
    fill,
    keep,
)
from app.viewmodels.quizzes import QuizzesModel
from app.viewmodels.quizzes_state import LIST, SECTIONS, CountRow, QuizForm
from app.viewmodels.rows import percent

MOST_MINUTES, MINUTE_STEP, MOST_ATTEMPTS, PASS_STEP = 180, 5, 10, 5
LONGEST_NAME, LONGEST_TITLE = 60, 200


class QuizFormView(Column):
    """All fields of a quiz; `show(form)` follows the model, every change goes to it at once."""

    def __init__(self, model: QuizzesModel, **kwargs: Any) -> None:
        super().__init__(spacing=dp(16), **kwargs)
        self.model = model
        self.name, self.title = TextField(longest=LONGEST_NAME), TextField(longest=LONGEST_TITLE)
        self.name.label, self.title.label = _("NAME"), _("TITLE")
        self.names = Card(spacing=dp(12))
        self.questions = Card(spacing=dp(16))
        self.source = Segmented(label=_("Questions"))
        self.source.options = [(SECTIONS, _("From sections")), (LIST, _("My own list"))]
        self.counts = Column(spacing=dp(16))
        self.picking = ListCard(model)
        self.rules = RulesCard(model)
        self._steppers: dict[str, Stepper] = {}
        fill(self.names, [self.title, self.name])
        fill(self.questions, [self.source])
        fill(self, [self.names, self.questions, self.rules])
        self.name.bind(text=lambda _field, text: self._typed(text, "name"))
        self.title.bind(text=lambda _field, text: self._typed(text, "title"))
        self.source.bind(on_choose=lambda _row, source: model.source(source))

    def show(self, form: QuizForm) -> None:
        """Show the quiz as it stands."""
        _put(self.title, form.title)
        _put(self.name, form.name)
        self.name.readonly = not form.new
        note = _("Made from the title: it names the file and is used in commands.")
        self.name.note = note if form.new else _("It stays: results hang on it.")
        self.name.error, self.title.error = form.name_problem, form.title_problem
        self.source.value = form.source
        if set(self._steppers) != {row.section for row in form.counts}:
            self.counts.clear_widgets()
            self._steppers = {row.section: self._stepper(row) for row in form.counts}
        for row in form.counts:
            stepper = self._steppers[row.section]
            stepper.most, stepper.value = max(row.most, 1), min(row.count, row.most)
            stepper.figure = _("{n} of {total}").format(n=row.count, total=row.most)
            stepper.disabled = not row.most
        self.picking.show(form)
        fill(self.questions, [self.source, self.counts if form.source == SECTIONS else self.picking])
        self.rules.show(form)

    def _stepper(self, row: CountRow) -> Stepper:
        made = Stepper(label=row.label, step=1, least=0, most=max(row.most, 1))
        made.bind(on_slide=lambda _row, count: self.model.count(row.section, int(count)))
        self.counts.add_widget(made)
        return made

    def _typed(self, text: str, field: str) -> None:
        form = self.model.state.form
        if form is not None and getattr(form, field) != text:
            getattr(self.model, field)(text)


class RulesCard(Card):
    """Practice or exam, minutes, the day it is due, attempts, the pass mark."""

    def __init__(self, model: QuizzesModel, **kwargs: Any) -> None:
        super().__init__(spacing=dp(16), **kwargs)
        self.model = model
        self.mode = Segmented(label=_("How it runs"))
        self.mode.options = [("practice", _("Practice")), ("exam", _("Exam"))]
        self.said = Text(variant="small", role="muted")
        self.minutes = Stepper(label=_("Time"), most=MOST_MINUTES, step=MINUTE_STEP)
        self.attempts = Stepper(label=_("Attempts"), most=MOST_ATTEMPTS, step=1)
        self.passes = Stepper(label=_("Pass mark"), most=100, step=PASS_STEP)
        self.day, self.days = Text(variant="strong"), Flow(spacing=(dp(12), dp(12)))
        self.pick = PushButton(text=_("Choose the day"), icon="calendar-check", kind="outline")
        self.no_day = PushButton(text=_("No day"), kind="quiet")
        fill(self.days, [self.pick, self.no_day])
        due = Column(spacing=dp(8))
        fill(due, [Text(text=_("Due")), self.day, self.days])
        fill(self, [self.mode, self.said, self.minutes, due, self.attempts, self.passes])
        self.mode.bind(on_choose=lambda _row, mode: model.exam(mode == "exam"))
        self.minutes.bind(on_slide=lambda _row, value: model.minutes(value))
        self.attempts.bind(on_slide=lambda _row, value: model.attempts(int(value)))
        self.passes.bind(on_slide=lambda _row, value: model.passes(value))
        self.pick.bind(on_release=lambda _button: self.pick_day())
        self.no_day.bind(on_release=lambda _button: model.due(None))

    def show(self, form: QuizForm) -> None:
        """Show the rules as they stand."""
        self.mode.value = "exam" if form.exam else "practice"
        at_end, at_once = _("The answers are shown at the end."), _("The answer is shown after each question.")
        self.said.text = at_end if form.exam else at_once
        self.minutes.value, self.attempts.value, self.passes.value = form.minutes, form.attempts, form.passes
        minutes = ngettext("{n} minute", "{n} minutes", int(form.minutes)).format(n=f"{form.minutes:g}")
        self.minutes.figure = minutes if form.minutes else _("No limit")
        self.attempts.figure = str(form.attempts) if form.attempts else _("Any number")
        self.passes.figure = percent(form.passes / 100) if form.passes else _("None")
        self.day.text = form.due_text
        keep(self.days, self.no_day, bool(form.due))

    def pick_day(self) -> None:
        """Choose the day in a calendar."""
        form = self.model.state.form
        chosen = date.fromisoformat(form.due) if form is not None and form.due else None
        ask_day(self.model.today, chosen, _("When is it due?"), self.model.due)


def ask_day(today: date, chosen: date | None, title: str, take: Callable[[date], None], *others: Any) -> None:
    """Ask for a day in a calendar; `others` are further buttons (words, kind, function)."""
    grid = MonthGrid(today, chosen)
    first = grid.square(chosen if chosen and chosen >= today else today)
    dialog = Dialog([(_("Cancel"), "outline", lambda: None), *others], title=title, first_focus=first)
    dialog.body.add_widget(grid)

    def picked(_grid: Any, day: date) -> None:
        dialog.close()
        take(day)

    grid.bind(on_pick=picked)
    dialog.open()


def _put(field: TextField, text: str) -> None:
    """Words into a field, unless that is what it says already: the cursor stays."""
    if field.entry.text != text:
        field.entry.text = text
