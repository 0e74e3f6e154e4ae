"""Teacher: the door of the teacher area, its lock and its PIN."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.services.desk import Desk
from app.viewmodels import lock
from app.viewmodels.observable import ViewModel


@dataclass(frozen=True, slots=True)
class TeacherState:
    """Whether the area is shut (`locked`), whether a PIN is set (`protected`), and what came of the last try."""

    locked: bool = False
    protected: bool = False
    said: str = ""


class TeacherModel(ViewModel[TeacherState]):
    """One lock for every page of the area: what is opened here is open on all of them."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        super().__init__(TeacherState())

    def refresh(self) -> None:
        """See anew whether the area is open."""
        area = self._desk.teacher_area
        said = "" if area.open else lock.wait_text(area)
        self._show(TeacherState(locked=not area.open, protected=area.protected, said=said))

    def enter(self, pin: str) -> bool:
        """Try a PIN; whether the area is open now."""
        said = lock.try_pin(self._desk.teacher_area, pin)
        if said:
            self._show(replace(self.state, locked=True, said=said))
        else:
            self.refresh()
        return not said

    def set_pin(self, pin: str) -> bool:
        """Set or change the PIN; an empty one takes it away. False, with the reason said."""
        area = self._desk.teacher_area
        done, said = lock.change_pin(area, pin)
        self._show(replace(self.state, protected=area.protected, said=said))
        return done

    def shut(self) -> None:
        """Ask for the PIN again."""
        self._desk.teacher_area.shut()
        self.refresh()
