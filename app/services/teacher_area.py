"""The teacher area: a PIN before the pages that show other people's answers. A classroom curtain, not a safe."""

from __future__ import annotations

from app.i18n import _
from app.services.pin import Pin, PinPlace, PinRefused, Tried
from app.services.ports import Clock


class TeacherArea(Pin):
    """Open or shut; without a PIN it is always open, and once opened until `shut` or the end of the program."""

    def __init__(self, place: PinPlace, clock: Clock) -> None:
        super().__init__(place, clock)
        self._opened = False

    @property
    def open(self) -> bool:
        """Whether its pages may be shown now."""
        return self._opened or not self.protected

    @property
    def attended(self) -> bool:
        """Whether the teacher has opened it with the PIN and not shut it since."""
        return self._opened and self.protected

    def shut(self) -> None:
        """Ask for the PIN again from now on."""
        self._opened = False

    def set_pin(self, pin: str) -> None:
        """Set or change the PIN; the area is open afterwards. Only asked for while it is open.

        Raises PinRefused, or StoreError where it cannot be kept.
        """
        self._must_be_open()
        self.keep(pin)
        self._opened = True

    def remove_pin(self) -> None:
        """Take the PIN away. Raises PinRefused while the area is shut."""
        self._must_be_open()
        self.forget()

    def enter(self, pin: str) -> Tried:
        """Try a PIN, as `check` does; the right one opens the area."""
        tried = self.check(pin)
        self._opened = self._opened or tried is Tried.OPEN
        return tried

    def _must_be_open(self) -> None:
        if not self.open:
            raise PinRefused(_("Open the teacher area with the present PIN first."))
