"""Context: what a terminal command is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from app.services.desk import Desk, Parts
from app.services.ports import Clock, CourseReader, ProgressStore, Scheduler


@dataclass(frozen=True, slots=True)
class Context:
    """The joined parts and the three streams; `course` is the folder named with --course, or None."""

    parts: Parts
    data_dir: Path
    stdin: TextIO
    stdout: TextIO
    stderr: TextIO

    @property
    def reader(self) -> CourseReader:
        """Reads course folders."""
        return self.parts.reader

    @property
    def course(self) -> Path | None:
        """The folder named with --course."""
        return self.parts.course

    @property
    def clock(self) -> Clock:
        """The present time."""
        return self.parts.clock

    @property
    def scheduler(self) -> Scheduler:
        """Moves memory states."""
        return self.parts.scheduler

    @property
    def open_store(self) -> Callable[[], ProgressStore]:
        """Opens the progress store."""
        return self.parts.open_store

    def desk(self) -> Desk:
        """A desk over these parts; close it when done."""
        return Desk(self.parts)
