"""Teacher: the door of the teacher area, its lock and its PIN."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.i18n import _, ngettext
from app.services.desk import Desk
from app.services.teacher_area import PinRefused, Tried
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
        said = "" if area.open else self._wait_text()
        self._show(TeacherState(locked=not area.open, protected=area.protected, said=said))

    def enter(self, pin: str) -> bool:
        """Try a PIN; whether the area is open now."""
        if self._desk.teacher_area.enter(pin) is Tried.OPEN:
            self.refresh()
            return True
        self._show(replace(self.state, locked=True, said=self._wait_text() or _("That is not the PIN.")))
        return False

    def set_pin(self, pin: str) -> bool:
        """Set or change the PIN; an empty one takes it away. False, with the reason said."""
        area = self._desk.teacher_area
        try:
            if pin:
                area.set_pin(pin)
            else:
                area.remove_pin()
        except PinRefused as refusal:
            self._show(replace(self.state, said=str(refusal)))
            return False
        said = _("The PIN is set.") if pin else _("The teacher area has no PIN now.")
        self._show(replace(self.state, protected=area.protected, said=said))
        return True

    def shut(self) -> None:
        """Ask for the PIN again."""
        self._desk.teacher_area.shut()
        self.refresh()

    def _wait_text(self) -> str:
        wait = -(-self._desk.teacher_area.wait() // 1000)
        if not wait:
            return ""
        return ngettext(
            "Too many tries. The next one is in {n} second.", "Too many tries. The next one is in {n} seconds.", wait
        ).format(n=wait)
