"""Teacher on screen: the lock, or a card for each page of the area."""

from __future__ import annotations

from typing import Any

from app.i18n import _
from app.ui.screens.screen import Screen
from app.ui.screens.teacher.cards import WayCard, ways
from app.ui.widgets import fill, load_kv
from app.ui.widgets.new_pin import ask_new_pin
from app.viewmodels import lock
from app.viewmodels.teacher import TeacherModel, TeacherState

LONGEST_PIN = 32


class TeacherScreen(Screen):
    """One unlock opens the whole area; then it goes on to the page that was wanted (`Navigator.opened`)."""

    model: TeacherModel

    def on_kv_post(self, base_widget: Any) -> None:
        """The kv rule is applied: the parts exist."""
        super().on_kv_post(base_widget)
        part = self.part
        part.pin.entry.password, part.pin.longest = True, LONGEST_PIN
        part.pin.bind(on_submit=lambda _field: self.enter_pin())
        part.enter.bind(on_release=lambda _button: self.enter_pin())
        part.set_pin.bind(on_release=lambda _button: self.ask_pin())
        part.remove_pin.bind(on_release=lambda _button: self._do(lambda: self.model.set_pin("")))
        part.shut.bind(on_release=lambda _button: self._do(self.model.shut))
        for way in ways():
            if self.navigator.has(way.page):
                card = WayCard(way)
                card.bind(on_release=lambda pressed: self.navigator.teach(pressed.way.page))
                part.cards.add_widget(card)

    def enter(self) -> None:
        """Show the cards, or the lock."""
        super().enter()
        self.part.scroll.to_start()
        if self.model.state.locked and self.wide:
            self.part.pin.take_focus()
        elif not self.model.state.locked:
            self.part.cards.children[-1].focus = True

    def render(self, state: TeacherState) -> None:
        """Show what is open."""
        part = self.part
        said = [part.said] if state.said else []
        part.set_pin.text = _("Change the PIN") if state.protected else _("Set a PIN")
        part.curtain_text.text = lock.curtain_text(protected=state.protected)
        fill(part.pin_ways, [part.set_pin, *([part.remove_pin, part.shut] if state.protected else [])])
        fill(part.body, [part.lock, *said] if state.locked else [part.cards, part.curtain, *said])

    def enter_pin(self) -> None:
        """Try the PIN that is typed."""
        pin, self.part.pin.entry.text = self.part.pin.text, ""
        tried: list[bool] = []
        self._do(lambda: tried.append(self.model.enter(pin)))
        if any(tried):
            self.navigator.opened()

    def ask_pin(self) -> None:
        """Ask for a new PIN, twice."""
        ask_new_pin(lambda pin: self._do(lambda: self.model.set_pin(pin)), LONGEST_PIN)

    def _do(self, act: Any) -> None:
        self.navigator.guarded(act)


load_kv(__file__)
