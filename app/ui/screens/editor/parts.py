"""Parts of the editor: a labelled choice, what the check says of a field, and the fields of the form."""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.metrics import dp
from kivy.properties import ListProperty, StringProperty

from app.ui.widgets import Column, Icon, PickField, Row, Segmented, Text, TextField, keep
from app.viewmodels.editor_state import FormField, Problem

FEW, PAUSE, LONGEST = 4, 0.3, 20_000  # choices shown side by side; seconds without a key; signs in a field


class LabelledPick(Column):
    """A PickField by value with its label above. `options` are (value, words). Event: `on_choose(value)`."""

    __events__ = ("on_choose",)
    label = StringProperty("")
    options = ListProperty([])
    value = StringProperty("")

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("spacing", dp(6))
        self._label, self.field = Text(variant="overline", role="muted"), PickField()
        super().__init__(**kwargs)
        self.add_widget(self._label)
        self.add_widget(self.field)
        for name in ("label", "options", "value"):
            self.fbind(name, self._refresh)
        self.field.bind(on_choose=lambda _field, at: self.dispatch("on_choose", self.options[at][0]))
        self._refresh()

    def on_choose(self, value: str) -> None:
        """A value was picked."""

    def _refresh(self, *_args: object) -> None:
        values = [value for value, _words in self.options]
        self._label.text = self.field.title = self.label
        self.field.options = [words for _value, words in self.options]
        self.field.chosen = values.index(self.value) if self.value in values else -1


class ProblemLines(Column):
    """What the check says: icon, word, message, and the remedy below."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("spacing", dp(8))
        super().__init__(**kwargs)
        self._shown: tuple[Problem, ...] = ()

    def show(self, problems: tuple[Problem, ...]) -> None:
        """Show these; nothing is touched where they stand already."""
        if problems != self._shown:
            self._shown = problems
            self.clear_widgets()
            for each in problems:
                self.add_widget(_line(each))


def _line(problem: Problem) -> Row:
    role = "wrong" if problem.error else "warn"
    line, words = Row(spacing=dp(8), align="top"), Column(spacing=dp(2))
    words.add_widget(Text(text=f"{problem.word}: {problem.message}", role=role, variant="label"))
    if problem.remedy:
        words.add_widget(Text(text=problem.remedy, role="muted", variant="label"))
    icon = "close-circle-outline" if problem.error else "alert-circle-outline"
    line.add_widget(Icon(name=icon, role=role, icon_dp=18))
    line.add_widget(words)
    return line


class FieldRow(Column):
    """One field of the form with its findings. Event: `on_set(text)`, at once for a choice, after a pause for typing.

    What is typed belongs to whoever types: a state that comes meanwhile changes the text only where the model itself
    has another one than it last had, as after undo.
    """

    __events__ = ("on_set",)

    def __init__(self, field: FormField, **kwargs: Any) -> None:
        kwargs.setdefault("spacing", dp(8))
        super().__init__(**kwargs)
        self.name, self._told, self.sending = field.name, field.text, False
        self._control = _control(field)
        self._problems = ProblemLines()
        self.add_widget(self._control)
        self._help = Text(text=field.help, role="muted", variant="label")
        if not isinstance(self._control, TextField):
            keep(self, self._help, bool(field.help))
            self._control.bind(on_choose=lambda _control, value: self.dispatch("on_set", value))
        self._send_later = Clock.create_trigger(lambda _seconds: self.flush(), PAUSE)
        if isinstance(self._control, TextField):
            self._control.entry.text = field.text
            self._control.entry.cursor = (0, 0)
            self._control.fbind("text", self._typed)
        self.show(field, locked=False)

    def on_set(self, text: str) -> None:
        """The field has another text."""

    @property
    def entry(self) -> Any:
        """What is typed into, or None."""
        return getattr(self._control, "entry", None)

    def show(self, field: FormField, *, locked: bool) -> None:
        """Show the findings, and the text where the model changed it."""
        control = self._control
        if isinstance(control, TextField):
            control.note, control.readonly = field.help, locked or field.fixed
            control.tone = ""
            if field.text != self._told and not self.sending and not self._send_later.is_triggered:
                self._write(field.text)
        else:
            control.options, control.value = list(field.choices), field.text
            control.disabled = locked or field.fixed
        self._told = field.text
        self._problems.show(field.problems)
        keep(self, self._problems, bool(field.problems))

    def flush(self) -> None:
        """Hand on what was typed, now."""
        if self._send_later.is_triggered:
            self._send_later.cancel()
        if self.entry is not None and self.entry.text != self._told:
            self.sending = True
            try:
                self.dispatch("on_set", self.entry.text)
            finally:
                self.sending = False

    def _write(self, text: str) -> None:
        if self.entry.text != text:
            self.entry.text = text
            self._send_later.cancel()

    def _typed(self, _field: object, text: str) -> None:
        if text != self._told:
            self._send_later.cancel()
            self._send_later()


def _control(field: FormField) -> Any:
    if not field.choices:
        return TextField(
            label=field.label.upper(), note=field.help, several_lines=field.several_lines, longest=LONGEST
        )  # fmt: skip
    if len(field.choices) <= FEW:
        return Segmented(label=field.label, options=list(field.choices), value=field.text)
    return LabelledPick(label=field.label.upper(), options=list(field.choices), value=field.text)
