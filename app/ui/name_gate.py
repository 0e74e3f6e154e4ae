"""The gate before names: asks for the PIN of a learner who is chosen, and offers a name without one a PIN."""

from __future__ import annotations

from collections.abc import Callable

from app.i18n import _
from app.services.desk import Desk
from app.services.pin import LONGEST
from app.services.ports import StoreError
from app.ui.widgets import Dialog, toast
from app.ui.widgets.ask_pin import ask_pin
from app.ui.widgets.new_pin import ask_new_pin
from app.viewmodels import lock

Guarded = Callable[[Callable[[], None]], None]
OPEN_TO_ALL = ("learners", "settings", "teacher")  # places that show nothing of who studies


class NameGate:
    """`guarded` does something and shows a refusal; `changed` is called after a PIN was set or taken away."""

    def __init__(self, desk: Desk, guarded: Guarded, changed: Callable[[], None]) -> None:
        self._desk = desk
        self._guarded = guarded
        self._changed = changed

    def admit(self, learner: str, do: Callable[[], None]) -> None:
        """Do what shows a learner's answers; before it, ask for the PIN where one is needed."""
        self._guarded(lambda: self._admit(learner, do))

    def offer(self, learner: str) -> None:
        """Offer a name a PIN of its own, where others have to ask the teacher for theirs."""
        if not self._desk.teacher_area.protected or self._desk.names.locked(learner):
            return
        Dialog(
            [(_("Not now"), "outline", lambda: None), (_("Set a PIN"), "primary", lambda: self.change(learner))],
            title=_("A PIN for your name?"),
            text=_("With it only you and your teacher see your answers here, and you need not ask to come back."),
        ).open()

    def change(self, learner: str) -> None:
        """Ask for a new PIN of a name, twice, and keep it."""
        ask_new_pin(lambda pin: self._guarded(lambda: self._keep(learner, pin)), LONGEST, _("PIN of your name"))

    def remove(self, learner: str) -> None:
        """Take the PIN of a name away."""
        self._guarded(lambda: self._keep(learner, ""))

    def halts(self, place: str) -> bool:
        """Whether a place must not be shown yet: who studies has a PIN and has not entered it."""
        try:
            return place not in OPEN_TO_ALL and self._desk.names.shut(self._desk.learner().id)
        except StoreError:  # the page itself says what is wrong with the store
            return False

    def _admit(self, learner: str, do: Callable[[], None]) -> None:
        desk = self._desk
        found = next((one for one in desk.store().learners() if one.id == learner), None)
        wanted = lock.asked(desk, found, desk.learner()) if found else None
        if wanted is None:
            do()
            return

        def opened() -> None:
            self._guarded(do)
            if wanted.teachers:
                self.offer(learner)

        ask_pin(wanted.title, wanted.text, lambda pin: self._tried(learner, pin), opened)

    def _tried(self, learner: str, pin: str) -> str | None:
        """Why a PIN does not open; None where the try itself was refused, which is said."""
        said: list[str] = []
        self._guarded(lambda: said.append(lock.try_name(self._desk, learner, pin)))
        return said[0] if said else None

    def _keep(self, learner: str, pin: str) -> None:
        _done, said = lock.change_name_pin(self._desk, learner, pin)
        self._changed()
        toast(said, icon="information-outline")
