"""The whole window over a real store, as a test opens it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.services.desk import Desk
from app.ui.router import Router
from app.ui.theme import theme
from tests.studyroom import FakeClock, make_desk
from tests.window.driver import Driver
from tests.window.faults import layout_faults

DESKTOP, PHONE = (1200, 800), (392, 848)
SIZES = {"desktop": DESKTOP, "phone": PHONE}


class Room:
    """A window with its driver, router and desk. `screen` is the page that is shown."""

    def __init__(self, driver: Driver, desk: Desk, size: tuple[int, int] = DESKTOP, *, themed: bool = False) -> None:
        self.driver, self.desk = driver, desk
        driver.resize(*size)
        self.router = Router(desk)
        if not themed:
            theme.choice = "light"
        driver.show(self.router.shell)

    @property
    def name(self) -> str:
        return self.router.name

    def open(self) -> Room:
        """What the app does after its first frame."""
        self.router.refresh()
        self.driver.settle()
        return self

    def faults(self) -> list[str]:
        """The layout faults at this size with text at 100 and at 200 %."""
        found = []
        for scale in (1.0, 2.0):
            theme.scale = scale
            self.driver.settle()
            found += [f"{scale:.0%}: {fault}" for fault in layout_faults(self.router.shell)]
        return found


@contextmanager
def window(driver: Driver, folder: Path, size: str = "desktop", clock: FakeClock | None = None) -> Iterator[Room]:
    """The window over a real store in `folder`; the store is closed at the end. Not yet opened: see `Room.open`."""
    desk = make_desk(folder, clock)
    try:
        yield Room(driver, desk, SIZES[size])
    finally:
        desk.close()
