"""Learners: who studies on this device; choose and add them, and what can be done to each name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.i18n import _
from app.ui.care import Care
from app.ui.screens.learners.parts import LearnerCard
from app.ui.screens.screen import Screen
from app.ui.widgets import Dialog, Picker, TextField, keep, load_kv
from app.viewmodels.learners import LearnerRow, LearnersModel, LearnersState

LONGEST_NAME = 60
Way = tuple[str, Callable[[], None]]


class LearnersScreen(Screen):
    """One card for each learner, and a field for a new name."""

    model: LearnersModel

    def on_kv_post(self, base_widget: Any) -> None:
        """The kv rule is applied: the parts exist."""
        super().on_kv_post(base_widget)
        self._cards: list[LearnerCard] = []
        self._care = Care(self.model.care, self.navigator.guarded, self.model.refresh)
        self.part.name.longest = LONGEST_NAME
        self.part.name.bind(on_submit=lambda _field: self.add())
        self.part.add.bind(on_release=lambda _button: self.add())

    def enter(self) -> None:
        """Show the learners; the first has the keyboard."""
        super().enter()
        self.part.scroll.to_start()
        if self._cards:
            self._cards[0].button.focus = True

    def render(self, state: LearnersState) -> None:
        """Show a new state; cards are kept and only change their words."""
        while len(self._cards) > len(state.rows):
            self.part.list.remove_widget(self._cards.pop())
        for at, row in enumerate(state.rows):
            if at == len(self._cards):
                self._cards.append(self._card())
                self.part.list.add_widget(self._cards[at])
            self._cards[at].show(row)
        self.part.name.error = state.problem
        keep(self.part.scroll.content, self.part.halted, bool(state.halted), before=self.part.list)
        keep(self.part.scroll.content, self.part.done, bool(state.done), before=self.part.list)

    def add(self) -> None:
        """Add the learner whose name is typed."""
        name = self.part.name.text
        if name.strip():
            self.navigator.guarded(lambda: self._added(self.model.add(name)))

    def ask_way(self, row: LearnerRow) -> None:
        """Ask what to do to a name."""
        ways = self.ways(row)
        picker = Picker([words for words, _act in ways], title=row.name)
        picker.bind(on_pick=lambda _picker, at: ways[at][1]())
        picker.open()

    def ways(self, row: LearnerRow) -> list[Way]:
        """What can be done to a name once it is open: the words and what they do."""
        names = self.navigator.names
        ways = [(_("Rename"), lambda: self.ask_name(row))]
        if row.current:
            ways += self._care.ways(row.id)
        if not row.locked:
            return [*ways, (_("Set a PIN"), lambda: names.change(row.id))]
        ways += [
            (_("Change the PIN"), lambda: names.change(row.id)),
            (_("Remove the PIN"), lambda: names.remove(row.id)),
        ]
        return [*ways, (_("Ask for the PIN again"), self.model.close)] if row.current else ways

    def ask_name(self, row: LearnerRow) -> None:
        """Ask for another name of a learner."""
        field = TextField(label=_("NAME"), text=row.name, longest=LONGEST_NAME)
        actions = [
            (_("Cancel"), "outline", lambda: None),
            (_("Rename"), "primary", lambda: self._rename(row, field.text)),
        ]
        dialog = Dialog(actions, first_focus=field.entry, title=_("Rename learner"))
        dialog.body.add_widget(field)
        field.bind(on_submit=lambda _field: self._rename(row, field.text, dialog))
        dialog.open()

    def _card(self) -> LearnerCard:
        card = LearnerCard()
        card.bind(on_use=lambda made: self._use(made.row.id), on_more=lambda made: self._more(made.row))
        return card

    def _use(self, learner: str) -> None:
        self.navigator.names.admit(learner, lambda: self._used(learner))

    def _used(self, learner: str) -> None:
        halted = bool(self.model.state.halted)
        self.model.use(learner)
        if halted:
            self.navigator.today()

    def _more(self, row: LearnerRow) -> None:
        self.navigator.names.admit(row.id, lambda: self.ask_way(row))

    def _added(self, done: bool) -> None:
        if done:
            self.part.name.entry.text = ""
            current = next((row.id for row in self.model.state.rows if row.current), "")
            self.navigator.names.offer(current)

    def _rename(self, row: LearnerRow, name: str, dialog: Dialog | None = None) -> None:
        if dialog is not None:
            dialog.close()
        self.navigator.guarded(lambda: self._say(self.model.rename(row.id, name)))

    def _say(self, renamed: bool) -> None:
        """A refused name is said here too: the field below is for a new learner."""
        if not renamed and self.model.state.problem:
            self.navigator.toast(self.model.state.problem)


load_kv(__file__)
