"""Learners: who studies on this device."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.i18n import _
from app.services.desk import Desk
from app.services.ports import StoreError
from app.viewmodels.learner_care import LearnerCare
from app.viewmodels.observable import ViewModel


@dataclass(frozen=True, slots=True)
class LearnerRow:
    """One learner; `current` studies now, `locked` has a PIN."""

    id: str
    name: str
    current: bool
    locked: bool = False


@dataclass(frozen=True, slots=True)
class LearnersState:
    """All learners, and what went wrong with the last name typed.

    `halted` says why nothing else is shown: who studied last has not entered their PIN.
    """

    rows: tuple[LearnerRow, ...] = ()
    problem: str = ""
    done: str = ""
    halted: str = ""


class LearnersModel(ViewModel[LearnersState]):
    """Choose, add and rename; `care` does what touches the answers of a learner."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.care = LearnerCare(desk)
        super().__init__(LearnersState())

    def refresh(self, problem: str = "", done: str = "") -> None:
        """Read the list anew."""
        current, names = self._desk.learner(), self._desk.names
        here = (x for x in self._desk.store().learners() if not x.imported)
        shut, halted = names.shut(current.id), ""
        rows = tuple(LearnerRow(x.id, x.name, x.id == current.id and not shut, names.locked(x.id)) for x in here)
        if shut:
            halted = _("{name} studied here last and has a PIN. Choose your name, or add one.").format(
                name=current.name
            )
        self._show(LearnersState(rows, problem, done, halted))

    def use(self, learner_id: str) -> None:
        """Another learner studies from now on."""
        found = next((x for x in self._desk.store().learners() if x.id == learner_id), None)
        if found is not None:
            self._desk.use_learner(found)
            self.refresh(done=_("{name} studies now.").format(name=found.name))

    def add(self, name: str) -> bool:
        """Add a learner and let them study; False, with the reason shown, where the name is refused."""
        try:
            learner = self._desk.store().add_learner(name)
        except StoreError as error:
            self._show(replace(self.state, problem=str(error), done=""))
            return False
        self._desk.use_learner(learner)
        self.refresh(done=_("{name} studies now.").format(name=learner.name))
        return True

    def close(self) -> None:
        """Ask for the PINs of all names again."""
        self._desk.names.close()
        self.refresh()

    def rename(self, learner_id: str, name: str) -> bool:
        """Give a learner another name; False, with the reason shown, where it is refused."""
        found = next((x for x in self._desk.store().learners() if x.id == learner_id), None)
        if found is None:
            return False
        try:
            self._desk.rename(found, name)
        except StoreError as error:
            self._show(replace(self.state, problem=str(error), done=""))
            return False
        self.refresh(done=_("Renamed."))
        return True
