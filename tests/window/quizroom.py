"""Quiz, Exam and Result in the whole window, opened on a chosen question."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from app.services.desk import Desk
from app.ui.widgets import Choice
from app.viewmodels.quiz import QuizModel
from app.viewmodels.quiz_state import QuizState
from tests.asking import asking_desk, start
from tests.studyroom import FakeClock
from tests.window.driver import Driver
from tests.window.rooms import SIZES, Room


class QuizRoom(Room):
    """A window that shows questions. `ask(quiz)` starts a quiz by its name in `tests.asking`."""

    def __init__(self, driver: Driver, desk: Desk, size: tuple[int, int]) -> None:
        super().__init__(driver, desk, size)
        self.router.refresh()

    @property
    def screen(self) -> Any:
        return self.router.shell.screen

    @property
    def model(self) -> QuizModel:
        return self.router.pages.quiz

    @property
    def state(self) -> QuizState:
        return self.model.state

    def ask(self, quiz: str, seed: int = 1) -> QuizRoom:
        """Start a quiz and show its first question."""
        self.router.study(start(self.desk, quiz, seed))
        self.driver.settle()
        return self

    def option(self, text: str) -> Any:
        """The row of an option."""
        return self.driver.find(text, Choice)

    def number(self, text: str) -> str:
        """The digit that chooses an option."""
        return next(row.label for row in self.state.options if row.text == text)

    def verdict(self) -> str:
        """What is said of the answer, or an empty text."""
        return self.state.feedback.verdict if self.state.feedback else ""


@contextmanager
def quiz_room(
    driver: Driver, folder: Path, size: str = "desktop", clock: FakeClock | None = None
) -> Iterator[QuizRoom]:
    """The window over a course with every kind of question; the store is closed at the end."""
    desk = asking_desk(folder, clock)
    try:
        yield QuizRoom(driver, desk, SIZES[size])
    finally:
        desk.close()
