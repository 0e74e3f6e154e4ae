"""The options of a choice with weights: each with its text, whether it is right, its feedback and what it earns."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kivy.clock import Clock
from kivy.metrics import dp

from app.i18n import _
from app.ui.screens.editor.parts import FieldRow, ProblemLines
from app.ui.widgets import Card, Column, Flow, Gap, IconButton, PushButton, Row, Text, Toggle, keep
from app.viewmodels.editor import EditorModel
from app.viewmodels.editor_state import FormField, OptionRow

Guard = Callable[[Callable[[], None]], None]


class OptionsRow(Column):
    """The field of the options; every change goes to the model through `guarded`."""

    entry = None

    def __init__(self, field: FormField, model: EditorModel, guarded: Guard, **kwargs: Any) -> None:
        kwargs.setdefault("spacing", dp(10))
        super().__init__(**kwargs)
        self.name, self._model, self._guarded = field.name, model, guarded
        self.cards: list[OptionCard] = []
        self._cards, self._problems, ways = Column(spacing=dp(10)), ProblemLines(), Flow()
        self.add = PushButton(text=_("Add an option"), icon="plus", kind="outline")
        self.add.bind(on_release=lambda _button: self._add())
        ways.add_widget(self.add)
        self.add_widget(Text(text=field.label.upper(), variant="overline", role="muted"))
        for part in (self._cards, ways, Text(text=field.help, role="muted", variant="label")):
            self.add_widget(part)
        self.show(field, locked=False)

    @property
    def sending(self) -> bool:
        """Whether what was typed is being handed on."""
        return any(row.sending for card in self.cards for row in card.rows)

    def flush(self) -> None:
        """Hand on what was typed, now."""
        for card in list(self.cards):
            for row in card.rows:
                row.flush()

    def show(self, field: FormField, *, locked: bool) -> None:
        """Show the options; where their number is the same, their fields stay."""
        if len(self.cards) != len(field.options):
            self.cards = [OptionCard(at, one, self) for at, one in enumerate(field.options)]
            self._cards.clear_widgets()
            for card in self.cards:
                self._cards.add_widget(card)
        for at, (card, option) in enumerate(zip(self.cards, field.options, strict=True)):
            card.show(option, locked=locked, last=at == len(self.cards) - 1)
        self.add.disabled = locked
        self._problems.show(field.problems)
        keep(self, self._problems, bool(field.problems))

    def send(self, act: Callable[[], None]) -> None:
        """Make a move of the model; a refusal is shown."""
        self._guarded(act)

    def set(self, place: int, key: str, text: str) -> None:
        """A text of an option was typed."""
        self.send(lambda: self._model.options.set_text(place, key, text))

    def turn(self, place: int, on: bool) -> None:
        """An option was said to be right or wrong."""
        self.flush()
        self.send(lambda: self._model.options.set_right(place, on))

    def move(self, place: int, by: int) -> None:
        """Move an option; the keyboard goes with it."""
        self.flush()
        self.send(lambda: self._model.options.move(place, by))
        self._focus(self.cards[place + by].button(by))

    def drop(self, place: int) -> None:
        """Take an option out."""
        self.flush()
        self.send(lambda: self._model.options.drop(place))
        self._focus(self.add)

    def _add(self) -> None:
        self.flush()
        self.send(self._model.options.add)
        if self.cards:
            self._focus(self.cards[-1].rows[0].entry)

    @staticmethod
    def _focus(widget: Any) -> None:
        Clock.schedule_once(lambda _seconds: setattr(widget, "focus", True), 0)


class OptionCard(Card):
    """One option. `rows` are the fields of its text, feedback and weight."""

    def __init__(self, place: int, option: OptionRow, owner: OptionsRow, **kwargs: Any) -> None:
        super().__init__(padding=(dp(14), dp(8), dp(14), dp(14)), spacing=dp(10), **kwargs)
        self.toggle = Toggle(label=_("This option is right"), active=option.right)
        self.toggle.bind(on_switch=lambda _row, on: owner.turn(place, on))
        self.buttons = {
            "up": IconButton(icon="arrow-up", label=_("Up")),
            "down": IconButton(icon="arrow-down", label=_("Down")),
            "drop": IconButton(icon="close", label=_("Take out")),
        }
        self.buttons["up"].bind(on_release=lambda _button: owner.move(place, -1))
        self.buttons["down"].bind(on_release=lambda _button: owner.move(place, 1))
        self.buttons["drop"].bind(on_release=lambda _button: owner.drop(place))
        self.rows = [FieldRow(field) for field in _fields(option)]
        for row in self.rows:
            row.bind(on_set=lambda row, text: owner.set(place, row.name, text))
        head = Row()
        head.add_widget(Text(text=_("Option {n}").format(n=place + 1), variant="strong", fit=True))
        for part in (Gap(), *self.buttons.values()):
            head.add_widget(part)
        for part in (head, self.rows[0], self.toggle, *self.rows[1:]):
            self.add_widget(part)
        self._place = place

    def button(self, by: int) -> IconButton:
        """The button that moves on in the same direction, or back where that is the end."""
        up, down = self.buttons["up"], self.buttons["down"]
        wanted, other = (up, down) if by < 0 else (down, up)
        return other if wanted.disabled else wanted

    def show(self, option: OptionRow, *, locked: bool, last: bool) -> None:
        """Show the option as it is now."""
        self.tone = "soft" if option.right else "plain"
        self.toggle.active, self.toggle.disabled = option.right, locked
        self.buttons["up"].disabled = locked or not self._place
        self.buttons["down"].disabled = locked or last
        self.buttons["drop"].disabled = locked
        for row, field in zip(self.rows, _fields(option), strict=True):
            row.show(field, locked=locked)


def _fields(option: OptionRow) -> tuple[FormField, ...]:
    """The three texts of an option as fields of a form."""
    weight = _("The share of the marks that it earns, from -1 to 1: 0.5 is half. Empty in all: right or wrong alone.")
    return (
        FormField("text", _("Text"), option.text, several_lines=True),
        FormField("feedback", _("Feedback"), option.feedback, _("Shown to whoever chooses it."), several_lines=True),
        FormField("credit", _("Weight"), option.weight, weight),
    )
